"""English nouns, m to z, that may stand for each other.

One group a line, in alphabetical order, put together by hand from everyday usage. A word may stand in more
than one group; a group is kept tight, since a word that is swapped for a stranger makes a sibling. Base forms
are enough: endings are taken off before a word is looked up, irregular forms stand beside it. Underscores
join the words of a phrase.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

NOUNS_M_TO_Z = groups("""
machine device
man guy
maths math mathematics
meaning definition
medic paramedic
medicine medication drug
meeting appointment
melody tune
method function procedure
method technique approach procedure
middle centre center
midnight 12_at_night
mobile cell
moment second
mood atmosphere
mortgage home_loan
mother mom mum
motorway highway freeway
mountain peak
mug cup
music songs
name title
nappy diaper
necklace pendant
neighbour neighbor
network web
noise sound
noon midday 12_o'clock twelve_o'clock
note memo
number figure
number integer value
nurse caregiver
ocean sea
opinion view viewpoint
outfit clothes clothing
pain ache
painting picture
parameter argument
parcel package packet
parents mother_and_father
parking_lot car_park
part component piece
party celebration
passage paragraph excerpt
passenger traveller traveler
password passcode
path trail track
patient sufferer
pavement sidewalk
people persons individuals folks humans
period time
permission authorisation authorization
person individual human
petrol gas gasoline
pharmacy drugstore chemist
phone telephone mobile cellphone smartphone
phrase expression
physician doctor gp
picture image photo photograph illustration
pilot captain
place location spot
plan scheme
planet world
plant flower
player participant
plot storyline story
poem verse
point_of_view perspective viewpoint
police cops
policy rule
pollution contamination
population inhabitants
portion part
possibility chance
post mail
postcode zip_code
pot pan saucepan
pram stroller
presentation slides
president leader
prize award
problem issue trouble difficulty
procedure process method
professor lecturer
profit gain earnings
program script code application
proof evidence
protagonist main_character hero
puppy dog
purchase order
puzzle brain_teaser
quality characteristic
query search
question query
queue line
railway railroad
rain rainfall
range variety
rear back
reason cause
receipt proof_of_purchase
recipe instructions
record entry
refund reimbursement
relative family_member
religion faith
remainder rest
remark observation
report account
request inquiry
requirement condition
research study studies
reservation booking
result outcome consequence
revenue turnover sales
rhythm beat
riddle puzzle
risk danger
river stream
rocket arugula
root cause
rota roster schedule
rubbish trash garbage waste
rug carpet
rule regulation
sadness sorrow
safety security
sailor seaman
salary pay wage
sample example test
sauce dressing
savings money_saved
scar mark
scene setting
scent fragrance
scientist researcher
screen display monitor
sculpture statue
section part
sentence phrase
sentence statement
series sequence
server host
set collection
shade hue
shape form
shelf rack
shift crew
shipment delivery consignment
shoes footwear
shop store
show performance
similarity resemblance
singer vocalist
size dimensions
slides slide_deck
slogan tagline motto catchphrase
smell odour odor scent
snack bite
snippet code fragment
snippet piece
socket outlet
software program
soldier warrior
song tune
soup broth
source origin
space room
speech talk address
speed velocity pace
spice seasoning
staff employees personnel workforce workers
stage phase
statistic figure
step stage
stone rock
storm tempest
story tale narrative
stranger outsider
strategy plan approach
street road
student pupil learner
style manner
suggestion recommendation proposal
sum total
summary synopsis overview recap abstract outline
sun sunlight
supermarket grocery_store
supplier vendor
surgery operation
survey poll questionnaire
sweets candy
symptom sign
synonym similar_word
table chart
tablet pill
tailor seamstress
talk presentation
tap faucet
task assignment job
taste flavour flavor
tax duty
teacher instructor tutor
team crew group
temple shrine
test exam quiz
text passage
theory hypothesis
thief burglar robber
timetable schedule
tip hint suggestion
title headline heading
toast speech
toilet restroom bathroom loo
tone style
tool instrument
top peak
topic subject theme
torch flashlight
toy plaything
trainers sneakers
treatment therapy
tribe clan
trip journey tour
trousers pants
truck lorry
truck vehicle
tutorial guide
tv television telly
type kind sort
universe cosmos
university college
user customer
user person
vaccine jab shot vaccination
value amount
variable unknown
veg vegetable vegetables
verse stanza
version edition
visitor tourist
waiter server
wallet purse
war conflict
warehouse depot storehouse
way method manner approach
weather climate
webpage website page
website site webpage web_page
wedding marriage
weekend saturday_and_sunday
weight mass
wife spouse
winner champion
woman lady
word term
world globe earth
wound injury
""")

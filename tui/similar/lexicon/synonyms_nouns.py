"""English nouns that may stand for each other without another fact being stated.

One group a line, put together by hand from everyday usage. A word may stand in more than one group; a group
is kept tight, since a word that is swapped for a stranger makes a sibling. Base forms are enough: endings are
taken off before a word is looked up, irregular forms stand beside it. Underscores join the words of a phrase.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

NOUNS = groups("""
car automobile auto
truck vehicle
truck lorry
number integer value
humans humanity people mankind
sample example test
elements items entries
method function procedure
snippet code fragment
hint clue
riddle puzzle
puzzle brain_teaser
thief burglar robber
feedback comments
comment remark
remark observation
advice counsel
argument point
talk presentation
presentation slides
slides slide_deck
toast speech
invitation invite
greeting salutation
farewell goodbye
apology excuse
complaint grievance
request inquiry
demand requirement
requirement condition
condition requirement
guest visitor
visitor tourist
neighbour neighbor
stranger outsider
expert specialist professional
beginner novice newcomer
professor lecturer
scientist researcher
researcher scientist
inventor creator
artist painter
chef cook
waiter server
driver chauffeur
passenger traveller traveler
pilot captain
sailor seaman
farmer grower
gardener landscaper
baker pastry_chef
tailor seamstress
actor performer
audience crowd viewers
crowd mob
gang group
tribe clan
family household
relative family_member
ancestor forefather
descendant offspring
wound injury
scar mark
fever temperature
flu influenza
cough coughing
allergy allergic_reaction
physician doctor gp
dentist dental_surgeon
medic paramedic
ambulance emergency_vehicle
vaccine jab shot vaccination
cash money
fee price
fine penalty
tax duty
debt money_owed
loan credit
mortgage home_loan
budget spending_plan
savings money_saved
profit gain earnings
earnings income
income earnings
revenue turnover sales
purchase order
order purchase
cellar basement
attic loft
hallway corridor
bathroom toilet restroom
toilet restroom bathroom loo
path trail track
trail path
harbour harbor port
coast shore seaside
beach shore
island isle
mountain peak
jungle rainforest
storm tempest
breeze wind
fog mist
flood flooding
earthquake quake
animal creature beast
creature animal being
puppy dog
kitten cat
bug insect
insect bug
plant flower
bush shrub
branch limb
veg vegetable vegetables
spice seasoning
sauce dressing
dressing sauce
snack bite
dessert pudding
jar pot
pot pan saucepan
bowl dish
mug cup
knife blade
bottle flask
lid cover
outfit clothes clothing
clothes clothing garments
hat cap
shoes footwear
jacket coat
necklace pendant
toy plaything
gadget gizmo
noise sound
sound noise
smell odour odor scent
scent fragrance
taste flavour flavor
colour color shade
shade hue
shape form
size dimensions
weight mass
height elevation
speed velocity pace
pace speed
direction way
distance gap
gap space
space room
spot place
centre center core
core heart
source origin
origin source
root cause
proof evidence
evidence proof
theory hypothesis
study research
research study studies
experiment trial
trial experiment
survey poll questionnaire
statistic figure
formula equation
equation formula
variable unknown
value amount
index position
position index
element item
record entry
entry record
field column
query search
server host
host server
backup copy
copy duplicate
version edition
edition version
draft version
layout arrangement
theme topic
plot storyline story
storyline plot
scene setting
setting scene
chapter section
verse stanza
stanza verse
rhythm beat
melody tune
band group
concert gig show
show performance
performance show
exhibition exhibit
painting picture
sculpture statue
statue sculpture
castle fortress
temple shrine
café cafe coffee_shop coffeehouse
picture image photo photograph illustration
film movie
tv television telly
phone telephone mobile cellphone smartphone
computer pc machine
laptop notebook
fridge refrigerator
lift elevator
flat apartment
house home
garden yard
holiday vacation
shop store
supermarket grocery_store
pharmacy drugstore chemist
rubbish trash garbage waste
petrol gas gasoline
autumn fall
biscuit cookie
sweets candy
trousers pants
trainers sneakers
football soccer
maths math mathematics
pavement sidewalk
motorway highway freeway
railway railroad
queue line
timetable schedule
rota roster schedule
postcode zip_code
cv resume curriculum_vitae
shipment delivery consignment
delivery shipment
parcel package packet
box carton case
bag sack
shelf rack
warehouse depot storehouse
supplier vendor
customer client
employee worker staff_member
staff employees personnel workforce workers
boss manager supervisor
manager supervisor
colleague coworker co_worker
team crew group
shift crew
company firm business enterprise corporation organisation organization
business company
job occupation position work
job task
task assignment job
meeting appointment
appointment booking
reservation booking
interview talk
error mistake fault bug
bug defect error
problem issue trouble difficulty
question query
answer reply response solution
solution answer
advice guidance tips suggestions recommendations
tip hint suggestion
idea suggestion thought concept
suggestion recommendation proposal
example sample instance
reason cause
result outcome consequence
effect impact influence
benefit advantage pro
advantage benefit
disadvantage drawback downside con
drawback disadvantage
feature characteristic property attribute trait
characteristic feature trait
quality characteristic
difference distinction
similarity resemblance
way method manner approach
method technique approach procedure
technique method
procedure process method
process procedure
strategy plan approach
plan scheme
goal aim objective purpose target
aim purpose
purpose goal
topic subject theme
subject topic
story tale narrative
essay composition paper
article piece text
text passage
passage paragraph excerpt
paragraph passage
poem verse
speech talk address
letter message note
message note
note memo
email mail message
report account
summary synopsis overview recap abstract outline
overview summary
outline summary
list enumeration
table chart
chart graph diagram
diagram graph
form sheet
document file
folder directory
function method routine
function program script
program script code application
script program
code program
snippet piece
app application program
software program
website site webpage web_page
webpage website page
input argument
parameter argument
number figure
amount quantity sum
sum total
price cost
cost price expense
fee charge
salary pay wage
bill invoice
receipt proof_of_purchase
refund reimbursement
discount reduction
money cash
person individual human
people persons individuals folks humans
man guy
woman lady
child kid youngster
children kids youngsters
baby infant
boy lad
mother mom mum
father dad
grandmother grandma
grandfather grandpa
parents mother_and_father
friend pal buddy
husband spouse
wife spouse
doctor physician
doctor's physician's
nurse caregiver
patient sufferer
illness disease sickness
disease illness
medicine medication drug
pain ache
tablet pill
injury wound
symptom sign
treatment therapy
surgery operation
hospital clinic
teacher instructor tutor
student pupil learner
pupil student
lesson class
class course
exam test examination
test exam quiz
grade mark
university college
lawyer attorney solicitor
police cops
city town
country nation
street road
place location spot
location place site
area region zone
region area
trip journey tour
journey trip voyage
airplane plane aeroplane aircraft
boat ship
bike bicycle
ocean sea
forest woods
hill mound
stone rock
river stream
rain rainfall
weather climate
food meal
meal dish
dish meal recipe
dinner supper
lunch midday_meal
soup broth
drink beverage
recipe instructions
ingredient component
component part element
part component piece
piece part
section part
portion part
step stage
stage phase
level stage
type kind sort
kind type
category class group
group set
set collection
range variety
series sequence
rule regulation
law regulation
policy rule
instruction direction
instructions directions guide steps
guide manual handbook
manual handbook
tutorial guide
information info details data
details information
data information
fact information
knowledge understanding
skill ability
ability skill capability
experience expertise
chance opportunity
possibility chance
risk danger
danger hazard
safety security
emergency urgent_situation
fire blaze
war conflict
fight battle
game match
player participant
winner champion
prize award
gift present
party celebration
event occasion
wedding marriage
name title
title headline heading
headline title
slogan tagline motto catchphrase
tagline slogan
phrase expression
idiom expression saying
sentence phrase
sentence statement
word term
meaning definition
synonym similar_word
antonym opposite
character protagonist
protagonist main_character hero
author writer
singer vocalist
book novel
song tune
music songs
job_posting job_ad job_advertisement
ad advertisement advert
advertisement ad
brand make
product item
item article product
item thing
goods merchandise products
tool instrument
device gadget
machine device
engine motor
screen display monitor
display screen
button key
password passcode
account profile
user customer
user person
access entry
permission authorisation authorization
connection link
link url
network web
internet web net
code_snippet piece_of_code
world globe earth
planet world
universe cosmos
sun sunlight
beginning start
end conclusion
end finish
middle centre center
top peak
border boundary
edge border
rear back
midday noon
noon midday 12_o'clock twelve_o'clock
midnight 12_at_night
fortnight two_weeks
decade ten_years
century hundred_years
weekend saturday_and_sunday
moment second
period time
deadline due_date
age years
life lifetime
death passing
birth delivery
future time_to_come
history past
environment surroundings
pollution contamination
energy power
electricity power
capital main_city
inhabitants residents people citizens
population inhabitants
government administration
election vote
leader head
president leader
king ruler
army military
soldier warrior
enemy opponent
friendship companionship
love affection
happiness joy
sadness sorrow
anger rage
fear dread
hope optimism
dream aspiration
habit routine
custom tradition
culture civilisation
religion faith
belief conviction
opinion view viewpoint
view opinion
point_of_view perspective viewpoint
perspective viewpoint
mood atmosphere
tone style
style manner
advice_column help_column
keyhole minimally_invasive
leftover remaining
remainder rest
socket outlet
tap faucet
torch flashlight
nappy diaper
pram stroller
jumper sweater
crisps chips
aubergine eggplant
courgette zucchini
coriander cilantro
rocket arugula
icing frosting
mobile cell
handbag purse
wallet purse
couch sofa
cupboard cabinet closet
rug carpet
bin trash_can dustbin
cash_machine atm
post mail
engine_driver train_driver
licence license permit
badge id
gate entrance
entrance entry
exit way_out
parking_lot car_park
""")

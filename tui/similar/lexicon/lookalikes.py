"""Words that a slip of the finger cannot be told from, though each is a word: never taken for a misspelling.

One group a line: the members of each exclude each other.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

EVERYDAY = groups("""
lamb lamp limp
ethanol methanol
pull push
left lift
ship shop chip chop
bike bake bite
fork pork work cork
beef beer bear beet
coat boat goat
book cook look hook
cake lake cape cave care case
mouse house
train trail
price prize pride
wine line mine fine
rice ice price
month mouth south
weight height
salary celery
desert dessert
angel angle
bread broad
cloth clock clot
cold gold hold fold sold told
card cart carp
dose nose rose
drop crop drip
farm firm form
fall fail full fill
fast past last cast east
fire fine file five
flour floor flower
food foot wood good
game name same fame
gate date rate late
glass class grass
hand sand band land
head heat heal
heart heard
hill hall hell
home hope
horse house
king ring wing sing
lane line
leader ladder
list lost lift
live love
loan lean
lock rock sock
log lag leg
mail male main mall
march match
meal meat deal seal
meter motor
milk silk
mint mind
moon noon soon
mother brother
park bark dark mark
part port party
pasta paste
patient patent
pear peer pearl
phase phrase
plane plate place plant
plan plant
pool poor
port post
pound round sound
rain train brain
right night light sight fight
river driver
roof root room
sail sale
salt silt malt
sauce source
seed feed need
ship skip
shoe show
side size site
skin ski
snack snake
soap soup
son sun
sara clara tara zara
spend spent
spoon spool
stake steak
start smart
stock stick stack
stone store stove storm
string spring
sweat sweet
table cable
tail tall
taste paste
team term tram
tent test text
tile time tire title
tool pool
town tower
trip trap
truck track trick
trust trout
wall well will
warm worm
wash cash
weather leather
whale while
wife wine
wind wild
wood wool
word world ward work
year gear
zone tone
inbox index
integer integral
internet interest intranet
process processor
product produce
contract contrast contact
customer customs
university universe
formal format
moral mortal
political polite
hypothesis hypotenuse
metformin metoprolol
prednisone prednisolone
hydroxyzine hydralazine
clonidine clonazepam klonopin
celebrex celexa
losartan valsartan
ulna ulnar
ileum ilium
ether either
median medial
prostate prostrate
abduction adduction
hypoxia hypoxemia
employer employee
trainer trainee
interviewer interviewee
lessor lessee
mortgagor mortgagee
bath path math
cotton carton
dinner diner
engine engineer
sister mister
lender sender
lending sending
marine martine
monkey money
mutton button
pepper paper
ceiling sealing
potion portion
sender gender
statue statute status
tanker banker
winter water
writer waiter
""")

NAMES = groups("""
austria australia
iran iraq
slovakia slovenia
sweden switzerland
niger nigeria
mali malta malawi
guinea guyana
dominica dominican
latvia lithuania
georgia jordan
india indiana
colombia columbia
congo togo
gambia zambia
mauritius mauritania
korea kenya
chile china
paraguay uruguay
oman yemen
peking nanking
budapest bucharest
leeds leicester
lille lyon
vienna vienne
dover denver
dublin lublin
parma palma
bonn bern
turin tirana
maria marta mario mara marla marina
anna hanna
jan jana jane jean joan john juan
erin eric erika
mark marcus
martin martina marvin
paul paula
carl carla
daniel daniela danielle
michael michaela michelle
robert roberta roberto
alex alexa alexis
chris christa christina christine
julia julie julian juliet
laura lara lana lena lina
emma emily
peter petra
simon simone
nina tina gina dina lina
tim tom tam
rita rosa rina
bill will bob ben
jack jake jacky
luke lucas lucia lucy
lisa liza luisa
harry barry larry
kevin kelvin
dave dale
patel petrov
johnson johnston jackson
hansen hanson jansen jensen janssen
miller muller
brown braun
meyer mayer
rossi russo
lopez gomez
wang wong
chen cheng
lee li le
kim kin
intel dell
java javascript
pandas polars
react redux
swift swing
kafka kaggle
""")

LOOKALIKES = (*EVERYDAY, *NAMES)

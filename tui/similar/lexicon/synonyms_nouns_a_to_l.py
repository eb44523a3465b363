"""English nouns, a to l, that may stand for each other.

One group a line, in alphabetical order, put together by hand from everyday usage. A word may stand in more
than one group; a group is kept tight, since a word that is swapped for a stranger makes a sibling. Base forms
are enough: endings are taken off before a word is looked up, irregular forms stand beside it. Underscores
join the words of a phrase.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

NOUNS_A_TO_L = groups("""
ability skill capability
access entry
account profile
actor performer
ad advertisement advert
advice counsel
advice guidance tips suggestions recommendations
advice_column help_column
age years
airplane plane aeroplane aircraft
allergy allergic_reaction
ambulance emergency_vehicle
amount quantity sum
ancestor forefather
anger rage
animal creature beast
answer reply response solution
antonym opposite
apology excuse
app application program
appointment booking
area region zone
argument point
army military
article piece text
artist painter
attic loft
aubergine eggplant
audience crowd viewers
author writer
autumn fall
baby infant
backup copy
badge id
bag sack
baker pastry_chef
band group
beach shore
beginner novice newcomer
beginning start
belief conviction
benefit advantage pro
bike bicycle
bill invoice
bin trash_can dustbin
birth delivery
biscuit cookie
boat ship
book novel
border boundary
boss manager supervisor
bottle flask
bowl dish
box carton case
boy lad
branch limb
brand make
breeze wind
budget spending_plan
bug defect error
bug insect
bush shrub
button key
café cafe coffee_shop coffeehouse
capital main_city
car automobile auto
cash money
cash_machine atm
castle fortress
category class group
cellar basement
centre center core
century hundred_years
chance opportunity
chapter section
character protagonist
chart graph diagram
chef cook
child kid youngster
children kids youngsters
city town
class course
clothes clothing garments
coast shore seaside
code_snippet piece_of_code
colleague coworker co_worker
colour color shade
comment remark
company firm business enterprise corporation organisation organization
complaint grievance
component part element
computer pc machine
concert gig show
connection link
copy duplicate
core heart
coriander cilantro
cost price expense
couch sofa
cough coughing
country nation
courgette zucchini
creature animal being
crisps chips
crowd mob
culture civilisation
cupboard cabinet closet
custom tradition
customer client
cv resume curriculum_vitae
danger hazard
deadline due_date
death passing
debt money_owed
decade ten_years
demand requirement
dentist dental_surgeon
descendant offspring
dessert pudding
device gadget
difference distinction
dinner supper
direction way
disadvantage drawback downside con
discount reduction
dish meal recipe
distance gap
doctor's physician's
document file
draft version
dream aspiration
drink beverage
driver chauffeur
earnings income
earthquake quake
edge border
effect impact influence
election vote
electricity power
element item
elements items entries
email mail message
emergency urgent_situation
employee worker staff_member
end conclusion
end finish
enemy opponent
energy power
engine motor
engine_driver train_driver
entrance entry
environment surroundings
error mistake fault bug
essay composition paper
event occasion
exam test examination
example sample instance
exhibition exhibit
exit way_out
experience expertise
experiment trial
expert specialist professional
fact information
family household
farewell goodbye
farmer grower
father dad
fear dread
feature characteristic property attribute trait
fee charge
fee price
feedback comments
fever temperature
field column
fight battle
film movie
fine penalty
fire blaze
flat apartment
flood flooding
flu influenza
fog mist
folder directory
food meal
football soccer
forest woods
form sheet
formula equation
fortnight two_weeks
fridge refrigerator
friend pal buddy
friendship companionship
function method routine
function program script
future time_to_come
gadget gizmo
game match
gang group
gap space
garden yard
gardener landscaper
gate entrance
gift present
goal aim objective purpose target
goods merchandise products
government administration
grade mark
grandfather grandpa
grandmother grandma
greeting salutation
group set
guest visitor
guide manual handbook
habit routine
hallway corridor
handbag purse
happiness joy
harbour harbor port
hat cap
height elevation
hill mound
hint clue
history past
holiday vacation
hope optimism
hospital clinic
house home
humans humanity people mankind
husband spouse
icing frosting
idea suggestion thought concept
idiom expression saying
illness disease sickness
index position
information info details data
ingredient component
inhabitants residents people citizens
input argument
instruction direction
instructions directions guide steps
internet web net
interview talk
inventor creator
invitation invite
island isle
item article product
item thing
jacket coat
jar pot
job occupation position work
job_posting job_ad job_advertisement
journey trip voyage
jumper sweater
jungle rainforest
keyhole minimally_invasive
king ruler
kitten cat
knife blade
knowledge understanding
laptop notebook
law regulation
lawyer attorney solicitor
layout arrangement
leader head
leftover remaining
lesson class
letter message note
level stage
licence license permit
lid cover
life lifetime
lift elevator
link url
list enumeration
loan credit
location place site
love affection
lunch midday_meal
""")

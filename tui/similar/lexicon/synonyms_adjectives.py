"""English adjectives that may stand for each other.

One group a line, in alphabetical order, put together by hand from everyday usage. A word may stand in more
than one group; a group is kept tight, since a word that is swapped for a stranger makes a sibling. Base forms
are enough: endings are taken off before a word is looked up, irregular forms stand beside it. Underscores
join the words of a phrase.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

ADJECTIVES = groups("""
afraid scared frightened
angry mad furious cross annoyed
annoyed irritated
annual yearly every_year per_year per_annum
approximate rough
available accessible at_hand ready in_stock
aware conscious
bad poor awful terrible
basic fundamental elementary
beautiful pretty lovely attractive gorgeous
best finest top ideal optimal
better superior
big large great huge sizeable sizable
boring dull tedious
brave courageous
bright vivid
broken damaged defective faulty out_of_order
calm quiet peaceful tranquil
casual informal
catchy memorable
cheap inexpensive affordable low_cost budget
clean tidy
clear plain obvious evident
cold chilly cool
common usual typical frequent
complex complicated intricate
correct right accurate proper
creative imaginative inventive
current present existing
daily every_day each_day per_day
dangerous hazardous risky unsafe
dark dim
day_long full_day
delicious tasty yummy
detailed comprehensive extensive
different distinct
dirty filthy
early premature
easy simple straightforward effortless
effective efficient
elderly old senior
empty vacant blank
enough sufficient adequate
exact precise
exciting thrilling
expensive costly pricey
extra additional further more
famous well_known renowned celebrated
far distant
fat overweight
final last
formal official
former previous past
free complimentary
friendly kind nice warm
frozen icy
fun enjoyable entertaining
funny humorous amusing comical
good great excellent fine decent nice
great wonderful fantastic excellent superb amazing terrific
happy glad pleased delighted cheerful joyful
hard difficult tough challenging tricky
hard firm solid
healthy well fit
heavy weighty
hot warm
hourly every_hour per_hour
huge enormous giant massive gigantic immense
important significant essential crucial vital key critical
initial first
interesting intriguing fascinating engaging
kind generous
late delayed overdue
latest most_recent newest
likely probable
lively energetic
loud noisy
lucky fortunate
mad crazy insane
main primary chief principal key major central
mandatory compulsory obligatory required
many numerous several lots_of a_lot_of plenty_of
missing absent lost
modern contemporary current
monthly every_month each_month per_month
nearby close_by near close
nearest closest
necessary required needed essential
new novel
new recent fresh
next following coming upcoming
normal usual regular ordinary standard
ok okay fine alright all_right acceptable
old ancient aged elderly
online on_the_internet
optional voluntary
permitted allowed
polite courteous
poor needy
popular well_liked
positive favourable favorable
possible feasible
possible potential
previous prior earlier preceding last
private personal
professional businesslike
prohibited forbidden banned
public open
quick fast rapid swift speedy prompt
quiet silent
rare uncommon unusual
ready prepared
real actual genuine
regular routine
related connected
relevant pertinent
reliable dependable trustworthy
responsible accountable in_charge
rich wealthy
rough coarse
rude impolite
sad unhappy sorrowful
safe secure
same identical
several a_few some a_couple_of multiple
sharp pointed
short brief concise succinct
sick ill unwell
similar alike
simple basic plain
slow sluggish
small little tiny
smart clever intelligent bright
smooth even
soft tender
special particular
specific particular certain
strange odd weird peculiar unusual
strong powerful robust
strong sturdy
stupid dumb foolish silly
suitable appropriate proper
sure certain
tall high
thin slim
thorough detailed in_depth comprehensive
tired exhausted weary
true correct
ugly unattractive
unique distinctive
unlikely improbable
urgent pressing
used second_hand pre_owned
useful helpful handy
vacant free available
valid legitimate
various several different diverse multiple
visible noticeable
vivid lively
warm mild
weak feeble
weekly every_week each_week per_week
wet damp moist
whole entire complete full
whole intact
wide broad
worried anxious concerned
wrong incorrect mistaken false erroneous
young youthful
""")

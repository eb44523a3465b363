"""English adjectives, adverbs and links that may stand for each other.

One group a line, put together by hand from everyday usage. A word may stand in more than one group; a group
is kept tight, since a word that is swapped for a stranger makes a sibling. Base forms are enough: endings are
taken off before a word is looked up, irregular forms stand beside it. Underscores join the words of a phrase.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

ADJECTIVES = groups("""
big large great huge sizeable sizable
huge enormous giant massive gigantic immense
small little tiny
short brief concise succinct
quick fast rapid swift speedy prompt
slow sluggish
good great excellent fine decent nice
great wonderful fantastic excellent superb amazing terrific
ok okay fine alright all_right acceptable
bad poor awful terrible
best finest top ideal optimal
better superior
main primary chief principal key major central
important significant essential crucial vital key critical
necessary required needed essential
easy simple straightforward effortless
hard difficult tough challenging tricky
hard firm solid
clear plain obvious evident
correct right accurate proper
wrong incorrect mistaken false erroneous
exact precise
approximate rough
true correct
real actual genuine
new recent fresh
new novel
modern contemporary current
current present existing
latest most_recent newest
old ancient aged elderly
former previous past
previous prior earlier preceding last
next following coming upcoming
final last
initial first
whole entire complete full
full complete
various several different diverse multiple
many numerous several lots_of a_lot_of plenty_of
several a_few some a_couple_of multiple
different distinct
similar alike
same identical
common usual typical frequent
normal usual regular ordinary standard
regular routine
rare uncommon unusual
strange odd weird peculiar unusual
special particular
specific particular certain
famous well_known renowned celebrated
popular well_liked
beautiful pretty lovely attractive gorgeous
ugly unattractive
happy glad pleased delighted cheerful joyful
sad unhappy sorrowful
angry mad furious cross annoyed
annoyed irritated
afraid scared frightened
worried anxious concerned
tired exhausted weary
sick ill unwell
healthy well fit
smart clever intelligent bright
stupid dumb foolish silly
funny humorous amusing comical
fun enjoyable entertaining
interesting intriguing fascinating engaging
boring dull tedious
exciting thrilling
calm quiet peaceful tranquil
quiet silent
loud noisy
friendly kind nice warm
kind generous
polite courteous
rude impolite
brave courageous
strong powerful robust
strong sturdy
weak feeble
rich wealthy
poor needy
cheap inexpensive affordable low_cost budget
expensive costly pricey
free complimentary
safe secure
dangerous hazardous risky unsafe
broken damaged defective faulty out_of_order
damaged broken faulty
dirty filthy
clean tidy
wet damp moist
available accessible at_hand ready in_stock
ready prepared
missing absent lost
late delayed overdue
early premature
permitted allowed
prohibited forbidden banned
optional voluntary
mandatory compulsory obligatory required
possible feasible
likely probable
unlikely improbable
sure certain
useful helpful handy
effective efficient
suitable appropriate proper
relevant pertinent
related connected
creative imaginative inventive
unique distinctive
catchy memorable
delicious tasty yummy
tasty delicious
thorough detailed in_depth comprehensive
detailed comprehensive extensive
basic fundamental elementary
simple basic plain
complex complicated intricate
vivid lively
lively energetic
formal official
casual informal
professional businesslike
private personal
public open
empty vacant blank
vacant free available
heavy weighty
tall high
wide broad
thin slim
fat overweight
sharp pointed
smooth even
rough coarse
soft tender
bright vivid
dark dim
warm mild
hot warm
cold chilly cool
frozen icy
elderly old senior
young youthful
whole intact
extra additional further more
additional further more
enough sufficient adequate
aware conscious
responsible accountable in_charge
urgent pressing
possible potential
positive favourable favorable
visible noticeable
well_known famous
nearby close_by near close
nearest closest
far distant
mad crazy insane
lucky fortunate
reliable dependable trustworthy
valid legitimate
online on_the_internet
annual yearly every_year per_year per_annum
daily every_day each_day per_day
weekly every_week each_week per_week
monthly every_month each_month per_month
hourly every_hour per_hour
day_long full_day
""")

ADVERBS_AND_LINKS = groups("""
approximately about around roughly nearly circa some
about regarding concerning on
almost nearly
quickly fast rapidly swiftly speedily promptly
slowly gradually
immediately at_once straight_away right_away instantly now promptly
soon shortly before_long
now currently at_the_moment at_present presently right_now nowadays
today nowadays
often frequently regularly
sometimes occasionally now_and_then from_time_to_time at_times
usually normally typically generally
rarely seldom
again once_more another_time
also too as_well additionally furthermore moreover besides
however but though although yet nevertheless still
although though even_though while
because since as due_to_the_fact_that
because_of due_to owing_to
therefore thus so hence consequently
thereby thus
instead rather
for_example for_instance such_as e.g like
that_is i.e namely
etc and_so_on and_so_forth
perhaps maybe possibly
probably likely
certainly definitely surely
exactly precisely
completely entirely fully totally wholly
mainly mostly primarily chiefly
especially particularly in_particular
only just merely solely
once as_soon_as after
until till
during throughout
within in inside
inside within
across throughout
via by_means_of through using
using with by
with including
without with_no lacking
despite in_spite_of
among between amongst
toward towards
beside next_to
opposite across_from
per a each every
each every
all every
step_by_step in_steps
in_detail thoroughly
in_order_to to
so_that in_order_that
if in_case
first firstly first_of_all to_begin_with
finally lastly eventually
then next afterwards after_that
later afterwards
ago earlier
together jointly
carefully with_care cautiously
easily with_ease
correctly properly
well nicely
aloud out_loud
everywhere all_over
everyone everybody all
someone somebody
anyone anybody
while whilst whereas
out_of from
upon on
prior_to before ahead_of
following after
afterwards after
up_to at_most no_more_than
at_least no_less_than a_minimum_of
no_more_than at_most a_maximum_of
more_than over above
less_than under below
plus and
must have_to has_to need_to
should ought_to
can be_able_to is_able_to are_able_to
would_like want
every_evening each_evening
abroad overseas
given provided specified supplied following
recursive recursion
positive nonnegative
sorted ordered
anything a_thing
now at_this_time
just simply merely
still yet
very really extremely highly incredibly
quite rather fairly pretty
only just
anymore any_longer any_more
upstairs on_the_floor_above
no_one nobody
""")

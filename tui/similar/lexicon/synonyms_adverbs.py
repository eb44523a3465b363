"""English adverbs, prepositions and links that may stand for each other.

One group a line, in alphabetical order, put together by hand from everyday usage. A word may stand in more
than one group; a group is kept tight, since a word that is swapped for a stranger makes a sibling. Base forms
are enough: endings are taken off before a word is looked up, irregular forms stand beside it. Underscores
join the words of a phrase.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

ADVERBS = groups("""
about regarding concerning on
abroad overseas
across throughout
afterwards after
again once_more another_time
ago earlier
all every
almost nearly
aloud out_loud
also too as_well additionally furthermore moreover besides
although though even_though while
among between amongst
anymore any_longer any_more
anyone anybody
anything a_thing
approximately about around roughly nearly circa some
at_least no_less_than a_minimum_of
because since as due_to_the_fact_that
because_of due_to owing_to
beside next_to
can be_able_to is_able_to are_able_to
carefully with_care cautiously thoroughly
certainly definitely surely
completely entirely fully totally wholly
correctly properly
despite in_spite_of
during throughout
easily with_ease
especially particularly in_particular
etc and_so_on and_so_forth
every_evening each_evening
everyone everybody all
everywhere all_over
exactly precisely
finally lastly eventually
first firstly first_of_all to_begin_with
following after
for_example for_instance such_as e.g like
given provided specified supplied following input
however but though although yet nevertheless still
if in_case
immediately at_once straight_away right_away instantly now promptly
in_detail thoroughly
in_order_to to
instead rather
just simply merely
later afterwards
less_than under below
mainly mostly primarily chiefly
more_than over above
must have_to has_to need_to
no_more_than at_most a_maximum_of
no_one nobody
now at_this_time
now currently at_the_moment at_present presently right_now nowadays
often frequently regularly
once as_soon_as after
only just merely solely
opposite across_from
out_of from
per a each every
perhaps maybe possibly
plus and
positive nonnegative
prior_to before ahead_of
probably likely
quickly fast rapidly swiftly speedily promptly
quite rather fairly pretty
rarely seldom
recursive recursion
should ought_to
slowly gradually
so_that in_order_that
someone somebody
sometimes occasionally now_and_then from_time_to_time at_times
soon shortly before_long
sorted ordered
step_by_step in_steps
that_is i.e namely
then next afterwards after_that
thereby thus
therefore thus so hence consequently
today nowadays
together jointly
toward towards
until till
up_to at_most no_more_than
upon on
upstairs on_the_floor_above
using with by
usually normally typically generally
very really extremely highly incredibly
via by_means_of through using
well nicely
while whilst whereas
with including
within in inside
without with_no lacking
would_like want
""")

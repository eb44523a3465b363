"""English verbs, h to z, that may stand for each other.

One group a line, in alphabetical order, put together by hand from everyday usage. A word may stand in more
than one group; a group is kept tight, since a word that is swapped for a stranger makes a sibling. Base forms
are enough: endings are taken off before a word is looked up, irregular forms stand beside it. Underscores
join the words of a phrase.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

VERBS_H_TO_Z = groups("""
handle deal_with manage cope_with treat
happen occur take_place come_about
hate dislike
heat warm heat_up warm_up
help assist aid support
help assistance support aid
hide conceal hid hidden
highlight emphasise emphasize stress underline
highlight point_out
hire employ recruit take_on
hold grip keep
hold have
hope wish
hurry rush hasten
identify recognise recognize detect determine
imagine picture envision suppose
implement code write create program carry_out
improve enhance better boost upgrade refine optimise optimize polish
include contain comprise
increase raise grow rise boost enlarge rose grew grown go_up went_up
initialise create
initialise initialize set_up
install set_up put_in
interpret explain
invent devise make_up think_up
invest put_in
invite ask
iterate loop
jump leap hop
keep retain maintain hold preserve kept
know understand knew known be_aware_of
last continue go_on
laugh giggle chuckle
launch release
learn study find_out learnt
leave depart go set_off left went gone
lend loan
lift raise pick_up
like enjoy love
list enumerate name give itemise
live reside dwell
log_out sign_out log_off
look_after take_care_of care_for
loop cycle
loosen relax
lose misplace lost
make create build construct generate produce prepare made built form develop
manage handle run oversee
measure gauge
meet encounter run_into met
melt thaw
mention refer_to cite name
miss lack
mix stir blend combine whisk
multiply times
need require want
obey follow
obtain get receive acquire got gotten gain
open unlock
operate run manage use
oppose resist
organise organize arrange plan
outline summarise summarize describe
own hold
own possess have
pack wrap
paint colour color
parse read
participate take_part join
pay settle
peel skin
persuade convince
phone call ring telephone called rang
place position
place put set lay
plan schedule intend arrange
polish shine
postpone delay defer put_off
pour tip
pour_in add
praise commend compliment
prefer favour favor
prescribe order
press push hit
pretend act_as play
prevent avoid stop avert
print_out print
produce yield generate
promise pledge vow
proofread check correct
protect guard defend safeguard secure
prove demonstrate show
publish issue
pull drag tug
punish penalise penalize
quarrel argue fight
quote cite
rank order rate
recommend suggest propose advise
recover heal get_better
reduce minimise minimize cut lower
refactor restructure rewrite
refill restock replenish
refund reimburse pay_back give_back
reject decline refuse turn_down
relax unwind
release publish
remember recall recollect
remind prompt
remove delete erase eliminate take_out take_away get_rid_of clear drop
remove take_off
repeat redo do_again
replace substitute swap exchange
report notify
request ask_for demand apply_for
rescue save
reset restore
resign quit step_down
rest relax
restart reboot
restore recover
retire step_down
return come_back go_back get_back give_back send_back
return give_back output produce
rewrite rephrase reword paraphrase revise
rewrite revise redo
roast bake
roll turn
run execute operate ran launch
run jog
save put_aside
say tell state said told mention
scare frighten
schedule plan book
season flavour flavor
see look_at
see view observe notice watch saw seen
seem appear look
send ship dispatch mail deliver forward sent post
separate split divide part
serve dish_up
set_up install configure establish
sew stitch
shake tremble
shine glow
shorten abbreviate condense trim
shout yell scream cry
show display demonstrate present illustrate exhibit shown
show indicate reveal demonstrate suggest
shrink contract
shut close
sign approve
sign_in log_in log_on login signin
sign_up register enrol enroll subscribe
simmer cook
sketch draw
sleep rest slept
slip slide
slow_down decelerate
smile grin
soak steep
solve resolve work_out figure_out
sort order arrange rank
speak talk converse chat spoke spoken
specify state indicate set_out
spend pay_out
spin rotate turn
spread distribute
sprinkle scatter
squeeze press
stare gaze look
stay remain
steep brew
stop halt cease quit discontinue end
store save keep hold
stretch extend
submit send hand_in turn_in send_in
subtract deduct take_away
suffer endure
suggest propose give come_up_with
sum add
summarise summarize recap condense sum_up abridge shorten
supervise oversee
support back endorse
surprise astonish amaze
swap trade
switch change swap
sync synchronise synchronize
take accept receive get
taste sample
teach instruct educate train taught
tell inform notify let_know told advise
thank express_gratitude
think believe feel suppose reckon thought felt
throw raise
throw toss throw_away throw_out discard threw dispose_of
tie fasten
toast brown
touch feel
trade exchange
translate render put
trim cut
try attempt endeavour endeavor
type write enter
unblock unclog
understand comprehend grasp get understood
unpack open
upload load
use utilise utilize employ apply
vanish disappear
visit go_to stop_by
wait hold_on
wake awaken get_up
walk stroll go_on_foot
want wish like love
warn caution alert
wash rinse clean
waste squander
weep cry sob
whisper murmur
win triumph won
wonder ask_oneself
work function operate run
write compose draft create produce craft generate author wrote written drew_up draw_up pen come_up_with
""")

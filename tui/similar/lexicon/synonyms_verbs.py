"""English verbs that may stand for each other without another fact being stated.

One group a line, put together by hand from everyday usage. A word may stand in more than one group; a group
is kept tight, since a word that is swapped for a stranger makes a sibling. Base forms are enough: endings are
taken off before a word is looked up, irregular forms stand beside it. Underscores join the words of a phrase.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

VERBS = groups("""
explain describe clarify outline illustrate elucidate detail elaborate expound
write compose draft create produce craft generate author wrote written drew_up draw_up pen come_up_with
make create build construct generate produce prepare made built form develop
list enumerate name give itemise
give provide supply offer share show gave given present list hand furnish
summarise summarize recap condense sum_up abridge shorten
shorten abbreviate condense trim
find calculate compute determine work_out figure_out found evaluate
find locate discover identify spot detect look_up search look_for found
find search look_for
assemble put_together build
design develop implement create write construct build craft produce make
identify recognise recognize detect determine
take accept receive get
initialise create
compute calculate evaluate
demolish tear_down torn_down knock_down pull_down
fall collapse
expire end run_out lapse
last continue go_on
catch capture arrest caught
edible eat eaten
rescue save
escape flee
wonder ask_oneself
own hold
hold have
gather meet
remember recall recollect
remind prompt
vanish disappear
appear emerge
shine glow
shout yell scream cry
whisper murmur
laugh giggle chuckle
weep cry sob
smile grin
stare gaze look
glance look
jump leap hop
climb ascend
dive plunge
slip slide
spin rotate turn
roll turn
bend curve
shake tremble
swap trade
trade exchange
quarrel argue fight
punish penalise penalize
obey follow
guide lead
accompany go_with
supervise oversee
support back endorse
oppose resist
promise pledge vow
warn caution alert
scare frighten
surprise astonish amaze
annoy irritate bother
bother disturb
confuse puzzle bewilder
calm soothe
comfort console
amuse entertain
attract draw appeal
gain earn
waste squander
donate give
borrow take_out
lend loan
invest put_in
sum add
subtract deduct take_away
multiply times
shrink contract
stretch extend
bind tie
tie fasten
fasten secure
loosen relax
polish shine
paint colour color
sketch draw
draw sketch
sew stitch
carve cut
dig excavate
bury inter
burn scorch
soak steep
steep brew
brew make
melt thaw
defrost thaw
spread distribute
sprinkle scatter
pour_in add
squeeze press
crush smash
grind crush
peel skin
grate shred
fry saute sauté
roast bake
toast brown
garnish decorate
decorate adorn
arrange set_up
trim cut
proofread check correct
check proofread
restart reboot
reset restore
restore recover
sync synchronise synchronize
upload load
debug troubleshoot fix
refactor restructure rewrite
deploy release roll_out
release publish
publish issue
launch release
call invoke
invoke call
iterate loop
loop cycle
concatenate join combine
append add
sort_out resolve
validate check
parse read
print_out print
throw raise
accelerate speed_up
slow_down decelerate
ask_for want
solve resolve work_out figure_out
check verify inspect examine review validate test confirm control
check look_at look_into examine inspect investigate
fix repair mend correct resolve solve patch remedy sort_out
begin start commence began begun kick_off initiate launch
end finish conclude complete terminate wrap_up
stop halt cease quit discontinue end
buy purchase acquire bought get order
obtain get receive acquire got gotten gain
need require want
want wish like love
help assist aid support
help assistance support aid
ask inquire enquire request query
request ask_for demand apply_for
answer reply respond response
say tell state said told mention
tell inform notify let_know told advise
speak talk converse chat spoke spoken
discuss talk_about go_over debate
show display demonstrate present illustrate exhibit shown
show indicate reveal demonstrate suggest
use utilise utilize employ apply
change modify alter edit adjust update amend
replace substitute swap exchange
switch change swap
improve enhance better boost upgrade refine optimise optimize polish
increase raise grow rise boost enlarge rose grew grown go_up went_up
decrease reduce lower lessen cut diminish shrink drop fall decline fell
reduce minimise minimize cut lower
allow permit let enable authorise authorize
forbid prohibit ban disallow
prevent avoid stop avert
keep retain maintain hold preserve kept
keep store
store save keep hold
remove delete erase eliminate take_out take_away get_rid_of clear drop
remove take_off
throw toss throw_away throw_out discard threw dispose_of
add insert include append put_in
include contain comprise
combine merge join mix blend unite
mix stir blend combine whisk
connect link attach join hook_up
separate split divide part
choose select pick opt_for chose chosen
recommend suggest propose advise
suggest propose give come_up_with
think believe feel suppose reckon thought felt
know understand knew known be_aware_of
understand comprehend grasp get understood
learn study find_out learnt
teach instruct educate train taught
try attempt endeavour endeavor
arrive come reach get came turn_up show_up get_to
leave depart go set_off left went gone
go travel head
return come_back go_back get_back give_back send_back
bring take carry brought took taken
carry transport move haul
send ship dispatch mail deliver forward sent post
deliver ship send bring
phone call ring telephone called rang
contact reach get_in_touch_with get_hold_of
email mail write
happen occur take_place come_about
seem appear look
see view observe notice watch saw seen
see look_at
meet encounter run_into met
cause lead_to result_in bring_about trigger led
produce yield generate
shut close
open unlock
break damage smash wreck broke broken
fail break_down crash stop_working
work function operate run
run execute operate ran launch
operate run manage use
manage handle run oversee
handle deal_with manage cope_with treat
organise organize arrange plan
arrange set_up organise organize
plan schedule intend arrange
schedule plan book
book reserve
cancel call_off annul
postpone delay defer put_off
delay hold_up
wait hold_on
hurry rush hasten
consider think_about take_into_account
decide determine resolve
approve authorise authorize sanction ok okay
reject decline refuse turn_down
accept agree_to
agree concur consent
disagree differ
argue claim contend
claim assert maintain
complain grumble
praise commend compliment
blame accuse
thank express_gratitude
apologise apologize say_sorry
greet welcome
invite ask
visit go_to stop_by
stay remain
live reside dwell
own possess have
belong pertain
lose misplace lost
hide conceal hid hidden
cover conceal
protect guard defend safeguard secure
attack assault
win triumph won
defeat beat
compete contend
convert transform change turn
translate render put
rewrite rephrase reword paraphrase revise
rewrite revise redo
convert turn_into change_into
compare contrast
analyse analyze examine study assess
evaluate assess appraise rate judge
estimate approximate gauge
measure gauge
count tally
sort order arrange rank
rank order rate
classify categorise categorize group sort
define describe
specify state indicate set_out
mention refer_to cite name
quote cite
imagine picture envision suppose
pretend act_as play
invent devise make_up think_up
design create devise plan
develop build create make
implement code write create program carry_out
construct build create write make
define create declare write
initialise initialize set_up
display print show output
print output
return give_back output produce
fetch get retrieve obtain
retrieve get fetch
download get fetch
install set_up put_in
configure set_up adjust
set_up install configure establish
establish set_up found create
activate enable turn_on switch_on
deactivate disable turn_off switch_off
enter type input key_in
type write enter
click press hit tap
press push hit
hold grip keep
touch feel
lift raise pick_up
drop let_fall
pull drag tug
place put set lay
place position
fill fill_up load
refill restock replenish
empty clear
wash rinse clean
clean tidy cleanse wipe
wipe clean
dry dry_off
cook prepare make
heat warm heat_up warm_up
chill cool refrigerate
cool cool_down
chop cut dice slice
cut slice chop
boil bring_to_the_boil bring_to_a_boil
simmer cook
pour tip
season flavour flavor
serve dish_up
eat consume ate
drink sip
taste sample
sleep rest slept
wake awaken get_up
rest relax
relax unwind
exercise work_out train
run jog
walk stroll go_on_foot
drive go
sign approve
sign_in log_in log_on login signin
sign_up register enrol enroll subscribe
log_out sign_out log_off
pay settle
charge bill
refund reimburse pay_back give_back
reimburse pay_back
cost be
spend pay_out
save put_aside
earn make
grow cultivate
examine look_at
report notify
highlight emphasise emphasize stress underline
stress emphasise emphasize
focus concentrate
ensure make_sure guarantee see_to_it
guarantee ensure
confirm verify
prove demonstrate show
deduce infer
contribute add
expand extend enlarge broaden
extend lengthen prolong
continue go_on carry_on proceed keep_on
repeat redo do_again
encourage motivate urge
persuade convince
force compel make
affect influence impact
cope manage deal
suffer endure
recover heal get_better
cure heal treat
diagnose identify
prescribe order
examine check
admit confess acknowledge
deny refuse
hope wish
enjoy like
hate dislike
like enjoy love
prefer favour favor
miss lack
fit suit
attend go_to
participate take_part join
hire employ recruit take_on
dismiss fire sack lay_off
resign quit step_down
retire step_down
assign allocate
distribute hand_out share
gather collect assemble
collect pick_up gather
pack wrap
unpack open
attach enclose append include
submit send hand_in turn_in send_in
fill_in fill_out complete
get_rid_of remove eliminate
deal_with handle
look_after take_care_of care_for
give_up quit stop
befriend make_friends_with
depict portray show
feature include
explore examine investigate
highlight point_out
interpret explain
""")

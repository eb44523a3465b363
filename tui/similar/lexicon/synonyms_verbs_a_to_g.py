"""English verbs, a to g, that may stand for each other.

One group a line, in alphabetical order, put together by hand from everyday usage. A word may stand in more
than one group; a group is kept tight, since a word that is swapped for a stranger makes a sibling. Base forms
are enough: endings are taken off before a word is looked up, irregular forms stand beside it. Underscores
join the words of a phrase.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

VERBS_A_TO_G = groups("""
accelerate speed_up
accept agree_to
accompany go_with
activate enable turn_on switch_on
add insert include append put_in
admit confess acknowledge
affect influence impact
agree concur consent
allow permit let enable authorise authorize
amuse entertain
analyse analyze examine study assess
annoy irritate bother
answer reply respond response
apologise apologize say_sorry
appear emerge
approve authorise authorize sanction ok okay
argue claim contend
arrange set_up organise organize
arrive come reach get came turn_up show_up get_to
ask inquire enquire request query
ask_for want
assemble put_together build
assign allocate
attach enclose append include
attack assault
attend go_to
attract draw appeal
befriend make_friends_with
begin start commence began begun kick_off initiate launch
belong pertain
bend curve
bind tie
blame accuse
boil bring_to_the_boil bring_to_a_boil
book reserve
borrow take_out
bother disturb
break damage smash wreck broke broken
brew make
bring take carry brought took taken
burn scorch
bury inter
buy purchase acquire bought get order
call invoke
calm soothe
cancel call_off annul
carry transport move haul
carve cut
catch capture arrest caught
cause lead_to result_in bring_about trigger led
change modify alter edit adjust update amend
charge bill
check look_at look_into examine inspect investigate
check verify inspect examine review validate test confirm control
chill cool refrigerate
choose select pick opt_for chose chosen
chop cut dice slice
claim assert maintain
classify categorise categorize group sort
clean tidy cleanse wipe
click press hit tap
climb ascend
collect pick_up gather
combine merge join mix blend unite
comfort console
compare contrast
compete contend
complain grumble
concatenate join combine
configure set_up adjust
confuse puzzle bewilder
connect link attach join hook_up
consider think_about take_into_account
contact reach get_in_touch_with get_hold_of
continue go_on carry_on proceed keep_on
contribute add
convert transform change turn
convert turn_into change_into
cook prepare make
cool cool_down
cope manage deal
cost be
count tally
cover conceal
crush smash
cure heal treat
deactivate disable turn_off switch_off
debug troubleshoot fix
decide determine resolve
decorate adorn
decrease reduce lower lessen cut diminish shrink drop fall decline fell
deduce infer
defeat beat
define create declare write
define describe
defrost thaw
delay hold_up
deliver ship send bring
demolish tear_down torn_down knock_down pull_down
deny refuse
depict portray show
deploy release roll_out
design create devise plan
design develop implement create write construct build craft produce make
diagnose identify
dig excavate
disagree differ
discuss talk_about go_over debate
dismiss fire sack lay_off
display print show output
distribute hand_out share
dive plunge
donate give
download get fetch
drink sip
drive go
drop let_fall
dry dry_off
earn make
eat consume ate
edible eat eaten
email mail write
empty clear
encourage motivate urge
end finish conclude complete terminate wrap_up
ensure make_sure guarantee see_to_it
enter type input key_in
escape flee
establish set_up found create
estimate approximate gauge
evaluate assess appraise rate judge
exercise work_out train
expand extend enlarge broaden
expire end run_out lapse
explain describe clarify outline illustrate elucidate detail elaborate expound
explore examine investigate
extend lengthen prolong
fail break_down crash stop_working
fall collapse
fasten secure
feature include
fetch get retrieve obtain
fill fill_up load
fill_in fill_out complete
find calculate compute determine work_out figure_out found evaluate
find locate discover identify spot detect look_up search look_for found
fit suit
fix repair mend correct resolve solve patch remedy sort_out
focus concentrate
forbid prohibit ban disallow
force compel make
fry saute sauté
gain earn
garnish decorate
gather collect assemble
gather meet
give provide supply offer share show gave given present list hand furnish
give_up quit stop
glance look
go travel head
grate shred
greet welcome
grind crush
grow cultivate
guide lead
""")

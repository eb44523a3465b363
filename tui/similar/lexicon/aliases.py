"""Short forms and other spellings, each line by the word that it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.similar.lexicon.tables import groups, words
from tui.similar.lexicon.units import TOO_SHORT_ALONE, UNIT_NAMES

SHORT_FORMS = groups("""
january jan januar janvier enero gennaio janeiro januari января январь
february feb februar février febrero febbraio fevereiro februari февраля февраль
march mar märz mars marzo março maart марта март
april apr avril abril aprile апреля апрель
may mai mayo maggio maio mei мая май
june jun juni juin junio giugno junho июня июнь
july jul juli juillet julio luglio julho июля июль
august aug août agosto augustus августа август
september sep sept septembre septiembre settembre setembro сентября сентябрь
october oct oktober octobre octubre ottobre outubro октября октябрь
november nov novembre noviembre novembro ноября ноябрь
december dec dez dezember décembre diciembre dicembre dezembro декабря декабрь
monday mon mondays montag lundi lunes lunedì понедельник
tuesday tue tues tuesdays dienstag mardi martes martedì вторник
wednesday wed weds wednesdays mittwoch mercredi miércoles mercoledì среда среду
thursday thu thur thurs thursdays donnerstag jeudi jueves giovedì четверг
friday fri fridays freitag vendredi viernes venerdì пятница пятницу
saturday sat saturdays samstag samedi sábado sabato суббота субботу
sunday sun sundays sonntag dimanche domingo domenica воскресенье
am a.m
pm p.m
noon midday
approximately approx appr
department dept
doctor dr
mister mr
professor prof
mount mt
street str
avenue ave
boulevard blvd
apartment apt
appointment appt
average avg
maximum max
number nr num
information info
application app
organisation org
management mgmt
manager mgr
government govt gov't
international int'l
corporation corp
incorporated inc
limited ltd
international intl
university univ
association assn assoc
administrator admin
administration admin
documentation docs
repository repo
database db
directory dir
configuration config conf
environment env
development dev
production prod
specification spec specs
parameter param
parameters params
argument arg
arguments args
message msg
messages msgs
password pwd passwd
source src
temperature temp
temporary tmp
quantity qty
invoice inv
account acct
address addr
reference ref
paragraph para
chapter ch
page pg
pages pp
figure fig
volume vol
section sect
version ver
versus vs
telephone tel
extension ext
miscellaneous misc
etcetera etc
estimated est
required req
required reqd
received rcvd
shipment shpt
package pkg
pieces pcs
building bldg
floor fl
room rm
square sq
cubic cu
extra xtra
through thru
tonight tonite
people ppl
because bcs cuz
you u
your ur
okay ok
advertisement ad advert
laboratory lab
mathematics maths math
statistics stats
vegetables veggies
refrigerator fridge
television tv
personal_computer pc
united_states usa u.s.a u.s
united_kingdom uk
identification id
javascript js
typescript ts
kubernetes k8s
postgresql postgres
picture pic
pictures pics
photograph photo
examination exam
gymnasium gym
influenza flu
prescription rx
patient pt
history hx
treatment tx
diagnosis dx
blood_pressure bp
beispielsweise bspw
beziehungsweise bzw
circa ca
ungefähr ungef
inklusive inkl
nummer nr
strasse str
telefon tel
bonjour bjr
s'il_vous_plaît svp
usted ud
ustedes uds
señor sr
señora sra
""")

SPELLINGS = groups("""
grey gray
tyre tire
kerb curb
cheque check
programme program
plough plow
draught draft
manoeuvre maneuver
aluminium aluminum
pyjamas pajamas
moustache mustache
sceptical skeptical
enquiry inquiry
enquire inquire
licence license
practise practice
storey story
jewellery jewelry
cosy cozy
whisky whiskey
yoghurt yogurt
doughnut donut
omelette omelet
ageing aging
judgement judgment
fulfil fulfill
skilful skillful
wilful willful
instalment installment
enrolment enrollment
enrol enroll
catalogue catalog
dialogue dialog
analogue analog
artefact artifact
foetus fetus
oestrogen estrogen
oesophagus esophagus
diarrhoea diarrhea
paediatric pediatric
paediatrician pediatrician
anaemia anemia
orthopaedic orthopedic
anaesthetic anesthetic
haemoglobin hemoglobin
leukaemia leukemia
mould mold
smoulder smolder
sulphur sulfur
learnt learned
burnt burned
spelt spelled
dreamt dreamed
whilst while
amongst among
towards toward
afterwards afterward
until till
men man
women woman
children child
people person
feet foot
teeth tooth
mice mouse
geese goose
knives knife
leaves leaf
lives life
shelves shelf
loaves loaf
halves half
wolves wolf
criteria criterion
data datum
indices index indexes
matrices matrix matrixes
vertices vertex
analyses analysis
hypotheses hypothesis
better best
worse worst
was is are were
has have had
does do did done
goes go went gone
makes made make
takes took taken take
gives gave given give
gets got gotten get
says said say
sees saw seen see
eats ate eaten eat
writes wrote written write
drives drove driven drive
buys bought buy
sells sold sell
sends sent send
builds built build
keeps kept keep
leaves left leave
loses lost lose
means meant mean
meets met meet
pays paid pay
runs ran run
begins began begun begin
breaks broke broken break
chooses chose chosen choose
flies flew flown fly
grows grew grown grow
knows knew known know
speaks spoke spoken speak
tells told tell
thinks thought think
wears wore worn wear
wins won win
finds found find
holds held hold
feels felt feel
falls fell fallen fall
rises rose risen rise
brings brought bring
teaches taught teach
catches caught catch
swims swam swum swim
sleeps slept sleep
stands stood stand
shows shown showed show
freezes froze frozen freeze
steals stole stolen steal
throws threw thrown throw
dies died dying die
lies lay lying lie
uses used using use
ist sind war
""")

AMBIGUOUS = words("mon sun sat mar est ver fig vol inv ch pt rm ext ca")
"""Short forms that are words as well, some of another language: read in full only beside the full word."""

_SHORT = {short: row[0] for row in SHORT_FORMS for short in row if short not in AMBIGUOUS}
_UNITS = {
    alias: name
    for alias, name in UNIT_NAMES.items()
    if alias not in TOO_SHORT_ALONE and alias + "s" != name  # a misspelt singular is known by the singular
}

ALIASES: Mapping[str, str] = MappingProxyType(_SHORT | _UNITS)
"""What a word is read as."""

"""Words that exclude each other: where one stands for another of its line, the text says something else.

Opposites, and the members of a closed set: weekdays, months, colours, languages. ``/`` parts the members of a
line; words with a space between them are one member in several forms.
"""

from __future__ import annotations

CONTRASTS = """
above over / below under beneath
accept / reject decline refuse
add / remove subtract
after / before
allow allowed permit permitted / deny denied forbid forbidden prohibit prohibited ban banned
always / sometimes / never
ascending / descending
bottom / top
buy bought / sell sold
open opens opened / close closed shut
offen / zu / geschlossen
increase raise rise / decrease reduce lower lessen
enable / disable
activate / deactivate
up / down / left / right
upload / download
north northern / south southern / east eastern / west western
even / odd
exclude / include
export / import
external / internal
from / to
true / false
fewer less / more
first / last
highest / lowest
high higher / low lower
in / out
into / out
inbound / outbound
incoming / outgoing
inside indoors indoor / outside outdoors outdoor
least / most
max maximum / min minimum
on / off
old / new
oldest / newest
older elder / younger newer
receive received / send sent
start begin begins began / stop end ends finish
yes / no / maybe
with / without
all everyone everybody / none nobody / some
any / no
always / never
everything / nothing / something
everywhere / nowhere
and / or
must / may
forget / remember
lend lent / borrow
win won / lose lost
pass / fail
push / pull
hard / soft
hot / cold
warm / cool
wet / dry
light / dark
light / heavy
long / short
longer / shorter
longest / shortest
tall / short
big large / small little / medium
bigger larger / smaller
biggest largest / smallest
wide / narrow
thick / thin
deep / shallow
fast / slow
early / late
earlier sooner / later
earliest / latest
near / far
rich / poor
strong / weak
easy simple / difficult hard
cheap / expensive
cheapest / expensive
full / empty
clean / dirty
safe / dangerous
public / private
positive / negative
active / inactive / passive
single / multiple
singular / plural
absolute / relative
local / remote
static / dynamic
manual / automatic
synchronous / asynchronous
client / server
input / output
read / write
load / unload save
lock / unlock
encrypt / decrypt
encode / decode
compress / decompress
zip / unzip
install / uninstall
login / logout
connect / disconnect
subscribe / unsubscribe
attach / detach
follow / unfollow
mount / unmount
pack / unpack
freeze / thaw
boil / fry / bake / roast / grill / steam
row / column
horizontal / vertical
width / height / depth / length / weight
area / volume / perimeter / circumference
radius / diameter
sum / difference / product / quotient / average mean / median / mode
numerator / denominator
parent / child
mother / father
brother / sister
son / daughter
husband / wife
male / female
man men / woman women
boy boys / girl girls
king / queen
uncle / aunt
employer / employee
teacher / student
doctor / nurse
buyer / seller
landlord / tenant
lender / borrower
winner / loser
plaintiff / defendant
question / answer
advantage / disadvantage
benefit pro pros / drawback con cons
strength / weakness
cause / effect
profit / loss
income / expense
credit / debit
asset / liability
supply / demand
acid / base alkali
solid / liquid / gas
arrival / departure
arrive / depart
entry entrance / exit
deposit / withdrawal
deposit / withdraw
hire / fire
gain / lose
love / hate
like / dislike
formal / informal / casual
optimistic / pessimistic
introvert / extrovert
theory / practice
fiction / nonfiction
beginner / intermediate / advanced / expert
primary / secondary / tertiary
junior / senior
minor / major
upper / lower
former / latter
previous / next / current
past / present / future
yesterday / today / tomorrow
morning / afternoon / evening / night
am / pm
noon / midnight
spring / summer / autumn / winter
sunrise / sunset
day / night
hourly / daily / weekly / monthly / quarterly / yearly annual annually
breakfast / lunch / dinner / dessert
monday / tuesday / wednesday / thursday / friday / saturday / sunday
january / february / march / april / may / june / july / august / september / october / november / december
red / blue / green / yellow / black / white / orange / purple / pink / brown / grey
dog / cat / horse / cow / bird / fish / rabbit / hamster / mouse
beef / pork / chicken / lamb / turkey / duck / fish / tofu / salmon / tuna
apple / pear / orange / banana / lemon / lime / cherry / peach / plum / grape
hourly / salaried
who / when / where / why
when / how
where / how
why / how
less / greater
ceil / floor
prefix / suffix
first / final
sine / cosine / tangent
integer / float / string / boolean
list / tuple / set / dictionary dict / array
stack / queue / heap / tree / graph
get / post / put / delete / patch
inner / outer
left / right / inner
global / local
mutable / immutable
unsigned / signed
big / little
upstream / downstream
hypertension / hypotension
hyperglycemia / hypoglycemia
hyperthyroidism / hypothyroidism
systolic / diastolic
benign / malignant
acute / chronic
oral orally / intravenous intravenously
artery / vein
prenatal / postnatal
kidney / liver / heart / lung / brain
inhale / exhale
metaphor / simile
haiku / sonnet / limerick / ballad
essay / poem / story / letter / speech / song
celsius / fahrenheit / kelvin
< / > / <= / >= / == / !=
+ / - / * / /
+= / -= / *= / /=
&& / ||
👍 / 👎
vor / nach
mit / ohne
erlaubt / verboten
ein / aus
auf / zu
an / aus
links / rechts
oben / unten
innen / außen
kaufen / verkaufen
öffnen / schließen
immer / nie niemals / manchmal
alle / keine keiner
mehr / weniger
maximal höchstens / mindestens minimal
größer / kleiner
ankunft / abfahrt
morgens / abends
heute / morgen / gestern
aktivieren / deaktivieren
anmelden / abmelden
einschalten / ausschalten
vorteile / nachteile
wieder / nicht
avant / après
avec / sans
autorisé permis / interdit
gauche / droite
ouvrir / fermer
acheter / vendre
toujours / jamais / parfois
tous / aucun
plus / moins
maximum / minimum
activer / désactiver
monter / descendre
entrée / sortie
hier / aujourd'hui / demain
matin / soir
avantages / inconvénients
dessus / dessous
antes / después / depois
con / sin
com / sem
permitido / prohibido proibido
izquierda esquerda / derecha direita
abrir / cerrar fechar
comprar / vender
siempre sempre / nunca
más mais / menos
sí / no / quizás
arriba / abajo
activar ativar / desactivar desativar
ayer ontem / hoy hoje / mañana amanhã
todos / ninguno
prima / dopo
con / senza
sinistra / destra
aprire / chiudere
attivare / disattivare
voor / na
met / zonder
openen / sluiten
aan / uit
до / после
с / без
можно / нельзя
разрешено / запрещено
включить / выключить / отключить
открыть / закрыть
купить / продать
слева левый / справа правый
больше / меньше
всегда / никогда
да / нет / может
قبل / بعد
مع / بدون
مسموح / ممنوع
تفعيل / إلغاء / تعطيل
فتح / إغلاق
يمين / يسار
أكثر / أقل
نعم / لا / ربما
"""

CHARACTERS = """
前 / 后 後
上 / 下 / 左 / 右
大 / 小 / 中
多 / 少
高 / 低
长 長 / 短
开 開 / 关 關 閉
进 入 / 出
买 買 / 卖 賣
男 / 女
东 東 / 西 / 南 / 北
早 / 晚
内 / 外
增 / 减 減
升 / 降
新 / 旧 老
好 / 坏
快 / 慢
冷 / 热 熱
有 / 无 無
始 / 终 終
父 / 母
春 / 夏 / 秋 / 冬
红 赤 / 蓝 青 / 绿 緑 / 黄 / 黑 / 白
允许 / 禁止
"""
"""The same for scripts that put no space between words."""

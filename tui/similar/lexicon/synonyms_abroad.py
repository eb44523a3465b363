"""Words of other languages that may stand for each other without another fact being stated.

One group a line, tables by language. They are far smaller than the English ones and hold what people reword
requests with. Chinese and Japanese entries are runs of characters, as nothing parts the words.
"""

from __future__ import annotations

from tui.similar.lexicon.tables import groups

GERMAN = groups("""
erkläre erklären beschreibe beschreiben erläutere erläutern schildere
schreibe schreib verfasse formuliere erstelle schreiben verfassen formulieren erstellen
erstelle mach mache erzeuge generiere erstellen machen erzeugen
passwort kennwort
nenne liste zähle gib nennen auflisten aufzählen
zeige zeigen darstellen
finde finden suche suchen
berechne berechnen bestimme bestimmen ermittle ermitteln
kaufen erwerben besorgen
beginnen anfangen starten beginnt startet fängt
enden aufhören schließen
beenden abschließen stoppen
ändern wechseln anpassen bearbeiten verändern umstellen
löschen entfernen
bekommen erhalten kriegen bekomme erhalte kriege
senden schicken verschicken versenden zusenden
anrufen telefonieren
reparieren instandsetzen richten
benutzen verwenden nutzen gebrauchen
brauchen benötigen brauche benötige braucht benötigt
helfen unterstützen
verbessern optimieren
zurücksetzen neu_setzen
anmelden einloggen registrieren
abmelden ausloggen
öffnen aufmachen
schließen zumachen
wählen aussuchen auswählen
zubereiten kochen machen
schnell rasch zügig flott
gut prima toll
groß riesig
klein winzig
wichtig bedeutend wesentlich
schwer schwierig
leicht einfach
kaputt defekt beschädigt
günstig billig preiswert
teuer kostspielig
häufig oft
manchmal gelegentlich
sofort umgehend gleich unverzüglich
etwa ungefähr circa ca rund
auch ebenfalls
aber jedoch allerdings
weil da denn
deshalb daher darum
zum_beispiel z_b beispielsweise
vielleicht eventuell möglicherweise
nur lediglich bloß
jetzt nun aktuell
auto wagen pkw
abo abonnement
handy smartphone telefon mobiltelefon
fahrrad rad
wohnung apartment
bahnhof hauptbahnhof
arzt doktor
firma unternehmen betrieb
mitarbeiter angestellte beschäftigte
chef vorgesetzter
fehler problem
rechnung quittung
lieferung sendung
paket päckchen
termin verabredung
foto bild
aufsatz essay
gedicht vers
geschichte erzählung
zusammenfassung überblick
tipps ratschläge hinweise
vorteile pluspunkte
nachteile minuspunkte
urlaub ferien
samstag sonnabend
""")

FRENCH = groups("""
expliquer décrire explique décris expliquez décrivez présenter
écrire rédiger composer écris rédige écrivez rédigez compose
créer faire générer crée fais créez faites
donner fournir proposer donne propose donnez proposez
lister énumérer liste cite citer
trouver chercher trouve cherche
calculer déterminer calcule détermine
acheter acquérir
commencer débuter démarrer commence débute
finir terminer achever
changer modifier
supprimer effacer enlever retirer
recevoir obtenir
envoyer expédier
réparer arranger
utiliser employer
aider assister
améliorer optimiser
résumer synthétiser résume
choisir sélectionner
appeler téléphoner
rapidement vite
rapide vite
beau joli
grand gros
petit court
bref court
important essentiel
facile simple
difficile dur compliqué
souvent fréquemment
parfois quelquefois
environ approximativement
aussi également
mais cependant
car parce puisque
donc alors
par_exemple notamment
maintenant actuellement
voiture auto automobile
vélo bicyclette
téléphone portable mobile
médecin docteur
entreprise société firme
employé salarié
erreur faute
problème souci
colis paquet
livraison envoi
facture note
histoire récit conte
conseils astuces
avantages atouts
inconvénients désavantages
vacances congés
""")

SPANISH = groups("""
explicar describir explica describe explique
escribir redactar componer escribe redacta escriba
crear hacer generar crea haz genera
dar ofrecer proporcionar dame ofréceme
enumerar listar enumera lista
encontrar hallar buscar encuentra busca
calcular determinar calcula determina
comprar adquirir
empezar comenzar iniciar empieza comienza
terminar acabar finalizar
cambiar modificar
eliminar borrar quitar
recibir obtener
enviar mandar
arreglar reparar
usar utilizar emplear
ayudar asistir
mejorar optimizar
resumir sintetizar resume
elegir escoger seleccionar
llamar telefonear
rápido veloz
bonito hermoso lindo
grande enorme
importante esencial
fácil sencillo simple
difícil complicado
a_menudo frecuentemente
aproximadamente cerca
también además
pero sin_embargo
porque pues
por_ejemplo p_ej
ahora actualmente
coche carro auto automóvil
ordenador computadora computador
móvil celular teléfono
médico doctor
empresa compañía
empleado trabajador
error fallo
problema inconveniente
paquete envío
factura recibo
historia cuento relato
consejos sugerencias recomendaciones
ventajas beneficios
desventajas inconvenientes
piso apartamento departamento
barato económico
patatas papas
tardar demorar
""")

OTHERS = groups("""
spiegare descrivere spiega descrivi spiegami descrivimi
scrivere redigere scrivi redigi componi
creare fare generare crea genera
comprare acquistare
iniziare cominciare inizia comincia
finire terminare
cambiare modificare
mandare inviare spedire
usare utilizzare
trovare cercare
circa approssimativamente
per_esempio ad_esempio
macchina auto automobile
veloce rapido
breve corto
explicar descrever explique descreva
escrever redigir escreva redija
criar fazer gerar crie faça gere
comprar adquirir
começar iniciar
terminar acabar
mudar alterar modificar
enviar mandar
usar utilizar
encontrar achar procurar
carro automóvel
rápido veloz
celular telemóvel
uitleggen beschrijven leg_uit beschrijf
schrijven opstellen schrijf
maken creëren maak
kopen aanschaffen
beginnen starten
veranderen wijzigen aanpassen
sturen verzenden versturen
gebruiken benutten
ongeveer circa
bijvoorbeeld bv
snel vlug
объясни опиши расскажи объясните опишите расскажите
напиши составь сочини напишите составьте
сделай создай создайте
купить приобрести
начать начинать
изменить поменять сменить
отправить послать
использовать применять
найти отыскать
быстро скоро
примерно приблизительно около
например допустим
большой огромный
машина автомобиль
врач доктор
ошибка сбой
اشرح وضح صف
اكتب أنشئ ألف حرر
أعطني قدم اقترح
شراء ابتياع
تغيير تعديل
إرسال بعث
سيارة مركبة
""")

CHINESE_AND_JAPANESE = groups("""
怎么 如何 怎样 怎么样
什么 啥 何
为什么 为何 为啥
哪里 哪儿 何处
多少 几
能 可以 能够 会
帮 帮助 帮忙 协助
请 麻烦
写 撰写 编写 写作 创作
解释 说明 讲解 阐述 介绍 描述
告诉 讲 说 介绍
给 提供
列出 列举 举出
总结 概括 概述 归纳
翻译 译
购买 买 采购
开始 启动
结束 完成
修改 更改 改变 变更 改
删除 移除 去掉
提高 提升 改善 改进 增强
使用 用 利用 运用
查找 寻找 找 查询
需要 要 想要
想 希望
喜欢 爱
快速 迅速 快
简单 容易
困难 难
重要 关键
主要 主 首要
办法 方法 方式
建议 意见 推荐
问题 难题
错误 故障
原因 理由
区别 差别 不同 差异
优点 好处 优势
缺点 坏处 劣势
文章 文本
故事 小说
邮件 电子邮件 电邮
手机 电话
电脑 计算机
汽车 车 车辆
医生 大夫
公司 企业
员工 职员 雇员
顾客 客户 客人
星期 周 礼拜
日 号
大约 大概 约 左右
现在 目前
因为 由于
所以 因此
但是 但 可是 不过
和 与 跟 及 以及
全部 都 所有
非常 很 十分 特别
没有 没 无
非常 很
书 书籍
説明 解説 紹介
教えて 説明して 知らせて
書いて 作成して 作って
作成 作る 作って
方法 やり方 仕方
購入 買う
開始 始める 始まり
終了 終わり
変更 変える
削除 消す
使用 利用 使う
簡単 容易
重要 大切 大事
理由 原因
違い 差
利点 メリット 長所
欠点 デメリット 短所
お客様 顧客 客
会社 企業
車 自動車
約 およそ だいたい
""")

ABROAD = (*GERMAN, *FRENCH, *SPANISH, *OTHERS, *CHINESE_AND_JAPANESE)

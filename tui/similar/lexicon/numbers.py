"""Numbers as words: English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Arabic, Chinese.

Every word stands under its value. Compounds of two words (``forty-five``) are put together where they are
read; languages that write them as one word get theirs from the tables below.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.similar.lexicon.tables import words

_PLAIN = {
    0: "zero null nul ноль нуль صفر 零 〇",
    1: "one first once single eins erste ersten erster erstes un une uno una um uma primo prima"
    " primero primera premier première primeiro primeira een één eerste один"
    " одна одно первый первая واحد واحدة 一 壱",
    2: "two second twice double couple pair zwei zweite zweiten zweimal deux deuxième seconde"
    " dos segundo segunda secondo dois duas twee tweede два две второй вторая اثنان اثنين 二 两 兩 弐",
    3: "three third thrice triple drei dritte dritten trois troisième tres tercero tercera tre terzo três"
    " terceiro drie derde три третий третья ثلاثة ثلاث 三",
    4: "four fourth vier vierte vierten quatre quatrième cuatro cuarto cuarta quattro quarto quatro vierde"
    " четыре четвертый أربعة أربع 四",
    5: "five fifth fünf fünfte fünften cinq cinquième cinco quinto quinta cinque vijf vijfde"
    " пять пятый خمسة خمس 五",
    6: "six sixth sechs sechste sechsten sixième seis sexto sei sesto zes zesde шесть шестой ستة ست 六",
    7: "seven seventh sieben siebte siebten sept septième siete séptimo sette sete zeven zevende семь седьмой"
    " سبعة سبع 七",
    8: "eight eighth acht achte achten huit huitième ocho octavo otto oito achtste"
    " восемь восьмой ثمانية ثماني 八",
    9: "nine ninth neun neunte neunten neuf neuvième nueve noveno nove negen"
    " negende девять девятый تسعة تسع 九",
    10: "ten tenth zehn zehnte zehnten dix dixième diez décimo dieci dez tien tiende десять десятый عشرة عشر",
    11: "eleven eleventh elf elfte onze undici одиннадцать",
    12: "twelve twelfth zwölf zwölfte douze doce dodici doze twaalf двенадцать",
    13: "thirteen thirteenth dreizehn treize trece tredici treze dertien тринадцать",
    14: "fourteen fourteenth vierzehn quatorze catorce quattordici catorze veertien четырнадцать",
    15: "fifteen fifteenth fünfzehn quinze quince quindici vijftien пятнадцать",
    16: "sixteen sixteenth sechzehn seize dieciséis sedici dezesseis zestien шестнадцать",
    17: "seventeen seventeenth siebzehn diecisiete diciassette dezessete zeventien семнадцать",
    18: "eighteen eighteenth achtzehn dieciocho diciotto dezoito achttien восемнадцать",
    19: "nineteen nineteenth neunzehn diecinueve diciannove dezenove negentien девятнадцать",
    20: "twenty twentieth zwanzig vingt veinte venti vinte twintig двадцать عشرون عشرين",
    21: "veintiuno veintiún ventuno",
    22: "veintidós ventidue",
    23: "veintitrés ventitré",
    24: "veinticuatro ventiquattro",
    25: "veinticinco venticinque",
    26: "veintiséis ventisei",
    27: "veintisiete ventisette",
    28: "veintiocho ventotto",
    29: "veintinueve ventinove",
    30: "thirty thirtieth dreißig dreissig trente treinta trenta trinta dertig тридцать ثلاثون ثلاثين",
    40: "forty fortieth vierzig quarante cuarenta quaranta quarenta veertig сорок أربعون أربعين",
    50: "fifty fiftieth fünfzig cinquante cincuenta cinquanta cinquenta vijftig пятьдесят خمسون خمسين",
    60: "sixty sixtieth sechzig soixante sesenta sessanta sessenta zestig шестьдесят ستون ستين",
    70: "seventy siebzig setenta settanta zeventig семьдесят سبعون سبعين",
    80: "eighty achtzig ochenta ottanta oitenta tachtig восемьдесят ثمانون ثمانين",
    90: "ninety neunzig noventa novanta negentig девяносто تسعون تسعين",
}

_SCALES = {
    10: "十 拾",
    12: "dozen dutzend douzaine docena dozzina dúzia dozijn дюжина",
    100: "hundred hundredth hundert cent cents cien ciento cento cem honderd сто مئة مائة 百",
    1000: "thousand tausend mille mil mila duizend тысяча тысячи тысяч ألف آلاف 千",
    10_000: "万 萬",
    1_000_000: "million millionen millions millón millones milione milioni milhão milhões miljoen миллион"
    " миллиона миллионов مليون",
    100_000_000: "亿 億",
    1_000_000_000: "billion milliarde milliarden milliard milliards миллиард",
}

_TENS_IN_ONE_WORD = (
    # units, the word between, tens: ``fünf`` + ``und`` + ``vierzig``, ``vijf`` + ``en`` + ``veertig``
    (
        "ein zwei drei vier fünf sechs sieben acht neun",
        "und",
        "zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
    ),
    (
        "een twee drie vier vijf zes zeven acht negen",
        "en",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    ),
)


def _by_word(table: Mapping[int, str]) -> dict[str, int]:
    return {word: value for value, line in table.items() for word in line.split()}


def _compounds() -> dict[str, int]:
    return {
        unit + link + ten: 10 * tens + units
        for all_units, link, all_tens in _TENS_IN_ONE_WORD
        for units, unit in enumerate(all_units.split(), 1)
        for tens, ten in enumerate(all_tens.split(), 2)
    }


SCALES: Mapping[str, int] = MappingProxyType(_by_word(_SCALES))
"""Words that multiply what stands before them: ``two hundred``, ``a dozen``, ``1.5 million``."""

PARTS: Mapping[str, float] = MappingProxyType(
    {
        "half": 0.5,
        "halves": 0.5,
        "third": 1 / 3,
        "thirds": 1 / 3,
        "quarter": 0.25,
        "quarters": 0.25,
        "fifth": 0.2,
        "fifths": 0.2,
        "eighth": 0.125,
        "eighths": 0.125,
        "tenth": 0.1,
        "tenths": 0.1,
        "halb": 0.5,
        "halbe": 0.5,
        "halbes": 0.5,
        "halben": 0.5,
        "viertel": 0.25,
        "drittel": 1 / 3,
        "demi": 0.5,
        "demie": 0.5,
        "moitié": 0.5,
        "medio": 0.5,
        "mitad": 0.5,
        "mezzo": 0.5,
        "mezza": 0.5,
        "meio": 0.5,
        "meia": 0.5,
        "половина": 0.5,
        "полтора": 1.5,
        "نصف": 0.5,
        "半": 0.5,
    }
)
"""Parts of one, alone (``half a cup``), counted (``two thirds``) or of what follows (``half a dozen``)."""

NUMBER_WORDS: Mapping[str, int] = MappingProxyType({**_by_word(_PLAIN), **_compounds(), **SCALES})

ARTICLES = words("a an ein eine einen einem einer eines un une uno una um uma een")
"""Words that mean one thing where the other text has a number in their place, and nothing elsewhere."""

MULTIPLIERS = words("half double triple halb halbe halben doppelt medio")
"""Words that change an amount by being there at all: ``half a dozen``."""

VERSIONED = words(
    "python node java php ruby perl rust swift kotlin django rails react angular vue laravel numpy pandas",
    "ios android ubuntu debian fedora windows macos kubernetes postgresql mysql redis version v release",
)
"""Words behind which 3.1 is not 3.10."""

IDEOGRAPHIC = frozenset("〇零一二三四五六七八九十百千万萬亿億两兩")
"""Characters that numbers are made of; nothing parts them from their neighbours."""

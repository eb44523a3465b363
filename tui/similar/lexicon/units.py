"""Units: what each is called, and how much of its kind it is.

Two units exclude each other; two amounts are the same where they come to the same in the base of their kind
(``90 minutes`` and ``1.5 hours``). Factors are the definitions of the SI brochure and of the international
yard and pound (1959); those of kitchen measures and currencies are left out, as they differ by country.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_UNITS = """
mass 1e-6 microgram micrograms mcg µg μg ug
mass 0.001 milligrams milligram milligramm milligramme mg мг 毫克
mass 1 grams gram gramme grammes gramm gramos gramo grammi g gr г грамм граммов 克
mass 1000 kilograms kilogram kg kgs kilo kilos kilogramm kilogramo kilogramos кг килограмм 公斤 千克
mass 1e6 tonne tonnes ton tons t tonnen toneladas тонна
mass 453.59237 pounds pound lb lbs libra libras pfund livre livres фунт 磅
mass 28.349523125 ounces ounce oz
length 1e-6 micrometre micrometres micrometer micrometers micron microns µm μm
length 1e-9 nanometre nanometer nanometers nm
length 0.001 millimetres millimetre millimeter millimeters mm мм 毫米
length 0.01 centimetres centimetre centimeter centimeters cm zentimeter centimètres centímetros см 厘米
length 1 metres metre meter meters m mètre mètres metro metros метр метров 米
length 1000 kilometres kilometre kilometer kilometers km kms kilomètres kilómetros км километров 公里
length 0.0254 inches inch zoll pouces pulgadas
length 0.3048 foot feet ft fuß pieds pies
length 0.9144 yards yard yd yds
length 1609.344 miles mile mi meilen millas мили 英里
length 1852 nautical_mile
volume 0.001 millilitres millilitre milliliter milliliters ml мл 毫升
volume 0.01 centilitre centilitres centiliter centiliters cl
volume 0.1 decilitre decilitres deciliter dl
volume 1 litres litre liter liters l litros litro л литр литров 升
- 0 gallons gallon gal
- 0 quart quarts qt
- 0 pint pints pt
- 0 cups cup tasse tassen taza tazas
- 0 fluid_ounce
- 0 tablespoons tablespoon tbsp tbsps tbs esslöffel el cucharada cucharadas cucchiaio cucchiai
- 0 teaspoons teaspoon tsp tsps teelöffel tl cucharadita cucharaditas cucchiaino cucchiaini
- 0 pinch pinches prise pizca
time 1e-6 nanosecond nanoseconds ns
time 1e-3 microsecond microseconds µs μs us_time
time 1 millisecond milliseconds ms msec millisekunden
time 1000 seconds sec secs s sekunde sekunden secondes segundos secondi секунд секунды 秒
time 6e4 minutes minute min mins minuten minuto minutos minuti минут минуты минута 分钟 دقيقة
time 3.6e6 hours hour hr hrs h stunde stunden heure heures hora horas ora ore uur час часа часов 小时 ساعة
time 8.64e7 days day tag tage tagen jour jours día días giorno giorni dia dias dag dagen день дня дней 天 يوم
time 6.048e8 weeks week wk wks woche wochen semaine semaines semana semanas settimana settimane неделя недели
month 1 months month mo mos monat monate monaten mois mes meses mese mesi maand maanden месяц месяца месяцев
month 12 years year yr yrs jahr jahre jahren an ans année années año años anno anni ano anos jaar год года лет
month 120 decades decade
month 1200 centuries century
- 0 celsius °c centigrade
- 0 fahrenheit °f
- 0 kelvin
data 1 bytes byte
data 0.125 bit bits
data 1e3 kilobyte kilobytes kb
data 1e6 megabyte megabytes mb
data 1e9 gigabyte gigabytes gb gbs gig gigs
data 1e12 terabyte terabytes tb
data 1e15 petabyte petabytes pb
- 0 mbps
- 0 gbps
- 0 kbps
- 0 kib
- 0 mib
- 0 gib
power 1 watt watts w
power 1000 kilowatt kilowatts kw
power 1e6 megawatt megawatts mw
- 0 kwh kilowatt_hour
- 0 volt volts v
- 0 ampere amperes amp amps
- 0 ohm ohms
frequency 1 hertz hz
frequency 1e3 kilohertz khz
frequency 1e6 megahertz mhz
frequency 1e9 gigahertz ghz
- 0 joule joules
- 0 calories calorie cal
- 0 kilocalorie kilocalories kcal
- 0 pascal pa
- 0 bar bars
- 0 psi
- 0 decibel decibels db
- 0 kmh kph
- 0 mph
- 0 acre acres
- 0 hectare hectares ha
- 0 dollars dollar $ usd bucks dólares доллар долларов 美元
- 0 euros euro € eur евро 欧元
- 0 sterling £ gbp quid
- 0 yen ¥ jpy 日元 円
- 0 yuan rmb cny 人民币 元
- 0 rupee rupees ₹ inr
- 0 rouble roubles ruble rubles ₽ rub рубль рублей
- 0 franc francs chf franken
- 0 cad
- 0 aud
- 0 nzd
- 0 sgd
- 0 hkd
- 0 krona kronor sek kronen
- 0 nok
- 0 dkk
- 0 zloty złoty pln
- 0 peso pesos mxn
- 0 reais brl
- 0 won ₩ krw
- 0 lira try ₺
- 0 bitcoin btc bitcoins
- 0 ether eth
- 0 percent % prozent procent pourcent per_cent процентов процента 百分
- 0 per_mille ‰
"""
"""Kind, how much of its base, then the name with its other names; ``-`` where amounts do not convert."""

_ROWS = [line.split() for line in _UNITS.splitlines() if line]

UNIT_NAMES: Mapping[str, str] = MappingProxyType({alias: row[2] for row in _ROWS for alias in row[2:]})
"""Every name of a unit, by the first of its line."""

AMOUNTS: Mapping[str, tuple[str, float]] = MappingProxyType(
    {row[2]: (row[0], float(row[1])) for row in _ROWS if row[0] != "-"}
)
"""The kind of a unit and how much of the kind's base it is."""

TOO_SHORT_ALONE = frozenset(
    [
        "g",
        "t",
        "m",
        "s",
        "h",
        "v",
        "w",
        "l",
        "el",
        "tl",
        "an",
        "mo",
        "mi",
        "bar",
        "bars",
        "won",
        "try",
        "ha",
        "mes",
        "dia",
        "stone",
        "ora",
        "pies",
        "prise",
        "cal",
        "pa",
        "cl",
        "dl",
        "ton",
    ]
)
"""Names of units that are words or variables as well: units only behind a number."""

"""Numbers, dates and times in a run of tokens, whichever way they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.similar.lexicon.grammar import MONTHS
from tui.similar.lexicon.numbers import IDEOGRAPHIC, NUMBER_WORDS, PARTS, SCALES
from tui.similar.lexicon.tables import words
from tui.similar.lexicon.units import AMOUNTS, UNIT_NAMES

Reading = tuple[object, ...]
"""What a number may mean: ``("n", 3.5)``, minutes of a day ``("t", 1110)``, ``("d", year, month, day)``."""

_MONTHS = {month: number for number, month in enumerate(MONTHS, 1)}
_NAMED_TIMES = {"noon": 720, "midnight": 0}
_OTHERS = IDEOGRAPHIC | _MONTHS.keys() | _NAMED_TIMES.keys()
_HALF_DAYS = {"am": 0, "pm": 720}
_DAY = 1440
_LINKS = words("and y et und e и")
_AND_A_HALF = ["and", "a", "half"]
_VINGT = frozenset({"vingt", "vingts"})
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
_TWO_DIGITS = re.compile(r"\d\d?")
_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(r"(\d\d?)[:.](\d\d)")
_FRACTION = re.compile(r"(\d{1,9})/(\d{1,9})")
_DATE = re.compile(r"(\d{1,4})([-./])(\d\d?)\2(\d{1,4})")
_SEVERAL = re.compile(r"[:/]|\d-|\..*\.")
"""Numbers of several fields, which say another thing when the fields change places."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, with what it may mean."""

    readings: frozenset[Reading]
    literal: str = ""
    """The digits as written; empty for a number in words."""

    def same(self, other: Quantity) -> bool:
        """Whether two numbers may be one, written in two ways."""
        if _SEVERAL.search(self.literal) and _shape(self.literal) == _shape(other.literal):
            return _fields(self.literal) == _fields(other.literal)
        mine, others = (_amounts(each.readings) for each in (self, other))
        if mine and others:
            return bool(mine & others)
        return bool(self.readings & other.readings)


def _amounts(readings: frozenset[Reading]) -> frozenset[Reading]:
    return frozenset(reading for reading in readings if reading[0] == "q")


def _shape(literal: str) -> str:
    return re.sub(r"\d+", "", literal)


def _fields(literal: str) -> list[str]:
    return [field.lstrip("0") for field in re.findall(r"\d+", literal)]


def is_number(token: str) -> bool:
    """Whether a token is a number in digits, or a code that holds some."""
    return _DIGIT.search(token) is not None


def is_number_word(token: str) -> bool:
    """Whether a token is a number, or part of one, in words."""
    return token in NUMBER_WORDS or token in PARTS


def quantities(run: Sequence[str]) -> tuple[list[Quantity], list[str]]:
    """The numbers in a run of tokens, and the tokens that belong to none."""
    if not any(map(_may_begin, run)):
        return [], list(run)
    found: list[Quantity] = []
    rest: list[str] = []
    place = 0
    while place < len(run):
        read = _date(run, place) or _time(run, place) or _amount(run, place)
        if read:
            found.append(read[0])
            place = read[1]
        else:
            rest.append(run[place])
            place += 1
    return found, rest


def _may_begin(token: str) -> bool:
    """Whether a number, date or time may begin with a token."""
    return is_number_word(token) or token in _OTHERS or is_number(token)


_Read = tuple[Quantity, int] | None
"""A number and the place behind it."""


def _at(run: Sequence[str], place: int) -> str:
    return run[place] if 0 <= place < len(run) else ""


def _date(run: Sequence[str], place: int) -> _Read:
    """``25 november 2022``, ``november 25 2022``, ``november 25``."""
    here, then = _at(run, place), _at(run, place + 1)
    day, month = (here, then) if then in _MONTHS else (then, here)
    if month not in _MONTHS or not _TWO_DIGITS.fullmatch(day) or int(day) > 31:
        return None
    year = _at(run, place + 2)
    has_year = _YEAR.fullmatch(year) is not None
    date = ("d", int(year) if has_year else 0, _MONTHS[month], int(day))
    return Quantity(frozenset([date])), place + 2 + has_year


def _time(run: Sequence[str], place: int) -> _Read:
    """``6:30 pm``, ``6 pm``, ``noon``."""
    here, then = _at(run, place), _at(run, place + 1)
    if here in _NAMED_TIMES:
        return Quantity(frozenset([("t", _NAMED_TIMES[here])])), place + 1
    clock = _CLOCK.fullmatch(here)
    if then not in _HALF_DAYS or not (clock or _TWO_DIGITS.fullmatch(here)):
        return None
    hours, minutes = (int(clock[1]), int(clock[2])) if clock else (int(here), 0)
    time = ((hours % 12) * 60 + minutes + _HALF_DAYS[then]) % _DAY
    return Quantity(frozenset([("t", time)])), place + 2


def _amount(run: Sequence[str], place: int) -> _Read:
    here = run[place]
    if is_number(here):
        readings, literal, place = _readings(here), here, place + 1
    elif here in IDEOGRAPHIC:
        value, place = _ideographic(run, place)
        readings, literal = frozenset([("n", value)]), ""
    elif is_number_word(here):
        value, place = _spoken(run, place)
        readings, literal = frozenset([("n", value)]), ""
    else:
        return None
    while (scale := SCALES.get(_at(run, place))) and literal:
        readings, place = _times(readings, scale), place + 1
    unit = UNIT_NAMES.get(_at(run, place), "")
    if unit == "percent":
        readings |= _times(readings, 0.01)
        place += 1
    if unit in AMOUNTS:
        kind, factor = AMOUNTS[unit]
        readings |= {("q", kind, _rounded(number * factor)) for number in _numbers(readings)}
        place += 1
    return Quantity(readings, literal), place


def _numbers(readings: frozenset[Reading]) -> list[float]:
    return [float(str(reading[1])) for reading in readings if reading[0] == "n"]


def _times(readings: frozenset[Reading], scale: float) -> frozenset[Reading]:
    return frozenset(("n", _rounded(number * scale)) for number in _numbers(readings)) or readings


def _rounded(number: float) -> float:
    """To nine digits: 0.1 + 0.2 is 0.3."""
    return float(f"{number:.9g}")


def _readings(number: str) -> frozenset[Reading]:
    """Everything that a number in digits may mean; the number as written is one of them."""
    found: set[Reading] = {("is", number)}
    if _PLAIN.fullmatch(number):
        found.add(("n", _rounded(float(number))))
    if _GROUPED.fullmatch(number):
        found.add(("n", float(number.replace(".", ""))))
    decimal = number.replace(".", "").replace(",", ".")
    if "," in number and _PLAIN.fullmatch(decimal):
        found.add(("n", _rounded(float(decimal))))
    if clock := _CLOCK.fullmatch(number):
        found.add(("t", int(clock[1]) * 60 + int(clock[2])))
        if len(clock[1]) == 2:
            found.add(("n", float(clock[1] + clock[2])))
        if clock[2] == "00" and ":" in number:
            found.add(("n", float(clock[1])))
    if (fraction := _FRACTION.fullmatch(number)) and int(fraction[2]):
        found.add(("n", _rounded(int(fraction[1]) / int(fraction[2]))))
        found |= {
            ("d", 0, int(month), int(day)) for month, day in (fraction.groups(), fraction.groups()[::-1])
        }
    if date := _DATE.fullmatch(number):
        found |= _dates(int(date[1]), int(date[3]), int(date[4]))
    return frozenset(found)


def _dates(first: int, second: int, third: int) -> set[Reading]:
    if first > 31:
        return {("d", first, second, third)}
    year = third if third > 99 else 2000 + third
    return {("d", year, second, first), ("d", year, first, second)}


def _spoken(run: Sequence[str], place: int) -> tuple[float, int]:
    """The value of number words in a row, and the place behind them."""
    total, current = 0.0, None
    while place < len(run):
        word = run[place]
        if run[place : place + 3] == _AND_A_HALF:
            return _rounded(total + (current or 0) + 0.5), place + 3
        if word in _LINKS and current is not None and _joins(current, _at(run, place + 1)):
            word, place = run[place + 1], place + 1
        if word in PARTS and (word not in _ORDINALS or current == 1):
            current, place = _part(run, place, current)
            continue
        value = NUMBER_WORDS.get(word)
        if value is None:
            break
        if word in _VINGT and current == 4:
            current = 80
        elif word in SCALES:
            current = (1 if current is None else current) * value
            if value >= 1000:
                total, current = total + current, 0
        elif current is None or _adds(current, value):
            current = (current or 0) + value
        else:
            break
        place += 1
    return _rounded(total + (current or 0)), place


_ORDINALS = words("third fifth eighth tenth")
"""Parts of one that are ordinals too: parts only behind ``one``."""


def _joins(current: float, word: str) -> bool:
    """Whether ``and`` goes on with the number: ``a hundred and five``, ``one and a half``."""
    value = NUMBER_WORDS.get(word)
    return value is not None and _adds(current, value)


def _adds(current: float, value: int) -> bool:
    """Whether a number word adds to the ones before it: ``forty`` + ``five``, not ``one`` + ``two``."""
    if current == 0:
        return True
    if current in (60, 80) and 10 <= value < 20:  # soixante-dix
        return True
    return (value < 10 and current % 100 >= 20 and current % 10 == 0) or (value < 100 and current % 100 == 0)


def _part(run: Sequence[str], place: int, count: float | None) -> tuple[float, int]:
    """``half``, ``three quarters``, ``half a dozen``."""
    value = PARTS[run[place]] * (1 if count is None else count)
    place += 1
    after = place + 1 if _at(run, place) in ("a", "an") else place
    scale = SCALES.get(_at(run, after))
    return (value * scale, after + 1) if scale else (value, place)


def _ideographic(run: Sequence[str], place: int) -> tuple[float, int]:
    """The value of Chinese numerals in a row: 三百二十五."""
    total, section, digit = 0, 0, 0
    while place < len(run) and run[place] in IDEOGRAPHIC:
        scale = SCALES.get(run[place])
        if scale is None:
            digit = digit * 10 + NUMBER_WORDS[run[place]]
        elif scale >= 10_000:
            total, section, digit = total + (section + digit) * scale, 0, 0
        else:
            section, digit = section + (digit or 1) * scale, 0
        place += 1
    return float(total + section + digit), place

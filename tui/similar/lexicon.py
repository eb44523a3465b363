"""Words that carry or turn a fact. Every table holds words of the normal form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


NEGATIONS = _words(
    "not no never cannot without none nor neither nobody nothing nowhere hardly",
    "nicht kein keine keinen keinem keiner keines nie niemals ohne",
    "ne pas jamais sans aucun aucune",
    "nunca jamás ninguno ninguna",
    "不 没 沒 未 勿",
)

OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in _words(
        "above/below accept/reject add/remove after/before allow/deny always/sometimes ascending/descending",
        "bottom/top buy/sell close/open closed/open closes/opens decrease/increase disable/enable",
        "disabled/enabled down/up download/upload east/west even/odd exclude/include excluding/including",
        "export/import external/internal false/true fewer/more first/last highest/lowest in/out",
        "inbound/outbound incoming/outgoing inside/outside least/most left/right less/more lower/raise",
        "max/min maximum/minimum north/south off/on oldest/newest receive/send start/stop starts/stops",
        "no/yes",
    )
)
"""A negation in one word: where one of two is swapped for the other, the text says something else."""

NEGATING_PREFIXES = ("un", "dis", "non", "in")
SHORTEST_NEGATED = 4
"""Letters that must follow a negating prefix: below it ``into`` would be the opposite of ``to``."""

NUMBER_WORDS: Mapping[str, str] = MappingProxyType(
    {
        word: str(number)
        for number, words in {
            0: "zero",
            1: "one first once single",
            2: "two second twice double",
            3: "three third thrice triple",
            4: "four fourth",
            5: "five fifth",
            6: "six sixth",
            7: "seven seventh",
            8: "eight eighth",
            9: "nine ninth",
            10: "ten tenth",
            11: "eleven eleventh",
            12: "twelve twelfth dozen",
            13: "thirteen",
            14: "fourteen",
            15: "fifteen",
            16: "sixteen",
            17: "seventeen",
            18: "eighteen",
            19: "nineteen",
            20: "twenty",
            30: "thirty",
            40: "forty",
            50: "fifty",
            60: "sixty",
            70: "seventy",
            80: "eighty",
            90: "ninety",
            100: "hundred",
            1000: "thousand",
            1_000_000: "million",
            1_000_000_000: "billion",
        }.items()
        for word in words.split()
    }
)

CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july",
    "august september october november december",
)
"""Names that people type without a capital."""

FUNCTION_WORDS = _words(
    "a an the this that these those it its he she they them his her their we us our you your i me my",
    "of in on at to for from by with as into onto about and or but so if then than",
    "is are was were be been being am do does did done have has had will would can could shall should may",
    "might must what which who whom whose where when why how there here please just also",
)
"""Words that may come and go with a fact: ``works`` becomes ``does not work``. None of them is a name."""

_AUXILIARIES = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"} | {
    word: word
    for word in _words("do does did is are was were has have had would could should must need might")
}

CONTRACTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"cannot": ("can", "not")}
    | {f"{stem}n{mark}t": (word, "not") for stem, word in _AUXILIARIES.items() for mark in ("'", "")}
)
"""``don't``, and ``dont`` as people type it, in the words they stand for."""

ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"'s": (), "'m": ("am",), "'re": ("are",), "'ll": ("will",), "'ve": ("have",), "'d": ("would",)}
)
"""What hangs on a word by an apostrophe. ``'s`` may be a possessive or ``is``: neither is a fact."""

LINKS = _words("and or vs versus und oder et ou y o")
"""Between two facts these say that their order does not matter."""

TITLES = ("mr.", "mrs.", "ms.", "dr.", "st.", "prof.", "no.", "vs.")
"""Abbreviations whose full stop ends no sentence."""

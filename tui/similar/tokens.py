"""A text read as the tokens that facts are made of: words, numbers with their signs, and telling symbols.

The normal form drops what the eye skips. Facts need some of it back: the sign of a number, ``<`` for ``>``,
a currency. Bullets, quotes, dashes and markup stay out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import Postfix, Prefix

from tui.similar.lexicon.aliases import ALIASES
from tui.similar.lexicon.grammar import CONTRACTIONS, ELISIONS, ENDINGS
from tui.similar.normal import IDEOGRAPHS, JOINERS

_UNPARTED = re.compile("[" + IDEOGRAPHS + "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts without spaces between words: each character is a token. The last are Thai, Lao, Burmese, Khmer."""
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0970-\u0dff"
)
"""Combining marks, which belong to the letters before them."""

_NUMBER = r"""
    (?:\d{4}-\d\d?-\d\d?(?!\d)                # 2022-11-25
      |\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)     # 1,500,000
      |(?<![\w([,.])\d+(?:\.\d{3})*,\d{1,2}(?![\w,])   # 3,5 but not [3,5]
      |\d+(?:[.:/⁄]\d+)*                      # 3.5  18:30  1/2  2.28.1
      |(?<!\w)\.\d+)                          # .5
    (?:(?:st|nd|rd|th|er|ère|ème)\b)?
"""
_TOKEN = re.compile(
    rf"""
    (?<!\w)[^\W\d](?:\+\+|\#)(?!\w)                 # C++, F#
    |[^\W\d][\w'.{_MARKS}]*                         # a word, trimmed when it is read; first, as most are
    |^[ \t]*\(?\d{{1,3}}[.)](?=\s)                  # the number of a list item
    |12[ ](?=noon|midnight)
    |(?:(?<![\w)\]%°])[-−])?{_NUMBER}               # with its sign, which is no range and no bullet
    |[\w'.{_MARKS}]+                                # one that begins with an apostrophe
    |°\s?[cf]\b|[%$€£¥₹₽₩₺‰👍👎]
    |[<>+*/-]=(?!=)|[=!]==?(?==*)|&&|\|\|
    |(?<![\w!?])!(?=[\w(])                          # !ready
    |(?<=[\w)\]"'])[<>](?=[\w("'-])
    |(?<=[\w)\]"'][ ])[<>+*/-](?=[ ][\w("'-])|(?<=\w)[+*](?=\w)
    """,
    re.VERBOSE | re.MULTILINE,
)
_IGNORED = {ord(character): None for character in "\u00ad\u200b\u200c\u200d\u2060\ufeff"}
_FOLDING = {**_IGNORED, 0x2019: "'", 0x02BC: "'", 0x2264: "<=", 0x2265: ">=", 0x2260: "!="}
_LOOSE_JOINERS = re.compile(r"[._']{2,}")
_ORDINAL = re.compile(r"[^\W\d]+$")
_KEPT = 1 << 14
LONGEST_WORD = 64
"""Characters above which no table has a word."""
_MARGIN = 64
"""Characters within which the edge of a word is looked for: some scripts have no spaces."""


@lru_cache(maxsize=4)
def folded(raw: str) -> str:
    """A text without case and compatibility forms, still with all its punctuation."""
    # Kept since one text is held against many others in a row.
    return raw.lower() if raw.isascii() else unicodedata.normalize("NFKC", raw).casefold().translate(_FOLDING)


def middles(first: str, second: str) -> tuple[str, str]:
    """Two folded texts without the beginning and the end that they share, but for a word of these."""
    start = _space_before(first, Prefix.similarity(first, second))
    end = min(Postfix.similarity(first, second), len(first) - start, len(second) - start)
    end = len(first) - _space_behind(first, len(first) - end)
    return first[start : len(first) - end], second[start : len(second) - end]


def _space_before(text: str, place: int) -> int:
    """Where the word before the one at a place begins."""
    lowest = max(0, place - _MARGIN)
    for _ in range(2):
        place = text.rfind(" ", lowest, max(place, lowest))
    return max(place, lowest)


def _space_behind(text: str, place: int) -> int:
    """Where the word behind the one at a place ends."""
    highest = min(len(text), place + _MARGIN)
    for _ in range(2):
        found = text.find(" ", place + 1, highest)
        place = found if found >= 0 else highest
    return place


def tokens(text: str) -> list[str]:
    """The tokens of folded text; short forms and contractions as what they stand for."""
    if not text.isascii():
        text = _UNPARTED.sub(r" \g<0> ", text)
    found = _TOKEN.findall(text)
    # What is too long to be a word is not kept: the text of strangers would fill the memory.
    read = _read if max(map(len, found), default=0) <= LONGEST_WORD else _read.__wrapped__
    return list(chain.from_iterable(map(read, found)))


@lru_cache(maxsize=_KEPT)
def _read(token: str) -> tuple[str, ...]:
    if token[-1] in ") " or (token[-1] == "." and token.lstrip(" \t(")[0].isdecimal()):
        return ()
    if token[0].isdecimal() or (token[-1].isdecimal() and token[0] in "-−."):
        return (_number(token),)
    return _word(_LOOSE_JOINERS.sub(" ", token.replace(" ", "").strip(JOINERS)))


def _number(token: str) -> str:
    number = _ORDINAL.sub("", token).replace("−", "-").replace("⁄", "/")
    groups = number.split(",")
    if len(groups) > 1 and all(len(group.partition(".")[0]) == 3 for group in groups[1:]):
        number = "".join(groups)
    return "0" + number if number[0] == "." else number.replace("-.", "-0.")


def _word(word: str) -> tuple[str, ...]:
    if " " in word or not word:
        return tuple(chain.from_iterable(map(_word, word.split())))
    if word == "!":
        return ("not",)
    if word in CONTRACTIONS:
        return CONTRACTIONS[word]
    stem, mark, ending = word.rpartition("'")
    if stem and mark + ending in ENDINGS:
        return (ALIASES.get(stem, stem), *ENDINGS[mark + ending])
    if stem in ELISIONS and ending:
        return (ELISIONS[stem], ALIASES.get(ending, ending))
    return (ALIASES.get(word, word),)

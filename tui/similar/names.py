"""Which words of a text are names: capitalised where no sentence begins, or written like an identifier.

German capitalises every noun, so there a noun swapped for its synonym passes for a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.similar.lexicon.grammar import CALENDAR, FUNCTION_WORDS, TITLES
from tui.similar.normal import normal_form

_WORD = re.compile(r"\w+(?:[.'’]\w+)*")
_NOT_PLAIN = re.compile(r"(?<!\w)[^\W\d_a-z]\w*(?:[.'’]\w+)*")
_IDENTIFIER = re.compile(r"[a-z][A-Z]|[A-Z]{2}|[^_]_[^_]")
_OPENERS = " \t\"'“”‘«([{*#>-•–—"
_SENTENCE_ENDS = ".!?…。！？\n"
_LOOK_BACK = 64
"""Characters before a word in which the end of the sentence before it is looked for."""

_TITLE_CASE = 0.7
"""Share of capitalised words from which capitals say nothing: headings, and texts all in capitals."""
_FEWEST_TELLING = 3
_LONG = 4
"""Letters from which title case asks for a capital: not ``of`` and ``the``."""
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_PLAIN_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class _Writing:
    """How a text writes its words, each in normal form."""

    capitalised: frozenset[str]
    """With a capital inside a sentence."""
    identifiers: frozenset[str]
    plain: frozenset[str]
    """Without a capital."""


class Names:
    """The names in two texts that are compared with each other; a capital in one of them tells for both."""

    def __init__(self, first: str, second: str) -> None:
        self._writings = (_writing(first), _writing(second))

    def has(self, word: str) -> bool:
        """Whether a word of the normal form is a name: written so somewhere, nowhere without a capital."""
        if any(word in writing.plain for writing in self._writings):
            return word in CALENDAR
        if any(word in writing.identifiers for writing in self._writings):
            return True
        is_capitalised = any(word in writing.capitalised for writing in self._writings)
        return word in CALENDAR or (is_capitalised and word not in FUNCTION_WORDS)


@lru_cache(maxsize=4)
def _writing(text: str) -> _Writing:
    # Kept since one text is held against many others in a row.
    words = set(_WORD.findall(text))
    has_some = _IDENTIFIER.search(text) is not None
    identifiers = {word for word in words if _IDENTIFIER.search(word)} if has_some else set()
    plain = {word for word in words - identifiers if not word[0].isupper()}
    capitalised = [
        match[0]
        for match in _NOT_PLAIN.finditer(text)
        if match[0][0].isupper() and not starts_sentence(text, match.start())
    ]
    if _is_title_case(capitalised, plain, len(_LONG_WORD.findall(text))):
        return _Writing(frozenset(), frozenset(), _in_normal_form(plain))
    return _Writing(*map(_in_normal_form, (set(capitalised), identifiers, plain)))


def _is_title_case(capitalised: list[str], plain: set[str], long_words: int) -> bool:
    """Whether capitals say nothing in a text: no word goes without, or most of the long ones have one."""
    if len(capitalised) < _FEWEST_TELLING:
        return False
    long_capitals = sum(len(word) >= _LONG for word in capitalised)
    return not any(map(str.isalpha, plain)) or long_capitals >= max(_FEWEST_TELLING, _TITLE_CASE * long_words)


def _in_normal_form(words: set[str]) -> frozenset[str]:
    """Words in normal form, and what stands before the apostrophe in those that have one."""
    folded = {word if _PLAIN_WORD.fullmatch(word) else normal_form(word) for word in words}
    return frozenset(folded | {word.partition("'")[0] for word in folded if "'" in word})


def starts_sentence(text: str, position: int) -> bool:
    """Whether the word at a position is the first of its sentence, line or list item."""
    before = text[max(0, position - _LOOK_BACK) : position].rstrip(_OPENERS)
    if not before:
        return True
    if before[-1] not in _SENTENCE_ENDS:
        return False
    last = before.split()[-1].lower() if before.strip() else ""
    is_initial = len(last) == 2 and last[0].isalpha() and last[1] == "."
    return before[-1] == "\n" or not (last in TITLES or is_initial)

"""The words that one of two texts has more of than the other, sorted by what they do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain

from rapidfuzz.distance import OSA, Prefix

from tui.similar.lexicon import CONTRACTIONS, ENDINGS, FUNCTION_WORDS, NEGATIONS, NUMBER_WORDS
from tui.similar.names import Names
from tui.similar.normal import WORD, Wording

KINDS = NUMBER, COUNT, NEGATION, NAME, FUNCTION, CONTENT = (
    "number",
    "count",
    "negation",
    "name",
    "function",
    "content",
)
"""What a word does. Counts are number words: ``one`` may be a pronoun, so alone they prove nothing."""

Side = dict[str, list[str]]
"""Words by kind, in the order of the text."""

_LIST_NUMBER = re.compile(r"(?m)^[ \t]*\(?(\d{1,3})[.)](?=\s)")

_WORD_LENGTH = 4
"""Letters from which two words one slip apart count as one word misspelt."""
_NAME_LENGTH = 5
"""The same for names and numbers: ``Iran`` and ``Iraq`` are two."""
_CARELESS_LENGTH = 3
"""The same in texts that misspell other words as well."""
_STEM = 4
"""Letters in common from which two words may be forms of one."""


def words(normal: str) -> list[str]:
    """The words of a normal form; each ideograph is one, as nothing parts them."""
    return normal.split() if normal.isascii() else WORD.findall(normal)


def written_out(normal: str) -> list[str]:
    """The words of a normal form with contractions in the words they stand for."""
    return _flat(map(_parts, words(normal)))


def _flat(parts: Iterable[Iterable[str]]) -> list[str]:
    return list(chain.from_iterable(parts))


def difference(first: str, second: str) -> tuple[list[str], list[str]]:
    """What each of two normal forms has more of than the other, contractions written out."""
    left, right = surplus(words(first), words(second))
    return surplus(_flat(map(_parts, left)), _flat(map(_parts, right)))


def surplus(first: Sequence[str], second: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words that either side has more of, each as often as it has more, in their order."""
    one, other = Counter(first), Counter(second)
    return _more(first, one, other), _more(second, other, one)


def _more(all_words: Sequence[str], own: Counter[str], others: Counter[str]) -> list[str]:
    spare = {word: count - others[word] for word, count in own.items() if count > others[word]}
    kept = []
    for word in all_words if spare else ():
        if spare.get(word):
            spare[word] -= 1
            kept.append(word)
    return kept


def _parts(word: str) -> tuple[str, ...]:
    if word in CONTRACTIONS:
        return CONTRACTIONS[word]
    stem, mark, ending = word.rpartition("'")
    return (stem, *ENDINGS[mark + ending]) if stem and mark + ending in ENDINGS else (word,)


def kind(word: str, names: Names) -> str:
    """What a word does: the first kind that it passes for."""
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        (NUMBER, _has_digit),
        (COUNT, NUMBER_WORDS.__contains__),
        (NEGATION, NEGATIONS.__contains__),
        (NAME, names.has),
        (FUNCTION, FUNCTION_WORDS.__contains__),
    )
    return next((found for found, holds in tests if holds(word)), CONTENT)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


class Leftovers:
    """What two texts have to spare, each side by kind; words that are one word misspelt are taken out."""

    def __init__(self, first: Wording, second: Wording, left: list[str], right: list[str]) -> None:
        names = Names(first.raw, second.raw)
        self.left, self.right = _by_kind(left, names), _by_kind(right, names)
        listed = surplus(_LIST_NUMBER.findall(first.raw), _LIST_NUMBER.findall(second.raw))
        for side, list_numbers in zip((self.left, self.right), listed, strict=True):
            side[NUMBER], _ = surplus(side[NUMBER], list_numbers)
        self._take_out_misspellings()
        self.reworded = max(len(self.left[CONTENT]), len(self.right[CONTENT]))
        """Words that state no fact, on the side that has more of them to spare."""

    def _take_out_misspellings(self) -> None:
        left, right = self.left, self.right
        careless = _strike(left[CONTENT], right[CONTENT], partial(_is_typo, shortest=_WORD_LENGTH))
        is_one_fact = partial(_is_typo, shortest=_CARELESS_LENGTH if careless else _NAME_LENGTH)
        for fact in (NAME, NUMBER):
            _strike(left[fact], right[fact], is_one_fact)
        _strike(left[NEGATION], right[CONTENT], _is_slip)
        _strike(left[CONTENT], right[NEGATION], _is_slip)
        _strike(left[CONTENT], right[CONTENT], _is_form)

    def everything(self) -> tuple[list[str], list[str]]:
        """All words of either side."""
        return _flat(self.left.values()), _flat(self.right.values())


def _by_kind(leftover: list[str], names: Names) -> Side:
    side: Side = {each: [] for each in KINDS}
    for word in leftover:
        side[kind(word, names)].append(word)
    return side


def _strike(left: list[str], right: list[str], same: Callable[[str, str], bool]) -> int:
    """Take out of both lists, in place, the words that are the same word; how many there were."""
    struck = 0
    for word in list(left):
        match = next((other for other in right if same(word, other)), None)
        if match is not None:
            left.remove(word)
            right.remove(match)
            struck += 1
    return struck


def _is_slip(first: str, second: str) -> bool:
    """A letter too many, or two changed about."""
    if OSA.distance(first, second, score_cutoff=1) > 1:
        return False
    return len(first) != len(second) or sorted(first) == sorted(second)


def _is_typo(first: str, second: str, shortest: int) -> bool:
    """One letter amiss in words that are long enough, or two changed about."""
    if OSA.distance(first, second, score_cutoff=1) > 1 or _digits(first) != _digits(second):
        return False
    return min(len(first), len(second)) >= shortest or sorted(first) == sorted(second)


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _is_form(first: str, second: str) -> bool:
    """Another form of the same word."""
    shared = Prefix.similarity(first, second)
    return shared >= _STEM and 2 * shared > max(len(first), len(second))

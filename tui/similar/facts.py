"""Whether two texts that read alike state different facts: another number, name, unit, thing, or a negation.

The texts are aligned, and what stands in each other's place is looked at. A number for another number tells
however the rest is worded; a negation, an opposite or a name tells where little else differs; any word that
stands for a word it has nothing to do with tells where it is the only one. Words that one text has to spare
contradict nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from tui.similar.closeness import LONG
from tui.similar.leftovers import MOST_LEFT, gaps
from tui.similar.lexicon.grammar import FUNCTION_WORDS, LINKS
from tui.similar.lexicon.programming import ALSO_WORDS, LANGUAGES
from tui.similar.normal import Wording
from tui.similar.quantities import is_number, is_number_word
from tui.similar.readings import Difference, japanese_negations
from tui.similar.tokens import folded, middles, tokens

_NAMES_OF_LANGUAGES = LANGUAGES.keys() | ALSO_WORDS.keys()
_SHORT = 800
"""Characters below which reading a text costs no more than counting its words."""
_SPARE = 2
"""Words beside the fact that may differ on either side and leave a negation or a name to be the point."""
_MOST_BESIDE = 10
"""Tokens left over, small words too, above which texts that are not close differ in more than a fact."""
_MOST_REWORDED = 2
"""Gaps that are a matter of wording from which a word that no table knows is taken for one of them."""
_MOST_REPLACED = 2
_LONGEST_REPLACED = 2
"""Words on one side of a gap above which the passage has been written anew."""
_MOST_BETWEEN = 4
"""Words between two facts that have changed places: ``is greater than``. With more a clause has moved."""


def differ(first: Wording, second: Wording, *, close: bool) -> bool:
    """Whether two texts of like wording state different facts.

    Args:
        close: whether they are so alike that words beside the facts may differ too.
    """
    texts = folded(first.raw), folded(second.raw)
    left, right = _read(*middles(*texts))
    if left == right:
        return False
    if close and _other_language(set(left) - set(right), set(right) - set(left)):
        return True
    found = gaps(left, right, MOST_LEFT if close else _MOST_BESIDE)
    if found is None:
        return False
    difference = Difference(first, second, found)
    if _is_japanese(texts) and japanese_negations(texts[0]) != japanese_negations(texts[1]):
        difference.negations += 1
    spare = _SPARE if close else 0
    return any(rule(difference, spare) for rule in _RULES) or (
        not found and _swapped(left, right, difference)
    )


def _read(first: str, second: str) -> tuple[list[str], list[str]]:
    """The tokens of two texts; of very long ones those of the words that either has more of."""
    length = max(len(first), len(second))
    if length <= _SHORT:
        return tokens(first), tokens(second)
    one, other = Counter(first.split()), Counter(second.split())
    left, right = one - other, other - one
    if max(left.total(), right.total()) > MOST_LEFT:  # worded differently, and not worth reading
        return [], []
    if length <= LONG:
        return tokens(first), tokens(second)
    return tokens(" ".join(left.elements())), tokens(" ".join(right.elements()))


def _other_language(left: set[str], right: set[str]) -> bool:
    """Whether the texts are about programs in other languages, however they are worded."""
    one, other = _languages(left), _languages(right)
    is_certain = bool(left & LANGUAGES.keys() or right & LANGUAGES.keys())
    return is_certain and bool(one and other) and not one & other


def _languages(tokens: set[str]) -> set[str]:
    return {LANGUAGES.get(token) or ALSO_WORDS[token] for token in tokens & _NAMES_OF_LANGUAGES}


def _is_japanese(texts: tuple[str, str]) -> bool:
    return not texts[0].isascii() and _KANA.search(texts[0]) is not None


def _reworded(difference: Difference, *, beside: int = 0) -> int:
    """Words that state no fact, on the side that has more to spare, and those of unknown replacements."""
    replaced = sorted(max(len(left), len(right)) for left, right in difference.replaced)
    return max(len(difference.left), len(difference.right)) + sum(replaced[: len(replaced) - beside])


def _numbers_differ(difference: Difference, spare: int) -> bool:
    """A number for a number, however else they are worded."""
    left, right = difference.numbers
    if not left or not right:
        return False
    certain = spare > 0 and any(each.literal for each in left) and any(each.literal for each in right)
    return certain or _reworded(difference) <= spare


def _number_added(difference: Difference, spare: int) -> bool:
    """A number that only one text has, and nothing else."""
    left, right = difference.numbers
    if _reworded(difference) or bool(left) == bool(right):
        return False
    return difference.multipliers > 0 or any(each.literal for each in (*left, *right))


def _negated(difference: Difference, spare: int) -> bool:
    """More negations in one text than in the other, opposites counted: ``not allowed`` is ``forbidden``."""
    turns = abs(difference.negations) + difference.opposites
    return turns % 2 == 1 and _reworded(difference) <= spare


def _excluded(difference: Difference, spare: int) -> bool:
    """A word in the place of another of its set: a weekday, a unit, an operator."""
    return difference.exclusions > 0 and _reworded(difference) <= spare


def _names_differ(difference: Difference, spare: int) -> bool:
    """A name for a name, or for a number: ``zone B`` for ``zone 16``."""
    named = [sides for sides in difference.replaced if all(_has_name(side, difference) for side in sides)]
    if named:
        beside = _reworded(difference) - sum(max(map(len, sides)) for sides in named)
        return beside <= spare and len(difference.replaced) - len(named) <= spare // 2
    numbers = [bool(side) for side in difference.numbers]
    words = (difference.left, difference.right)
    swapped = any(
        numbers[side] and not numbers[1 - side] and _has_name(words[1 - side], difference) for side in (0, 1)
    )
    return swapped and _reworded(difference) <= spare + 1


def _has_name(words: Sequence[str], difference: Difference) -> bool:
    return any(is_number(word) or difference.is_name(word) for word in words)


def _replaced(difference: Difference, spare: int) -> bool:
    """A word or two in the place of words they have nothing to do with, and little else.

    Where more has been put in other words, a word that no table knows is taken for one of these.
    """
    count = len(difference.replaced)
    if not 0 < count <= _MOST_REPLACED or difference.reworded_gaps > _MOST_REWORDED // count:
        return False
    beside = max(len(difference.left), len(difference.right))
    longest = max(len(side) for sides in difference.replaced for side in sides)
    return longest <= _LONGEST_REPLACED and beside <= spare // 2


_KANA = re.compile("[ぁ-ヿ]")
_RULES: tuple[Callable[[Difference, int], bool], ...] = (
    _numbers_differ,
    _number_added,
    _negated,
    _excluded,
    _names_differ,
    _replaced,
)
"""Each says whether a fact differs, where at most so many other words on either side may differ as well."""


def _swapped(mine: Sequence[str], other: Sequence[str], difference: Difference) -> bool:
    """Whether the same words say something else as facts have changed places: from A to B, from B to A."""
    if len(mine) != len(other):
        return False
    moved = [place for place, pair in enumerate(zip(mine, other, strict=True)) if pair[0] != pair[1]]
    candidates = {mine[place] for place in moved}
    if not moved or len(candidates) > _MOST_SWAPPED:
        return False
    facts = {
        word for word in candidates if is_number(word) or is_number_word(word) or difference.is_name(word)
    }
    if _only(mine, facts) == _only(other, facts) or _without(mine, facts) != _without(other, facts):
        return _exchanged(mine, other, moved)
    between = [word for word in mine[moved[0] : moved[-1] + 1] if word not in facts]
    return len(between) <= _MOST_BETWEEN and not set(between) <= LINKS


def _exchanged(mine: Sequence[str], other: Sequence[str], moved: Sequence[int]) -> bool:
    """Whether two words have changed places around a preposition: lists to tuples, tuples to lists."""
    if len(moved) != 2:
        return False
    low, high = moved
    between = set(mine[low + 1 : high])
    if mine[low] != other[high] or mine[high] != other[low] or high - low - 1 > _MOST_BETWEEN:
        return False
    return bool(between & FUNCTION_WORDS - LINKS) and not {mine[low], mine[high]} & FUNCTION_WORDS


_MOST_SWAPPED = 40


def _only(words: Sequence[str], facts: set[str]) -> list[str]:
    return [word for word in words if word in facts]


def _without(words: Sequence[str], facts: set[str]) -> list[str]:
    return [word for word in words if word not in facts]

"""Whether two texts that read alike state different facts: another number, another name, a negation.

What is looked at is the words that each text has more of than the other. A number or a name counts where it
stands for another one, a negation or an opposite where little else differs, a number that only one text has
where nothing else does. Other words that one text has to spare contradict nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.similar.leftovers import (
    COUNT,
    NAME,
    NEGATION,
    NUMBER,
    Leftovers,
    Side,
    difference,
    kind,
    surplus,
    written_out,
)
from tui.similar.lexicon import LINKS, NEGATING_PREFIXES, NUMBER_WORDS, OPPOSITES, SHORTEST_NEGATED
from tui.similar.names import Names
from tui.similar.normal import Wording

_SPARE = 2
"""Words beside the fact that may differ on either side and leave a negation or a name to be the point."""
_MOST_LEFT = 40
"""Words left over on one side above which the texts are worded differently, whatever their facts."""
_MOST_BETWEEN = 4
"""Words between two facts that have changed places: ``is greater than``. With more a clause has moved."""

_NOT_BETWEEN_DIGITS = re.compile(r"(?<!\d)[._' ]|[._' ](?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_NO_LETTER = re.compile(r"[\W\d_]")


def differ(first: Wording, second: Wording, *, close: bool) -> bool:
    """Whether two texts of like wording state different facts.

    Args:
        close: whether they are so alike that words beside the facts may differ too.
    """
    left, right = difference(first.normal, second.normal)
    if not left and not right:
        return _swapped(first, second)
    if max(len(left), len(right)) > _MOST_LEFT or _spaced_differently(first, second, left, right):
        return False
    leftovers = Leftovers(first, second, left, right)
    spare = _SPARE if close else 0
    return any(rule(leftovers, spare) for rule in _RULES)


def _spaced_differently(first: Wording, second: Wording, left: list[str], right: list[str]) -> bool:
    """Whether only spaces and joiners differ, other than between digits."""
    if _letters(left) != _letters(right):
        return False
    one, other = (_NOT_BETWEEN_DIGITS.sub("", text.normal) for text in (first, second))
    return one == other


def _letters(leftover: list[str]) -> list[str]:
    return sorted(filter(str.isalnum, "".join(leftover)))


def _numbers_differ(leftovers: Leftovers, spare: int) -> bool:
    """A number for a number, however else they are worded, unless it is one number written in two ways."""
    left, right = surplus(_values(leftovers.left), _values(leftovers.right))
    if not left or not right or _written_alike("".join(left), "".join(right)):
        return False
    certain = spare > 0 and leftovers.left[NUMBER] and leftovers.right[NUMBER]
    return bool(certain) or leftovers.reworded <= spare


def _values(side: Side) -> list[str]:
    return [*side[NUMBER], *(NUMBER_WORDS[word] for word in side[COUNT])]


def _written_alike(left: str, right: str) -> bool:
    """``1,000`` for ``1000``, ``5kg`` for ``5 kg``: the digits agree, and the letters where both have any."""
    if _LETTER.sub("", left) != _LETTER.sub("", right):
        return False
    letters = {_NO_LETTER.sub("", side) for side in (left, right)} - {""}
    return len(letters) < 2


def _number_added(leftovers: Leftovers, spare: int) -> bool:
    """A number that only one text has, and nothing else."""
    left, right = leftovers.left, leftovers.right
    if leftovers.reworded or any(side[each] for side in (left, right) for each in (NAME, COUNT)):
        return False
    return bool(left[NUMBER]) != bool(right[NUMBER])


def _negated(leftovers: Leftovers, spare: int) -> bool:
    """More negations in one text than in the other: ``not`` for ``never`` changes nothing."""
    uneven = len(leftovers.left[NEGATION]) != len(leftovers.right[NEGATION])
    return uneven and leftovers.reworded <= spare


def _opposed(leftovers: Leftovers, spare: int) -> bool:
    """A word swapped for its opposite."""
    if leftovers.reworded > spare + 1:
        return False
    left, right = leftovers.everything()
    return any(_opposite(word, other) for word in left for other in right)


def _opposite(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= SHORTEST_NEGATED and longer.endswith(shorter):
        return longer.removesuffix(shorter) in NEGATING_PREFIXES
    return frozenset((first, second)) in OPPOSITES


def _names_differ(leftovers: Leftovers, spare: int) -> bool:
    """A name for a name, or for a number: ``zone B`` for ``zone 16``."""
    left, right = leftovers.left, leftovers.right
    if not left[NAME] and not right[NAME]:
        return False
    swapped = all(side[NAME] or side[NUMBER] for side in (left, right))
    return swapped and leftovers.reworded <= spare


_RULES: tuple[Callable[[Leftovers, int], bool], ...] = (
    _numbers_differ,
    _number_added,
    _negated,
    _opposed,
    _names_differ,
)
"""Each says whether a fact differs, where at most so many other words on either side may differ as well."""


def _swapped(first: Wording, second: Wording) -> bool:
    """Whether the same words say something else as facts have changed places: from A to B, from B to A."""
    mine, other = written_out(first.normal), written_out(second.normal)
    moved = [place for place, pair in enumerate(zip(mine, other, strict=True)) if pair[0] != pair[1]]
    candidates = {mine[place] for place in moved}
    if not moved or len(candidates) > _MOST_LEFT:
        return False
    names = Names(first.raw, second.raw)
    facts = {word for word in candidates if kind(word, names) in (NUMBER, COUNT, NAME)}
    if _only(mine, facts) == _only(other, facts) or _without(mine, facts) != _without(other, facts):
        return False
    between = [word for word in mine[moved[0] : moved[-1] + 1] if word not in facts]
    return len(between) <= _MOST_BETWEEN and not set(between) <= LINKS


def _only(words: list[str], facts: set[str]) -> list[str]:
    return [word for word in words if word in facts]


def _without(words: list[str], facts: set[str]) -> list[str]:
    return [word for word in words if word not in facts]

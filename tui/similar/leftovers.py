"""Where two texts differ: the runs of tokens that stand in each other's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from tui.similar.lexicon.numbers import IDEOGRAPHIC
from tui.similar.quantities import is_number_word

MOST_LEFT = 40
"""Tokens left over on one side above which the texts are worded differently, whatever their facts."""
_MOST_ALIGNED = 3_000
"""Tokens above which texts are not aligned: what is left of them counts as one gap."""


@dataclass(slots=True)
class Gap:
    """A run of the first text and the run of the second that stands in its place; one may be empty."""

    left: list[str]
    right: list[str]
    before: tuple[str, ...] = ()
    """The last tokens that both texts have before it."""
    after: tuple[str, ...] = ()


def gaps(first: Sequence[str], second: Sequence[str], most: int = MOST_LEFT) -> list[Gap] | None:
    """Where two token lists differ, in order; None where they differ too much to say what stands for what.

    That is where one has more than ``most`` tokens that the other has not.

    A token that is gone in one place and back in another has moved, and is in no gap.
    """
    left, right = _surplus(first, second), _surplus(second, first)
    if max(left.total(), right.total()) > most:
        return None
    if max(len(first), len(second)) > _MOST_ALIGNED:
        return [Gap(list(left.elements()), list(right.elements()))]
    found = _aligned(first, second)
    _cancel(found)
    return [gap for gap in found if gap.left or gap.right]


def _surplus(first: Sequence[str], second: Sequence[str]) -> Counter[str]:
    return Counter(first) - Counter(second)


def _aligned(first: Sequence[str], second: Sequence[str]) -> list[Gap]:
    """The gaps between the runs that both texts share in order."""
    found: list[Gap] = []
    i = j = 0
    for block in Indel.opcodes(first, second).as_matching_blocks():
        if block.a > i or block.b > j:
            low_i, high_i, low_j, high_j = _whole_numbers(first, second, (i, block.a), (j, block.b))
            before, after = tuple(first[max(0, low_i - 2) : low_i]), tuple(first[high_i : high_i + 2])
            found.append(Gap(list(first[low_i:high_i]), list(second[low_j:high_j]), before, after))
        i, j = block.a + block.size, block.b + block.size
    return found


def _whole_numbers(
    first: Sequence[str], second: Sequence[str], in_first: tuple[int, int], in_second: tuple[int, int]
) -> tuple[int, int, int, int]:
    """The bounds of a gap widened to the number words at its edges: all of ``forty-five``, not ``five``."""
    (low_i, high_i), (low_j, high_j) = in_first, in_second
    edges = [*first[low_i:high_i], *second[low_j:high_j]]
    if any(map(_is_numeral, edges)):
        while (
            min(low_i, low_j) > 0 and first[low_i - 1] == second[low_j - 1] and _is_numeral(first[low_i - 1])
        ):
            low_i, low_j = low_i - 1, low_j - 1
        while (
            high_i < len(first)
            and high_j < len(second)
            and first[high_i] == second[high_j]
            and _is_numeral(first[high_i])
        ):
            high_i, high_j = high_i + 1, high_j + 1
    return low_i, high_i, low_j, high_j


def _is_numeral(token: str) -> bool:
    return is_number_word(token) or token in IDEOGRAPHIC


def _cancel(found: Sequence[Gap]) -> None:
    """Take out of the gaps, in place, what has only moved."""
    gone = Counter(token for gap in found for token in gap.left if token not in gap.right)
    come = Counter(token for gap in found for token in gap.right if token not in gap.left)
    moved = gone & come
    if not moved:
        return
    still_gone, still_come = Counter(moved), Counter(moved)
    for gap in found:
        left, right = gap.left, gap.right
        gap.left = [token for token in left if token in right or not _take(still_gone, token)]
        gap.right = [token for token in right if token in left or not _take(still_come, token)]


def _take(budget: Counter[str], token: str) -> bool:
    """Whether there is still one of a token to take; it is taken."""
    if budget[token] <= 0:
        return False
    budget[token] -= 1
    return True


def strike(left: list[str], right: list[str], same: Callable[[str, str], bool]) -> int:
    """Take out of both lists, in place, the words that are the same word; how many there were."""
    struck = 0
    for word in list(left):
        match = next((other for other in right if same(word, other)), None)
        if match is not None:
            left.remove(word)
            right.remove(match)
            struck += 1
    return struck

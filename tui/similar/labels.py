"""What two texts are to each other, found by comparing them whole."""

from __future__ import annotations

from dataclasses import dataclass

from tui.similar import facts
from tui.similar.closeness import ratio, sorted_ratio
from tui.similar.normal import Wording, wording, words
from tui.similar.parameters import NEAR_RATIO, REORDERED_RATIO, SIBLING_RATIO

IDENTICAL, SAME, NEAR, REORDERED, CONTAINS, SIBLING = LABELS = (
    "identical",
    "same",
    "near",
    "reordered",
    "contains",
    "sibling",
)
DUPLICATE_LABELS = frozenset(LABELS) - {SIBLING}
"""A sibling is alike but states another fact: to compare, not to delete."""

REORDERED_MARGIN = 0.10
"""By how much sorting the words must raise the ratio for their order to be the difference."""

CONTAINED_CHARACTERS = 20
CONTAINED_WORDS = 4


@dataclass(frozen=True, slots=True)
class Match:
    """How alike two texts are (0 to 1), and in which way."""

    similarity: float
    label: str


def compare(a: str, b: str) -> Match | None:
    """What two raw texts are to each other; None where they are not alike. The same either way round.

    The similarity is that of the wording: rapidfuzz's ratio of the normal forms, or for ``reordered`` the one
    with their words sorted. Texts without a word are alike only if they are identical. Of very long texts the
    beginnings are compared, see ``normal.LONGEST_COMPARED``.
    """
    return match(wording(a), wording(b))


def match(first: Wording, second: Wording) -> Match | None:
    """``compare`` for texts whose normal forms are known."""
    found = closeness(first, second)
    return judge(first, second, found) if found else None


@dataclass(frozen=True, slots=True)
class Closeness:
    """How much two texts share (0 to 1), each 0.0 where it is too little to matter."""

    in_order: float
    out_of_order: float = 0.0
    """With their words sorted, where that is much more."""
    contained: float = 0.0
    """Where one stands whole within the other."""

    @property
    def most(self) -> float:
        """The greatest: no match of the two is more alike."""
        return max(self.in_order, self.out_of_order, self.contained)


def closeness(first: Wording, second: Wording) -> Closeness | None:
    """What can be said of two texts by their letters alone; None where they can't be alike."""
    if first.whole == second.whole:
        return Closeness(1.0)
    if not first.normal or not second.normal:
        return None
    if first.normal == second.normal:
        return Closeness(1.0)
    in_order = ratio(first.normal, second.normal, SIBLING_RATIO)
    floor = max(REORDERED_RATIO, in_order + REORDERED_MARGIN)
    out_of_order = sorted_ratio(first.normal, second.normal, floor) if floor <= 1 else 0.0
    contained = 0.0 if in_order >= NEAR_RATIO or out_of_order else _contained(first.normal, second.normal)
    found = Closeness(in_order, out_of_order, contained)
    return found if found.most else None


def judge(one: Wording, other: Wording, found: Closeness) -> Match | None:
    """What two texts are to each other, given their closeness: here it is read what they say."""
    if one.whole == other.whole:
        return Match(1.0, IDENTICAL)
    first, second = _sorted(one, other)
    in_order, out_of_order = found.in_order, found.out_of_order
    close = in_order >= NEAR_RATIO or out_of_order > 0
    # Also of texts of one normal form, which drops what may tell: the sign of a number, < for >.
    if (close or in_order) and facts.differ(first, second, close=close):
        return Match(in_order or out_of_order, SIBLING)
    if first.normal == second.normal:
        return Match(1.0, NEAR if one.cut or other.cut else SAME)
    if out_of_order:
        return Match(out_of_order, REORDERED)
    if in_order >= NEAR_RATIO:
        return Match(in_order, NEAR)
    return Match(found.contained, CONTAINS) if found.contained else None


def _sorted(one: Wording, other: Wording) -> tuple[Wording, Wording]:
    """Two texts in an order that is the same either way round."""
    return (one, other) if (one.normal, one.raw) <= (other.normal, other.raw) else (other, one)


def _contained(first: str, second: str) -> float:
    """How much of both is a text that says enough to matter and stands whole within the other; else 0.0."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < CONTAINED_CHARACTERS or len(words(shorter)) < CONTAINED_WORDS:
        return 0.0
    # Where words are not parted by spaces a text may begin anywhere.
    if f" {shorter} " in f" {longer} " or (not shorter.isascii() and shorter in longer):
        return 2 * len(shorter) / (len(shorter) + len(longer))
    return 0.0

"""What two texts are to each other, found by comparing them whole."""

from __future__ import annotations

from dataclasses import dataclass

from tui.similar import facts
from tui.similar.closeness import ratio, sorted_ratio
from tui.similar.normal import Wording, wording, words

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

NEAR_RATIO = 0.70
REORDERED_RATIO = 0.80
SIBLING_RATIO = 0.60
"""Lower, where nothing but a fact differs: a name takes up much of a short text."""
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
    with their words sorted. Texts without a word are alike only if they are identical.
    """
    return match(wording(a), wording(b))


def match(first: Wording, second: Wording) -> Match | None:
    """``compare`` for texts whose normal forms are known."""
    if first.raw == second.raw:
        return Match(1.0, IDENTICAL)
    if not first.normal or not second.normal:
        return None
    if first.normal == second.normal:
        # The normal form drops what may tell: the sign of a number, < for >.
        return Match(1.0, SIBLING if facts.differ(*_sorted(first, second), close=True) else SAME)
    return _alike(first, second)


def _alike(one: Wording, other: Wording) -> Match | None:
    first, second = _sorted(one, other)
    in_order = ratio(first.normal, second.normal, SIBLING_RATIO)
    floor = max(REORDERED_RATIO, in_order + REORDERED_MARGIN)
    out_of_order = sorted_ratio(first.normal, second.normal, floor) if floor <= 1 else 0.0
    close = in_order >= NEAR_RATIO or out_of_order > 0
    if (close or in_order) and facts.differ(first, second, close=close):
        return Match(in_order or out_of_order, SIBLING)
    if out_of_order:
        return Match(out_of_order, REORDERED)
    if in_order >= NEAR_RATIO:
        return Match(in_order, NEAR)
    shorter, longer = sorted((first.normal, second.normal), key=len)
    if _contains(longer, shorter):
        return Match(2 * len(shorter) / (len(shorter) + len(longer)), CONTAINS)
    return None


def _sorted(one: Wording, other: Wording) -> tuple[Wording, Wording]:
    """Two texts in an order that is the same either way round."""
    return (one, other) if (one.normal, one.raw) <= (other.normal, other.raw) else (other, one)


def _contains(longer: str, shorter: str) -> bool:
    """Whether a text that says enough to matter stands whole within a longer one."""
    if len(shorter) < CONTAINED_CHARACTERS or len(words(shorter)) < CONTAINED_WORDS:
        return False
    # Where words are not parted by spaces a text may begin anywhere.
    return f" {shorter} " in f" {longer} " or (not shorter.isascii() and shorter in longer)

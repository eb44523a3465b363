"""How alike two normal forms are, in order and out of it, at a cost that stays bounded.

Up to ``LONG`` characters the figures are rapidfuzz's ``ratio`` and ``token_sort_ratio``. Above it the common
beginning and end are set aside, which changes no figure, and only where more than ``LONG`` characters are
left between them are these compared by their pairs of neighbouring words: linear in the length, and low
rather than high, since one changed word breaks two pairs.
"""

from __future__ import annotations

from collections import Counter

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Postfix, Prefix

LONG = 8_000


def ratio(first: str, second: str, floor: float) -> float:
    """Twice the characters shared in order over all characters (0 to 1); 0.0 where it is below ``floor``."""
    total = len(first) + len(second)
    if 2 * min(len(first), len(second)) < floor * total:
        return 0.0
    if max(len(first), len(second)) <= LONG:
        return fuzz.ratio(first, second, score_cutoff=floor * 100) / 100
    start = Prefix.similarity(first, second)
    first, second = first[start:], second[start:]
    end = Postfix.similarity(first, second)
    first, second = first[: len(first) - end], second[: len(second) - end]
    found = 2 * (start + end + _shared(first, second)) / total
    return found if found >= floor else 0.0


def _shared(first: str, second: str) -> float:
    """Characters that two rests share in order; above ``LONG`` what their word pairs in common amount to."""
    if max(len(first), len(second)) <= LONG:
        return LCSseq.similarity(first, second)
    return _pairs_shared(first, second) * (len(first) + len(second)) / 2


def sorted_ratio(first: str, second: str, floor: float) -> float:
    """The ratio of the texts with their words in alphabetical order; 0.0 where it is below ``floor``.

    Above ``LONG`` it is the share of word pairs in common: moved sentences keep theirs, while the words of
    any two long texts would agree.
    """
    if max(len(first), len(second)) <= LONG:
        return fuzz.token_sort_ratio(first, second, score_cutoff=floor * 100) / 100
    share = _pairs_shared(first, second)
    return share if share >= floor else 0.0


def _pairs_shared(first: str, second: str) -> float:
    """Twice the neighbouring words shared, each pair as often as in both, over all pairs (0 to 1)."""
    one, other = first.split(), second.split()
    # A rest may hold a single word, which has no neighbour.
    shared = Counter(zip(one, [*one[1:], ""], strict=True)) & Counter(
        zip(other, [*other[1:], ""], strict=True)
    )
    return 2 * shared.total() / max(len(one) + len(other), 1)

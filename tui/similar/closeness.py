"""How alike two normal forms are, in order and out of it, at a cost that stays bounded.

Up to ``LONG`` characters the figures are rapidfuzz's ``ratio`` and ``token_sort_ratio``. Above it the common
beginning and end are set aside, which changes no figure, and only where more than ``LONG`` characters are
left between them are these compared by their runs of three words. That is linear in the length; it is low
rather than high, since one changed word breaks three runs; and it does not see whether parts have moved.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice

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
    """Characters that two rests share in order; above ``LONG`` what the runs in common amount to."""
    if max(len(first), len(second)) <= LONG:
        return LCSseq.similarity(first, second)
    one, other = _runs(first), _runs(second)
    share = 2 * (one & other).total() / max(one.total() + other.total(), 1)
    return share * (len(first) + len(second)) / 2


def _runs(text: str) -> Counter[tuple[str, ...]]:
    # A rest may hold a single word, which has no neighbours.
    words = ["", *text.split(), ""]
    return Counter(zip(words, islice(words, 1, None), islice(words, 2, None), strict=False))


def sorted_ratio(first: str, second: str, floor: float) -> float:
    """The ratio of the texts with their words in alphabetical order; 0.0 where it is below ``floor``.

    Also 0.0 above ``LONG``: any two long texts have most of their words in common.
    """
    if max(len(first), len(second)) > LONG:
        return 0.0
    return fuzz.token_sort_ratio(first, second, score_cutoff=floor * 100) / 100

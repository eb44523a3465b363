"""The figures that the index is made with. Free of all else: an app that starts looks at them alone."""

from __future__ import annotations

import sys
from enum import Enum

NORMAL_FORM_VERSION = 1
"""Grows with every change of what ``normal_form`` returns; signatures of two versions do not compare."""

NUM_PERM = 128
SEED = 1

HASH_MULTIPLIER = 0x9E3779B1
"""Odd, so that no code point is lost in the wrap-around: the prime next to 2**32 / golden ratio."""

BANDS = 32
ROWS = 4
"""Texts of Jaccard similarity s share a key with probability 1 - (1 - s**4)**32: .87 at .5, .9998 at .7."""

NEAR_RATIO = 0.70
REORDERED_RATIO = 0.80
SIBLING_RATIO = 0.60
"""Lower, where nothing but a fact differs: a name takes up much of a short text."""

LABELS_VERSION = 1
"""Grows with every change of what two texts are called: links keep their labels."""

MIXING_VERSION = 1
"""Grows with every change of how a key is mixed."""


class Scheme(Enum):
    """A shingle size in characters with the lengths of normal form, in characters, that it serves.

    Short texts have too few 5-grams to survive a typo, and short ones in a script whose characters are
    syllables or words have too few 3-grams. Where schemes overlap a text gets a signature of each, so that a
    short text meets its twin that has grown.
    """

    DENSE = (2, 1, 59)
    SHORT = (3, 1, 139)
    LONG = (5, 60, None)

    def __init__(self, size: int, shortest: int, longest: int | None) -> None:
        self.size = size
        self.shortest = shortest
        self.longest = longest

    def serves(self, normal: str) -> bool:
        """Whether a normal form gets a signature of this scheme."""
        from tui.similar.normal import is_dense

        length = len(normal)
        fits = self.shortest <= length and (self.longest is None or length <= self.longest)
        return fits and (self is not Scheme.DENSE or is_dense(normal))


PARAMETERS: dict[str, int | str] = {
    "normal_form": NORMAL_FORM_VERSION,
    "num_perm": NUM_PERM,
    "seed": SEED,
    "scheme": "affine32",
    "shingle_hash": f"polynomial32-{HASH_MULTIPLIER:08x}",
    "shingles": " ".join(f"{each.size}:{each.shortest}-{each.longest or ''}" for each in Scheme),
    "bands": BANDS,
    "rows": ROWS,
    "mixing": MIXING_VERSION,
    "byte_order": sys.byteorder,
    "labels": LABELS_VERSION,
}
"""What makes stored signatures, keys and labels comparable: another value anywhere means to index afresh."""

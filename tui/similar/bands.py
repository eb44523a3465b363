"""Bands of signatures: texts that share one key are candidates, and how far two signatures agree.

A signature is worked on as one long integer, all its bands or values at once.
"""

from __future__ import annotations

import struct

from tui.similar.parameters import BANDS, NUM_PERM, ROWS
from tui.similar.signatures import Sketch

PRIME = 0x9E3779B97F4A7C15
"""Odd, so that nothing is lost: 2**64 / golden ratio."""

_BAND = 128
"""Bits of the four values of a band."""

_FIRSTS = sum(1 << band * _BAND for band in range(BANDS))
"""The number one in each band."""
_WORDS = _FIRSTS * 0xFFFFFFFF
_KEYS = _FIRSTS * 0xFFFFFFFFFFFFFFFF
_NUMBERS = sum((band + 1) << band * _BAND for band in range(BANDS))

_ROW = 32
_HIGH = sum(1 << place * _ROW + _ROW - 1 for place in range(NUM_PERM))
"""The highest bit of each value."""
_LOW = _HIGH - (_HIGH >> _ROW - 1)
"""All other bits."""


def band_keys(sketch: Sketch) -> list[int]:
    """The 32 keys of one signature, as signed 64-bit integers.

    Each key takes in the band's number, the shingle size and the band's 4 values, in the manner of FNV-1a:
    xor a value in, multiply by an odd 64-bit constant. The shift after it brings the upper half down, where
    the next 32-bit value would not reach. 2**64 keys leave chance out.
    """
    values = int.from_bytes(sketch.values, "little")
    state = _mixed(_NUMBERS + _FIRSTS * (sketch.size << 16))
    for row in range(ROWS):
        state = _mixed(state ^ values >> row * _ROW & _WORDS)
    return list(struct.unpack("<" + "q8x" * BANDS, state.to_bytes(BANDS * _BAND // 8, "little")))


def _mixed(state: int) -> int:
    state = state * PRIME & _KEYS
    return state ^ state >> 32 & _WORDS


def agreement(first: bytes, second: bytes) -> float:
    """The share of equal values (0 to 1): what MinHash estimates the Jaccard similarity by."""
    differing = int.from_bytes(first, "little") ^ int.from_bytes(second, "little")
    # To add all but the highest bit carries into it from any bit that is set.
    return 1 - (((differing & _LOW) + _LOW | differing) & _HIGH).bit_count() / NUM_PERM

"""MinHash signatures of normal forms, over shingles of characters.

The permutations and the arithmetic are those of datasketch's ``affine32`` scheme, so that its MinHash
objects can be built from stored values. Of a few texts they are computed in plain Python: what the expert
types is looked up without numpy, which would take a third of the app's memory again. All shingles of a text
lie side by side in one long integer, so that each operation works on all of them at once.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tui.similar.parameters import HASH_MULTIPLIER, NUM_PERM, SEED, Scheme

EMPTY = 0xFFFFFFFF
"""What a minimum is before any shingle is seen: the greatest value of 32 bits."""

FEW_CHARACTERS = 16_384
"""Up to which plain Python takes some hundredths of a second; above it numpy is worth loading."""

_LANE = 64
"""Bits that a shingle's 32-bit value lies in: what it is multiplied by never runs into its neighbour."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The signature of one text at one shingle size: 128 unsigned 32-bit minima, little-endian."""

    size: int
    values: bytes

    def __post_init__(self) -> None:
        if len(self.values) != NUM_PERM * 4:
            raise ValueError(f"a signature has {NUM_PERM * 4} bytes, not {len(self.values)}")


def sketches(normal: str) -> list[Sketch]:
    """The signatures of one normal form, one for each scheme that serves its length; none for ''."""
    return sketch_all([normal])[0]


def sketch_all(normals: Sequence[str]) -> list[list[Sketch]]:
    """The signatures of each of these normal forms."""
    if sum(map(len, normals)) > FEW_CHARACTERS:
        from tui.similar.bulk import signatures
    else:
        signatures = _signatures
    found: list[list[Sketch]] = [[] for _ in normals]
    for scheme in Scheme:
        served = [place for place, normal in enumerate(normals) if scheme.serves(normal)]
        rows = signatures([normals[place] for place in served], scheme.size)
        for place, values in zip(served, rows, strict=True):
            found[place].append(Sketch(scheme.size, values))
    return found


def _signatures(normals: Sequence[str], size: int) -> Iterator[bytes]:
    for normal in normals:
        hashes = _hashes(f" {normal} ".ljust(size), size)
        ones, packed = _lanes(len(hashes)), int.from_bytes(struct.pack(f"<{len(hashes)}Q", *hashes), "little")
        permuted = (packed * factor + ones * offset for factor, offset in PERMUTATIONS)
        minima = [_least(values.to_bytes(len(hashes) * 8, "little")) for values in permuted]
        yield struct.pack(f"<{NUM_PERM}I", *minima)


def _hashes(text: str, size: int) -> set[int]:
    """A 32-bit hash of every run of ``size`` code points: a polynomial, mixed by MurmurHash3's finalizer."""
    count = len(text) - size + 1
    low = _lanes(len(text)) * EMPTY
    points = int.from_bytes(struct.pack(f"<{len(text)}Q", *map(ord, text)), "little")
    hashes = points
    for offset in range(1, size):
        hashes = hashes * HASH_MULTIPLIER + (points >> offset * _LANE) & low
    for shift, multiplier in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        hashes = (hashes ^ hashes >> shift & low) * multiplier & low
    hashes ^= hashes >> 16 & low
    return set(struct.unpack_from(f"<{count}Q", hashes.to_bytes(len(text) * 8, "little")))


def _lanes(count: int) -> int:
    """The number one in each of so many lanes."""
    return int.from_bytes(b"\1\0\0\0\0\0\0\0" * count, "little")


def _least(lanes: bytes) -> int:
    """The least of the 32-bit values in lanes of 64 bits, whose upper halves count for nothing."""
    tops = lanes[3::8]
    top = 0
    while (place := tops.find(top)) < 0:
        top += 1
    least = EMPTY
    while place >= 0:
        least = min(least, int.from_bytes(lanes[place * 8 : place * 8 + 4], "little"))
        place = tops.find(top, place + 1)
    return least


def _permutations() -> list[tuple[int, int]]:
    """Factors, made odd so that each permutation is one-to-one, with offsets: numpy's from the same seed.

    Both draw from the Mersenne Twister, whose state numpy fills from a number as its authors first did.
    """
    state = [SEED]
    for place in range(1, 624):
        state.append((1_812_433_253 * (state[-1] ^ state[-1] >> 30) + place) & 0xFFFFFFFF)
    chance = Random()  # noqa: S311
    chance.setstate((3, (*state, len(state)), None))
    factors = [chance.getrandbits(32) << 1 & 0xFFFFFFFF | 1 for _ in range(NUM_PERM)]
    return [(factor, chance.getrandbits(32)) for factor in factors]


PERMUTATIONS = _permutations()

"""MinHash signatures of normal forms, over shingles of characters.

The permutations and the arithmetic are those of datasketch's ``affine32`` scheme, so that its MinHash
objects can be built from stored values. They are computed here because importing it, with scipy, takes
most of a second, and because it hashes shingle by shingle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tui.similar.parameters import HASH_MULTIPLIER, NUM_PERM, SEED, Scheme

Values = npt.NDArray[np.uint32]

EMPTY = 0xFFFFFFFF
"""What a minimum is before any shingle is seen."""

_NARROW = 4096
"""Shingles up to which one 128-row table is quicker than 128 passes."""
_BLOCK = 65_536
"""Shingles worked on at once: bounds memory at 128 passes over 256 KB, whatever the length of the text."""


@dataclass(frozen=True, eq=False, slots=True)
class Sketch:
    """The signature of one text at one shingle size: 128 unsigned 32-bit minima."""

    size: int
    values: Values


def sketches(normal: str) -> list[Sketch]:
    """The signatures of one normal form, one for each scheme that serves its length; none for ''."""
    return sketch_all([normal])[0]


def sketch_all(normals: Sequence[str]) -> list[list[Sketch]]:
    """The signatures of many normal forms, several times quicker than one by one."""
    found: list[list[Sketch]] = [[] for _ in normals]
    for size, places, rows in signature_rows(normals):
        for place, values in zip(places, rows, strict=True):
            found[place].append(Sketch(size, values))
    return found


def signature_rows(normals: Sequence[str]) -> Iterator[tuple[int, list[int], Values]]:
    """For each scheme that serves any of these normal forms its size, their places, and a row for each."""
    for scheme in Scheme:
        served = [place for place, normal in enumerate(normals) if scheme.serves(normal)]
        if served:
            rows = [
                _signatures([normals[place] for place in places], scheme.size)
                for places in _batches(served, normals)
            ]
            yield scheme.size, served, np.concatenate(rows)


def to_bytes(values: Values) -> list[bytes]:
    """Each row of 128 values as 512 bytes, little-endian."""
    stored, length = values.astype("<u4", copy=False).tobytes(), NUM_PERM * 4
    return [stored[start : start + length] for start in range(0, len(stored), length)]


def from_bytes(stored: bytes) -> Values:
    """What ``to_bytes`` wrote of one.

    Raises:
        ValueError: not 512 bytes.
    """
    values = np.frombuffer(stored, dtype="<u4")
    if values.size != NUM_PERM:
        raise ValueError(f"a signature has {NUM_PERM * 4} bytes, not {len(stored)}")
    found: Values = values.astype(np.uint32, copy=False)
    return found


def shingle_hashes(text: str, size: int) -> Values:
    """A 32-bit hash of every run of ``size`` code points: a polynomial modulo 2**32."""
    encoded = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    points = encoded.astype(np.uint32, copy=False)
    count = points.size - size + 1
    hashes: Values = points[:count].copy()
    multiplier = np.array([HASH_MULTIPLIER], dtype=np.uint32)
    for offset in range(1, size):
        hashes *= multiplier
        hashes += points[offset : offset + count]
    return hashes


def _batches(places: list[int], normals: Sequence[str]) -> Iterator[list[int]]:
    """Places of texts in runs of about one block, so that the text of a whole set is never held twice."""
    batch: list[int] = []
    length = 0
    for place in places:
        batch.append(place)
        length += len(normals[place])
        if length >= _BLOCK:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _signatures(normals: list[str], size: int) -> Values:
    """One row of minima for each text, none of them empty."""
    padded = [f" {normal} ".ljust(size) for normal in normals]
    ends = np.cumsum([len(text) for text in padded])
    whole = np.ones(ends[-1] - size + 1, dtype=np.bool_)
    # The last size - 1 shingles that begin in a text run on into the next one.
    whole[ends[:-1, None] - np.arange(1, size)] = False
    hashes = _mixed(shingle_hashes("".join(padded), size)[whole])
    starts = np.concatenate(([0], ends[:-1] - np.arange(1, len(normals)) * (size - 1)))
    minima = np.full((len(normals), NUM_PERM), EMPTY, dtype=np.uint32)
    for low in range(0, hashes.size, _BLOCK):
        block = hashes[low : low + _BLOCK]
        first = int(np.searchsorted(starts, low, side="right")) - 1
        last = int(np.searchsorted(starts, low + block.size, side="left"))
        inside = np.maximum(starts[first:last] - low, 0)
        np.minimum(minima[first:last], _minima(block, inside).T, out=minima[first:last])
    return minima


def _mixed(hashes: Values) -> Values:
    """MurmurHash3's finalizer, in place: neighbouring hashes end up far apart."""
    for shift, multiplier in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        hashes ^= hashes >> np.uint32(shift)
        hashes *= np.array([multiplier], dtype=np.uint32)
    hashes ^= hashes >> np.uint32(16)
    return hashes


def _minima(hashes: Values, starts: npt.NDArray[np.intp]) -> Values:
    """The least value of every permutation in every run of hashes: 128 rows, one column a run."""
    if hashes.size <= _NARROW:
        table = _FACTORS[:, None] * hashes + _OFFSETS[:, None]
        return np.minimum.reduceat(table, starts, axis=1)
    minima = np.empty((NUM_PERM, starts.size), dtype=np.uint32)
    permuted = np.empty_like(hashes)
    for row in range(NUM_PERM):
        np.multiply(hashes, _FACTORS[row], out=permuted)
        permuted += _OFFSETS[row]
        np.minimum.reduceat(permuted, starts, out=minima[row])
    return minima


def _permutations() -> tuple[Values, Values]:
    """Factors, made odd so that each permutation is one-to-one, and offsets."""
    generator = np.random.RandomState(SEED)
    halves = generator.randint(0, 1 << 31, NUM_PERM, dtype=np.uint32)
    offsets = generator.randint(0, 1 << 32, NUM_PERM, dtype=np.uint32)
    return halves * np.uint32(2) + np.uint32(1), offsets


_FACTORS, _OFFSETS = _permutations()

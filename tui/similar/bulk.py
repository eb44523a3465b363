"""Signatures and band keys of many texts at once, by numpy: each gets what it would get alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from tui.similar.bands import PRIME
from tui.similar.parameters import BANDS, HASH_MULTIPLIER, NUM_PERM, ROWS
from tui.similar.signatures import EMPTY, PERMUTATIONS

Values = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.int64]

_NARROW = 4096
"""Shingles up to which one 128-row table is quicker than 128 passes."""
_BLOCK = 65_536
"""Shingles worked on at once: bounds memory at 128 passes over 256 KB, whatever the length of the text."""

_FACTORS, _OFFSETS = np.array(PERMUTATIONS, dtype=np.uint32).T
_PRIME = np.array([PRIME], dtype=np.uint64)
_FOLD = np.uint64(32)


def signatures(normals: Sequence[str], size: int) -> Iterator[bytes]:
    """The signature of each normal form at a shingle size, little-endian."""
    for batch in _batches(normals):
        stored, length = _signatures(batch, size).astype("<u4", copy=False).tobytes(), NUM_PERM * 4
        yield from (stored[start : start + length] for start in range(0, len(stored), length))


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


def band_matrix(size: int, rows: Sequence[bytes]) -> Keys:
    """The keys of many signatures of one shingle size, a row of 32 for each."""
    columns = np.frombuffer(b"".join(rows), dtype="<u4").reshape(-1, BANDS, ROWS)
    bands = np.arange(1, BANDS + 1, dtype=np.uint64)
    state = _folded(bands + np.uint64(size << 16))
    for row in range(ROWS):
        state = _folded(state ^ columns[:, :, row])
    return state.view(np.int64)


def _folded(state: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    state = state * _PRIME
    state ^= state >> _FOLD
    return state


def _batches(normals: Sequence[str]) -> Iterator[Sequence[str]]:
    """Texts in runs of about one block, so that the text of a whole set is never held twice."""
    start, length = 0, 0
    for place, normal in enumerate(normals):
        length += len(normal)
        if length >= _BLOCK or place == len(normals) - 1:
            yield normals[start : place + 1]
            start, length = place + 1, 0


def _signatures(normals: Sequence[str], size: int) -> Values:
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

"""Bands of signatures: texts that share one key are candidates, and how far two signatures agree."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tui.similar.parameters import BANDS, NUM_PERM, ROWS
from tui.similar.signatures import Sketch, Values

_PRIME = np.array([0x9E3779B97F4A7C15], dtype=np.uint64)
_FOLD = np.uint64(32)


def band_keys(sketch: Sketch) -> list[int]:
    """The 32 keys of one signature, as signed 64-bit integers."""
    keys: list[int] = band_matrix(sketch.size, sketch.values[None, :])[0].tolist()
    return keys


def band_matrix(size: int, rows: Values) -> npt.NDArray[np.int64]:
    """The keys of many signatures of one shingle size: (n, 128) values give (n, 32) keys.

    Each key takes in the band's number, the shingle size and the band's 4 values, in the manner of FNV-1a:
    xor a value in, multiply by an odd 64-bit constant. The shift after it brings the upper half down, where
    the next 32-bit value would not reach. Quick over whole arrays, and 2**64 keys leave chance out.
    """
    state = _seeds(size)
    columns = rows.reshape(-1, BANDS, ROWS)
    for row in range(ROWS):
        state = (state ^ columns[:, :, row]) * _PRIME
        state ^= state >> _FOLD
    return state.view(np.int64)


def _seeds(size: int) -> npt.NDArray[np.uint64]:
    bands = np.arange(1, BANDS + 1, dtype=np.uint64)
    seeds = (bands + np.uint64(size << 16)) * _PRIME
    mixed: npt.NDArray[np.uint64] = seeds ^ (seeds >> _FOLD)
    return mixed


def agreement(first: Values, second: Values) -> float:
    """The share of equal values (0 to 1): what MinHash estimates the Jaccard similarity by."""
    return float(np.count_nonzero(first == second)) / NUM_PERM


def agreements(query: Values, rows: Values) -> npt.NDArray[np.float64]:
    """The agreement of one signature with each row of many."""
    equal = np.count_nonzero(rows == query, axis=1)
    shares: npt.NDArray[np.float64] = equal / NUM_PERM
    return shares

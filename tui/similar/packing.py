"""Makes the runs that ``runs`` looks through: by numpy, for whoever indexes many texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from tui.similar.bulk import band_matrix
from tui.similar.parameters import BANDS
from tui.similar.runs import DROPPED_BITS, KEY_BITS
from tui.similar.signatures import Sketch

_BYTES = 4


def pack(sketches: Sequence[tuple[int, Sketch]]) -> Iterator[tuple[int, bytes]]:
    """Buckets in order with the entries of signatures, each of which comes after its pair."""
    sizes = {sketch.size for _, sketch in sketches}
    parts = [[one for one in sketches if one[1].size == size] for size in sizes]
    keys = [
        band_matrix(size, [one.values for _, one in part]) for size, part in zip(sizes, parts, strict=True)
    ]
    flat: npt.NDArray[np.uint64] = np.concatenate(keys).view(np.uint64).ravel()
    ids = np.array([pair_id for part in parts for pair_id, _ in part], np.uint32)
    order = np.argsort(flat)
    flat = flat[order]
    owners = np.repeat(ids, BANDS)[order].tobytes()
    buckets = flat >> np.uint64(KEY_BITS)
    entries = (flat >> np.uint64(DROPPED_BITS)).astype(np.uint32).tobytes()
    starts = np.flatnonzero(np.concatenate(([True], buckets[1:] != buckets[:-1])))
    names = buckets[starts].tolist()
    # Slices of bytes: those of arrays would take most of the time.
    places = [*(starts * _BYTES).tolist(), len(entries)]
    for name, low, high in zip(names, places, places[1:], strict=False):
        yield name, entries[low:high] + owners[low:high]


def merge(parts: Iterable[bytes]) -> bytes:
    """The entries of several parts of one bucket as one."""
    halves = [np.frombuffer(part, np.uint32).reshape(2, -1) for part in parts]
    entries, owners = np.concatenate(halves, axis=1)
    order = np.argsort(entries, kind="stable")
    merged: bytes = entries[order].tobytes() + owners[order].tobytes()
    return merged

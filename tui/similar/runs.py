"""Band keys of many texts, sorted, cut into buckets and packed: what a large set is looked through by.

A query reads the bucket of each of its keys and nothing else, so that opening costs nothing and memory does
not grow with the set. An entry takes 8 bytes: 32 bits of the key below those that name its bucket, and the
pair's id. With 46 bits of the key known, two million texts make a wrong hit in a thousand queries or so; a
candidate is compared whole anyway. Numbers are in the machine's own order of bytes, which is one of the
index's parameters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_BUCKET_BITS = 14
BUCKETS = 1 << _BUCKET_BITS
"""Some 2 kB each at 100,000 pairs, which is half a page of the file, some 20 kB at a million."""

_KEY_BITS = 64 - _BUCKET_BITS
_DROPPED_BITS = _KEY_BITS - 32
_BYTES = 4

Keys = npt.NDArray[np.int64]
Ids = npt.NDArray[np.uint32]


def bucket_of(key: int) -> int:
    """The bucket that a signed 64-bit key falls into."""
    return (key & 0xFFFFFFFFFFFFFFFF) >> _KEY_BITS


def pack(keys: Keys, ids: Ids) -> Iterator[tuple[int, bytes]]:
    """Buckets in order with their entries; ``keys`` is (n, 32), one row for each of ``ids``."""
    flat: npt.NDArray[np.uint64] = keys.view(np.uint64).ravel()
    order = np.argsort(flat)
    flat = flat[order]
    owners = np.repeat(ids, keys.shape[1])[order].tobytes()
    buckets = flat >> np.uint64(_KEY_BITS)
    entries = (flat >> np.uint64(_DROPPED_BITS)).astype(np.uint32).tobytes()
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


def hits(bucket: bytes, keys: Iterable[int]) -> bytes:
    """The ids under these keys, which all fall into this bucket, packed; an id may come several times."""
    # Plain Python: a dozen steps of bisection take less than the calls into numpy would.
    numbers = memoryview(bucket).cast("I")
    count = len(numbers) // 2
    found = []
    for key in keys:
        entry = (key >> _DROPPED_BITS) & 0xFFFFFFFF
        low = bisect_left(numbers, entry, 0, count)
        high = bisect_right(numbers, entry, low, count)
        found.append(numbers[count + low : count + high])
    return b"".join(found)


@dataclass(frozen=True, eq=False, slots=True)
class Scope:
    """Which ids count: all but one, only those of an array, where given."""

    without: int | None = None
    among: Ids | None = None

    def cut(self, ids: Ids) -> Ids:
        """Those of these ids that count."""
        if self.without is not None:
            ids = ids[ids != self.without]
        if self.among is not None:
            ids = ids[np.isin(ids, self.among)]
        return ids


EVERYWHERE = Scope()


def scoped(ids: Sequence[int]) -> Ids:
    """Ids in the form that ``Scope`` takes them in."""
    return np.array(ids, np.uint32)


def most_hit(packed: bytes, single: Sequence[int], limit: int, scope: Scope = EVERYWHERE) -> list[int]:
    """The ids in scope that share the most keys, most first, equal ones by id.

    Args:
        packed: ids as ``hits`` gives them.
        single: further ids.
        limit: how many at most.
        scope: which ids count.
    """
    every = np.concatenate((np.frombuffer(packed, np.uint32), np.array(single, np.uint32)))
    ids, counts = np.unique(scope.cut(every), return_counts=True)
    best: list[int] = ids[np.lexsort((ids, -counts))[:limit]].tolist()
    return best

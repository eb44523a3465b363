"""Band keys of many texts, sorted, cut into buckets and packed: what a large set is looked through by.

A query reads the bucket of each of its keys and nothing else, so that opening costs nothing and memory does
not grow with the set. An entry takes 8 bytes: 32 bits of the key below those that name its bucket, and the
pair's id. With 46 bits of the key known, two million texts make a wrong hit in a thousand queries or so; a
candidate is compared whole anyway. Numbers are in the machine's own order of bytes, which is one of the
index's parameters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

_BUCKET_BITS = 14
BUCKETS = 1 << _BUCKET_BITS
"""Some 2 kB each at 100,000 pairs, which is half a page of the file, some 20 kB at a million."""

KEY_BITS = 64 - _BUCKET_BITS
DROPPED_BITS = KEY_BITS - 32


def bucket_of(key: int) -> int:
    """The bucket that a signed 64-bit key falls into."""
    return (key & 0xFFFFFFFFFFFFFFFF) >> KEY_BITS


def hits(bucket: bytes, keys: Iterable[int]) -> bytes:
    """The ids under these keys, which all fall into this bucket, packed; an id may come several times."""
    numbers = memoryview(bucket).cast("I")
    count = len(numbers) // 2
    found = []
    for key in keys:
        entry = (key >> DROPPED_BITS) & 0xFFFFFFFF
        low = bisect_left(numbers, entry, 0, count)
        high = bisect_right(numbers, entry, low, count)
        found.append(numbers[count + low : count + high])
    return b"".join(found)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which ids count: all but one, only those among others, where given."""

    without: int | None = None
    among: Set[int] | None = None

    def holds(self, pair_id: int) -> bool:
        """Whether an id counts."""
        return pair_id != self.without and (self.among is None or pair_id in self.among)


EVERYWHERE = Scope()


def most_hit(packed: bytes, single: Sequence[int], limit: int, scope: Scope = EVERYWHERE) -> list[int]:
    """The ids in scope that share the most keys, most first, equal ones by id.

    Args:
        packed: ids as ``hits`` gives them.
        single: further ids.
        limit: how many at most.
        scope: which ids count.
    """
    shared = Counter(memoryview(packed).cast("I"))
    shared.update(single)
    best = sorted((-count, pair_id) for pair_id, count in shared.items() if scope.holds(pair_id))
    return [pair_id for _, pair_id in best[:limit]]

"""The band keys of every text: packed runs for what came in bulk, single rows for what came since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tui.store.connection import Connection
from tui.store.rows import to_json

if TYPE_CHECKING:
    from tui.similar.runs import Scope
    from tui.similar.signatures import Sketch

FIELDS = ("prompt", "output")

_MOST_RUNS = 6
"""Runs of a field above which they are merged into one: a query reads a bucket of each."""

_LAST = 64
"""Buckets, the last ones, that are looked at for too many runs: there are some of every large run in them."""

_SLICE = 1024
"""Buckets merged at once: memory and the time that others wait do not grow with the set."""

_RUN_BITS = 32
_RUNS = 1 << _RUN_BITS
"""Room for the number of a run, which is the id of a pair, below those of bucket and field."""


def _place(field: str, bucket: int) -> int:
    """Where the entries of a bucket begin: run after run, then the other field, then the next bucket."""
    return (bucket * len(FIELDS) + FIELDS.index(field)) << _RUN_BITS


class Bands:
    """Which pairs share band keys with a text.

    A run is never changed, only merged: of a text that was edited since, the run keeps keys that no longer
    hold. What they bring up is compared whole before it counts, as everything is.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, field: str, keys: Iterable[tuple[int, Sequence[int]]]) -> None:
        """Add the keys of single texts, each after its pair."""
        sql = "INSERT OR IGNORE INTO bands (field, key, pair_id) VALUES (?, ?, ?)"
        # Sorted, as neighbours in the table are cheaper to add than places far apart.
        rows = sorted((field, key, pair_id) for pair_id, of_one in keys for key in of_one)
        self._connection.write_many(sql, rows)

    def remove(self, field: str, pair_id: int, keys: Sequence[int]) -> None:
        """Take single keys of a pair away."""
        sql = "DELETE FROM bands WHERE field = ? AND pair_id = ? AND key IN (SELECT value FROM json_each(?))"
        self._connection.write(sql, field, pair_id, to_json(keys))

    def add_run(self, field: str, sketches: Sequence[tuple[int, Sketch]]) -> None:
        """Add the keys of many texts, each signature after its pair. A run goes by its first pair."""
        from tui.similar.packing import pack

        first, step = _place(field, 0) + sketches[0][0], _place(field, 1) - _place(field, 0)
        self._put((first + bucket * step, entries) for bucket, entries in pack(sketches))

    def clear(self) -> None:
        """Take all away."""
        self._connection.write("DELETE FROM bands")
        self._connection.write("DELETE FROM band_runs")

    def merge_some(self) -> bool:
        """Make one run of many in a slice of the buckets; false where there are few enough.

        The last slice is merged last: what was not gone through to the end is seen there.
        """
        end = self._connection.value("SELECT max(place) FROM band_runs")
        if self._with_many_runs(end - _place(FIELDS[0], _LAST)) is None:
            return False
        place = self._with_many_runs(0)
        assert place is not None
        bucket = place // len(FIELDS)
        low, high = _place(FIELDS[0], bucket), _place(FIELDS[0], bucket + _SLICE)
        merged = list(self._merged(low, high))
        self._connection.write("DELETE FROM band_runs WHERE place >= ? AND place < ?", low, high)
        self._put(merged)
        return True

    def _with_many_runs(self, low: int) -> int | None:
        """The first bucket and field from a place on that has too many runs."""
        sql = """SELECT place >> ? AS place FROM band_runs WHERE place >= ?
                 GROUP BY 1 HAVING count(*) > ? LIMIT 1"""
        row = self._connection.row(sql, _RUN_BITS, low, _MOST_RUNS)
        return None if row is None else row["place"]

    def _merged(self, low: int, high: int) -> Iterator[tuple[int, bytes]]:
        from tui.similar.packing import merge

        sql = "SELECT place, entries FROM band_runs WHERE place >= ? AND place < ? ORDER BY place"
        for bucket, parts in groupby(self._connection.each(sql, low, high), lambda row: row[0] >> _RUN_BITS):
            yield bucket << _RUN_BITS, merge(row[1] for row in parts)

    def _put(self, rows: Iterable[tuple[int, bytes]]) -> None:
        self._connection.write_many("INSERT INTO band_runs (place, entries) VALUES (?, ?)", rows)

    def sharing(self, field: str, keys: Sequence[int], limit: int, scope: Scope) -> list[int]:
        """The pairs in scope that share the most keys, most first."""
        from tui.similar.runs import bucket_of, hits, most_hit

        in_bucket: dict[int, list[int]] = {}
        for key in keys:
            in_bucket.setdefault(_place(field, bucket_of(key)), []).append(key)
        sql = """SELECT value, entries FROM json_each(?)
                 JOIN band_runs ON place >= value AND place < value + ?"""
        rows = self._connection.rows(sql, to_json(list(in_bucket)), _RUNS)
        packed = b"".join([hits(entries, in_bucket[bucket]) for bucket, entries in rows])
        sql = "SELECT pair_id FROM bands WHERE field = ? AND key IN (SELECT value FROM json_each(?))"
        single = [row[0] for row in self._connection.rows(sql, field, to_json(keys))]
        return most_hit(packed, single, limit, scope)

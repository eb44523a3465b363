"""Signatures of the stored texts, with the band keys that find them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.store.bands import FIELDS, Bands
from tui.store.connection import Connection
from tui.store.rows import to_json

if TYPE_CHECKING:
    from tui.similar.batch import Batch
    from tui.similar.runs import Scope
    from tui.similar.signatures import Sketch

_CANDIDATES = 96
"""How many candidates a query ranks by signature before the best are verified. On template-heavy sets
the bands return thousands; the true neighbours are among those that share the most bands."""

_BULK = 200
"""Texts from which on their keys make a run of their own, rather than single rows."""

_SIZES = 8
"""Room for the shingle size below the number that stands for pair and field."""

_REACHED = "sketched_to"
"""Key in ``meta`` of the highest pair that has its signatures: all below have theirs."""


def _place(pair_id: int, field: str) -> int:
    """Where the signatures of a text stand, its shingle size added."""
    return (pair_id * len(FIELDS) + FIELDS.index(field)) * _SIZES


class Sketches:
    """The signatures of prompts and outputs, kept with their keys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._bands = Bands(connection)

    def reached(self) -> int:
        """The highest id up to which every pair has its signatures."""
        row = self._connection.row("SELECT value FROM meta WHERE key = ?", _REACHED)
        return int(row["value"]) if row else 0

    def reach(self, pair_id: int) -> None:
        """Note that every pair up to this one has its signatures."""
        sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
        self._connection.write(sql, _REACHED, str(pair_id))

    def add(self, field: str, batch: Batch, *, back: bool = False) -> None:
        """Keep the signatures and keys of texts; those of pairs that are back make no run.

        The run that they once came in still stands, under the number that theirs would have.
        """
        sql = "INSERT OR REPLACE INTO signatures (place, hashes) VALUES (?, ?)"
        self._connection.write_many(sql, _rows(field, batch))
        if len(batch.sketches) >= _BULK and not back:
            self._bands.add_run(field, batch.sketches)
        else:
            self._bands.add(field, ((pair_id, _keys(sketch)) for pair_id, sketch in batch.sketches))
        self._bands.add(field, ((pair_id, [key]) for pair_id, key in batch.wordless))

    def differing(self, field: str, batch: Batch, pair_ids: Sequence[int]) -> set[int]:
        """Those of some pairs, in a row of ids, whose signatures are not those of a batch of their texts."""
        sql = "SELECT place, hashes FROM signatures WHERE place >= ? AND place < ? AND place / ? % ? = ?"
        low, high = _place(pair_ids[0], FIELDS[0]), _place(pair_ids[-1] + 1, FIELDS[0])
        place = (_SIZES, len(FIELDS), FIELDS.index(field))
        stored = set(map(tuple, self._connection.rows(sql, low, high, *place)))
        return {wrong // (_SIZES * len(FIELDS)) for wrong, _ in stored ^ set(_rows(field, batch))}

    def remove(self, field: str, pair_id: int) -> None:
        """Take the signatures of a text away."""
        for sketch in self.of(field, [pair_id]).get(pair_id, ()):
            self._bands.remove(field, pair_id, _keys(sketch))
        low = _place(pair_id, field)
        self._connection.write("DELETE FROM signatures WHERE place >= ? AND place < ?", low, low + _SIZES)

    def clear(self) -> None:
        """Take all away."""
        self._connection.write("DELETE FROM signatures")
        self._connection.write("DELETE FROM meta WHERE key = ?", _REACHED)
        self._bands.clear()

    def merge_some(self) -> bool:
        """Put a part of the keys in order where they came in many batches; false where they are."""
        return self._bands.merge_some()

    def of(self, field: str, pair_ids: Sequence[int]) -> dict[int, list[Sketch]]:
        """The signatures of stored texts; none for a text without a word."""
        from tui.similar.signatures import Sketch

        sql = """SELECT place, hashes FROM json_each(?)
                 JOIN signatures ON place >= value AND place < value + ?"""
        places = to_json([_place(pair_id, field) for pair_id in pair_ids])
        stored: dict[int, list[Sketch]] = {}
        for place, hashes in self._connection.rows(sql, places, _SIZES):
            pair_id, size = place // (_SIZES * len(FIELDS)), place % _SIZES
            stored.setdefault(pair_id, []).append(Sketch(size, hashes))
        return stored

    def alike(self, field: str, text: str, query: Sequence[Sketch], scope: Scope) -> list[int]:
        """The pairs in scope whose texts may be alike to a text of these signatures, best first.

        Those whose signatures agree most, or for a text without a word those that share its characters.
        """
        from tui.similar.batch import raw_key
        from tui.similar.engine import SHORTLIST, shortlist

        keys = [key for sketch in query for key in _keys(sketch)] or [raw_key(text)]
        sharing = self._bands.sharing(field, keys, _CANDIDATES, scope)
        if len(sharing) <= SHORTLIST or not query:
            return sharing
        return shortlist(query, self.of(field, sharing).items())


def _rows(field: str, batch: Batch) -> Iterator[tuple[int, bytes]]:
    return ((_place(pair_id, field) + sketch.size, sketch.values) for pair_id, sketch in batch.sketches)


def _keys(sketch: Sketch) -> list[int]:
    from tui.similar.bands import band_keys

    return band_keys(sketch)

"""Which pairs are alike: the ``neighbours`` table, and what the queue keeps of it for each pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from tui.core.glimpse import NeighbourRow
from tui.store.connection import Connection
from tui.store.rows import to_json

KEPT = 10
"""Neighbours that a look-up of a pair keeps for each field; it is also kept by those that it finds."""


FREQUENT = KEPT
"""Pairs that an output is shared with from which on that is how one says it, and no duplicate."""


class Link(NamedTuple):
    """One direction of a verified match; ``counts`` as in ``NeighbourRow``.

    In the table it is 2 where an output would count but is a frequent one.
    """

    pair_id: int
    field: str
    other_id: int
    similarity: float
    label: str
    counts: bool


class Links:
    """The verified matches of stored pairs. Each stands there both ways."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, pair_id: int) -> list[NeighbourRow]:
        """The neighbours of a pair, those that count first, nearest first."""
        sql = """SELECT n.other_id, p.uid, n.field, n.similarity, n.label, n.counts = 1 AS warns,
                        p.status, p.split, substr(p.prompt, 1, 200)
                 FROM neighbours n JOIN pairs p ON p.id = n.other_id
                 WHERE n.pair_id = ? ORDER BY warns DESC, n.similarity DESC, n.other_id, n.field DESC"""
        return [NeighbourRow(*row) for row in self._connection.rows(sql, pair_id)]

    def crowded(self, field: str, pair_ids: Collection[int]) -> list[int]:
        """Those of some pairs with so many neighbours that not all may stand here."""
        sql = """SELECT pair_id FROM neighbours
                 WHERE field = ? AND pair_id IN (SELECT value FROM json_each(?))
                 GROUP BY pair_id HAVING count(*) >= ?"""
        rows = self._connection.rows(sql, field, to_json(list(pair_ids)), KEPT)
        return [row["pair_id"] for row in rows]

    def put(self, links: Iterable[Link]) -> None:
        """Keep these."""
        sql = """INSERT OR REPLACE INTO neighbours (pair_id, field, other_id, similarity, label, counts)
                 VALUES (?, ?, ?, ?, ?, ?)"""
        self._connection.write_many(sql, links)

    def remove(self, pair_id: int, field: str) -> set[int]:
        """Unlink a text from all others; returns the pairs that lost a neighbour by it."""
        sql = "SELECT other_id FROM neighbours WHERE pair_id = ? AND field = ?"
        others = {row["other_id"] for row in self._connection.rows(sql, pair_id, field)}
        sql = "DELETE FROM neighbours WHERE pair_id = ? AND field = ? AND other_id = ?"
        self._connection.write_many(sql, [(other, field, pair_id) for other in others])
        self._connection.write("DELETE FROM neighbours WHERE pair_id = ? AND field = ?", pair_id, field)
        return others

    def faults(self) -> set[int]:
        """Pairs that are linked one way only or with what is not there, or whose ``alike`` does not fit."""
        sql = """SELECT pair_id FROM neighbours n
                 WHERE NOT EXISTS (SELECT 1 FROM pairs WHERE id = n.pair_id)
                    OR NOT EXISTS (SELECT 1 FROM neighbours o WHERE o.pair_id = n.other_id
                                   AND o.field = n.field AND o.other_id = n.pair_id)
                 UNION
                 SELECT id FROM pairs LEFT JOIN (
                     SELECT pair_id, max(similarity) AS nearest FROM neighbours WHERE counts = 1
                     GROUP BY pair_id) ON pair_id = id
                 WHERE alike != coalesce(nearest, 0)"""
        return {row[0] for row in self._connection.each(sql)}

    def clear(self) -> None:
        """Unlink all."""
        self._connection.write("DELETE FROM neighbours")
        self._connection.write("UPDATE pairs SET indexed = 0, alike = 0 WHERE indexed = 1")

    def unlink(self, pair_ids: Collection[int]) -> None:
        """Note that the neighbours of some pairs are not known."""
        sql = "UPDATE pairs SET indexed = 0, alike = 0 WHERE id IN (SELECT value FROM json_each(?))"
        self._connection.write(sql, to_json(list(pair_ids)))

    def refresh(self, pair_ids: Collection[int]) -> None:
        """Bring what hangs on the links of some pairs up to date.

        That is which of them share an output with so many that it is no warning any more, and
        ``pairs.alike``, the similarity of the nearest that counts.
        """
        sql = """UPDATE neighbours SET counts = CASE WHEN (
                     SELECT count(*) FROM neighbours n
                     WHERE n.pair_id = neighbours.pair_id AND n.field = 'output' AND n.counts) >= ?
                 THEN 2 ELSE 1 END
                 WHERE field = 'output' AND counts AND pair_id IN (SELECT value FROM json_each(?))"""
        self._connection.write(sql, FREQUENT, to_json(sorted(pair_ids)))
        sql = """UPDATE pairs SET alike = coalesce((SELECT max(similarity) FROM neighbours
                 WHERE pair_id = pairs.id AND counts = 1), 0) WHERE id IN (SELECT value FROM json_each(?))"""
        self._connection.write(sql, to_json(sorted(pair_ids)))

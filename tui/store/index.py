"""The near-duplicate index: kept in the database, brought up to date with each edit.

The engine (numpy, rapidfuzz) is imported where it is first needed: opening a database and paging through
it read the ``neighbours`` table alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.core.glimpse import NeighbourRow
from tui.store.connection import Connection
from tui.store.rows import to_json

if TYPE_CHECKING:
    from tui.similar.engine import Neighbour
    from tui.similar.signatures import Sketch

FIELDS = ("prompt", "output")

_CANDIDATES = 96
"""How many candidates a query ranks by signature before the best are verified. On template-heavy sets
the bands return thousands; the true neighbours are among those that share the most bands."""

_KEPT = 10
"""Neighbours kept for each pair and field."""


class Index:
    """Signatures, bands and neighbours of one database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def neighbours(self, pair_id: int) -> list[NeighbourRow]:
        """The stored neighbours of a pair, those that count first, nearest first."""
        sql = """SELECT n.other_id, p.uid, n.field, n.similarity, n.label, n.counts, p.status, p.split,
                        substr(p.prompt, 1, 200)
                 FROM neighbours n JOIN pairs p ON p.id = n.other_id
                 WHERE n.pair_id = ? ORDER BY n.counts DESC, n.similarity DESC, n.other_id, n.field DESC"""
        return [NeighbourRow(*row) for row in self._connection.rows(sql, pair_id)]

    def near(self, text: str, field: str, exclude: int | None = None) -> list[NeighbourRow]:
        """What a text is close to among the stored texts of a field, best first."""
        from tui.similar.normal import normal_form
        from tui.similar.signatures import sketches

        found = self._verified(text, field, sketches(normal_form(text)), exclude)
        sql = """SELECT id, uid, status, split, substr(prompt, 1, 200) FROM pairs
                 WHERE id IN (SELECT value FROM json_each(?))"""
        rows = {row[0]: tuple(row) for row in self._connection.rows(sql, to_json([n.pair_id for n in found]))}
        near = []
        for neighbour in found:
            pair_id, uid, status, split, head = rows[neighbour.pair_id]
            counts = _counts(neighbour.label, field, text)
            similarity, label = neighbour.similarity, neighbour.label
            near.append(NeighbourRow(pair_id, uid, field, similarity, label, counts, status, split, head))
        return near

    def update(self, pair_id: int, texts: Mapping[str, str]) -> None:
        """Index the changed texts of a pair anew; part of the transaction that changes them."""
        for field, text in texts.items():
            touched = self._forget(pair_id, field)
            touched |= self._learn(pair_id, field, text)
            self._refresh_alike({pair_id, *touched})

    def pending(self) -> int:
        """How many pairs are not in the index yet."""
        return self._connection.value("SELECT count(*) FROM pairs WHERE indexed = 0")

    def index_next(self, limit: int = 200) -> int:
        """Index the next pairs in one transaction; returns how many, 0 when all are done."""
        with self._connection.transaction():
            sql = "SELECT id, prompt, output FROM pairs WHERE indexed = 0 ORDER BY id LIMIT ?"
            batch = self._connection.rows(sql, limit)
            touched: set[int] = set()
            for row in batch:
                for field in FIELDS:
                    touched |= self._learn(row["id"], field, row[field])
                touched.add(row["id"])
                self._connection.write("UPDATE pairs SET indexed = 1 WHERE id = ?", row["id"])
            self._refresh_alike(touched)
        return len(batch)

    def forget_stale(self, parameters: Mapping[str, object]) -> bool:
        """Empty the index where it was made with other parameters, so that it is built again."""
        wanted = to_json(dict(parameters))
        row = self._connection.row("SELECT value FROM meta WHERE key = 'index'")
        if row is not None and row["value"] == wanted:
            return False
        with self._connection.transaction():
            for table in ("signatures", "bands", "neighbours"):
                self._connection.write(f"DELETE FROM {table}")
            self._connection.write("UPDATE pairs SET indexed = 0, alike = 0 WHERE indexed = 1")
            self._connection.write("INSERT OR REPLACE INTO meta (key, value) VALUES ('index', ?)", wanted)
        return True

    def _forget(self, pair_id: int, field: str) -> set[int]:
        """Take a text out of the index; returns the pairs that lost a neighbour by it."""
        write = self._connection.write
        sql = "SELECT other_id FROM neighbours WHERE pair_id = ? AND field = ?"
        others = {row["other_id"] for row in self._connection.rows(sql, pair_id, field)}
        for sketch in self._stored_sketches(field, [pair_id]).get(pair_id, ()):
            keys = to_json(_keys(sketch))
            sql = """DELETE FROM bands WHERE field = ? AND pair_id = ?
                     AND key IN (SELECT value FROM json_each(?))"""
            write(sql, field, pair_id, keys)
        write("DELETE FROM signatures WHERE pair_id = ? AND field = ?", pair_id, field)
        for other in others:
            self._unlink(other, field, pair_id)
        write("DELETE FROM neighbours WHERE pair_id = ? AND field = ?", pair_id, field)
        return others

    def _unlink(self, pair_id: int, field: str, other: int) -> None:
        sql = "DELETE FROM neighbours WHERE pair_id = ? AND field = ? AND other_id = ?"
        self._connection.write(sql, pair_id, field, other)

    def _learn(self, pair_id: int, field: str, text: str) -> set[int]:
        """Put a text into the index and link it with its neighbours; returns those."""
        from tui.similar.normal import normal_form
        from tui.similar.signatures import sketches, to_bytes

        found = sketches(normal_form(text))
        neighbours = self._verified(text, field, found, pair_id)
        raw = self._connection.raw
        for sketch in found:
            sql = "INSERT OR REPLACE INTO signatures (pair_id, field, size, hashes) VALUES (?, ?, ?, ?)"
            self._connection.write(sql, pair_id, field, sketch.size, to_bytes(sketch.values))
            rows = [(field, key, pair_id) for key in _keys(sketch)]
            raw.executemany("INSERT OR IGNORE INTO bands (field, key, pair_id) VALUES (?, ?, ?)", rows)
        texts = self._texts(field, [near.pair_id for near in neighbours])
        links = []
        for near in neighbours:
            counts = _counts(near.label, field, text)
            links.append((pair_id, field, near.pair_id, near.similarity, near.label, counts))
            counts = _counts(near.label, field, texts[near.pair_id])
            links.append((near.pair_id, field, pair_id, near.similarity, near.label, counts))
        sql = """INSERT OR REPLACE INTO neighbours (pair_id, field, other_id, similarity, label, counts)
                 VALUES (?, ?, ?, ?, ?, ?)"""
        raw.executemany(sql, links)
        return {near.pair_id for near in neighbours}

    def _refresh_alike(self, pair_ids: set[int]) -> None:
        sql = """UPDATE pairs SET alike = coalesce((SELECT max(similarity) FROM neighbours
                 WHERE pair_id = pairs.id AND counts), 0) WHERE id IN (SELECT value FROM json_each(?))"""
        self._connection.write(sql, to_json(sorted(pair_ids)))

    def _verified(
        self, text: str, field: str, found: Sequence[Sketch], exclude: int | None
    ) -> list[Neighbour]:
        from tui.similar.engine import Candidate, rank, shortlist

        if not found:
            return []
        keys = [key for sketch in found for key in _keys(sketch)]
        sql = """SELECT pair_id FROM bands WHERE field = ? AND key IN (SELECT value FROM json_each(?))
                 AND pair_id IS NOT ? GROUP BY pair_id ORDER BY count(*) DESC, pair_id LIMIT ?"""
        rows = self._connection.rows(sql, field, to_json(keys), exclude, _CANDIDATES)
        stored = self._stored_sketches(field, [row["pair_id"] for row in rows])
        best = shortlist(found, stored.items())
        texts = self._texts(field, best)
        candidates = [Candidate(pair_id, texts[pair_id]) for pair_id in best if pair_id in texts]
        return rank(text, field, candidates, _KEPT)

    def _texts(self, field: str, pair_ids: Sequence[int]) -> dict[int, str]:
        sql = f"SELECT id, {field} FROM pairs WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0]: row[1] for row in self._connection.rows(sql, to_json(list(pair_ids)))}

    def _stored_sketches(self, field: str, pair_ids: Sequence[int]) -> dict[int, list[Sketch]]:
        from tui.similar.signatures import Sketch, from_bytes

        sql = """SELECT pair_id, size, hashes FROM signatures
                 WHERE field = ? AND pair_id IN (SELECT value FROM json_each(?))"""
        stored: dict[int, list[Sketch]] = {}
        for row in self._connection.rows(sql, field, to_json(list(pair_ids))):
            stored.setdefault(row["pair_id"], []).append(Sketch(row["size"], from_bytes(row["hashes"])))
        return stored


def _counts(label: str, field: str, text: str) -> bool:
    """Whether a neighbour of a text is a duplicate that counts: see ``NeighbourRow.counts``."""
    from tui.similar.engine import worth_warning
    from tui.similar.labels import SIBLING

    return label != SIBLING and worth_warning(label, field, text)


def _keys(sketch: Sketch) -> list[int]:
    from tui.similar.bands import band_keys

    return band_keys(sketch)

"""The near-duplicate index: kept in the database, brought up to date with each edit.

It is built in two stages, each in the order of the pairs' ids: signatures, by which a text is found, and
links, which paging reads. The engine (rapidfuzz, and numpy for many texts at once) is imported where it is
first needed: opening a database and paging through it read the ``neighbours`` table alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from tui.core.glimpse import NeighbourRow
from tui.store.bands import FIELDS
from tui.store.connection import Connection
from tui.store.links import FREQUENT, KEPT, Link, Links
from tui.store.rows import to_json
from tui.store.sketches import Sketches

if TYPE_CHECKING:
    from tui.similar.engine import Neighbour
    from tui.similar.runs import Scope
    from tui.similar.signatures import Sketch


_FEW = 1_000
"""Pairs up to which taking them out one by one costs less than comparing all others again."""


class Index:
    """Signatures, bands and neighbours of one database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sketches = Sketches(connection)
        self._links = Links(connection)

    def neighbours(self, pair_id: int) -> list[NeighbourRow]:
        """The stored neighbours of a pair, those that count first, nearest first."""
        return self._links.of(pair_id)

    def near(self, text: str, field: str, exclude: int | None = None) -> list[NeighbourRow]:
        """What a text is close to among the stored texts of a field that have signatures, best first."""
        from tui.similar.normal import normal_form
        from tui.similar.runs import Scope
        from tui.similar.signatures import sketches

        found = self._verified(text, field, sketches(normal_form(text)), Scope(without=exclude))
        sql = """SELECT id, uid, status, split, substr(prompt, 1, 200) FROM pairs
                 WHERE id IN (SELECT value FROM json_each(?))"""
        rows = {row[0]: tuple(row) for row in self._connection.rows(sql, to_json([n.pair_id for n in found]))}
        counted = sum(_counts(neighbour.label, field, text) for neighbour in found)
        frequent = field == "output" and counted >= FREQUENT
        near = []
        for neighbour in found:
            pair_id, uid, status, split, head = rows[neighbour.pair_id]
            counts = not frequent and _counts(neighbour.label, field, text)
            similarity, label = neighbour.similarity, neighbour.label
            near.append(NeighbourRow(pair_id, uid, field, similarity, label, counts, status, split, head))
        return near

    def update(self, pair_id: int, texts: Mapping[str, str]) -> None:
        """Index the changed texts of a pair anew; part of the transaction that changes them."""
        from tui.similar.batch import batch_of

        for field, text in texts.items():
            touched = self._links.remove(pair_id, field)
            self._sketches.remove(field, pair_id)
            self._sketches.add(field, batch_of([(pair_id, text)]))
            links = self._found(field, [(pair_id, text)])
            self._links.put(links)
            self._links.refresh({pair_id, *touched, *(link.other_id for link in links)})

    def unlinked_repeats(self, field: str, pair_ids: Sequence[int], among: Set[int]) -> list[tuple[int, int]]:
        """Pairs whose text repeats that of a pair ``among`` others, each with the nearest of them.

        Looked up among these alone, of the pairs that have so many neighbours that the stored links end
        with the nearest few, whatever their status; of the others the links know all.
        """
        crowded = self._links.crowded(field, pair_ids)
        if not (crowded and among):
            return []
        from tui.similar.runs import Scope

        stored = self._sketches.of(field, crowded)
        found = []
        for pair_id, text in self._texts(field, crowded).items():
            scope = Scope(without=pair_id, among=among)
            neighbours = self._verified(text, field, stored.get(pair_id, ()), scope)
            nearest = next((near for near in neighbours if _counts(near.label, field, text)), None)
            if nearest is not None:
                found.append((pair_id, nearest.pair_id))
        return found

    def repeats_of(self, field: str, text: str, among: Set[int]) -> list[int]:
        """The pairs ``among`` others whose text one that is stored nowhere repeats, the nearest first."""
        from tui.similar.normal import normal_form
        from tui.similar.runs import Scope
        from tui.similar.signatures import sketches

        scope = Scope(among=among)
        found = self._verified(text, field, sketches(normal_form(text)), scope)
        return [near.pair_id for near in found if _counts(near.label, field, text)]

    def forget(self, pair_ids: Sequence[int]) -> None:
        """Take pairs out that are about to go; all is built anew where that is less work."""
        if len(pair_ids) > _FEW:
            self._sketches.clear()
            self._links.clear()
            return
        touched: set[int] = set()
        for pair_id in pair_ids:
            for field in FIELDS:
                touched |= self._links.remove(pair_id, field)
                self._sketches.remove(field, pair_id)
        self._links.refresh(touched)

    def remember(self, pair_ids: Sequence[int]) -> None:
        """Take pairs in that are back; they are linked like new ones."""
        self._links.unlink(pair_ids)
        reached = self._sketches.reached()
        back = [pair_id for pair_id in pair_ids if pair_id <= reached]
        if not back:
            return
        from tui.similar.batch import batch_of

        for field in FIELDS:
            self._sketches.add(field, batch_of(list(self._texts(field, back).items())), back=True)

    # Building it

    def forget_stale(self, parameters: Mapping[str, object]) -> bool:
        """Empty the index where it was made with other parameters, so that it is built again."""
        wanted = to_json(dict(parameters))
        row = self._connection.row("SELECT value FROM meta WHERE key = 'index'")
        if row is not None and row["value"] == wanted:
            return False
        with self._connection.transaction():
            self.clear()
            self._connection.write("INSERT OR REPLACE INTO meta (key, value) VALUES ('index', ?)", wanted)
        return True

    def clear(self) -> None:
        """Empty the index, so that it is built again."""
        with self._connection.transaction():
            self._sketches.clear()
            self._links.clear()

    def faults(self, report: Callable[[int, int], None]) -> list[int]:
        """The pairs whose signatures or links are not what their texts ask for."""
        found = self._links.faults()
        reached, last = self._sketches.reached(), 0
        sql = "SELECT id, prompt, output FROM pairs WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"
        while rows := self._connection.rows(sql, last, reached, _FEW):
            from tui.similar.batch import batch_of

            ids = [row["id"] for row in rows]
            for field in FIELDS:
                batch = batch_of([(row["id"], row[field]) for row in rows])
                found |= self._sketches.differing(field, batch, range(last + 1, ids[-1] + 1))
            last = ids[-1]
            report(last, reached)
        return sorted(found)

    def unsketched(self) -> int:
        """How many pairs have no signatures yet, and can't be found."""
        return self._connection.value("SELECT count(*) FROM pairs WHERE id > ?", self._sketches.reached())

    def pending(self) -> int:
        """How many pairs have not been linked with their neighbours yet."""
        return self._connection.value("SELECT count(*) FROM pairs WHERE indexed = 0")

    def is_linked(self, pair_id: int) -> bool:
        """Whether the neighbours of a pair are known."""
        return bool(self._connection.value("SELECT indexed FROM pairs WHERE id = ?", pair_id))

    def sketch_next(self, limit: int) -> int:
        """Give the next pairs their signatures, in one transaction; returns how many, 0 when all are done."""
        return self._connection.prepared(lambda: self._next_sketches(limit))

    def _next_sketches(self, limit: int) -> Callable[[], int]:
        sql = "SELECT id, prompt, output FROM pairs WHERE id > ? ORDER BY id LIMIT ?"
        rows = self._connection.rows(sql, self._sketches.reached(), limit)
        if not rows:
            return lambda: 0
        from tui.similar.batch import batch_of

        batches = {field: batch_of([(row["id"], row[field]) for row in rows]) for field in FIELDS}

        def write() -> int:
            for field, batch in batches.items():
                self._sketches.add(field, batch)
            self._sketches.reach(rows[-1]["id"])
            return len(rows)

        return write

    def tidy_next(self) -> bool:
        """Put a part of what came in many batches in order, in one transaction; false where all is."""
        with self._connection.transaction():
            return self._sketches.merge_some()

    def link_next(self, limit: int) -> int:
        """Link the next pairs with all their neighbours, in one transaction; returns how many."""
        sql = "SELECT id FROM pairs WHERE indexed = 0 AND id <= ? ORDER BY id LIMIT ?"
        ids = [row["id"] for row in self._connection.rows(sql, self._sketches.reached(), limit)]
        return self._connection.prepared(lambda: self._next_links(ids))

    def link(self, pair_ids: Sequence[int]) -> int:
        """Link some pairs ahead of the others; returns how many were not yet."""
        sql = """SELECT id FROM pairs WHERE indexed = 0 AND id <= ?
                 AND id IN (SELECT value FROM json_each(?)) ORDER BY id"""
        reached = self._sketches.reached()
        ids = [row["id"] for row in self._connection.rows(sql, reached, to_json(list(pair_ids)))]
        return self._connection.prepared(lambda: self._next_links(ids))

    def _next_links(self, pair_ids: Sequence[int]) -> Callable[[], int]:
        if not pair_ids:
            return lambda: 0
        links = [
            link
            for field in FIELDS
            for link in self._found(field, list(self._texts(field, pair_ids).items()))
        ]

        def write() -> int:
            self._links.put(links)
            sql = "UPDATE pairs SET indexed = 1 WHERE id IN (SELECT value FROM json_each(?))"
            self._connection.write(sql, to_json(list(pair_ids)))
            self._links.refresh({*pair_ids, *(link.pair_id for link in links)})
            return len(pair_ids)

        return write

    def _found(self, field: str, texts: Sequence[tuple[int, str]]) -> list[Link]:
        """What texts are alike to, both ways."""
        from tui.similar.runs import Scope

        stored = self._sketches.of(field, [pair_id for pair_id, _ in texts])
        links = []
        for pair_id, text in texts:
            scope = Scope(without=pair_id)
            neighbours = self._verified(text, field, stored.get(pair_id, ()), scope)
            others = self._texts(field, [near.pair_id for near in neighbours])
            for near in neighbours:
                alike, label, other = near.similarity, near.label, near.pair_id
                links.append(Link(pair_id, field, other, alike, label, _counts(label, field, text)))
                links.append(Link(other, field, pair_id, alike, label, _counts(label, field, others[other])))
        return links

    def _verified(self, text: str, field: str, query: Sequence[Sketch], scope: Scope) -> list[Neighbour]:
        from tui.similar.engine import Candidate, rank

        best = self._sketches.alike(field, text, query, scope)
        texts = self._texts(field, best)
        candidates = [Candidate(pair_id, texts[pair_id]) for pair_id in best if pair_id in texts]
        return rank(text, field, candidates, KEPT)

    def _texts(self, field: str, pair_ids: Sequence[int]) -> dict[int, str]:
        sql = f"SELECT id, {field} FROM pairs WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0]: row[1] for row in self._connection.rows(sql, to_json(list(pair_ids)))}


def _counts(label: str, field: str, text: str) -> bool:
    """Whether a neighbour of a text is a duplicate that counts: see ``NeighbourRow.counts``."""
    from tui.similar.engine import worth_warning
    from tui.similar.labels import SIBLING

    return label != SIBLING and worth_warning(label, field, text)

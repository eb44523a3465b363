"""Vectors of prompts: which there are, which are missing, and what they were made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import orjson

from tui.core.errors import PairsmithError
from tui.core.glimpse import MeaningRow
from tui.store.connection import Connection
from tui.store.rows import to_json

if TYPE_CHECKING:
    from tui.semantic.vectors import Chunk

_KEY = "semantic"
"""Key in ``meta`` under which stands what the vectors were made with."""

_FORM = 1
"""Version of how vectors are kept, whatever made them: unit length, half precision, of the prompt."""

_CHUNK = 1024
"""Vectors read and compared at a time: half a megabyte where a vector has 256 numbers."""


class Embeddings:
    """The vectors of one database; all of them from one source."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def made_with(self, identity: str, chars: int) -> bool:
        """Whether the vectors that are kept come from this source and this much of each prompt."""
        kept = self._kept()
        return kept is not None and kept == _record(identity, chars, kept["dimension"])

    def begin(self, identity: str, chars: int, dimension: int) -> bool:
        """Keep vectors of this source from now on; what another one made is forgotten. True if it was."""
        wanted = _record(identity, chars, dimension)
        if self._kept() == wanted:
            return False
        with self._connection.transaction():
            forgot = self._connection.write("DELETE FROM embeddings").rowcount > 0
            sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
            self._connection.write(sql, _KEY, to_json(wanted))
        return forgot

    def _kept(self) -> dict[str, object] | None:
        row = self._connection.row("SELECT value FROM meta WHERE key = ?", _KEY)
        return dict(orjson.loads(row["value"])) if row else None

    def missing_count(self) -> int:
        """How many pairs have no vector yet."""
        sql = "SELECT (SELECT count(*) FROM pairs) - (SELECT count(*) FROM embeddings)"
        return self._connection.value(sql)

    def missing(self) -> list[int]:
        """The pairs that have no vector yet, by id."""
        # Without an order SQLite reads an index in place of the texts.
        sql = "SELECT id FROM pairs WHERE id NOT IN (SELECT pair_id FROM embeddings)"
        return sorted(row[0] for row in self._connection.each(sql))

    def heads(self, pair_ids: Sequence[int], chars: int) -> dict[int, str]:
        """The beginnings of prompts, by pair."""
        sql = "SELECT id, substr(prompt, 1, ?) FROM pairs WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0]: row[1] for row in self._connection.rows(sql, chars, to_json(list(pair_ids)))}

    def put(
        self, identity: str, chars: int, heads: Mapping[int, str], vectors: Sequence[bytes | None]
    ) -> int:
        """Keep the vectors of these beginnings of prompts, but none of a prompt that was edited since.

        Returns how many were kept.

        Raises:
            PairsmithError: another source was begun since.
        """
        sql = """INSERT OR REPLACE INTO embeddings (pair_id, vector)
                 SELECT id, ? FROM pairs WHERE id = ? AND substr(prompt, 1, ?) = ?"""
        with self._connection.transaction():
            if not self.made_with(identity, chars):
                hint = "another Pairsmith on this database names another one"
                raise PairsmithError("the source of meaning was changed", hint)
            rows = [
                (vector, pair_id, chars, head)
                for (pair_id, head), vector in zip(heads.items(), vectors, strict=True)
            ]
            return self._connection.write_many(sql, rows).rowcount

    def vector(self, pair_id: int) -> tuple[bool, bytes | None]:
        """Whether a pair was computed, and its vector; nothing where its prompt has nothing to compare."""
        row = self._connection.row("SELECT vector FROM embeddings WHERE pair_id = ?", pair_id)
        return row is not None, row["vector"] if row else None

    def chunks(self, size: int, after: int) -> Iterator[Chunk]:
        """The vectors of ``size`` bytes that were kept after one, in the order in which they were kept."""
        from tui.semantic.vectors import Chunk

        sql = """SELECT id, pair_id, vector FROM embeddings
                 WHERE id > ? AND length(vector) = ? ORDER BY id LIMIT ?"""
        while rows := self._connection.rows(sql, after, size, _CHUNK):
            ids, pair_ids, vectors = zip(*rows, strict=True)
            yield Chunk(ids, pair_ids, b"".join(vectors))
            after = ids[-1]

    def still_there(self, ids: Sequence[int]) -> set[int]:
        """Those of some vectors that were not taken away or replaced since they were read."""
        sql = "SELECT id FROM embeddings WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._connection.rows(sql, to_json(list(ids)))}

    def rows(self, found: Sequence[tuple[int, float]]) -> list[MeaningRow]:
        """Pairs with their cosines, as lists show them, in the order given."""
        sql = """SELECT id, uid, status, split, substr(prompt, 1, 200) FROM pairs
                 WHERE id IN (SELECT value FROM json_each(?))"""
        pairs = {
            row[0]: row for row in self._connection.rows(sql, to_json([pair_id for pair_id, _ in found]))
        }
        rows = []
        for pair_id, cosine in found:
            _, uid, status, split, head = pairs[pair_id]
            rows.append(MeaningRow(pair_id, uid, cosine, status, split, head))
        return rows


def _record(identity: str, chars: int, dimension: object) -> dict[str, object]:
    return {"form": _FORM, "source": identity, "chars": chars, "dimension": dimension}

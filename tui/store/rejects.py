"""What an import could not use: listed, and mended one by one.

A reject is open until it became a pair that is there: where that pair is taken out again, it is open again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import orjson

from tui.core.errors import PairsmithError
from tui.core.pair import IncomingPair
from tui.store.connection import Connection
from tui.store.drafts import NEW_PAIR, Drafts
from tui.store.mappings import Mappings, Table
from tui.store.rows import to_json
from tui.store.sources import Sources

_OPEN = """FROM rejects r JOIN sources s ON s.id = r.source_id
           WHERE NOT s.undone AND NOT EXISTS (SELECT 1 FROM pairs p WHERE p.id = r.pair_id)"""


class RejectRow(NamedTuple):
    """A reject as it is printed, its text whole."""

    file: str
    line: int
    reason: str
    raw: str


class ListedReject(NamedTuple):
    """A reject as it is listed."""

    id: int
    file: str
    line: int
    reason: str
    begun: int
    """1 where a text waits that was typed for it, else 0."""


class OpenReject(NamedTuple):
    """A reject as it is looked at: of its texts no more than was asked for."""

    id: int
    file: str
    line: int
    reason: str
    head: str
    size: int
    """Characters of the whole text."""
    typed: str | None
    """What was typed for it."""
    mapping: Mapping[str, str]
    """How its source was read."""
    table: Table | None
    """How its source is written, where that is a table."""


class Rejects:
    """Open rejects of every source."""

    def __init__(self, connection: Connection, sources: Sources, mappings: Mappings) -> None:
        self._connection = connection
        self._mappings = mappings
        self._sources = sources
        self._drafts = Drafts(connection)

    def ids(self) -> list[int]:
        """All that are open: those of the newest source first, each source's in the order of its lines."""
        sql = f"SELECT r.id {_OPEN} ORDER BY r.source_id DESC, r.line"
        return [row[0] for row in self._connection.each(sql)]

    def count(self) -> int:
        """How many are open."""
        return self._connection.value(f"SELECT count(*) {_OPEN}")

    def rows(self, ids: Sequence[int]) -> list[ListedReject]:
        """Some of them, in the order of the ids."""
        sql = """SELECT r.id, s.name, r.line, r.reason, r.mended IS NOT NULL
                 FROM json_each(?) wanted JOIN rejects r ON r.id = wanted.value
                 JOIN sources s ON s.id = r.source_id ORDER BY wanted.key"""
        rows = self._connection.rows(sql, to_json(list(ids)))
        return [ListedReject(*row) for row in rows]

    def get(self, reject_id: int, limit: int) -> OpenReject | None:
        """One of them with the beginning of its text; nothing where it is gone."""
        sql = """SELECT r.id, s.name AS file, r.line, r.reason, substr(r.raw, 1, ?) AS head,
                        length(r.raw) AS size, r.mended AS typed, s.mapping,
                        r.source_id AS "table"
                 FROM rejects r JOIN sources s ON s.id = r.source_id WHERE r.id = ?"""
        row = self._connection.row(sql, limit, reject_id)
        if row is None:
            return None
        read = {"mapping": orjson.loads(row["mapping"]), "table": self._mappings.table(row["table"])}
        return OpenReject(**{**row, **read})

    def every(self, file: str | None = None) -> Iterator[RejectRow]:
        """Every open one by source and line, read as it is asked for; of one file where that is named."""
        sql = f"""SELECT s.name, r.line, r.reason, r.raw {_OPEN} AND s.name = coalesce(?, s.name)
                  ORDER BY r.source_id, r.line"""
        return (RejectRow(*row) for row in self._connection.each(sql, file))

    def keep(self, reject_id: int, typed: str | None) -> None:
        """Keep what was typed for a reject, which is typed on; nothing forgets it.

        Raises:
            PairsmithError: its file was imported anew meanwhile, without it.
        """
        with self._connection.transaction():
            sql = "UPDATE rejects SET mended = ? WHERE id = ?"
            if not self._connection.write(sql, typed, reject_id).rowcount and typed is not None:
                raise _gone()
            if typed is None:
                self.put_away(reject_id)
            else:
                self._drafts.typing_on(NEW_PAIR, str(reject_id))

    def put_away(self, reject_id: int) -> None:
        """It was left on purpose; what was typed is kept."""
        self._drafts.put_away(NEW_PAIR, str(reject_id))

    def take_in(self, reject_id: int, pairs: Sequence[IncomingPair]) -> int:
        """Store what became of a reject as pairs of its source and line; how many were not there already.

        Raises:
            PairsmithError: its file was imported anew meanwhile, without it.
        """
        with self._connection.transaction():
            sql = """SELECT source_id, line, s.name FROM rejects r JOIN sources s ON s.id = source_id
                     WHERE r.id = ?"""
            row = self._connection.row(sql, reject_id)
            if row is None:
                raise _gone()
            source_id, line, name = row
            stored = self._sources.take_in(source_id, line, pairs, f"mend line {line} of {name}")
            # Each pair of the line was seen just now. What was typed stays: the pair may be taken out again.
            sql = """UPDATE rejects SET pair_id = (
                         SELECT max(g.pair_id) FROM sightings g JOIN pairs p ON p.id = g.pair_id
                         WHERE g.source_id = ? AND g.line = ?)
                     WHERE id = ?"""
            self._connection.write(sql, source_id, line, reject_id)
            self.put_away(reject_id)
        return len(stored)


def _gone() -> PairsmithError:
    return PairsmithError(
        "this line is not in the database any more", "its file was imported anew; copy what you typed"
    )

"""What was imported: sources, the pairs they brought, repeated sightings, and what could not be used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tui.core.pair import IncomingPair, Reject
from tui.store.connection import Connection, now
from tui.store.imports import Imports
from tui.store.incoming import Incoming, Placed
from tui.store.rows import to_json

_MET = -1
"""Stands for the pair of a reject until the import that met it ends: what it did not meet it could use."""


class Account(NamedTuple):
    """What an import did with the records of a file."""

    stored: int
    already_there: int
    rejected: int


class Sources:
    """Writes for an import, inside the one transaction that the import runs in."""

    def __init__(self, connection: Connection, incoming: Incoming, imports: Imports) -> None:
        self._connection = connection
        self._incoming = incoming
        self._imports = imports

    def begin(self, name: str, sha256: str) -> int:
        """The id of a source; the same content imported again is the same source.

        Of one whose import was undone, nothing is left but its name and what was typed for its rejects.
        """
        self._incoming.begin()
        self._incoming.merge_search_index(by_itself=False)
        row = self._connection.row("SELECT id, undone FROM sources WHERE sha256 = ?", sha256)
        if row is not None and not row["undone"]:
            return int(row["id"])
        if row is not None:
            for sql in (
                "DELETE FROM rejects WHERE source_id = ? AND mended IS NULL",
                "DELETE FROM sightings WHERE source_id = ?",
                "UPDATE sources SET undone = 0, records = 0 WHERE id = ?",
            ):
                self._connection.write(sql, row["id"])
            return int(row["id"])
        sql = """INSERT INTO sources
                     (name, sha256, dialect, records, stored, already_there, rejected, imported_at)
                 VALUES (?, ?, '', 0, 0, 0, 0, ?)"""
        # The name of a file may hold bytes that are no text.
        shown = Path(name).name.encode("utf-8", "backslashreplace").decode()
        return int(self._connection.write(sql, shown, sha256, now()).lastrowid or 0)

    def finish(
        self,
        source_id: int,
        dialect: str,
        account: Account,
        pair_ids: Sequence[int] = (),
        *,
        beside: Mapping[str, Any] | None = None,
    ) -> None:
        """Write down what an import did, and make it one step of undo where it did something.

        A repeated import leaves the first account as it was. What could not be used then and could now is a
        reject no longer.
        """
        self._incoming.merge_search_index(by_itself=True)
        sql = """UPDATE sources SET dialect = ?, records = ?, stored = ?, already_there = ?, rejected = ?,
                                    beside = ?, imported_at = ?
                 WHERE id = ? AND records = 0"""
        texts = (to_json(beside or {}), now())
        written = self._connection.write(sql, dialect, sum(account), *account, *texts, source_id)
        began = bool(written.rowcount and sum(account))
        sql = """UPDATE rejects SET pair_id = CASE WHEN pair_id IS NULL THEN (
                     SELECT max(pair_id) FROM sightings s
                     WHERE s.source_id = rejects.source_id AND s.line = rejects.line) END
                 WHERE source_id = ? AND (pair_id IS NULL OR pair_id = ?)"""
        self._connection.write(sql, source_id, _MET)
        if began or pair_ids:
            name = self._connection.row("SELECT name FROM sources WHERE id = ?", source_id)
            assert name is not None
            self._imports.record(f"import {name[0]}", pair_ids, source_id, began=began)

    def add(self, source_id: int, line: int, incoming: IncomingPair) -> bool:
        """Store a pair, or a sighting where its content is there already; says whether it was stored."""
        return self.add_many(source_id, [(line, incoming)]) != [None]

    def add_many(self, source_id: int, batch: Sequence[Placed]) -> list[int | None]:
        """Like ``add`` for many at once: the id of each that was stored."""
        return self._incoming.add(source_id, batch)

    @property
    def unlike(self) -> int:
        """How many repeats since ``begin`` brought decisions that were not taken."""
        return self._incoming.unlike

    def same_as(self, incoming: IncomingPair) -> int | None:
        """The pair that has this very content, or had it at its import; nothing where there is none."""
        return self._incoming.same_as(incoming)

    def write(self, incoming: IncomingPair) -> int:
        """Store a pair that came from no file, as one step of undo; no pair may have its content yet."""
        self._incoming.begin()
        (pair_id,) = self._incoming.add(None, [(0, incoming)])
        assert pair_id is not None
        self._imports.record("new pair", [pair_id], None)
        return pair_id

    def take_in(self, source_id: int, line: int, pairs: Sequence[IncomingPair], label: str) -> list[int]:
        """Store what became of a line that was mended as one step of undo; the ids of what was not there."""
        self._incoming.begin()
        stored = [
            pair_id for pair_id in self.add_many(source_id, [(line, pair) for pair in pairs]) if pair_id
        ]
        if stored:
            self._imports.record(label, stored, source_id)
        return stored

    def reject(self, source_id: int, rejects: Iterable[Reject]) -> None:
        """Keep records that could not be used; the same line of the same source once only."""
        sql = f"""INSERT INTO rejects (source_id, line, reason, raw, pair_id) VALUES (?, ?, ?, ?, {_MET})
                  ON CONFLICT (source_id, line) DO UPDATE SET reason = excluded.reason, pair_id = {_MET}
                  WHERE rejects.pair_id IS NULL"""
        self._connection.write_many(sql, ((source_id, one.line, one.reason, one.raw) for one in rejects))

    def files(self, source_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Name and SHA-256 of some sources, by their ids."""
        sql = "SELECT id, name, sha256 FROM sources WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._connection.rows(sql, to_json(sorted(source_ids)))
        return {row["id"]: (row["name"], row["sha256"]) for row in rows}

    def sightings(self, pair_id: int) -> int:
        """How often a pair's content was met."""
        sql = """SELECT count(*) FROM sightings JOIN sources ON id = source_id
                 WHERE pair_id = ? AND NOT undone"""
        return self._connection.value(sql, pair_id)

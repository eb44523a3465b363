"""What was imported: sources, the pairs they brought, repeated sightings, and what could not be used."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from tui.core.fields import FIELDS
from tui.core.pair import IncomingPair, Pair, Reject
from tui.core.rubric import Rubric
from tui.store.connection import Connection, now
from tui.store.drafts import Drafts
from tui.store.rows import columns_of, derived_columns, to_json


def uid_of(context: object, prompt: str, output: str) -> str:
    """The identity of imported content: ``b2:`` and 32 hex digits of BLAKE2b over its canonical JSON."""
    canonical = to_json([context, prompt, output]).encode()
    return "b2:" + hashlib.blake2b(canonical, digest_size=16).hexdigest()


_GIVEN = (*FIELDS, "flags", "problems")
"""What a new pair may bring besides its identity."""


class Sources:
    """Writes for an import, inside the one transaction that the import runs in."""

    def __init__(self, connection: Connection, rubric: Rubric) -> None:
        self._connection = connection
        self._rubric = rubric
        self._drafts = Drafts(connection)

    def begin(self, name: str, sha256: str) -> int:
        """The id of a source; the same content imported again is the same source."""
        row = self._connection.row("SELECT id FROM sources WHERE sha256 = ?", sha256)
        if row is not None:
            return int(row["id"])
        sql = """INSERT INTO sources
                     (name, sha256, dialect, records, stored, already_there, rejected, imported_at)
                 VALUES (?, ?, '', 0, 0, 0, 0, ?)"""
        # The name of a file may hold bytes that are no text.
        shown = Path(name).name.encode("utf-8", "backslashreplace").decode()
        return int(self._connection.write(sql, shown, sha256, now()).lastrowid or 0)

    def finish(self, source_id: int, dialect: str, stored: int, already_there: int, rejected: int) -> None:
        """Write down what an import did; a repeated import leaves the first account as it was."""
        sql = """UPDATE sources SET dialect = ?, records = ?, stored = ?, already_there = ?, rejected = ?
                 WHERE id = ? AND records = 0"""
        records = stored + already_there + rejected
        self._connection.write(sql, dialect, records, stored, already_there, rejected, source_id)

    def add(self, source_id: int, line: int, incoming: IncomingPair) -> bool:
        """Store a pair, or a sighting where its content is there already; says whether it was stored."""
        given = dict(incoming.fields)
        original_prompt = given.pop("original_prompt", incoming.prompt)
        original_output = given.pop("original_output", incoming.output)
        original_context = given.pop("original_context", None)
        uid = uid_of(
            incoming.context if original_context is None else original_context, original_prompt, original_output
        )
        row = self._connection.row("SELECT id FROM pairs WHERE uid = ?", uid)
        if row is None:
            pair = Pair(
                id=0,
                uid=uid,
                context=incoming.context,
                prompt=incoming.prompt,
                output=incoming.output,
                original_prompt=original_prompt,
                original_output=original_output,
                original_context=original_context,
                extra=incoming.extra,
                problems=incoming.problems,
                source_id=source_id,
                source_line=line,
            )
            pair_id = self._insert(_settled(replace(pair, **given)))
            for field, text in incoming.drafts.items():
                self._drafts.save(pair_id, field, text, pair.revision)
        else:
            pair_id = row["id"]
        sql = "INSERT OR IGNORE INTO sightings (pair_id, source_id, line) VALUES (?, ?, ?)"
        self._connection.write(sql, pair_id, source_id, line)
        return row is None

    def _insert(self, pair: Pair) -> int:
        at = now()
        columns = {
            "uid": pair.uid,
            "context": to_json(pair.context),
            "original_prompt": None if pair.original_prompt == pair.prompt else pair.original_prompt,
            "original_output": None if pair.original_output == pair.output else pair.original_output,
            "original_context": None if pair.original_context is None else to_json(pair.original_context),
            **columns_of({name: getattr(pair, name) for name in _GIVEN}),
            **derived_columns(pair, self._rubric),
            "source_id": pair.source_id,
            "source_line": pair.source_line,
            "extra": to_json(pair.extra),
            "created_at": at,
            "updated_at": at,
            "decided_at": None if pair.status == "new" else at,
        }
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO pairs ({', '.join(columns)}) VALUES ({marks})"
        pair_id = int(self._connection.write(sql, *columns.values()).lastrowid or 0)
        sql = "INSERT INTO pairs_fts (rowid, prompt, output) VALUES (?, ?, ?)"
        self._connection.write(sql, pair_id, pair.prompt, pair.output)
        return pair_id

    def reject(self, source_id: int, reject: Reject) -> None:
        """Keep a record that could not be used; the same line of the same source once only."""
        sql = "INSERT OR IGNORE INTO rejects (source_id, line, reason, raw) VALUES (?, ?, ?, ?)"
        self._connection.write(sql, source_id, reject.line, reject.reason, reject.raw)

    def sightings(self, pair_id: int) -> int:
        """How often a pair's content was met."""
        return self._connection.value("SELECT count(*) FROM sightings WHERE pair_id = ?", pair_id)


def _settled(pair: Pair) -> Pair:
    """A status that came without saying who decided was decided by the expert; nobody decided on ``new``."""
    if pair.status == "new":
        return replace(pair, decided_by=None, reason=None)
    return pair if pair.decided_by else replace(pair, decided_by="expert")

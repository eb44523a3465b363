"""What is being typed, kept so that no death of the program loses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui.store.connection import Connection, now

_NEW_PAIR = 0
"""Stands for the pair that is being written and has no id yet."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text typed but not saved."""

    pair_id: int
    field: str
    text: str
    revision: int
    """Revision of the pair that the typing began from."""
    saved_at: str


class Drafts:
    """At most one draft for each pair and field."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, pair_id: int, field: str, text: str, revision: int) -> None:
        """Keep the text as it stands."""
        with self._connection.transaction():
            sql = """INSERT OR REPLACE INTO drafts (pair_id, field, text, revision, saved_at)
                     VALUES (?, ?, ?, ?, ?)"""
            self._connection.write(sql, pair_id, field, text, revision, now())

    def get(self, pair_id: int, field: str) -> Draft | None:
        """The draft for a pair's field, or nothing."""
        sql = "SELECT pair_id, field, text, revision, saved_at FROM drafts WHERE pair_id = ? AND field = ?"
        row = self._connection.row(sql, pair_id, field)
        return Draft(*row) if row else None

    def discard(self, pair_id: int, field: str) -> None:
        """Forget a draft that was saved or dropped."""
        with self._connection.transaction():
            self._connection.write("DELETE FROM drafts WHERE pair_id = ? AND field = ?", pair_id, field)

    def all(self) -> list[Draft]:
        """Every draft of a stored pair, the newest first."""
        sql = """SELECT pair_id, field, text, revision, saved_at FROM drafts WHERE pair_id != ?
                 ORDER BY saved_at DESC"""
        return [Draft(*row) for row in self._connection.rows(sql, _NEW_PAIR)]

    def texts(self) -> dict[int, dict[str, str]]:
        """The text of every draft of a stored pair, by pair and field."""
        sql = "SELECT pair_id, field, text FROM drafts WHERE pair_id != ? ORDER BY pair_id, field DESC"
        found: dict[int, dict[str, str]] = {}
        for row in self._connection.rows(sql, _NEW_PAIR):
            found.setdefault(row["pair_id"], {})[row["field"]] = row["text"]
        return found

    def fields(self, pair_id: int) -> list[str]:
        """Which fields of a pair have a draft."""
        rows = self._connection.rows("SELECT field FROM drafts WHERE pair_id = ?", pair_id)
        return [row["field"] for row in rows]

    def begun(self) -> dict[str, str]:
        """What is written of a pair that has no id yet, by field; empty where none was begun."""
        sql = "SELECT field, text FROM drafts WHERE pair_id = ?"
        return {row["field"]: row["text"] for row in self._connection.rows(sql, _NEW_PAIR)}

    def keep_begun(self, texts: Mapping[str, str]) -> None:
        """Keep what is written of a pair that has no id yet, in place of all that was kept of it before."""
        with self._connection.transaction():
            self._connection.write("DELETE FROM drafts WHERE pair_id = ?", _NEW_PAIR)
            for field, text in texts.items():
                if text:
                    self.save(_NEW_PAIR, field, text, revision=0)

"""What is being typed, kept so that no death of the program loses it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import orjson

from tui.store.connection import Connection, now
from tui.store.meta import Meta

NEW_PAIR = 0
"""Stands for the pair that is being written and has no id yet."""

_TYPING = "typing"
"""Key under which the database keeps what was typed on last, until that is left on purpose."""


class Draft(NamedTuple):
    """A text typed but not saved."""

    pair_id: int
    field: str
    text: str
    revision: int
    """Revision of the pair that the typing began from."""
    saved_at: str


Place = tuple[int, str]
"""What is typed on: a pair and its field, ``NEW_PAIR`` with none, or ``NEW_PAIR`` with a reject."""


class Drafts:
    """At most one draft for each pair and field; and which of them nobody left on purpose.

    What is typed on is interrupted until it is saved, dropped or put away: whatever ends the program before
    that, the next start finds it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._meta = Meta(connection)

    def save(self, pair_id: int, field: str, text: str, revision: int) -> None:
        """Keep the text as it stands."""
        with self._connection.transaction():
            sql = """INSERT OR REPLACE INTO drafts (pair_id, field, text, revision, saved_at)
                     VALUES (?, ?, ?, ?, ?)"""
            self._connection.write(sql, pair_id, field, text, revision, now())

    def keep_typing(self, pair_id: int, field: str, text: str, revision: int) -> None:
        """Keep the text as it stands, which is typed on."""
        with self._connection.transaction():
            self.save(pair_id, field, text, revision)
            self.typing_on(pair_id, field)

    def get(self, pair_id: int, field: str) -> Draft | None:
        """The draft for a pair's field, or nothing."""
        sql = "SELECT pair_id, field, text, revision, saved_at FROM drafts WHERE pair_id = ? AND field = ?"
        row = self._connection.row(sql, pair_id, field)
        return Draft(*row) if row else None

    def discard(self, pair_id: int, field: str) -> None:
        """Forget a draft that was saved or dropped."""
        with self._connection.transaction():
            self._connection.write("DELETE FROM drafts WHERE pair_id = ? AND field = ?", pair_id, field)
            self.put_away(pair_id, field)

    def all(self) -> list[Draft]:
        """Every draft of a stored pair, the one typed last first."""
        sql = """SELECT pair_id, field, text, revision, saved_at FROM drafts WHERE pair_id != ?
                 ORDER BY saved_at DESC"""
        return [Draft(*row) for row in self._connection.rows(sql, NEW_PAIR)]

    def texts(self) -> dict[int, dict[str, str]]:
        """The text of every draft of a stored pair, by pair and field."""
        sql = "SELECT pair_id, field, text FROM drafts WHERE pair_id != ? ORDER BY pair_id, field DESC"
        found: dict[int, dict[str, str]] = {}
        for row in self._connection.rows(sql, NEW_PAIR):
            found.setdefault(row["pair_id"], {})[row["field"]] = row["text"]
        return found

    def fields(self, pair_id: int) -> list[str]:
        """Which fields of a pair have a draft."""
        rows = self._connection.rows("SELECT field FROM drafts WHERE pair_id = ?", pair_id)
        return [row["field"] for row in rows]

    def begun(self) -> dict[str, str]:
        """What is written of a pair that has no id yet, by field; empty where none was begun."""
        sql = "SELECT field, text FROM drafts WHERE pair_id = ?"
        return {row["field"]: row["text"] for row in self._connection.rows(sql, NEW_PAIR)}

    def keep_begun(self, texts: Mapping[str, str]) -> None:
        """Keep what is written of a pair that has no id yet, in place of all that was kept of it before."""
        with self._connection.transaction():
            self._connection.write("DELETE FROM drafts WHERE pair_id = ?", NEW_PAIR)
            for field, text in texts.items():
                if text:
                    self.save(NEW_PAIR, field, text, revision=0)
            if texts:
                self.typing_on(NEW_PAIR, "")
            else:
                self.put_away(NEW_PAIR, "")

    # What was interrupted

    def interrupted(self) -> list[Place]:
        """What was typed on when the program ended, the latest first."""
        stored = self._meta.get(_TYPING)
        return [(pair_id, field) for pair_id, field in orjson.loads(stored)] if stored else []

    def typing_on(self, pair_id: int, field: str) -> None:
        """Remember what is typed on."""
        places = self.interrupted()
        if (pair_id, field) not in places[:1]:
            self._keep([(pair_id, field), *(place for place in places if place != (pair_id, field))])

    def put_away(self, pair_id: int, field: str) -> None:
        """It was left on purpose, whether its draft is kept or not."""
        places = self.interrupted()
        if (pair_id, field) in places:
            self._keep([place for place in places if place != (pair_id, field)])

    def put_all_away(self) -> None:
        """The app was left on purpose."""
        if self.interrupted():
            self._keep([])

    def _keep(self, places: list[Place]) -> None:
        self._meta.set(_TYPING, orjson.dumps(places).decode())

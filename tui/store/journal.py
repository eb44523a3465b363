"""The append-only record of every change, which undo and redo read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sqlite3 import Row
from typing import Any, NamedTuple

from tui.store.connection import Connection, now
from tui.store.rows import fields_from_json, to_json


class Step(NamedTuple):
    """One group of changes that is undone as a whole."""

    id: int
    label: str


class Entry(NamedTuple):
    """One pair's part in a step: the changed fields as they were and as they became.

    A step that brought pairs in is one entry, with 0 for the pair.
    """

    group: int
    kind: str
    label: str
    at: str
    pair_id: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


class Journal:
    """Steps and entries; whether a step still stands follows from the undos and redos after it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, kind: str, label: str, target: int | None = None) -> int:
        """Open a group; its id is what ``record`` takes."""
        sql = "INSERT INTO journal_groups (kind, target, label, at) VALUES (?, ?, ?, ?)"
        return int(self._connection.write(sql, kind, target, label, now()).lastrowid or 0)

    def open_step(self, label: str, *, join: bool = False) -> int:
        """A group for new changes: a new one, or the latest where ``join`` asks for that and it stands."""
        latest = self._connection.row("SELECT id, kind FROM journal_groups ORDER BY id DESC LIMIT 1")
        if join and latest is not None and latest["kind"] == "do":
            return int(latest["id"])
        return self.begin("do", label)

    def record(
        self, group: int, pair_id: int, before: Mapping[str, Any], after: Mapping[str, Any], at: str
    ) -> None:
        """Add one pair's change to a group, with the time that the pair then has of it."""
        sql = "INSERT INTO journal (group_id, pair_id, before, after, at) VALUES (?, ?, ?, ?, ?)"
        self._connection.write(sql, group, pair_id, to_json(before), to_json(after), at)

    def mark(self) -> tuple[int, int]:
        """Where the journal ends: the same as long as no pair was changed, brought in or taken out."""
        row = self._connection.row(
            "SELECT (SELECT max(id) FROM journal_groups), (SELECT max(id) FROM journal)"
        )
        return (row[0] or 0, row[1] or 0) if row else (0, 0)

    def next_undo(self) -> Step | None:
        """The latest step that stands: each undo met on the way back cancels one step before it."""
        cancelled = 0
        for row in self._backwards():
            if row["kind"] == "undo":
                cancelled += 1
            elif cancelled:
                cancelled -= 1
            else:
                # Undoing a redo takes back the step that the redo did again.
                return Step(row["target"] or row["id"], row["label"])
        return None

    def next_redo(self) -> Step | None:
        """The step undone last, unless something new was done since."""
        cancelled = 0
        for row in self._backwards():
            if row["kind"] == "do":
                return None
            if row["kind"] == "redo":
                cancelled += 1
            elif cancelled:
                cancelled -= 1
            else:
                return Step(row["target"], row["label"])
        return None

    def _backwards(self) -> Iterator[Row]:
        sql = "SELECT id, kind, target, label FROM journal_groups ORDER BY id DESC"
        return self._connection.each(sql)

    def entries(self, group: int) -> list[Entry]:
        """What a step changed."""
        return self._entries("WHERE g.id = ? ORDER BY j.id", group)

    def latest(self, limit: int = 1000, pair_id: int | None = None) -> list[Entry]:
        """The newest changes first, of one pair or of all, with the imports among these."""
        if pair_id is None:
            changes = self._entries("ORDER BY j.id DESC LIMIT ?", limit)
            both = [*changes, *self._imports(limit)]
            return sorted(both, key=lambda entry: entry.group, reverse=True)[:limit]
        return self._entries("WHERE j.pair_id = ? ORDER BY j.id DESC LIMIT ?", pair_id, limit)

    def _imports(self, limit: int) -> list[Entry]:
        """The newest steps that brought pairs in, or took them out again."""
        sql = """SELECT g.id, g.kind, g.label, g.at, i.last_id - i.first_id + 1 AS pairs
                 FROM journal_groups g JOIN imports i ON i.group_id = coalesce(g.target, g.id)
                 ORDER BY g.id DESC LIMIT ?"""
        return [
            Entry(row["id"], row["kind"], row["label"], row["at"], 0, {}, {"pairs": row["pairs"]})
            for row in self._connection.rows(sql, limit)
        ]

    def _entries(self, tail: str, *parameters: object) -> list[Entry]:
        sql = f"""SELECT g.id, g.kind, g.label, g.at, j.pair_id, j.before, j.after
                  FROM journal j JOIN journal_groups g ON g.id = j.group_id {tail}"""
        return [
            Entry(
                row["id"],
                row["kind"],
                row["label"],
                row["at"],
                row["pair_id"],
                fields_from_json(row["before"]),
                fields_from_json(row["after"]),
            )
            for row in self._connection.rows(sql, *parameters)
        ]

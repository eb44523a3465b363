"""Small facts about the database itself: its rubric, its index's parameters, where the expert left off."""

from __future__ import annotations

from tui.store.connection import Connection


class Meta:
    """Key to text."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> str | None:
        """The text kept under a key, or nothing."""
        row = self._connection.row("SELECT value FROM meta WHERE key = ?", key)
        return row["value"] if row else None

    def set(self, key: str, value: str) -> None:
        """Keep a text under a key."""
        with self._connection.transaction():
            self._connection.write("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", key, value)

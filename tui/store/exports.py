"""Which exports were written: folder, manifest, time."""

from __future__ import annotations

from tui.store.connection import Connection, now


class Exports:
    """The record of exports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, folder: str, manifest: str) -> None:
        """Keep the manifest of an export that was written."""
        with self._connection.transaction():
            sql = "INSERT INTO exports (folder, manifest, at) VALUES (?, ?, ?)"
            self._connection.write(sql, folder, manifest, now())

    def latest_folder(self) -> str | None:
        """Where the last export went, or nothing."""
        row = self._connection.row("SELECT folder FROM exports ORDER BY id DESC LIMIT 1")
        return row["folder"] if row else None

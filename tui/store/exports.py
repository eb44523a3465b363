"""Which exports were written: folder, manifest, time."""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson

from tui.store.connection import Connection, now


class Latest(NamedTuple):
    """Where an export went, and what it says of itself."""

    folder: str
    manifest: dict[str, Any]


class Exports:
    """The record of exports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, folder: str, manifest: str) -> None:
        """Keep the manifest of an export that was written."""
        with self._connection.transaction():
            sql = "INSERT INTO exports (folder, manifest, at) VALUES (?, ?, ?)"
            self._connection.write(sql, folder, manifest, now())

    def latest(self) -> Latest | None:
        """The last export, or nothing."""
        row = self._connection.row("SELECT folder, manifest FROM exports ORDER BY id DESC LIMIT 1")
        return Latest(row["folder"], orjson.loads(row["manifest"])) if row else None

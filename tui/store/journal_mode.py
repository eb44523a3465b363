"""How SQLite keeps what is not yet in the file itself: in a write-ahead log, or in a rollback journal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tui.store.place import SLOWER
from tui.store.troubles import passes

_DURABLE = {"wal": "FULL", "delete": "EXTRA"}
"""Journal to what ``synchronous`` has to be for a decision that the screen shows as saved to survive a power
cut: a rollback journal has to be gone from its folder, too."""


def choose_journal(raw: sqlite3.Connection, path: Path, against: str) -> str:
    """Keep a write-ahead log where that is safe and can be had; why a rollback journal is kept, if it is."""
    mode = "delete"
    if not against:
        try:
            mode = raw.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        except sqlite3.OperationalError as error:
            if passes(error):
                raise
    if mode != "wal":
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("PRAGMA locking_mode = NORMAL")
        raw.execute("PRAGMA user_version").fetchone()  # With this the exclusive lock is given back.
    raw.execute(f"PRAGMA synchronous = {_DURABLE.get(mode, 'EXTRA')}")
    return "" if mode == "wal" else against or f"{path.name} can't have a write-ahead log here: {SLOWER}"

"""A consistent copy of a database, checked before it takes its name."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tui.core.errors import PairsmithError
from tui.store.durable import sync_folder
from tui.store.private import make_file
from tui.store.troubles import explained


def free_name(path: Path) -> Path:
    """A name that no file has: the one given, or with a number after it."""
    number = 1
    free = path
    while free.exists() or free.with_name(f"{free.name}-wal").exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def copy_database(raw: sqlite3.Connection, target: Path) -> None:
    """A consistent copy of an open database, checked before it takes its name; mode 0600.

    Raises:
        PairsmithError: the copy can't be written or is not sound, or the target is a database in use.
    """
    if target.with_name(f"{target.name}-wal").exists():
        raise PairsmithError(f"{target} is a database in use", "name another file for the copy")
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        os.close(make_file(partial))
        copy = sqlite3.connect(partial, isolation_level=None)
        try:
            raw.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            copy.close()
        if verdict != "ok":
            raise PairsmithError(f"the copy {target} is not sound", verdict)
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise PairsmithError(f"{target} can't be written", error.strerror or str(error)) from None
    except sqlite3.Error as error:
        raise explained(error, target) from error
    finally:
        partial.unlink(missing_ok=True)

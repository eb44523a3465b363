"""What SQLite and the disk refuse, in words that say what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from tui.core.errors import DamagedError, PairsmithError
from tui.store.place import disk_says

READING_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What reading a file can end in: a damaged name in the schema is a text that Python can't read."""


def passes(error: sqlite3.Error) -> bool:
    """Whether an error says nothing of the next attempt: another program was writing just then."""
    return "locked" in str(error)


def explained(error: Exception, path: Path) -> PairsmithError:
    """A database error in words that say what to do."""
    message = str(error)
    for part, what, hint in _EXPLANATIONS:
        if part in message:
            says = disk_says(path.parent) if part == _FAILED else ""
            if says == os.strerror(errno.ENOSPC):
                return explained(sqlite3.OperationalError("full"), path)
            kind = DamagedError if what == _DAMAGED else PairsmithError
            return kind(f"{path} {what}{f' ({says})' if says else ''}", hint.format(path=path))
    return PairsmithError(f"{path} can't be used", message)


_FAILED = "disk I/O"

_DAMAGED = "is damaged"

_SAVE = "nothing is written to it; what can be mended or saved is said by: pairsmith doctor --db {path}"

_EXPLANATIONS = (
    (
        "not a database",
        "is not a Pairsmith database",
        "name another file, or import this one into a new database",
    ),
    ("malformed", _DAMAGED, _SAVE),
    ("Could not decode", _DAMAGED, _SAVE),
    ("can't decode", _DAMAGED, _SAVE),
    ("locked", "is in use by another program", "close that one, then try again"),
    ("readonly", "is read-only", "nothing was saved; give yourself the right to write it and its folder"),
    ("read-only", "is read-only", "nothing was saved; give yourself the right to write it and its folder"),
    ("full", "can't grow, the disk is full", "nothing was saved; free some space, then try again"),
    ("unable to open", "can't be opened", "check that its folder exists and that you may write there"),
    (_FAILED, "can't be read or written, the disk reports an error", "nothing was saved; check the disk"),
)

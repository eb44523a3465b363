"""Opens the file of a database: made new, migrated, or only read, with the journal that its place allows."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path

from tui.core.errors import PairsmithError
from tui.store.connection import Connection
from tui.store.copying import copy_database, free_name
from tui.store.journal_mode import choose_journal
from tui.store.place import address_to_read, against_a_log, unwritable
from tui.store.private import make_file
from tui.store.troubles import READING_ERRORS, explained
from tui.store.version import APPLICATION_ID, SCHEMA_VERSION

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    # 16 MB: the inner pages of a large set stay, where the 2 MB that SQLite takes by itself are too few.
    "PRAGMA cache_size = -16000",
)

_PAGE_SIZE = "PRAGMA page_size = 8192"
"""Of a new file: fewer pages are written where a row is a kilobyte or two; a tenth of an import's time."""

FOLDED = "folded"
"""SQL function: a text without the difference of capitals, in every script."""


def open_database(path: Path, *, create: bool, read_only: str = "") -> Connection:
    """Open a database, made new (mode 0600) or migrated where needed; an older file is copied beside itself.

    Where nothing can be written, or ``read_only`` says why nothing should be, it is only read.

    Raises:
        PairsmithError: there is none and ``create`` is false, it is no Pairsmith database, a newer
            Pairsmith made it, or an older one and it can only be read.
    """
    _prepare_file(path, create=create and not read_only)
    forbidden = unwritable(path)
    # An absolute path, as SQLite gives names such as ":memory:" a meaning of their own.
    address = address_to_read(path) if forbidden else str(path.absolute())
    try:
        raw = sqlite3.connect(address, uri=bool(forbidden), isolation_level=None, check_same_thread=False)
        try:
            if read_only or forbidden:
                raw.execute("PRAGMA query_only = ON")
            journal = _bring_up(raw, path, frozen=bool(read_only or forbidden))
        except BaseException:
            raw.close()
            raise
    except READING_ERRORS as error:
        raise explained(error, path) from error
    return Connection(raw, path, read_only=forbidden or read_only, journal=journal)


_SMALLEST = 512
"""Bytes of the smallest page that SQLite has."""

_MAKE = "pairsmith import FILE --db"


def _prepare_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise PairsmithError(f"{path} is a folder", "name a database file")
    if not path.exists():
        if not create:
            raise PairsmithError(f"{path} does not exist", f"make it with: {_MAKE} {path}")
        _make_empty(path)
    # Looked at, not opened: closing a file takes every lock from it that this process holds, SQLite's too,
    # and another process would take the log of a database away that is still in use here.
    try:
        size = path.stat().st_size
    except OSError as error:
        raise PairsmithError(f"{path} can't be opened", error.strerror or str(error)) from None
    if path.stat().st_nlink > 1:
        # Two names have a log each, and each log takes no notice of the other.
        what = f"{path} has another name on this disk too, a hard link"
        raise PairsmithError(what, "remove that name, or work on a copy: cp makes one")
    if not os.access(path, os.R_OK):
        raise PairsmithError(f"{path} can't be opened", os.strerror(errno.EACCES))
    # With a log beside it, all that was ever written may stand in that.
    has_log = path.with_name(f"{path.name}-wal").exists()
    if 0 < size < _SMALLEST and not has_log:
        # SQLite takes a file of one byte for an empty one, and would write over it.
        raise explained(sqlite3.DatabaseError("not a database"), path)
    if not size and not create and not has_log:
        raise PairsmithError(f"{path} is empty, no database", f"make it with: {_MAKE} {path}")


def _make_empty(path: Path) -> None:
    try:
        # Another process may have made it just now.
        with suppress(FileExistsError):
            os.close(make_file(path))
    except OSError as error:
        raise PairsmithError(f"{path} can't be made", error.strerror or str(error)) from None


def _make_private(path: Path) -> None:
    """Take the file from all but its owner, with the files that SQLite keeps beside it."""
    try:
        for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            if file.exists() and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                file.chmod(0o600)
    except OSError as error:
        raise PairsmithError(f"{path} can't be made private", error.strerror or str(error)) from None


def _bring_up(raw: sqlite3.Connection, path: Path, *, frozen: bool) -> str:
    """Make or migrate what was opened, if it may be; why it has no write-ahead log, if it has none."""
    against = "" if frozen else against_a_log(path)
    if against:
        # The log that such a file may have from elsewhere is then read without shared memory.
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    raw.row_factory = sqlite3.Row
    raw.create_function(FOLDED, 1, str.casefold, deterministic=True)
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    application = raw.execute("PRAGMA application_id").fetchone()[0]
    empty = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    blank = empty and not application and not version
    if application != APPLICATION_ID and not blank:
        raise PairsmithError(f"{path} is another program's database", "name a database that Pairsmith made")
    if version > SCHEMA_VERSION:
        what = f"{path} was made by a newer Pairsmith (schema {version}, this one knows {SCHEMA_VERSION})"
        raise PairsmithError(what, "update with: pip install --upgrade pairsmith")
    if frozen and version < SCHEMA_VERSION:
        what = (
            f"{path} was made by an older Pairsmith, and can't be brought up to date as it can only be read"
        )
        raise PairsmithError(what, "open it once where it can be written")
    for pragma in _PRAGMAS:
        raw.execute(pragma)
    if frozen:
        return ""
    _make_private(path)
    if empty:
        raw.execute(_PAGE_SIZE)
    journal = choose_journal(raw, path, against)
    if version < SCHEMA_VERSION:
        if not empty:
            copy_database(raw, free_name(path.with_name(f"{path.name}.v{version}.bak")))
        _migrate(raw)
    return journal


def new_database(path: Path, version: int) -> Connection:
    """An empty database of any schema, whose rows may come in any order: nothing looks after references."""
    _prepare_file(path, create=True)
    raw = sqlite3.connect(path.absolute(), isolation_level=None, check_same_thread=False)
    raw.execute(_PAGE_SIZE)
    _migrate(raw, version)
    raw.execute("PRAGMA foreign_keys = OFF")
    return Connection(raw, path)


def _migrate(raw: sqlite3.Connection, version: int = SCHEMA_VERSION) -> None:
    from tui.store.schema import migrate

    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.row_factory = None
    migrate(raw, version)
    raw.row_factory = sqlite3.Row

"""Whether the pages of a file hold a database that may be written to, looked at without writing anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from tui.core.errors import DamagedError, PairsmithError
from tui.store.connection import Connection
from tui.store.place import address_to_read, unwritable
from tui.store.troubles import READING_ERRORS, explained

SMALL = 32 << 20
"""Size up to which a file is looked through whenever it is opened: a millisecond for each megabyte."""

_MOST = 100
"""What is wrong is told up to so many times."""


class Soundness(NamedTuple):
    """What SQLite says of a file."""

    wrong: tuple[str, ...]
    """Each thing that is wrong, in SQLite's words; empty where nothing is."""
    only_indexes: bool
    """Whether it is all about indexes, which are made from the tables again."""


@contextmanager
def looked_into(path: Path) -> Iterator[Connection]:
    """A file opened to read, so that neither it nor its log is changed."""
    refuse_pipes(path)
    address = address_to_read(path) if unwritable(path) else f"{path.absolute().as_uri()}?mode=ro"
    raw = sqlite3.connect(address, uri=True, isolation_level=None)
    with closing(raw):
        raw.row_factory = sqlite3.Row
        yield Connection(raw, path)


def refuse_pipes(path: Path) -> None:
    """Look at what SQLite would open: it waits at a pipe for ever, and one may come with files of a stranger.

    Raises:
        PairsmithError: a pipe or a device stands in the place of the database, or of what is beside it.
    """
    for suffix in ("", "-journal", "-wal", "-shm"):
        file = path.with_name(path.name + suffix)
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise PairsmithError(f"{file} is a pipe or a device", "look where it comes from, and remove it")


def refuse_damaged(path: Path) -> None:
    """Look a small file through before it is opened; a large one takes too long, and is not.

    Raises:
        DamagedError: it is damaged.
    """
    refuse_pipes(path)
    if not path.is_file() or not 0 < path.stat().st_size <= SMALL:
        return
    try:
        wrong = _says(path, "quick_check(1)")
    except DamagedError:
        raise
    except PairsmithError:
        return  # Whoever opens it is told.
    if wrong:
        raise explained(sqlite3.DatabaseError("malformed"), path)


def soundness(path: Path) -> Soundness:
    """Look a file through, page by page and index by index.

    Raises:
        PairsmithError: it can't be read, or is no database.
    """
    try:
        wrong = _says(path, f"integrity_check({_MOST})")
        return Soundness(wrong, bool(wrong) and not _says(path, "quick_check(1)"))
    except DamagedError as error:
        return Soundness((error.what,), only_indexes=False)


def _says(path: Path, check: str) -> tuple[str, ...]:
    """What a check finds wrong."""
    try:
        with looked_into(path) as connection:
            rows = connection.rows(f"PRAGMA {check}")
    except READING_ERRORS as error:
        raise explained(error, path) from error
    return tuple(line for (text,) in rows for line in text.split("\n") if line != "ok" and "***" not in line)

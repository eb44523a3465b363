"""What is around a database: the SQLite that writes it, and who may read its files."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.core.errors import PairsmithError

Version = tuple[int, int, int]

BESIDE = ("", "-wal", "-shm", "-journal")
"""How the names of the files end that belong to a database."""


class Bug(NamedTuple):
    """A bug of SQLite that can damage a database as Pairsmith keeps it."""

    name: str
    first: Version
    fixed: Version
    also: tuple[Version, ...]
    """Versions before ``fixed`` that have the fix from there on, each in its own line of releases."""
    says: str


KNOWN_BUGS = (
    Bug(
        "WAL reset",
        (3, 7, 0),
        (3, 51, 3),
        ((3, 44, 6), (3, 50, 7)),
        "two programs that write the same database at one moment can, very rarely, lose pages of it "
        "(sqlite.org/wal.html#walresetbug); keep backups, and let one program write at a time",
    ),
)


def bugs_in(version: Version) -> list[Bug]:
    """The known bugs that a version of SQLite has."""
    return [
        bug
        for bug in KNOWN_BUGS
        if bug.first <= version < bug.fixed
        and not any(version[:2] == line[:2] and version >= line for line in bug.also)
    ]


def sqlite_version() -> Version:
    """The version of the SQLite that Python was built with."""
    return sqlite3.sqlite_version_info


def open_to_others(path: Path) -> list[Path]:
    """The files of a database that others than their owner may read or write."""
    return [
        file for file in _files(path) if stat.S_IMODE(file.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    ]


def make_private(path: Path) -> str:
    """Take those files from all but their owner; what was done.

    Raises:
        PairsmithError: the system does not allow it.
    """
    files = open_to_others(path)
    try:
        for file in files:
            file.chmod(0o600)
    except OSError as error:
        raise PairsmithError(f"{path} can't be made private", error.strerror or str(error)) from None
    return f"taken from others: {', '.join(file.name for file in files)}"


def _files(path: Path) -> Iterator[Path]:
    beside = (path.with_name(f"{path.name}{ending}") for ending in BESIDE)
    return (file for file in (*beside, *path.parent.glob(f"{path.name}.v*.bak")) if file.exists())

"""Copies that are made by themselves: when the app is opened, the newest ones kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path

from tui.config import BackupOptions
from tui.core.errors import DamagedError, PairsmithError
from tui.core.rubric import Rubric
from tui.store.private import make_folders
from tui.store.store import Store
from tui.store.surroundings import BESIDE

_NAME = re.compile(r"(?P<database>.+)\.(?P<number>[0-9]{5,})\.[0-9]{8}T[0-9]{6}Z\.db")
"""Counted, so that a clock that was set back makes no copy the oldest."""


def back_up(store: Store, options: BackupOptions) -> Path | None:
    """Copy the database into its folder of backups, and let the oldest of them go.

    Nothing is copied where nothing was written since the last copy.

    Raises:
        PairsmithError: the copy can't be written, or is not sound; the older ones stay.
    """
    folder = folder_of(store.path, options)
    made = backups(store.path, options)
    if made and made[-1].stat().st_mtime_ns > _written(store.path):
        return None
    try:
        make_folders(folder)
    except OSError as error:
        raise PairsmithError(f"{folder} can't be made", error.strerror or str(error)) from None
    number = _number(made[-1]) + 1 if made else 1
    at = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    copy = folder / f"{store.path.name}.{number:05}.{at}.db"
    store.backup(copy)
    for older in [*made, copy][: -options.keep]:
        older.unlink(missing_ok=True)
    return copy


def back_up_beside(database: Path, rubric: Rubric, options: BackupOptions) -> None:
    """The same on a connection of its own, for another thread."""
    with Store.open(database, rubric) as store:
        back_up(store, options)


def folder_of(database: Path, options: BackupOptions) -> Path:
    """Where the copies of a database are."""
    return database.parent / Path(options.folder).expanduser()


def backups(database: Path, options: BackupOptions) -> list[Path]:
    """The copies of a database that were made by themselves, the newest last."""
    files = folder_of(database, options).glob("*.db")
    own = [file for file in files if (found := _NAME.fullmatch(file.name)) and found[1] == database.name]
    return sorted(own, key=_number)


def _number(file: Path) -> int:
    found = _NAME.fullmatch(file.name)
    assert found is not None
    return int(found["number"])


def _written(database: Path) -> int:
    """When a database or its log was written last."""
    files = (database.with_name(f"{database.name}{ending}") for ending in BESIDE if ending != "-shm")
    return max(file.stat().st_mtime_ns for file in files if file.exists())


@contextmanager
def naming_backup(database: Path, options: BackupOptions) -> Iterator[None]:
    """Where the database is damaged, say too which copy of it is the last."""
    try:
        yield
    except DamagedError as error:
        copies = backups(database, options)
        last = f"; the last backup is {copies[-1]}" if copies else ""
        raise DamagedError(error.what, f"{error.hint}{last}") from None

"""Opens the database file and runs transactions on it."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from pathlib import Path
from typing import TypeVar

from tui.core.errors import DamagedError, PairsmithError
from tui.store.place import SLOWER, address_to_read, against_a_log, unwritable
from tui.store.troubles import READING_ERRORS, explained, passes
from tui.store.version import APPLICATION_ID, SCHEMA_VERSION

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    # 16 MB: the inner pages of a large set stay, where the 2 MB that SQLite takes by itself are too few.
    "PRAGMA cache_size = -16000",
)

_DURABLE = {"wal": "FULL", "delete": "EXTRA"}
"""Journal to what ``synchronous`` has to be for a decision that the screen shows as saved to survive a power
cut: a rollback journal has to be gone from its folder, too."""


_PAGE_SIZE = "PRAGMA page_size = 8192"
"""Of a new file: fewer pages are written where a row is a kilobyte or two; a tenth of an import's time."""

FOLDED = "folded"
"""SQL function: a text without the difference of capitals, in every script."""

_ATTEMPTS = 3
"""How often something is prepared outside of a transaction."""

T = TypeVar("T")


class Connection:
    """One SQLite connection with explicit transactions, used by one thread at a time."""

    def __init__(
        self, raw: sqlite3.Connection, path: Path, *, read_only: str = "", journal: str = ""
    ) -> None:
        self.raw = raw
        self.path = path
        self.read_only = read_only
        """What to do, or to wait for, where nothing can be written; empty where it can."""
        self.journal = journal
        """Why there is no write-ahead log, in words; empty where there is one."""
        self.trouble = ""
        """What kept the last transaction from the disk; empty again once one has come there."""
        self._identity = _identity(path)
        self._rescued: Path | None = None
        self._damaged: DamagedError | None = None
        self._last: sqlite3.Connection | None = None
        self.waits = False
        """Whether a transaction waits for another program's to end; other threads may look at it."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block in one BEGIN IMMEDIATE transaction; nested blocks join the outer one.

        Raises:
            PairsmithError: the database is locked, full, read-only or damaged, or no longer the file under
                its name; nothing of the block is kept.
        """
        if self.raw.in_transaction:
            yield
            return
        if self.read_only:
            raise PairsmithError(f"{self.path.name} is open for reading only", self.read_only)
        if self._damaged:
            raise self._damaged
        try:
            self._begin()
            try:
                yield
                if self._is_gone():
                    raise _GoneError
                self.raw.execute("COMMIT")
            except BaseException:
                if self.raw.in_transaction:
                    self.raw.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            wrong = self._rescue() if self._is_gone() else self._told(error)
            if not passes(error):
                self.trouble = str(wrong)
            raise wrong from error
        self._rescued, self.trouble = None, ""

    def allow_writing(self) -> None:
        """Write from here on, where another program's lock was what stood in the way."""
        try:
            self.raw.execute("PRAGMA query_only = OFF")
            self.journal = _choose_journal(self.raw, self.path, against_a_log(self.path))
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        self.read_only = ""

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read the whole block as the database is at its first read, whoever writes meanwhile."""
        try:
            self.raw.execute("BEGIN")
            try:
                yield
            finally:
                if self.raw.in_transaction:
                    self.raw.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def _is_gone(self) -> bool:
        """Whether the file was moved, removed or replaced: what is written goes with it when it is closed."""
        return _identity(self.path) != self._identity

    def _rescue(self) -> PairsmithError:
        """Copy all that was committed beside where the file was, once, and say what to do."""
        what = f"{self.path} was moved, removed or replaced while it was open"
        try:
            if self._rescued is None or not self._rescued.exists():
                free = _free_name(self.path.with_name(f"{self.path.name}.rescued"))
                copy_database(self.raw, free)
                self._rescued = free
        except PairsmithError as error:
            return PairsmithError(what, f"this is not saved, and no copy could be made: {error}")
        return PairsmithError(
            what, f"this is not saved, all from before is in {self._rescued}; quit, then open that"
        )

    def _told(self, error: Exception) -> PairsmithError:
        """An error in words; of one that shows damage it is kept, so that nothing more is written."""
        wrong = explained(error, self.path)
        if isinstance(wrong, DamagedError) and self._damaged is None:
            self._damaged = wrong
            # Who closes a file last writes its log into it: this one is closed last, and can only read.
            self._last = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)
            with suppress(sqlite3.Error):
                self._last.execute("PRAGMA user_version").fetchone()
        return wrong

    def close(self) -> None:
        """Give the file back."""
        self.raw.close()
        if self._last:
            self._last.close()

    def _begin(self) -> None:
        self.waits = True
        try:
            self.raw.execute("BEGIN IMMEDIATE")
        finally:
            self.waits = False

    def prepared(self, prepare: Callable[[], Callable[[], T]]) -> T:
        """Run what ``prepare`` gives back in a transaction; preparing takes longer than others should wait.

        What it read may be changed meanwhile by another connection: then it is prepared again, at last
        within the transaction, where nobody else can write.
        """
        for _ in range(_ATTEMPTS):
            version = self.value("PRAGMA data_version")
            write = prepare()
            with self.transaction():
                if self.value("PRAGMA data_version") == version:
                    return write()
        with self.transaction():
            return prepare()()

    def each(self, sql: str, *parameters: object) -> Iterator[sqlite3.Row]:
        """The rows of a query, one by one.

        Raises:
            PairsmithError: the database is locked or damaged; so do the other reads.
        """
        try:
            yield from self.raw.execute(sql, parameters)
        except READING_ERRORS as error:
            raise self._told(error) from error

    def rows(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        """Every row of a query."""
        try:
            return self.raw.execute(sql, parameters).fetchall()
        except READING_ERRORS as error:
            raise self._told(error) from error

    def row(self, sql: str, *parameters: object) -> sqlite3.Row | None:
        """The first row of a query, or nothing."""
        try:
            found: sqlite3.Row | None = self.raw.execute(sql, parameters).fetchone()
        except READING_ERRORS as error:
            raise self._told(error) from error
        return found

    def value(self, sql: str, *parameters: object) -> int:
        """The one number that a query counts."""
        row = self.row(sql, *parameters)
        return int(row[0] or 0) if row else 0

    def agrees(self, check: str) -> bool:
        """Whether a table that checks itself finds nothing wrong: a write, as SQLite has it, of nothing."""
        try:
            self._begin()
            try:
                self.raw.execute(check)
            finally:
                self.raw.execute("ROLLBACK")
        except sqlite3.Error as error:
            wrong = explained(error, self.path)
            if not isinstance(wrong, DamagedError):
                raise wrong from error
            return False
        return True

    def write(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        """Run one statement that changes something; only inside ``transaction``, which explains errors."""
        assert self.raw.in_transaction, "writes belong in a transaction"
        return self.raw.execute(sql, parameters)

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> sqlite3.Cursor:
        """Run one statement that changes something for each of many rows; only inside ``transaction``."""
        assert self.raw.in_transaction, "writes belong in a transaction"
        return self.raw.executemany(sql, rows)


class _GoneError(sqlite3.Error):
    """The file is no longer what its name stands for."""


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands under a name, by device and inode; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _free_name(path: Path) -> Path:
    """A name that no file has: the one given, or with a number after it."""
    number = 1
    free = path
    while free.exists() or free.with_name(f"{free.name}-wal").exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def now() -> str:
    """The present time in UTC, as every table keeps it."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


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
        empty = path.stat().st_size == 0
    except OSError as error:
        raise PairsmithError(f"{path} can't be opened", error.strerror or str(error)) from None
    if not os.access(path, os.R_OK):
        raise PairsmithError(f"{path} can't be opened", os.strerror(errno.EACCES))
    # With a log beside it, all that was ever written may stand in that.
    if empty and not (create or path.with_name(f"{path.name}-wal").exists()):
        raise PairsmithError(f"{path} is empty, no database", f"make it with: {_MAKE} {path}")


def _make_empty(path: Path) -> None:
    try:
        # Another process may have made it just now.
        with suppress(FileExistsError):
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
            os.fchmod(handle, 0o600)  # The umask may have taken more away than it should.
            os.close(handle)
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
    if not empty and application != APPLICATION_ID:
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
    journal = _choose_journal(raw, path, against)
    if version < SCHEMA_VERSION:
        if not empty:
            copy_database(raw, _free_name(path.with_name(f"{path.name}.v{version}.bak")))
        _migrate(raw)
    return journal


def _choose_journal(raw: sqlite3.Connection, path: Path, against: str) -> str:
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
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
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
    except OSError as error:
        raise PairsmithError(f"{target} can't be written", error.strerror or str(error)) from None
    except sqlite3.Error as error:
        raise explained(error, target) from error
    finally:
        partial.unlink(missing_ok=True)

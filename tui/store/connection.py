"""Runs transactions on an open database, and says what keeps one from being written."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from pathlib import Path
from time import monotonic
from typing import TypeVar

from tui.core.errors import DamagedError, PairsmithError
from tui.store.copying import copy_database, free_name
from tui.store.journal_mode import choose_journal
from tui.store.place import against_a_log
from tui.store.troubles import READING_ERRORS, explained, passes

_ATTEMPTS = 3
"""How often something is prepared outside of a transaction."""

_SLICE = 100
"""Milliseconds that SQLite waits for another program by itself: between them the wait can be cut short."""

T = TypeVar("T")


class Patience:
    """Until when transactions wait for other programs; what is opened beside each other shares it."""

    def __init__(self) -> None:
        self.ends = math.inf
        """On the monotonic clock; any thread may set it."""


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
        self.patience = Patience()

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
            self.journal = choose_journal(self.raw, self.path, against_a_log(self.path))
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
                free = free_name(self.path.with_name(f"{self.path.name}.rescued"))
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
            # Whichever thread closes it: the app's ends before the store is closed.
            uri = f"{self.path.absolute().as_uri()}?mode=ro"
            self._last = sqlite3.connect(uri, uri=True, check_same_thread=False)
            with suppress(sqlite3.Error):
                self._last.execute("PRAGMA user_version").fetchone()
        return wrong

    def stay_small(self) -> None:
        """Keep 1 MB of the file in memory, for whoever pages and reads few rows."""
        self.raw.execute("PRAGMA cache_size = -1000")

    def close(self) -> None:
        """Give the file back."""
        self.raw.close()
        if self._last:
            self._last.close()

    def _begin(self) -> None:
        """Begin once no other program writes; wait for that as long as the connection is set to."""
        longest = self.raw.execute("PRAGMA busy_timeout").fetchone()[0]
        ends = monotonic() + longest / 1000
        self.waits = True
        self.raw.execute(f"PRAGMA busy_timeout = {min(longest, _SLICE)}")
        try:
            while True:
                try:
                    self.raw.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if not passes(error) or monotonic() >= min(ends, self.patience.ends):
                        raise
        finally:
            self.raw.execute(f"PRAGMA busy_timeout = {longest}")
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


def now() -> str:
    """The present time in UTC, as every table keeps it."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")

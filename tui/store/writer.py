"""Which app may write a database: a lock of the operating system, which ends with the process that has it."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tui.core.text import one_line


class WriterLock:
    """The lock beside a database, on a file of its own: ``pairs.db.lock``, which names who has it.

    Not on the database itself: closing that a second time would take SQLite's own locks from this process.
    Where there can be no lock, as in a folder that can't be written, there is none: SQLite's locks and the
    revisions of the pairs still keep two writers apart.
    """

    def __init__(self, database: Path) -> None:
        place = database.resolve()
        self._path = place.with_name(f"{place.name}.lock")
        self._handle: int | None = None
        self.holder = ""
        """Who has it, in words, where that is another process."""

    def take(self) -> None:
        """Have it, unless another process does: then ``holder`` says who."""
        self.holder = ""
        try:
            self._handle = self._locked(fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.holder = self._written() or "another Pairsmith"
        except OSError:
            return

    def wait(self) -> bool:
        """Return once it is had; nothing but the end of its holder ends that. False if it can't be had."""
        with suppress(OSError):
            self._handle = self._locked(fcntl.LOCK_EX)
        return self._handle is not None

    def give_back(self) -> None:
        """Let another process have it, and take its file away."""
        if self._handle is None:
            return
        with suppress(OSError):
            self._path.unlink()
        os.close(self._handle)
        self._handle = None

    def _locked(self, operation: int) -> int:
        """The lock file, open and locked.

        Raises:
            OSError: another process has it, or there can be none.
        """
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, operation)
                there = self._is_there(handle)
            except BaseException:
                os.close(handle)
                raise
            if there:
                break
            os.close(handle)  # Whoever had it took the file away with it: this is no lock any more.
        with suppress(OSError):
            os.fchmod(handle, 0o600)
            os.ftruncate(handle, 0)
            os.pwrite(handle, _myself().encode(), 0)
        return handle

    def _is_there(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), os.lstat(self._path))
        except FileNotFoundError:
            return False

    def _written(self) -> str:
        try:
            return one_line(self._path.read_bytes().decode("utf-8", "replace"))
        except OSError:
            return ""

    def __enter__(self) -> WriterLock:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.give_back()


def _myself() -> str:
    since = time.strftime("%Y-%m-%d %H:%M %Z")
    return f"process {os.getpid()} on {os.uname().nodename} since {since}\n"

"""Which app may write a database: a lock of the operating system, which ends with the process that has it."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tui.core.text import one_line

_AS_LOCK = os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
"""How a lock file is opened: no link is followed, and no pipe waited for."""

_AWAY, _ELSEWHERE = "move it away", "bring the database to a disk of this machine"

_PROBLEMS = {
    errno.EISDIR: ("it is a folder", _AWAY),
    errno.ELOOP: ("it is a link", _AWAY),
    errno.ENXIO: ("it is no file", _AWAY),
    **dict.fromkeys((errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL), ("there are no locks here", _ELSEWHERE)),
}
"""What is in the way of a lock, and what to do, by the system's error."""


class WriterLock:
    """The lock beside a database, on a file of its own: ``pairs.db.lock``, which names who has it.

    Not on the database itself: closing that a second time would take SQLite's own locks from this process.
    """

    def __init__(self, database: Path) -> None:
        place = database.resolve()
        self._path = place.with_name(f"{place.name}.lock")
        self._handle: int | None = None
        self.holder = ""
        """Who has it, in words, where that is another process."""
        self.problem = ""
        """Why there can be none, and what to do about that."""

    def take(self) -> None:
        """Have it, unless another process does, or there can be none: ``holder`` or ``problem`` say so."""
        self.holder = self.problem = ""
        try:
            self._handle = self._locked(fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.holder = self._written() or "another Pairsmith"
        except OSError as error:
            unknown = error.strerror or str(error), "give yourself the right to write it"
            reason, hint = _PROBLEMS.get(error.errno or 0, unknown)
            self.problem = (
                f"{self._path} can't be locked ({reason}), and another app might write too: "
                f"{hint}, then open the database again"
            )

    def look_again(self) -> bool:
        """Whether somebody else has it by now than ``holder`` says; then that says who."""
        if self._handle is not None:
            return False
        before, self.holder = self.holder, self._written() or self.holder
        return self.holder != before

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
            handle = os.open(self._path, _AS_LOCK | os.O_CREAT, 0o600)
            try:
                _see_that_it_is_a_file(handle)
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
        with suppress(OSError):
            handle = os.open(self._path, _AS_LOCK)
            try:
                _see_that_it_is_a_file(handle)
                return one_line(os.pread(handle, 1000, 0).decode("utf-8", "replace"))
            finally:
                os.close(handle)
        return ""

    def __enter__(self) -> WriterLock:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.give_back()


def _see_that_it_is_a_file(handle: int) -> None:
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))


def _myself() -> str:
    since = time.strftime("%Y-%m-%d %H:%M %Z")
    return f"process {os.getpid()} on {os.uname().nodename} since {since}\n"

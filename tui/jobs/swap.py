"""A folder made whole beside another, then put in its place at once: there is the old one or the new one.

Linux exchanges two folders in one step. Where that can't be done, the old one is moved aside first: whoever
is killed between the two steps leaves it there whole, and ``recover`` puts it back.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.store.private import held, temporary_folder

UNFINISHED, ASIDE = ".partial", ".old"
"""What the names of folders end in that stand beside the target meanwhile."""

_NUMBER = r"\.[0-9]+"

_NO_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
"""How a system or a file system says that it does not exchange."""

_AT_FDCWD, _EXCHANGE = -100, 2
"""Of Linux's ``renameat2``."""


@contextmanager
def unfinished_beside(folder: Path) -> Iterator[Path]:
    """A new folder beside a target that need not exist, mode 0700, held by a lock while the block runs.

    Its name holds its inode: after an exchange it is the old folder's name, and can be told from it.
    """
    made = temporary_folder(f".{folder.name}.", suffix=UNFINISHED, within=folder.parent)
    path = made.with_suffix(f".{made.stat().st_ino}{UNFINISHED}")
    handle = None
    try:
        os.rename(made, path)
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        # Where there are no locks, as on some network file systems, nobody clears away what is left either.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield path
    finally:
        if handle is not None:
            os.close(handle)
        if made.exists():
            os.rmdir(made)
        elif _is_new(path):
            shutil.rmtree(path)


def _is_new(path: Path) -> bool:
    """Whether a folder was never put in another's place."""
    return path.exists() and path.name.endswith(f".{path.stat().st_ino}{UNFINISHED}")


def swap(new: Path, folder: Path) -> bool:
    """Put a new folder in the place of another, which then has the new one's name; false if there was none.

    Raises:
        OSError: it was not done; each is where it was.
    """
    if not folder.exists():
        os.rename(new, folder)
        return False
    try:
        exchange(new, folder)
    except OSError as error:
        if error.errno not in _NO_EXCHANGE:
            raise
        _swap_by_steps(new, folder)
    return True


def exchange(one: Path, other: Path) -> None:
    """Let two names change places in one step.

    Raises:
        OSError: this system can't, with ENOSYS; or it failed, and nothing was changed.
    """
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None or not sys.platform.startswith("linux"):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def _swap_by_steps(new: Path, folder: Path) -> None:
    aside = new.with_suffix(ASIDE)
    os.rename(folder, aside)
    try:
        os.rename(new, folder)
    except BaseException:
        os.rename(aside, folder)
        raise
    os.rename(aside, new)


def recover(folder: Path, clear: Callable[[Path, Path], None]) -> None:
    """Put a folder back that was moved aside and not replaced, and clear away what was left beside it.

    ``clear`` takes what may go out of an old folder, given the one in its place. What someone is still
    writing to is left alone.
    """
    if not folder.parent.is_dir():
        return
    for path in _beside(folder, _NUMBER, ASIDE):
        if not folder.exists():
            os.rename(path, folder)
    for path in _beside(folder, "", UNFINISHED):
        with suppress(OSError):
            os.rmdir(path)  # Nothing is in it before it has its number.
    for path in (*_beside(folder, _NUMBER, UNFINISHED), *_beside(folder, _NUMBER, ASIDE)):
        with suppress(OSError), held(path):
            if _is_new(path):
                shutil.rmtree(path)
            else:
                clear(path, folder)


def _beside(folder: Path, number: str, suffix: str) -> list[Path]:
    """What stands beside a folder by a name that was made here; nobody else's name looks like that."""
    made = re.compile(rf"\.{re.escape(folder.name)}\.[a-z0-9_]{{8}}{number}{re.escape(suffix)}")
    paths = (folder.with_name(name) for name in sorted(os.listdir(folder.parent)) if made.fullmatch(name))
    return [path for path in paths if path.is_dir() and not path.is_symlink()]

"""Files and folders that only their owner can read, whatever the umask takes away or leaves."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_ANEW = os.O_RDWR | os.O_CREAT | os.O_EXCL

_COPY = ".copy"
"""What the names of folders end in that hold a copy while it is made."""


def make_file(path: Path, flags: int = _ANEW) -> int:
    """Open a file that is made by that, mode 0600; one that is there already is refused, or as flags say.

    Raises:
        OSError: it can't be made.
    """
    handle = os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    os.fchmod(handle, 0o600)
    return handle


def make_folders(path: Path, mode: int = 0o700) -> list[Path]:
    """Make a folder and those above it that are missing; those that were made, the innermost first.

    A mode that lets others in, the umask may restrict; the owner can always use them.

    Raises:
        OSError: one of them can't be made.
    """
    missing = [] if path.is_dir() else [path, *(above for above in path.parents if not above.exists())]
    for folder in reversed(missing):
        folder.mkdir(mode, exist_ok=True)
        folder.chmod(stat.S_IMODE(folder.stat().st_mode) | 0o700)
    return missing


def temporary_folder(prefix: str, *, suffix: str = "", within: Path | None = None) -> Path:
    """A new folder, mode 0700, in the system's place for such, or within another.

    Raises:
        OSError: it can't be made.
    """
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix=prefix, suffix=suffix, dir=within))
    folder.chmod(0o700)
    return folder


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder by a lock while the block runs.

    Raises:
        OSError: someone else does, or there are no locks here.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


@contextmanager
def nameless(fill: Callable[[Path], None]) -> Iterator[BinaryIO]:
    """A copy without a name, open to be read: it is gone when it is closed, and when this process is killed.

    Only while ``fill`` makes it does it have one. What a run left that was killed just then, the next one
    clears away.

    Raises:
        OSError: it can't be made.
    """
    import shutil

    _clear_left_over()
    made = temporary_folder("pairsmith-")
    folder = made.with_suffix(_COPY)
    try:
        with held(made):
            # It has the name by which it is cleared away only once it is held.
            made.rename(folder)
            fill(folder / "copy.db")
            stream = (folder / "copy.db").open("rb")
    finally:
        shutil.rmtree(folder if folder.exists() else made)
    with stream:
        yield stream


def _clear_left_over() -> None:
    import shutil
    import tempfile

    for folder in Path(tempfile.gettempdir()).glob(f"pairsmith-*{_COPY}"):
        with suppress(OSError):
            if folder.lstat().st_uid == os.geteuid():
                with held(folder):
                    shutil.rmtree(folder)

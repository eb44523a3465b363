"""Paths as people write them, and what is in the small files that they name."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tui.core.errors import PairsmithError


def from_home(typed: str) -> Path:
    """What is written as a path; ``~`` is the home folder, where there is such a user."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def read_small(path: Path, most: int) -> bytes:
    """What a file holds that the user names and that is small by nature.

    Raises:
        PairsmithError: it can't be read, is no file on a disk, such as a pipe that may never end, or has
            more bytes than ``most``.
    """
    try:
        # Looked at first, as opening a pipe waits for someone to write into it.
        if stat.S_IFMT(path.stat().st_mode) not in (stat.S_IFREG, stat.S_IFDIR):
            raise PairsmithError(f"{path} is a pipe or a device", "name a file on the disk")
        with path.open("rb") as stream:
            # Not for the most: so much memory would be taken at once.
            content = stream.read(min(os.fstat(stream.fileno()).st_size, most) + 1)
    except OSError as error:
        raise PairsmithError(f"{path} can't be read", error.strerror or str(error)) from None
    if len(content) > most:
        raise PairsmithError(f"{path} is too large", f"it may have {most:,} bytes at most")
    return content

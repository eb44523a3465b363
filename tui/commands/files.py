"""Files that a command is given by name; ``-`` is standard input."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from tui.core.errors import PairsmithError

STANDARD_STREAM = "-"


def shown_name(name: str) -> str:
    """A file's name for messages and the database: bytes that are not UTF-8 as escapes."""
    if name == STANDARD_STREAM:
        return "standard input"
    return os.fsencode(name).decode("utf-8", "backslashreplace")


@contextmanager
def reading(name: str) -> Iterator[BinaryIO]:
    """A file to be read once from front to end.

    Raises:
        PairsmithError: it can't be opened, or reading it fails within the block.
    """
    try:
        if name == STANDARD_STREAM:
            yield _standard_input()
        else:
            with open(name, "rb") as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise PairsmithError(f"{shown_name(name)} can't be read", error.strerror or str(error)) from None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise PairsmithError("standard input is closed", "name a file")
    return sys.stdin.buffer


@contextmanager
def reading_twice(name: str) -> Iterator[BinaryIO]:
    """Like ``reading``, for jobs that seek: what comes through a pipe is kept in a temporary file."""
    with reading(name) as stream:
        if stream.seekable():
            yield stream
            return
        with tempfile.TemporaryFile() as spool:
            shutil.copyfileobj(stream, spool)
            spool.seek(0)
            yield spool


def refuse_unreadable(names: Sequence[str]) -> None:
    """Raise for the first name that is no readable file, before any work is done.

    Nothing is opened: a pipe's content would be lost.
    """
    for name in names:
        if name == STANDARD_STREAM:
            continue
        shown = shown_name(name)
        if os.path.isdir(name):
            raise PairsmithError(f"{shown} is a folder", "name the files in it; nothing was imported")
        if not os.path.exists(name):
            raise PairsmithError(f"{shown} does not exist", "nothing was imported")
        if not os.access(name, os.R_OK):
            raise PairsmithError(f"{shown} can't be read: permission denied", "nothing was imported")

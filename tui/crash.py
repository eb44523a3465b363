"""What is left behind by an error that nobody expected: one line, and a file without any text of a pair."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui import __version__
from tui.store.private import make_file, make_folders

_PACKAGE = Path(__file__).parent

_LONGEST_CHAIN = 10
"""Errors behind an error that are told of."""

_KEPT = 20
"""Reports that are kept; the oldest go."""


def last_words(errors: Sequence[BaseException], kept: str = "") -> str:
    """One line on an error, with where its report is; what was ``kept`` is said before that.

    ``errors`` begins with the one that ended the program; what else failed on the way out follows it.
    """
    first = errors[0]
    frames = traceback.extract_tb(first.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or frames
    place = f" in {_place(own[-1].filename)}, line {own[-1].lineno}" if own else ""
    try:
        where = f"the report without your texts is {_write(report(errors))}"
    except OSError as error:
        where = f"no report could be written ({error.strerror})"
    what = f"an error in the program ended it ({_name(first)}{place})"
    return "; ".join(filter(None, [what, kept, where]))


def report(errors: Sequence[BaseException]) -> str:
    """Where in the code each error came up, and of which kind it is.

    Neither values nor messages are in it: both may hold what the expert typed or imported.
    """
    lines = [f"pairsmith {__version__}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"]
    for error in errors:
        for one in _chain(error):
            lines += ["", _described(one)]
            for frame in traceback.extract_tb(one.__traceback__):
                lines.append(f"  {_place(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join([*lines, ""])


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and those that led to it."""
    one: BaseException | None = error
    for _ in range(_LONGEST_CHAIN):
        if one is None:
            return
        yield one
        one = one.__cause__ or one.__context__


def _described(error: BaseException) -> str:
    code = getattr(error, "sqlite_errorname", None) or (
        os.strerror(error.errno) if isinstance(error, OSError) and error.errno else ""
    )
    return f"{_name(error)}{f' ({code})' if code else ''}"


def _name(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _place(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(_PACKAGE.parent)) if path.is_relative_to(_PACKAGE) else path.name


def _write(text: str) -> Path:
    """Put a report into a file of its own, which only its owner can read."""
    import platformdirs

    folder = Path(platformdirs.user_log_dir("pairsmith"))
    make_folders(folder)
    for old in sorted(folder.glob("error-*.log"))[: -_KEPT + 1]:
        old.unlink(missing_ok=True)
    path = folder / f"error-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{os.getpid()}.log"
    path.unlink(missing_ok=True)
    with open(make_file(path), "w") as file:
        file.write(text)
    return path

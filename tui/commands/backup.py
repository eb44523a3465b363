"""``pairsmith backup``: a consistent copy while the app runs."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.common import database_option, json_option, opened
from tui.commands.files import STANDARD_STREAM, shown_name
from tui.commands.output import emit, say
from tui.core.errors import PairsmithError
from tui.store.private import nameless

if TYPE_CHECKING:
    from tui.store.store import Store


@click.command("backup", short_help="Write a consistent copy of the database.")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@database_option
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@json_option
def command(file: Path, database: Path, force: bool, as_json: bool) -> int:
    """Write a checked, consistent copy of the database to FILE, also while the app runs.

    A FILE of - is standard output.
    """
    to_stream = str(file) == STANDARD_STREAM
    with opened(database) as (store, _):
        if to_stream:
            _stream_copy(store)
            return 0
        _refuse(file, database, force=force)
        store.backup(file)
        pairs = store.pairs.count()
    if as_json:
        emit({"file": shown_name(str(file)), "bytes": file.stat().st_size, "pairs": pairs})
    else:
        say(f"{shown_name(str(file))}: {pairs:,} pairs, {file.stat().st_size:,} bytes")
    return 0


def _refuse(file: Path, database: Path, *, force: bool) -> None:
    """Raise where a copy would destroy the database itself, or a file that nobody gave up."""
    shown = shown_name(str(file))
    if file.is_dir():
        raise PairsmithError(f"{shown} is a folder", "name a file in it")
    if not file.exists():
        return
    if file.samefile(database):
        raise PairsmithError(f"{shown} is the database itself", "name another file")
    if not force:
        raise PairsmithError(f"{shown} exists", "name another file, or say --force")


def _stream_copy(store: Store) -> None:
    if sys.stdout is None or sys.stdout.isatty():
        raise PairsmithError("a database is no text for a terminal", "send it into a file or a pipe")
    with nameless(store.backup) as stream:
        shutil.copyfileobj(stream, sys.stdout.buffer)

"""What the commands share: their options, and how they open a database with its project."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.commands.output import progress_bar, tell
from tui.core.errors import PairsmithError
from tui.core.text import plural, shown

if TYPE_CHECKING:
    from tui.config import Project
    from tui.store.store import Store

DEFAULT_DATABASE = Path("pairs.db")

LARGEST_ID = 2**63 - 1
"""Ids are SQLite's signed 64-bit integers."""

UNDRAWABLE = frozenset({"dumb", "unknown"})
"""What ``TERM`` says of a terminal whose cursor can't be moved."""

database_option = click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path),
    default=DEFAULT_DATABASE,
    show_default=True,
    help="The database.",
)
ASCII = "--ascii"
ascii_option = click.option(
    ASCII, "ascii_alone", is_flag=True, help="Draw with ASCII alone, for a terminal that has no other signs."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")


class _PairId(click.IntRange):
    """The id of a pair; what can't be one is said in the words of the screens."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            hint = "an id is a whole number from 1 on, as the app and pairsmith dump show it"
            raise click.UsageError(f"{value} is no pair id; {hint}", ctx) from None


pair_id = _PairId(1, LARGEST_ID)


@contextmanager
def opened(database: Path, *, create: bool = False) -> Iterator[tuple[Store, Project]]:
    """The store of a database and the project beside it.

    Raises:
        PairsmithError: the database or ``pairsmith.toml`` can't be used.
    """
    from tui.config import load_project
    from tui.jobs.backup import naming_backup
    from tui.store.store import Store

    project = load_project(database)
    with (
        naming_backup(database, project.backup),
        Store.open(database, project.rubric, create=create) as store,
    ):
        if store.notice:
            tell(store.notice)
        yield store, project


def sketch_new(store: Store) -> None:
    """Give new pairs the signatures by which they are found; without any, no engine is loaded."""
    from tui.jobs.index import sketch

    with progress_bar("indexing") as progress:
        sketch(store, progress)
    if store.read_only and (missing := store.index.unsketched()):
        tell(f"{plural(missing, 'pair')} not looked at: they are not indexed yet; {store.read_only}")


def require_terminal() -> None:
    """Refuse to open the app where nobody could see it or type into it.

    Raises:
        PairsmithError: one of the three standard streams is no terminal (the toolkit draws on the third),
            or ``TERM`` says that nothing can be drawn on it.
    """
    streams = {"standard input": sys.stdin, "standard output": sys.stdout, "standard error": sys.stderr}
    for name, stream in streams.items():
        if stream is None or not stream.isatty():
            hint = "run it in one; for scripts there are the commands that pairsmith --help lists"
            raise PairsmithError(f"the app needs a terminal, and {name} is none", hint)
    term = os.environ.get("TERM") or "unknown"
    if term.casefold() in UNDRAWABLE:
        hint = "set TERM to what it is, for example TERM=xterm-256color"
        raise PairsmithError(f"the app can't draw on a terminal of type {shown(term)}", hint)

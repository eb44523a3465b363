"""What the commands share: their options, and how they open a database with its project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.commands.output import progress_bar, tell
from tui.commands.words import ASCII, DEFAULT_DATABASE
from tui.core.text import plural

if TYPE_CHECKING:
    from tui.config import Project
    from tui.store.store import Store

LARGEST_ID = 2**63 - 1
"""Ids are SQLite's signed 64-bit integers."""

database_option = click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path),
    default=DEFAULT_DATABASE,
    show_default=True,
    help="The database.",
)
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

"""``pairsmith demo``: the app on a copy of the sample data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from tui.commands.common import ascii_option, opened
from tui.commands.output import tell
from tui.config import PROJECT_FILE
from tui.jobs.import_file import import_file
from tui.jobs.index import catch_up
from tui.resources import resource
from tui.store.private import make_file, temporary_folder
from tui.terminal import require_terminal

_SAMPLE = "warehouse.jsonl"


@click.command("demo", short_help="Open the app on a fresh copy of the sample data.")
@ascii_option
@click.pass_obj
def command(open_app: Callable[..., int], ascii_alone: bool) -> int:
    """Open the app on a fresh copy of the sample data, in a temporary folder that is kept."""
    require_terminal()
    database = make_demo()
    try:
        return open_app(database, ascii_alone=ascii_alone)
    finally:
        tell(f"the demo is kept: {database}")


def make_demo() -> Path:
    """A database of the sample data with its project, in a new folder that only its owner can read."""
    folder = temporary_folder("pairsmith-demo-")
    for name in (_SAMPLE, PROJECT_FILE):
        with open(make_file(folder / name), "wb") as file:
            file.write((resource("sample_data") / name).read_bytes())
    database = folder / "warehouse.db"
    with opened(database, create=True) as (store, _), (folder / _SAMPLE).open("rb") as stream:
        import_file(store, stream, _SAMPLE)
        catch_up(store)
    return database

"""``pairsmith rejects``: what import could not use."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.common import database_option, json_option, opened
from tui.commands.completing import rejected_files
from tui.commands.output import emit, say, tell
from tui.core.text import one_line


@click.command("rejects", short_help="Print what import could not use, and why.")
@click.option(
    "--source",
    metavar="FILE",
    shell_complete=rejected_files,
    help="Only what this file held, by the name that is printed.",
)
@database_option
@json_option
def command(source: str | None, database: Path, as_json: bool) -> int:
    """Print each line that import could not use: file, line, reason, and the beginning of its text.

    With --json the text is whole. What was mended in the app (L there lists and mends them) is left out.
    """
    printed = False
    with opened(database) as (store, _):
        for reject in store.rejects.every(source):
            printed = True
            if as_json:
                emit(reject._asdict())
            else:
                say(f"{reject.file}:{reject.line}: {reject.reason}")
                say(f"    {one_line(reject.raw)}")
    if not printed:
        of = f" of {source}" if source else ""
        tell(f"every line{of} that was imported could be used")
    return 0

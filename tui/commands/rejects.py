"""``pairsmith rejects``: what import could not use."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from tui.commands.common import database_option, json_option, opened
from tui.commands.output import emit, say, tell
from tui.core.text import one_line


@click.command("rejects", short_help="Print what import could not use, and why.")
@database_option
@json_option
def command(database: Path, as_json: bool) -> int:
    """Print each line that import could not use: file, line, reason, and the beginning of its text.

    With --json the text is whole.
    """
    with opened(database) as (store, _):
        rejects = store.sources.rejects()
    for reject in rejects:
        if as_json:
            emit(asdict(reject))
        else:
            say(f"{reject.file}:{reject.line}: {reject.reason}")
            say(f"    {one_line(reject.raw)}")
    if not rejects:
        tell("every line that was imported could be used")
    return 0

"""``pairsmith stats``: how many pairs of each kind there are."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.common import database_option, json_option, opened
from tui.commands.output import emit, say, table
from tui.core.text import one_line, plural
from tui.store.counts import GROUPS


@click.command("stats", short_help="Count pairs by status, phase, split, category and origin.")
@database_option
@json_option
def command(database: Path, as_json: bool) -> int:
    """Count pairs by status, phase, split, category and origin.

    A phase that is not set counts as the one suggested. With --json pairs without a value count under "".
    """
    with opened(database) as (store, _):
        counts = {group: store.counts.by(group) for group in GROUPS}
        total = store.pairs.count()
    if as_json:
        emit(counts)
        return 0
    say(plural(total, "pair"))
    rows = [
        (group if first else "", one_line(value, 60) or "(none)", f"{count:,}")
        for group, values in counts.items()
        for first, (value, count) in zip([True, *[False] * len(values)], values.items(), strict=False)
    ]
    table(rows, right=[2])
    return 0

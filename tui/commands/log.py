"""``pairsmith log``: the journal."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from tui.commands.common import LARGEST_ID, database_option, json_option, opened, pair_id
from tui.commands.output import emit, say
from tui.core.text import one_line
from tui.store.journal import Entry


@click.command("log", short_help="Print what was changed, the newest first.")
@database_option
@click.option("--pair", "number", type=pair_id, metavar="ID", help="The changes of this pair only.")
@click.option(
    "--limit", type=click.IntRange(1, LARGEST_ID), default=100, show_default=True, help="At most so many."
)
@json_option
def command(database: Path, number: int | None, limit: int, as_json: bool) -> int:
    """Print the journal, the newest change first: when, which pair, and each field before and after."""
    with opened(database) as (store, _):
        if number is not None:
            store.pairs.get(number)
        entries = store.journal.latest(limit, number)
    for entry in entries:
        if as_json:
            emit(_record(entry))
        else:
            say(_line(entry))
    return 0


def _record(entry: Entry) -> dict[str, object]:
    return {
        "at": entry.at,
        "step": entry.group,
        "kind": entry.kind,
        "label": entry.label,
        "pair": entry.pair_id,
        "before": {name: _plain(value) for name, value in entry.before.items()},
        "after": {name: _plain(value) for name, value in entry.after.items()},
    }


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _line(entry: Entry) -> str:
    label = entry.label if entry.kind == "do" else f"{entry.kind} {entry.label}"
    changes = [f"{name}: {_short(entry.before[name])} -> {_short(entry.after[name])}" for name in entry.after]
    return f"{entry.at}  #{entry.pair_id}  {one_line(label, 60)}  {', '.join(changes)}"


def _short(value: object) -> str:
    if isinstance(value, Collection) and not isinstance(value, str):
        return "+".join(sorted(map(str, value))) or "none"
    return "none" if value is None else one_line(str(value), 40)

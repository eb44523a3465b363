"""``pairsmith log``: the journal."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile
from pathlib import Path

import click

from tui.commands.common import LARGEST_ID, database_option, json_option, opened, pair_id
from tui.commands.output import emit, say
from tui.core.text import one_line, plural
from tui.core.texts import differences
from tui.store.journal import Entry

_LEAD = 12
"""Characters that are shown of what two texts have in common, at least where words are short."""


@click.command("log", short_help="Print what was changed, the newest first.")
@database_option
@click.option("--pair", "number", type=pair_id, metavar="ID", help="The changes of this pair only.")
@click.option(
    "--limit", type=click.IntRange(1, LARGEST_ID), default=100, show_default=True, help="At most so many."
)
@json_option
def command(database: Path, number: int | None, limit: int, as_json: bool) -> int:
    """Print the journal, the newest change first: when, which pair, and each field before and after.

    An import is a line of its own.
    """
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
        "pair": entry.pair_id or None,
        "before": {name: _plain(value) for name, value in entry.before.items()},
        "after": {name: _plain(value) for name, value in entry.after.items()},
    }


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _line(entry: Entry) -> str:
    label = entry.label if entry.kind == "do" else f"{entry.kind} {entry.label}"
    if not entry.pair_id:
        return f"{entry.at}  {one_line(label, 100)}, {plural(entry.after['pairs'], 'pair')}"
    changes = [
        f"{name}: {_change(before, after)}" for name, before, after in differences(entry.before, entry.after)
    ]
    return f"{entry.at}  #{entry.pair_id}  {one_line(label, 60)}  {', '.join(changes)}"


def _change(before: object, after: object) -> str:
    """Both sides, of long texts from a little before the first difference on."""
    if isinstance(before, str) and isinstance(after, str):
        before, after = (" ".join(text.split()) for text in (before, after))
        same = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(before, after, strict=False)))
        start = before.rfind(" ", 0, max(same - _LEAD, 0)) + 1
        if start:
            return f"…{_short(before[start:])} -> …{_short(after[start:])}"
    return f"{_short(before)} -> {_short(after)}"


def _short(value: object) -> str:
    if isinstance(value, Collection) and not isinstance(value, str):
        return "+".join(sorted(map(str, value))) or "none"
    return "none" if value is None else one_line(str(value), 40)

"""``pairsmith diff``: what changed from one export to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
import orjson

from tui.commands.common import json_option
from tui.commands.files import shown_name
from tui.commands.output import emit, say, tell
from tui.core.diff import in_brief
from tui.core.text import one_line, plural
from tui.jobs.export_diff import (
    ADDED,
    JUDGED,
    KINDS,
    MOVED,
    REMOVED,
    REWRITTEN,
    Change,
    Difference,
    changes,
    rules_changed,
)
from tui.jobs.export_reading import Export, opened_export

_WIDTH = max(map(len, KINDS))

_SHORT = 40
"""Characters of a text that is shown whole, as it was and as it is; of a longer one what differs is."""


@click.command("diff", short_help="Say what changed from one export to another.")
@click.argument("before", type=click.Path(path_type=Path), metavar="EXPORT_A")
@click.argument("after", type=click.Path(path_type=Path), metavar="EXPORT_B")
@json_option
def command(before: Path, after: Path, as_json: bool) -> int:
    """Print what changed from EXPORT_A to EXPORT_B, two folders that `pairsmith export` wrote, pair by pair:
    added, removed, rewritten, moved to another phase or split, judged otherwise; and which rules changed.

    Exit code 0: the same; 1: something differs. In which format the rows are written makes no difference to a
    pair.
    """
    show = _emit_change if as_json else _say_change
    with opened_export(before) as earlier, opened_export(after) as later:
        rules = rules_changed(earlier, later)
        for rule in rules:
            _show_rule(rule, as_json=as_json)
        counts: Counter[str] = Counter()
        for change in changes(earlier, later):
            counts[change.kind] += 1
            show(change)
        _tell_edited(earlier, later)
    if not as_json:
        say(_summary(counts, rules))
    return 1 if counts or rules else 0


def _show_rule(rule: Difference, *, as_json: bool) -> None:
    if as_json:
        emit({"change": "rule", **_record(rule)})
    else:
        say(f"{'rule':{_WIDTH}}  {_values(rule)}")


def _emit_change(change: Change) -> None:
    about = change.row.about
    emit(
        {
            "change": change.kind,
            "uid": change.row.uid,
            "pair": about.get("id"),
            "phase": about["phase"],
            "split": about["split"],
            "differences": [_record(each) for each in change.differences],
        }
    )


def _record(difference: Difference) -> dict[str, Any]:
    return {"field": difference.name, "was": difference.was, "is": difference.now}


def _say_change(change: Change) -> None:
    about = change.row.about
    say(f"{change.kind:{_WIDTH}}  #{about.get('id')} {_place(about)}  {_WORDS[change.kind](change)}")


def _place(about: Mapping[str, Any]) -> str:
    return str(about["phase"] if about["split"] == "train" else about["split"])


def _prompt(change: Change) -> str:
    return one_line(change.row.texts["prompt"], 80)


def _texts(change: Change) -> str:
    return "; ".join(f"{each.name}: {_brief(each)}" for each in change.differences)


def _brief(text: Difference) -> str:
    return in_brief(_as_text(text.was), _as_text(text.now))


def _as_text(value: Any) -> str:
    """A text, or the messages of a context one below the other."""
    if isinstance(value, str):
        return value
    return "\n".join(f"{turn['role']}: {turn['content']}" for turn in value)


def _fields(change: Change) -> str:
    return "; ".join(map(_values, change.differences))


_WORDS: Mapping[str, Callable[[Change], str]] = {
    ADDED: _prompt,
    REMOVED: _prompt,
    REWRITTEN: _texts,
    MOVED: _fields,
    JUDGED: _fields,
}
"""Kind of change to what is said of it."""


def _values(difference: Difference) -> str:
    name, values = difference.name.replace(".", " "), (difference.was, difference.now)
    if any(isinstance(value, str) and len(value) > _SHORT for value in values):
        return f"{name}: {in_brief(_shown_value(difference.was), _shown_value(difference.now))}"
    was, now = (one_line(_shown_value(value), _SHORT * 2) for value in values)
    return f"{name} {was} → {now}"


def _shown_value(value: Any) -> str:
    if value is None:
        return "nothing"
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _tell_edited(*exports: Export) -> None:
    for export in exports:
        if export.edited:
            rows = plural(export.edited, "row")
            tell(f"{shown_name(str(export.folder))}: {rows} not as the export wrote; compared as found")


def _summary(counts: Counter[str], rules: list[Difference]) -> str:
    parts = [f"{counts[kind]:,} {kind}" for kind in KINDS if counts[kind]]
    if rules:
        parts.append(plural(len(rules), "rule") + " changed")
    return ", ".join(parts) or "the same pairs, by the same rules"

"""``pairsmith apply``: decisions from a file, through the journal."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.common import database_option, json_option, opened
from tui.commands.files import reading, shown_name
from tui.commands.output import emit, say, tell
from tui.jobs.apply import ApplySummary, apply_decisions


@click.command("apply", short_help="Apply decisions from a JSONL file.")
@click.argument("file", type=click.Path(), metavar="FILE")
@database_option
@json_option
def command(file: str, database: Path, as_json: bool) -> int:
    """Apply a JSONL file of decisions: {"id" or "uid", "flags": {..}, "status", "phase", "output", ..}.

    What a line does not name stays as it is. All changes are one step of undo. A line that can't be
    applied is named on standard error; the others are applied, and the exit code is 1. Where an id and a
    uid on one line are different pairs, nothing is applied. A FILE of - is standard input.
    """
    with reading(file) as stream, opened(database) as (store, _):
        summary = apply_decisions(store, stream, shown_name(file))
    for failure in summary.failed:
        tell(f"{shown_name(file)}:{failure.line}: {failure.reason}")
    if as_json:
        emit(_record(summary))
    else:
        say(
            f"{shown_name(file)}: {summary.read:,} read, {summary.changed:,} changed, "
            f"{summary.unchanged:,} unchanged, {len(summary.failed):,} failed"
        )
    return 1 if summary.failed else 0


def _record(summary: ApplySummary) -> dict[str, object]:
    failures = [{"line": each.line, "reason": each.reason, "raw": each.raw} for each in summary.failed]
    return {
        "read": summary.read,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "failed": len(failures),
        "failures": failures,
    }

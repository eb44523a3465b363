"""``pairsmith doctor``: is a database whole, and what can be mended or saved?"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from tui.commands.common import database_option, json_option
from tui.commands.files import shown_name
from tui.commands.output import emit, progress_bar, say, table
from tui.config import load_project
from tui.core.errors import PairsmithError
from tui.core.health import LOST, MENDED, NOTE, OK, REBUILDABLE, Finding, healthy
from tui.core.text import plural
from tui.jobs.doctor import examine, repair
from tui.jobs.progress import Progress

_SHOWN = 5
"""Pairs named behind a finding for a person; the JSON names all of them."""

_WORDS = {OK: "ok", NOTE: "note", MENDED: "mended", REBUILDABLE: "can be rebuilt", LOST: "not sound"}


@click.command("doctor", short_help="Examine the database, mend or save what can be.")
@database_option
@click.option("--repair", "mends", is_flag=True, help="Build again what follows from the rest.")
@json_option
def command(database: Path, mends: bool, as_json: bool) -> int:
    """Examine every part of the database; exit 0 where it is whole, 1 where something is wrong.

    A damaged file is only read.
    """
    project = load_project(database)
    if not database.exists():
        raise PairsmithError(f"{shown_name(str(database))} does not exist", "name a database with --db")
    with ExitStack() as bars:

        def progress_of(name: str) -> Progress:
            return bars.enter_context(progress_bar(name))

        findings = list(examine(database, project.rubric, progress_of))
        _print(findings, as_json)
        if mends and any(finding.result == REBUILDABLE for finding in findings):
            _print(list(repair(database, project.rubric, findings)), as_json)
            findings = list(examine(database, project.rubric, progress_of))
    if not as_json:
        say(_verdict(findings, database))
    return 0 if healthy(findings) else 1


def _print(findings: list[Finding], as_json: bool) -> None:
    if not as_json:
        table(map(_row, findings))
        return
    for one in findings:
        emit({"examination": one.examination, "result": one.result, "says": one.says, "pairs": one.pairs})


def _row(finding: Finding) -> tuple[str, ...]:
    ids = " ".join(f"#{pair_id}" for pair_id in finding.pairs[:_SHOWN])
    more = f" and {len(finding.pairs) - _SHOWN} more" if len(finding.pairs) > _SHOWN else ""
    says = f"{finding.says}: {ids}{more}" if ids else finding.says
    return _WORDS[finding.result], finding.examination, says


def _verdict(findings: list[Finding], database: Path) -> str:
    if healthy(findings):
        return "whole"
    count = {result: sum(one.result == result for one in findings) for result in (REBUILDABLE, LOST)}
    shown = shown_name(str(database))
    if count[LOST]:
        return f"not whole: save what can be read with: pairsmith doctor --db {shown} --save-to NEW.db"
    return f"{plural(count[REBUILDABLE], 'part')} can be rebuilt with: pairsmith doctor --db {shown} --repair"

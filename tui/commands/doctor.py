"""``pairsmith doctor``: is a database whole, and what can be mended or saved?"""

from __future__ import annotations

from collections.abc import Sequence
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
from tui.jobs.backup import backups
from tui.jobs.doctor import examine, repair
from tui.jobs.progress import Progress
from tui.store.salvage import salvage

_SHOWN = 5
"""Pairs named behind a finding for a person; the JSON names all of them."""

_SAVE_TO = "Save what can be read of a damaged database in a new one."

_WORDS = {OK: "ok", NOTE: "note", MENDED: "mended", REBUILDABLE: "can be rebuilt", LOST: "not sound"}


@click.command("doctor", short_help="Examine the database, mend or save what can be.")
@database_option
@click.option("--repair", "mends", is_flag=True, help="Build again what follows from the rest.")
@click.option("--save-to", "target", type=click.Path(path_type=Path), metavar="NEW.db", help=_SAVE_TO)
@json_option
def command(database: Path, mends: bool, target: Path | None, as_json: bool) -> int:
    """Examine every part of the database; exit 0 where it is whole, 1 where something is wrong.

    A damaged file is only read, and with --save-to all that can be read of it goes into a new one.
    """
    project = load_project(database)
    if not database.exists():
        raise PairsmithError(f"{shown_name(str(database))} does not exist", "name a database with --db")
    if database.is_dir():
        raise PairsmithError(f"{shown_name(str(database))} is a folder", "name a database with --db")
    if target:
        return _save(database, target, as_json)
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
        if not healthy(findings) and (copies := backups(database, project.backup)):
            say(f"the last backup is {copies[-1]}")
    return 0 if healthy(findings) else 1


def _save(database: Path, target: Path, as_json: bool) -> int:
    """Save what can be read; exit 1 where a pair is missing, is not as it was, or nobody can say."""
    saved = salvage(database, target)
    if as_json:
        emit({"file": shown_name(str(target)), **saved._asdict()})
    else:
        rows = ", ".join(f"{count:,} in {table}" for table, count in saved.rows.items() if count)
        say(f"{shown_name(str(target))}: {plural(saved.rows['pairs'], 'pair')}; rows: {rows}")
        for found, says in ((saved.missing, "could not be read"), (saved.hurt, "lack something")):
            if found:
                say(f"{plural(len(found), 'pair')} {says}: {_named(found)}")
        if saved.guessed:
            say("the header of the file could not be read: compare what was saved with a backup")
    return 1 if saved.missing or saved.hurt or saved.guessed else 0


def _named(pairs: Sequence[int]) -> str:
    more = f" and {len(pairs) - _SHOWN} more" if len(pairs) > _SHOWN else ""
    return " ".join(f"#{pair_id}" for pair_id in pairs[:_SHOWN]) + more


def _print(findings: list[Finding], as_json: bool) -> None:
    if not as_json:
        table(map(_row, findings))
        return
    for one in findings:
        emit({"examination": one.examination, "result": one.result, "says": one.says, "pairs": one.pairs})


def _row(finding: Finding) -> tuple[str, ...]:
    says = f"{finding.says}: {_named(finding.pairs)}" if finding.pairs else finding.says
    return _WORDS[finding.result], finding.examination, says


def _verdict(findings: list[Finding], database: Path) -> str:
    if healthy(findings):
        return "whole"
    count = {result: sum(one.result == result for one in findings) for result in (REBUILDABLE, LOST)}
    shown = shown_name(str(database))
    if count[LOST]:
        return f"not whole: save what can be read with: pairsmith doctor --db {shown} --save-to NEW.db"
    return f"{plural(count[REBUILDABLE], 'part')} can be rebuilt with: pairsmith doctor --db {shown} --repair"

"""``pairsmith check``: is the set ready to be trained on?"""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.common import database_option, json_option, opened
from tui.commands.output import emit, progress_bar, say, table
from tui.core.checks import FAIL, WARN, Result, ready
from tui.jobs.check import check
from tui.jobs.overlap import compare_included

_SHOWN = 5
"""Pairs named behind a result for a person; the JSON names all of them."""


@click.command("check", short_help="Say whether the set is ready to be trained on.")
@database_option
@json_option
def command(database: Path, as_json: bool) -> int:
    """Run every readiness check over the included pairs; exit 0 where the set is ready, 1 where it is not.

    A failed check makes it not ready; a warning is yours to judge.
    """
    with opened(database) as (store, project):
        with progress_bar("comparing") as progress:
            compare_included(store, progress)
        results = check(store, project.limits, project.voice)
    if as_json:
        for result in results:
            emit(_record(result))
    else:
        table(map(_row, results), right=[2, 4])
        say(_verdict(results))
    return 0 if ready(results) else 1


def _record(result: Result) -> dict[str, object]:
    return {
        "check": result.check,
        "result": result.result,
        "value": result.value,
        "limit": result.limit,
        "pairs": result.pairs,
    }


def _row(result: Result) -> tuple[str, ...]:
    pairs = " ".join(f"#{pair_id}" for pair_id in result.pairs[:_SHOWN])
    more = f" and {len(result.pairs) - _SHOWN} more" if len(result.pairs) > _SHOWN else ""
    says = f"{result.says}: {pairs}{more}" if pairs else result.says
    return result.result, result.check, f"{result.value:g}", "limit", f"{result.limit:g}", says


def _verdict(results: list[Result]) -> str:
    count = {word: sum(result.result == word for result in results) for word in (FAIL, WARN)}
    return f"{'ready' if ready(results) else 'not ready'}: {count[FAIL]} failed, {count[WARN]} to look at"

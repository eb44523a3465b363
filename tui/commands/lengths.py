"""``pairsmith lengths``: how long the rows of an export would be in tokens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tui.commands.common import database_option, json_option, opened
from tui.commands.completing import templates
from tui.commands.output import emit, progress_bar, say, table
from tui.core.lengths import FRAME, LIMITS, Cut, Lengths
from tui.core.text import plural
from tui.jobs.lengths import measure
from tui.jobs.tokens import counter
from tui.templates.template import find_template

_SHOWN = 20
"""Pairs named one by one for a person; the JSON names all of them."""

_HEADING_MEANS = "under >N: how many rows a limit of N tokens cuts, and in brackets by how many tokens"

_ESTIMATED = '~ estimated; tokenizer = "tokenizer.json" under [export] in pairsmith.toml makes it exact'

_FRAMED = f"what a chat template writes around a message counts as {FRAME}; --template NAME counts it"


@click.command("lengths", short_help="Say how long the exported rows would be in tokens.")
@database_option
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=LIMITS[0],
    show_default=True,
    help="Name the pairs whose row has more tokens than this.",
)
@click.option(
    "--template",
    metavar="NAME",
    shell_complete=templates,
    help="The chat template that rows are counted in, where pairsmith.toml names none or another.",
)
@json_option
def command(database: Path, limit: int, template: str | None, as_json: bool) -> int:
    """Print how long the rows to train on and to evaluate with are in tokens, phase by phase, and what common
    limits of trainers would cut off them.

    Counts with a ~ are estimated. With `tokenizer = "tokenizer.json"` under [export] in pairsmith.toml the
    texts are counted as that model does; with a template, what that writes around them too, and without one
    it counts as 5 tokens for each message.
    """
    with opened(database) as (store, project):
        tokenizer = project.export.tokenizer
        named = project.export.template if template is None else template
        chosen = find_template(named, project.templates) if named else None
        with progress_bar("counting") as progress:
            found = measure(store, limit, counter(tokenizer), chosen, progress)
    if as_json:
        for each in found:
            emit(_record(each, limit, estimated=not tokenizer))
    elif found:
        _report(found, limit, tokenizer, named)
    else:
        say("nothing to export: no pair is included")
    return 0


def _record(each: Lengths, limit: int, *, estimated: bool) -> dict[str, object]:
    return {
        "group": each.group,
        "rows": each.rows,
        "tokens": each.tokens,
        "p50": each.p50,
        "p95": each.p95,
        "max": each.longest,
        "estimated": estimated,
        "limits": [{"limit": cut.limit, "rows": cut.rows, "tokens": cut.tokens} for cut in each.cuts],
        "limit": limit,
        "above": [{"pair": above.pair_id, "tokens": above.tokens} for above in each.above],
    }


def _report(found: Sequence[Lengths], limit: int, tokenizer: str, template: str) -> None:
    sign = "" if tokenizer else "~"
    heading = ["", "rows", "tokens", "p50", "p95", "longest"]
    heading += [f">{cut.limit:,}" for cut in found[0].cuts]
    table([heading, *(_row(each, sign) for each in found)], right=range(1, len(heading)))
    say(_HEADING_MEANS)
    above = [(one, each.group) for each in found for one in each.above]
    if above:
        say(f"longer than {limit:,} tokens: {plural(len(above), 'pair')}")
        table(
            ((f"  #{one.pair_id}", f"{sign}{one.tokens:,}", group) for one, group in above[:_SHOWN]),
            right=[1],
        )
        if len(above) > _SHOWN:
            say(f"  and {len(above) - _SHOWN:,} more; --json names all")
    say(f"counted with {tokenizer}" if tokenizer else _ESTIMATED)
    say(f"each row as {template} writes it" if template else _FRAMED)


def _row(each: Lengths, sign: str) -> list[str]:
    tokens = [f"{sign}{number:,}" for number in (each.tokens, each.p50, each.p95, each.longest)]
    return [each.group, f"{each.rows:,}", *tokens, *(_cut(cut, sign) for cut in each.cuts)]


def _cut(cut: Cut, sign: str) -> str:
    return f"{cut.rows:,} ({sign}{cut.tokens:,})" if cut.rows else "-"

"""``pairsmith similar``: what a pair or a text is close to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.common import database_option, json_option, opened, pair_id, sketch_new
from tui.commands.meaning import meaning_option, print_close_by_meaning
from tui.commands.output import emit, say, tell
from tui.commands.show import near_line
from tui.core.glimpse import NeighbourRow
from tui.core.pair import Pair

if TYPE_CHECKING:
    from tui.store.store import Store

FIELDS = ("prompt", "output")


@click.command("similar", short_help="Print the pairs that a pair or a text is close to.")
@database_option
@click.option("--pair", "number", type=pair_id, metavar="ID", help="What is this pair close to?")
@click.option("--text", help="What is this text close to?")
@click.option("--field", type=click.Choice(FIELDS), help="Compare this field only; both otherwise.")
@meaning_option
@json_option
def command(
    database: Path,
    number: int | None,
    text: str | None,
    field: str | None,
    by_meaning: bool | None,
    as_json: bool,
) -> int:
    """Print the pairs that a pair or a text is close to, duplicates before siblings; exit 1 where none is.

    With --json, spans are the ranges of characters of the stored text that differ. What is close by meaning
    stands in lines of its own, after these, where pairsmith.toml names a source of embeddings; it changes no
    exit code.
    """
    if (number is None) == (text is None):
        raise click.UsageError("name either --pair ID or --text TEXT")
    with opened(database) as (store, project):
        sketch_new(store)
        asked = store.pairs.get(number) if number is not None else None
        queries = {name: _query(asked, text, name) for name in FIELDS if field in (None, name)}
        found = _found(store, queries, number)
        for near in found:
            if as_json:
                stored: str = getattr(store.pairs.get(near.pair_id), near.field)
                emit(_record(near, stored, queries[near.field]))
            else:
                say(near_line(near))
        if field != "output":
            print_close_by_meaning(store, project.semantic, number, text, by_meaning, as_json=as_json)
    if not found:
        tell("nothing is close to it")
    return 0 if found else 1


def _query(asked: Pair | None, text: str | None, field: str) -> str:
    return getattr(asked, field) if asked is not None else text or ""


def _found(store: Store, queries: dict[str, str], exclude: int | None) -> list[NeighbourRow]:
    found = [near for field, text in queries.items() for near in store.index.near(text, field, exclude)]
    return sorted(found, key=lambda near: (not near.counts, -near.similarity))


def _record(near: NeighbourRow, stored: str, query: str) -> dict[str, object]:
    from tui.similar.spans import differing

    return {
        "pair": near.pair_id,
        "uid": near.uid,
        "field": near.field,
        "similarity": round(near.similarity, 4),
        "label": near.label,
        "spans": differing(query, stored)[1],
    }

"""``pairsmith similar``: what a pair or a text is close to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from tui.commands.common import LARGEST_ID, database_option, json_option, opened, pair_id, sketch_new
from tui.commands.completing import files
from tui.commands.files import reading, shown_name
from tui.commands.meaning import meaning_option, print_close_by_meaning
from tui.commands.output import emit, say, tell
from tui.commands.show import near_line
from tui.core.errors import PairsmithError
from tui.core.glimpse import NeighbourRow
from tui.core.text import one_line

if TYPE_CHECKING:
    from tui.store.store import Store

FIELDS = ("prompt", "output")

_ONE_OF = "name one of --pair ID, --text TEXT and --batch FILE"


@dataclass(frozen=True)
class Query:
    """What is looked for: a pair's own texts by field, or one text; ``line`` is where in a batch it stood."""

    texts: Mapping[str, str]
    pair: int | None = None
    line: int | None = None


@click.command("similar", short_help="Print the pairs that a pair or a text is close to.")
@database_option
@click.option("--pair", "number", type=pair_id, metavar="ID", help="What is this pair close to?")
@click.option("--text", help="What is this text close to?")
@click.option(
    "--batch",
    metavar="FILE",
    shell_complete=files,
    help="Many at once, one on a line: a pair's id, a text, or a text as a JSON string. A FILE of - is "
    "standard input.",
)
@click.option(
    "--field",
    type=click.Choice(FIELDS),
    help="Compare this field only. Otherwise a pair by both, a text with the prompts.",
)
@meaning_option
@json_option
def command(
    database: Path,
    number: int | None,
    text: str | None,
    batch: str | None,
    field: str | None,
    by_meaning: bool | None,
    as_json: bool,
) -> int:
    """Print the pairs that a pair or a text is close to, duplicates before siblings; exit 1 where none is.

    With --json, spans are the ranges of characters of the stored text that differ, and of a batch each answer
    has its line. What is close by meaning stands in lines of its own, after these, where pairsmith.toml names
    a source of embeddings; it changes no exit code, and is not looked for in a batch.
    """
    if [number, text, batch].count(None) != 2:
        raise click.UsageError(_ONE_OF)
    if batch is not None and by_meaning:
        raise click.UsageError("--meaning takes one pair or text, not a batch")
    with opened(database) as (store, project):
        if batch is not None:
            return _answer_batch(store, batch, field, as_json=as_json)
        query = (
            _of_pair(store, number, field) if number is not None else Query({field or "prompt": text or ""})
        )
        sketch_new(store)
        found = _answer(store, query, as_json=as_json)
        if field != "output":
            print_close_by_meaning(store, project.semantic, number, text, by_meaning, as_json=as_json)
    if not found:
        tell("nothing is close to it")
    return 0 if found else 1


def _of_pair(store: Store, number: int, field: str | None, line: int | None = None) -> Query:
    pair = store.pairs.get(number)
    return Query({name: getattr(pair, name) for name in FIELDS if field in (None, name)}, number, line)


def _answer_batch(store: Store, name: str, field: str | None, *, as_json: bool) -> int:
    """Answer line by line; every line is read before the first is answered."""
    queries = list(_queries(store, name, field))
    sketch_new(store)
    any_found = False
    for query in queries:
        if not as_json:
            asked = f"#{query.pair}" if query.pair else one_line(next(iter(query.texts.values())), 70)
            say(f"── {query.line}: {asked} ──")
        found = _answer(store, query, as_json=as_json)
        if not (found or as_json):
            say("nothing is close to it")
        any_found = any_found or found
    return 0 if any_found else 1


def _queries(store: Store, name: str, field: str | None) -> Iterator[Query]:
    """The queries of a file; blank lines are passed over.

    Raises:
        PairsmithError: the file can't be read, or a line can't be understood.
    """
    with reading(name) as stream:
        for line, raw in enumerate(stream, start=1):
            try:
                asked = raw.decode("utf-8").strip()
                asked = asked.removeprefix("\ufeff") if line == 1 else asked
                if asked.startswith('"'):
                    yield Query({field or "prompt": _json_text(asked)}, line=line)
                elif asked.isascii() and asked.isdigit():
                    yield _of_pair(store, min(int(asked), LARGEST_ID), field, line)
                elif asked:
                    yield Query({field or "prompt": asked}, line=line)
            except UnicodeDecodeError:
                raise PairsmithError(
                    f"{shown_name(name)}, line {line}: not UTF-8", "nothing was asked"
                ) from None
            except PairsmithError as error:
                raise PairsmithError(f"{shown_name(name)}, line {line}: {error.what}", error.hint) from None


def _json_text(asked: str) -> str:
    """A line that is a whole JSON string as its text; one that only begins with a quote as it stands."""
    try:
        text = orjson.loads(asked)
    except orjson.JSONDecodeError:
        return asked
    return str(text)


def _answer(store: Store, query: Query, *, as_json: bool) -> bool:
    """Print what a query is close to; whether there is anything."""
    found = [
        near for field, text in query.texts.items() for near in store.index.near(text, field, query.pair)
    ]
    for near in sorted(found, key=lambda near: (not near.counts, -near.similarity)):
        if as_json:
            line = {} if query.line is None else {"line": query.line}
            emit(line | _record(near, store, query.texts[near.field]))
        else:
            say(near_line(near))
    return bool(found)


def _record(near: NeighbourRow, store: Store, query: str) -> dict[str, object]:
    from tui.similar.spans import differing

    stored: str = getattr(store.pairs.get(near.pair_id), near.field)
    return {
        "pair": near.pair_id,
        "uid": near.uid,
        "field": near.field,
        "similarity": round(near.similarity, 4),
        "label": near.label,
        "spans": differing(query, stored)[1],
    }

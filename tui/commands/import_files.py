"""``pairsmith import``: files of records become pairs."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.common import database_option, json_option, opened, sketch_new
from tui.commands.files import reading_twice, refuse_unreadable, shown_name
from tui.commands.output import emit, progress_bar, say, tell
from tui.core.errors import PairsmithError
from tui.core.text import plural
from tui.formats.mapping import parse_mapping
from tui.jobs.import_file import ImportSummary, import_file

if TYPE_CHECKING:
    from tui.store.store import Store


@click.command("import", short_help="Bring in pairs from files of records.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--map",
    "mappings",
    multiple=True,
    metavar="OURS=THEIRS",
    help="Which field of the files is meant, such as prompt=question; may be given several times.",
)
@database_option
@json_option
def command(files: tuple[str, ...], mappings: tuple[str, ...], database: Path, as_json: bool) -> int:
    """Bring in pairs from files in any dialect; a FILE of - is standard input.

    A file may be JSONL, a JSON list, an object with lists of records, CSV or TSV, packed with gzip or not,
    in UTF-8 or UTF-16; what it holds decides, not its name.

    The database is made where there is none. The same file twice adds nothing. A record that can't be used
    is kept with its reason, for `pairsmith rejects`; the others come in, and the exit code is 0. Of a file
    without one record that can be used nothing is kept, and the exit code is 2.
    """
    mapping = _mapping(mappings)
    refuse_unreadable(files)
    done: list[ImportSummary] = []
    failure: PairsmithError | None = None
    with opened(database, create=True) as (store, _):
        for name in files:
            try:
                done.append(_import_one(store, name, mapping))
            except PairsmithError as error:
                failure = error
                break
            _report(done[-1], as_json=as_json)
        sketch_new(store)
    _point_to_rejects(done, database)
    if failure is not None:
        raise _with_what_was_done(failure, done)
    return 0


def _mapping(texts: tuple[str, ...]) -> dict[str, str]:
    try:
        return parse_mapping(texts)
    except ValueError as error:
        raise click.UsageError(f"--map {error}") from None


def _point_to_rejects(done: list[ImportSummary], database: Path) -> None:
    if rejected := sum(summary.rejected for summary in done):
        where = shlex.quote(shown_name(str(database)))
        tell(f"{plural(rejected, 'line')} could not be used; see them with: pairsmith rejects --db {where}")


def _with_what_was_done(failure: PairsmithError, done: list[ImportSummary]) -> PairsmithError:
    if not done:
        return failure
    names = ", ".join(summary.source for summary in done)
    return PairsmithError(str(failure), f"imported before it: {names}")


def _import_one(store: Store, name: str, mapping: Mapping[str, str]) -> ImportSummary:
    shown = shown_name(name)
    with reading_twice(name) as stream, progress_bar(shown) as progress:
        return import_file(store, stream, shown, progress, mapping=mapping)


def _report(summary: ImportSummary, *, as_json: bool) -> None:
    if as_json:
        emit(asdict(summary))
        return
    say(
        f"{summary.source}: {summary.read:,} read, {summary.stored:,} stored, "
        f"{summary.already_there:,} already there, {summary.rejected:,} rejected"
    )

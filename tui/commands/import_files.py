"""``pairsmith import``: files of records become pairs."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tui.commands.common import database_option, json_option, opened, sketch_new
from tui.commands.files import reading_twice, refuse_unreadable, shown_name
from tui.commands.output import emit, progress_bar, say, tell
from tui.core.errors import PairsmithError
from tui.core.text import one_line, plural
from tui.formats.jsonl import LINE_LIMIT
from tui.formats.mapping import parse_mapping
from tui.formats.unpacking import UNPACKED_LIMIT
from tui.jobs.import_file import ImportSummary, import_file
from tui.jobs.preview_import import Preview, preview_import
from tui.jobs.progress import never

if TYPE_CHECKING:
    from tui.store.store import Store


class _Limits(NamedTuple):
    """In bytes, in the order in which the jobs take them."""

    unpacked: int
    line: int


@click.command("import", short_help="Bring in pairs from files of records.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--map",
    "mappings",
    multiple=True,
    metavar="OURS=THEIRS",
    help="Which field of the files is meant, such as prompt=question; may be given several times.",
)
@click.option(
    "--unpacked-limit",
    type=click.IntRange(min=1),
    default=UNPACKED_LIMIT >> 20,
    show_default=True,
    metavar="MIB",
    help="Most mebibytes that a packed file may unpack to.",
)
@click.option(
    "--line-limit",
    type=click.IntRange(min=1),
    default=LINE_LIMIT >> 20,
    show_default=True,
    metavar="MIB",
    help="Most mebibytes that one line or one record may have; a longer one is rejected.",
)
@click.option("--dry-run", is_flag=True, help="Say what would come in, with three pairs; store nothing.")
@database_option
@json_option
def command(
    files: tuple[str, ...],
    mappings: tuple[str, ...],
    unpacked_limit: int,
    line_limit: int,
    dry_run: bool,
    database: Path,
    as_json: bool,
) -> int:
    """Bring in pairs from files in any dialect; a FILE of - is standard input.

    A file may be JSONL, a JSON list, an object with lists of records, CSV, TSV or Parquet, packed with
    gzip or not, in UTF-8, UTF-16 or UTF-32; what it holds decides, not its name.

    The database is made where there is none. The same file twice adds nothing. A record that can't be used
    is kept with its reason, for `pairsmith rejects`; the others come in, and the exit code is 0. Of a file
    without one record that can be used nothing is kept, and the exit code is 2.

    With --dry-run nothing is stored; the exit code is 1 where a file holds nothing that can be used.
    """
    mapping = _mapping(mappings)
    limits = _Limits(unpacked_limit << 20, line_limit << 20)
    refuse_unreadable(files)
    if dry_run:
        usable = [_show_preview(name, mapping, limits, as_json=as_json) for name in files]
        return 0 if all(usable) else 1
    done: list[ImportSummary] = []
    failure: PairsmithError | None = None
    with opened(database, create=True) as (store, _):
        for name in files:
            try:
                done.append(_import_one(store, name, mapping, limits))
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


def _import_one(store: Store, name: str, mapping: Mapping[str, str], limits: _Limits) -> ImportSummary:
    shown = shown_name(name)
    with reading_twice(name) as stream, progress_bar(shown) as progress:
        return import_file(store, stream, shown, progress, never, mapping, *limits)


def _report(summary: ImportSummary, *, as_json: bool) -> None:
    if as_json:
        row = asdict(summary)
        emit(row if summary.beside else {name: row[name] for name in row if name != "beside"})
        return
    say(
        f"{summary.source}: {summary.read:,} read, {summary.stored:,} stored, "
        f"{summary.already_there:,} already there, {summary.rejected:,} rejected"
    )


def _show_preview(name: str, mapping: Mapping[str, str], limits: _Limits, *, as_json: bool) -> bool:
    """Print what an import would make of a file; says whether anything could come in."""
    with reading_twice(name) as stream:
        found = preview_import(stream, shown_name(name), mapping, *limits)
    if as_json:
        emit(_preview_row(found))
    else:
        _say_preview(found)
    return bool(found.usable or not found.read)


def _preview_row(found: Preview) -> dict[str, Any]:
    examples = [
        {"line": one.line, "dialect": one.dialect, "prompt": one.pair.prompt, "output": one.pair.output}
        for one in found.examples
    ]
    return {**asdict(replace(found, examples=())), "examples": examples}


def _say_preview(found: Preview) -> None:
    dialect = found.dialect or "no known dialect"
    say(f"{found.source}: {found.container}, {dialect}; {found.usable:,} of {found.read:,} could come in")
    for words, names in (("read", found.used), ("kept beside the pair", found.beside)):
        if names:
            say(f"  {words}: {one_line(', '.join(names), 100)}")
    for one in found.examples:
        say(f"  {one.line:>4}  {one_line(one.pair.prompt, 100)}")
        say(f"     >  {one_line(one.pair.output, 100)}")
    if found.first_reject:
        reject = found.first_reject
        say(f"  {found.rejected:,} rejected, the first at {reject.line}: {reject.reason}")

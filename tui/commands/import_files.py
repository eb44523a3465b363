"""``pairsmith import``: files of records become pairs."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.commands.common import database_option, json_option, opened, sketch_new
from tui.commands.completing import targets
from tui.commands.files import STANDARD_STREAM, reading_twice, refuse_unreadable, shown_name
from tui.commands.output import emit, progress_bar, say, tell
from tui.core.errors import PairsmithError
from tui.core.text import one_line, plural
from tui.formats.limits import LIMITS, Limits
from tui.formats.mapping import mapping_words, parse_mapping
from tui.jobs.earlier_export import Decided, decisions_beside
from tui.jobs.first_fields import Fields, first_fields
from tui.jobs.import_file import ImportSummary, decided_words, import_file, refuse_binary, unlike_words
from tui.jobs.preview_import import Preview, preview_import
from tui.jobs.progress import never

if TYPE_CHECKING:
    from tui.store.store import Store

_SELDOM = frozenset({"unlike", "decided", "beside"})
"""What a summary says only where there is something to say."""

_AS_SAVED = "mapping as saved before"


@click.command("import", short_help="Bring in pairs from files of records.")
@click.argument("files", type=click.Path(), nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--map",
    "mappings",
    multiple=True,
    metavar="OURS=THEIRS",
    shell_complete=targets,
    help="Which field of the files is meant, such as prompt=question; may be given several times.",
)
@click.option("--save-map", is_flag=True, help="Keep this --map for later files with the same fields.")
@click.option("--no-saved-map", is_flag=True, help="Read the files by their own names, whatever was saved.")
@click.option(
    "--unpacked-limit",
    type=click.IntRange(min=1),
    default=LIMITS.unpacked >> 20,
    show_default=True,
    metavar="MIB",
    help="Most mebibytes that a packed file may unpack to.",
)
@click.option(
    "--line-limit",
    type=click.IntRange(min=1),
    default=LIMITS.line >> 20,
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
    save_map: bool,
    no_saved_map: bool,
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

    A file whose fields have other names is told which are meant with --map. With --save-map that is kept in
    the database: later files that have all of these fields are read so, here and in the app, which is said.

    With --dry-run nothing is stored; the exit code is 1 where a file holds nothing that can be used.
    """
    limits = Limits(unpacked_limit << 20, line_limit << 20)
    how = _How(_mapping(mappings), limits, saves=save_map, asks=not (mappings or no_saved_map))
    if save_map and (dry_run or not mappings):
        why = "a dry run stores nothing" if dry_run else "there is no --map to save"
        raise click.UsageError(f"{why}: leave --save-map out")
    refuse_unreadable(files)
    if dry_run:
        with _opened_if_there(database) as store:
            usable = [_show_preview(store, name, how, as_json=as_json) for name in files]
        return 0 if all(usable) else 1
    done: list[ImportSummary] = []
    failure: PairsmithError | None = None
    with opened(database, create=True) as (store, _):
        for name in files:
            try:
                done.append(_import_one(store, name, how))
            except PairsmithError as error:
                failure = error
                break
            _report(done[-1], as_json=as_json)
        sketch_new(store)
    _point_to_rejects(done, database)
    if failure is not None:
        raise _with_what_was_done(failure, done)
    return 0


@dataclass(frozen=True)
class _How:
    """How the files of a call are read."""

    mapping: Mapping[str, str]
    limits: Limits
    saves: bool
    """Whether the mapping is kept for later files."""
    asks: bool
    """Whether a mapping that was saved counts."""


@contextmanager
def _opened_if_there(database: Path) -> Iterator[Store | None]:
    """The database where there is one: a dry run makes none."""
    if not database.exists():
        yield None
        return
    with opened(database) as (store, _):
        yield store


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


def _import_one(store: Store, name: str, how: _How) -> ImportSummary:
    shown = shown_name(name)
    with reading_twice(name) as stream, _known_of(name) as decided:
        refuse_binary(stream, shown)
        fields = first_fields(stream, how.limits)
        _refuse_unmet(shown, fields, how)
        mapping = _in_effect(store, fields, how)
        if mapping and how.asks:
            tell(f"{shown}: {_AS_SAVED}: {mapping_words(mapping)}")
        with progress_bar(shown, in_bytes=True) as progress:
            summary = import_file(store, stream, shown, progress, never, mapping, how.limits, decided)
    if summary.decided:
        tell(f"{shown}: {decided_words(summary)}")
    if how.saves and not fields.names:
        tell(f"{shown} holds no record: the mapping is not saved")
    elif how.saves:
        kept = fields.to_save(mapping)
        store.mappings.save(kept, mapping)
        tell(f"saved: files with the fields {', '.join(kept)} are read with {mapping_words(mapping)}")
    return summary


def _refuse_unmet(shown: str, fields: Fields, how: _How) -> None:
    """Raise for a field that was named and that no first record has: it may be a slip."""
    unmet = sorted(set(how.mapping.values()) - fields.folded) if fields.names else []
    if unmet:
        what = f"{shown} has no field {', '.join(unmet)} in its first records"
        there = one_line(", ".join(fields.names), 200)
        raise PairsmithError(what, f"they have {there}; nothing was imported")


def _known_of(name: str) -> AbstractContextManager[Decided | None]:
    """What an earlier export says of a file's rows, where the file is its own."""
    return nullcontext() if name == STANDARD_STREAM else decisions_beside(Path(name))


def _in_effect(store: Store | None, fields: Fields, how: _How) -> Mapping[str, str]:
    """The mapping that was asked for, else one that was saved for these fields."""
    return store.mappings.fitting(fields.folded) if store and how.asks else how.mapping


def _report(summary: ImportSummary, *, as_json: bool) -> None:
    if as_json:
        emit({name: value for name, value in asdict(summary).items() if value or name not in _SELDOM})
        return
    say(
        f"{summary.source}: {summary.read:,} read, {summary.stored:,} stored, "
        f"{summary.already_there:,} already there, {summary.rejected:,} rejected"
    )
    if words := unlike_words(summary):
        tell(f"{summary.source}: {words}")


def _show_preview(store: Store | None, name: str, how: _How, *, as_json: bool) -> bool:
    """Print what an import would make of a file; says whether anything could come in."""
    with reading_twice(name) as stream:
        refuse_binary(stream, shown_name(name))
        fields = first_fields(stream, how.limits)
        _refuse_unmet(shown_name(name), fields, how)
        mapping = _in_effect(store, fields, how)
        found = preview_import(stream, shown_name(name), mapping, how.limits)
    if as_json:
        emit(_preview_row(found, saved=how.asks))
    else:
        _say_preview(found, saved=how.asks)
    return bool(found.usable or not found.read)


def _preview_row(found: Preview, *, saved: bool) -> dict[str, Any]:
    examples = [
        {"line": one.line, "dialect": one.dialect, "prompt": one.pair.prompt, "output": one.pair.output}
        for one in found.examples
    ]
    row = {**asdict(replace(found, examples=())), "examples": examples}
    return {**row, "fields": list(found.fields.names), "mapping_saved": saved and bool(found.mapping)}


def _say_preview(found: Preview, *, saved: bool) -> None:
    dialect = found.dialect or "no known dialect"
    say(f"{found.source}: {found.container}, {dialect}; {found.usable:,} of {found.read:,} could come in")
    read = ", ".join(f"{ours} <- {' + '.join(names)}" for ours, names in found.read_as.items())
    told = {
        _AS_SAVED if saved else "mapping as asked for": mapping_words(found.mapping),
        "read": read,
        "kept beside the pair": ", ".join(found.beside),
        "fields": "" if found.usable else ", ".join(found.fields.names),
        "name them, such as": found.fields.example if found.fields.proposed and not found.usable else "",
    }
    for words, names in told.items():
        if names:
            say(f"  {words}: {one_line(names, 100)}")
    for one in found.examples:
        say(f"  {one.line:>4}  {one_line(one.pair.prompt, 100)}")
        say(f"     >  {one_line(one.pair.output, 100)}")
    if found.first_reject:
        reject = found.first_reject
        say(f"  {found.rejected:,} rejected, the first at {reject.line}: {reject.reason}")

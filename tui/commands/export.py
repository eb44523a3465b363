"""``pairsmith export``: the training files, their phases and the manifest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

import click

from tui.commands.common import database_option, json_option, opened
from tui.commands.completing import templates
from tui.commands.files import STANDARD_STREAM, shown_name
from tui.commands.output import emit, progress_bar, say, table, tell
from tui.core.errors import PairsmithError
from tui.core.export_choice import ExportChoice
from tui.core.text import plural
from tui.formats.writing import FORMATS
from tui.jobs.export import WHY_LEFT_OUT, Plan, Wanted, drafts_named, plan_export
from tui.jobs.export_checks import ALLOWABLE, CHECKS, is_allowed
from tui.jobs.export_folder import MANIFEST, write_export
from tui.jobs.overlap import compare_included
from tui.store.drafts import Draft
from tui.templates.families import FAMILIES

_SHOWN = 20
"""Problems named one by one; the rest are counted."""

_WARNED = 6
"""Pairs named of one warning."""


class _Allowance(click.Choice[str]):
    """The code of a problem, with or without the id of the one pair that it is allowed for."""

    def __init__(self) -> None:
        super().__init__(ALLOWABLE)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        code, colon, number = str(value).partition(":")
        if colon and not number.isdecimal():
            self.fail(f"{value} names no pair; write {code}:12 for the pair 12", param, ctx)
        return f"{super().convert(code, param, ctx)}{colon}{number}"


@click.command("export", short_help="Write the training files into a folder.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@database_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="messages",
    show_default=True,
    help="How a row is written.",
)
@click.option("--cumulative", is_flag=True, help="Let the file of each phase hold the phases before it too.")
@click.option(
    "--template",
    metavar="NAME",
    shell_complete=templates,
    help="The chat template that the set is trained with, where pairsmith.toml names none or another: "
    f"{', '.join(FAMILIES)}, a name from pairsmith.toml, or the path of a file. Rows are written without it; "
    "a pair that it has no place for is a problem.",
)
@click.option(
    "--max-tokens",
    type=click.IntRange(0),
    metavar="N",
    help="Warn of rows longer than this, which the trainer would cut; 0 for none.",
)
@click.option(
    "--allow",
    multiple=True,
    type=_Allowance(),
    metavar="CODE[:ID]",
    help="Write in spite of this problem, of one pair where its ID is given, and say so in the manifest; "
    f"repeatable: {', '.join(ALLOWABLE)}.",
)
@click.option("--force", is_flag=True, help="Write beside and over files that no export wrote.")
@json_option
def command(
    folder: Path,
    database: Path,
    format_name: str,
    cumulative: bool,
    template: str | None,
    max_tokens: int | None,
    allow: tuple[str, ...],
    force: bool,
    as_json: bool,
) -> int:
    """Write the included pairs into DIR: one file per phase, their union, held-out pairs, a manifest.

    The same database and configuration give the same bytes; the time of the export stands in manifest.json
    alone. Problems are named on standard error, and then nothing is written: mend them, or allow them by
    their code. DIR is replaced as a whole: until all is written it is as it was.
    """
    if str(folder) == STANDARD_STREAM:
        raise PairsmithError("an export is several files", "name a folder")
    with opened(database) as (store, project):
        wanted = Wanted.by(project, ExportChoice(format_name, cumulative, template, max_tokens))
        with progress_bar("comparing") as progress:
            compare_included(store, progress)
        with progress_bar("checking") as progress:
            plan = plan_export(store, wanted, progress)
        _name_problems(plan, allow)
        _name_warnings(plan)
        _name_drafts(plan, store.drafts.all())
        with progress_bar("writing") as progress:
            manifest = write_export(store, plan, folder, allow=allow, force=force, progress=progress)
    if as_json:
        emit(manifest)
    else:
        _report(manifest, folder)
    return 0


def _name_problems(plan: Plan, allow: tuple[str, ...]) -> None:
    standing = [problem for problem in plan.problems if not is_allowed(problem, allow)]
    for problem in standing[:_SHOWN]:
        tell(f"pair {problem.pair_id}: {problem.code}: {problem.says}")
    if len(standing) > _SHOWN:
        tell(f"and {plural(len(standing) - _SHOWN, 'more problem')}")


def _name_warnings(plan: Plan) -> None:
    """One line for each kind: what is written all the same may be in very many pairs."""
    for check in CHECKS:
        found = [warning for warning in plan.warnings if warning.code == check.code]
        if found:
            named = [f"#{warning.pair_id}" for warning in found[:_WARNED]]
            named += [f"{len(found) - _WARNED:,} more"] if len(found) > _WARNED else []
            tell(f"warning: {check.code}: {check.words}: {', '.join(named)}")


def _name_drafts(plan: Plan, drafts: Sequence[Draft]) -> None:
    """Say which texts are not the latest that was typed."""
    written = set(chain.from_iterable(plan.parts.values())) if drafts else set()
    found = sorted((one for one in drafts if one.pair_id in written), key=attrgetter("pair_id", "field"))
    if found:
        pairs = len({draft.pair_id for draft in found})
        have = "has" if pairs == 1 else "have"
        words = f"{plural(pairs, 'pair')} of the export {have} a draft that is not saved"
        tell(f"{words}: {drafts_named(found, _SHOWN)}; the files hold the saved texts")


def _report(manifest: dict[str, Any], folder: Path) -> None:
    table(((file["name"], plural(file["rows"], "row")) for file in manifest["files"]), right=[1])
    say(f"beside them: {', '.join(file['name'] for file in manifest['documents'])}")
    for status, count in manifest["left_out"].items():
        say(f"left out: {plural(count, 'pair')}, {WHY_LEFT_OUT[status]}")
    say(shown_name(str(folder / MANIFEST)))

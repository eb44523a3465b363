"""Doctor: examines a database part by part, and makes again what can be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tui.core.errors import DamagedError, PairsmithError
from tui.core.health import LOST, MENDED, NOTE, OK, REBUILDABLE, Finding
from tui.core.rubric import Rubric
from tui.core.text import plural
from tui.jobs.index import catch_up
from tui.jobs.progress import Progress, silent
from tui.store.health import Health, Said
from tui.store.soundness import soundness
from tui.store.store import Store
from tui.store.surroundings import bugs_in, make_private, open_to_others, sqlite_version

ProgressOf = Callable[[str], Progress]
"""The progress of an examination, by its name."""

Mend = Callable[[Store], str]

NOT_EXAMINED = "not examined, as the pages are damaged"


class Examination(NamedTuple):
    """One part of a database that is open: how it is examined, and how it is made again."""

    name: str
    find: Callable[[Health, Progress], Said]
    mend: Mend | None = None


def _build_alike(store: Store) -> str:
    says = store.health.alike_again()
    catch_up(store)
    return says


EXAMINATIONS = (
    Examination("references", Health.references),
    Examination("journal", Health.journal, lambda store: store.health.restore()),
    Examination("columns", Health.columns, lambda store: store.health.recompute()),
    Examination("search", Health.search, lambda store: store.health.search_again()),
    Examination("alike", Health.alike, _build_alike),
)
"""In the order in which they are made, and mended: what is later follows from what is earlier."""


def examine(path: Path, rubric: Rubric, progress_of: ProgressOf = lambda _: silent) -> Iterator[Finding]:
    """Every finding, one after the other. A damaged file is only read, and not opened at all.

    Raises:
        PairsmithError: it is no database that this Pairsmith can open.
    """
    yield _sqlite()
    before, pages = open_to_others(path), _pages(path)
    if pages.result == LOST:
        yield from (_files(path, before), pages)
        yield from (Finding(one.name, LOST, NOT_EXAMINED) for one in EXAMINATIONS)
        return
    with Store.open(path, rubric) as store:
        # Opening takes the files from others, where it may.
        yield from (_files(path, before), pages)
        for one in EXAMINATIONS:
            try:
                yield Finding(one.name, *one.find(store.health, progress_of(one.name)))
            except DamagedError as error:
                yield Finding(one.name, LOST, f"can't be examined: {error}")
            except PairsmithError as error:
                yield Finding(one.name, NOTE, f"not examined: {error}")


def repair(path: Path, rubric: Rubric, findings: list[Finding]) -> Iterator[Finding]:
    """Make again what can be made again; each finding says what was done."""
    wanted = {finding.examination: finding for finding in findings if finding.result == REBUILDABLE}
    if found := wanted.get("files"):
        yield replace(found, result=MENDED, says=make_private(path))
    if not wanted.keys() - {"files"}:
        return
    with Store.open(path, rubric) as store:
        if found := wanted.get("pages"):
            store.health.reindex()
            yield replace(found, result=MENDED, says="its indexes were built again from its tables")
        for one in EXAMINATIONS:
            if one.mend and (found := wanted.get(one.name)):
                yield replace(found, result=MENDED, says=one.mend(store))


def _sqlite() -> Finding:
    version = sqlite_version()
    name = f"SQLite {'.'.join(map(str, version))}"
    bugs = bugs_in(version)
    if not bugs:
        return Finding("sqlite", OK, f"{name}, without a known bug that damages databases")
    return Finding("sqlite", NOTE, "; ".join(f"{name} has the bug {bug.name}: {bug.says}" for bug in bugs))


def _files(path: Path, before: list[Path]) -> Finding:
    if found := open_to_others(path):
        names = ", ".join(file.name for file in found)
        return Finding("files", REBUILDABLE, f"others on this machine may read or write {names}")
    if before:
        names = ", ".join(file.name for file in before)
        return Finding("files", MENDED, f"others could read or write {names}; taken from them")
    return Finding("files", OK, "nobody else may read or write the files")


def _pages(path: Path) -> Finding:
    found = soundness(path)
    if not found.wrong:
        return Finding("pages", OK, "every page is sound")
    says = f"{plural(len(found.wrong), 'thing')} wrong, first: {found.wrong[0]}"
    return Finding("pages", REBUILDABLE if found.only_indexes else LOST, says)

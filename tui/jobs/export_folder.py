"""The export's folder: whose files it holds, and how a whole new one takes its place."""

from __future__ import annotations

import errno
import filecmp
import hashlib
import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from tui.core.errors import PairsmithError
from tui.core.text import plural
from tui.jobs.dataset_card import CARD, dataset_card
from tui.jobs.export import EVAL, INCLUDED, Plan
from tui.jobs.export_checks import ALLOWABLE, is_allowed
from tui.jobs.export_rows import NewFile, Written, write_rows
from tui.jobs.manifest import exported_at, manifest_of
from tui.jobs.progress import Progress, ShouldStop, never, silent
from tui.jobs.swap import recover, swap, unfinished_beside
from tui.jobs.trainer_files import trainer_files
from tui.paths import read_small
from tui.store.durable import sync_folder
from tui.store.private import make_folders
from tui.store.store import Store

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 1 << 28
"""Bytes; it lists files and rows."""

_HALF = ".{}.partial"
"""What an export calls a file of the folder that it has not finished, where it writes one by one."""


@dataclass(frozen=True)
class WaysOn:
    """How to go on in spite of what stands in the way, in the words of the place where it is told."""

    allow: str = "go on with --allow {code}"
    overwrite: str = "say --force"


SHELL = WaysOn()

_OTHER_WAY = {"format": "choose another format"}
"""How to go on where a code can't be allowed and a pair need not be left out."""


def write_export(
    store: Store,
    plan: Plan,
    folder: Path,
    *,
    allow: Sequence[str] = (),
    force: bool = False,
    ways: WaysOn = SHELL,
    progress: Progress = silent,
    should_stop: ShouldStop = never,
) -> dict[str, Any]:
    """Write a plan into a folder and return the manifest. Whatever happens, it is the old one or the new.

    Raises:
        PairsmithError: nothing would be in it, a problem is not allowed, the set was changed since it was
            planned, or the folder holds files that no export wrote; nothing was written.
        StoppedError: it was asked to stop; nothing was written.
    """
    refuse_problems(plan, allow, ways)
    at = exported_at()
    _refuse_place(folder, store.path)
    place = folder.resolve()
    try:
        recover(place, _clear)
        _refuse_foreign(folder, None if force else ways)
        with _parents(place), unfinished_beside(place) as new:
            manifest = _fill(store, plan, new, allow, at, progress, should_stop)
            foreign = _refuse_foreign(folder, None if force else ways)
            replaced = _carry(place, new, foreign)
            swapped = swap(new, place)
            try:
                sync_folder(place.parent)
            finally:
                if swapped:
                    with suppress(OSError):  # Else it is cleared away before the next export.
                        _clear(new, place, replaced)
    except OSError as error:
        what = f"{folder} can't be written ({error.strerror or error})"
        raise PairsmithError(what, "all there is as it was; mend that, or name another folder") from None
    if not store.read_only:
        # The database holds no bytes of a name that are not UTF-8.
        name = os.fsencode(place).decode("utf-8", "backslashreplace")
        store.exports.record(name, orjson.dumps(manifest).decode())
    return manifest


def _fill(
    store: Store,
    plan: Plan,
    new: Path,
    allow: Sequence[str],
    at: str,
    progress: Progress,
    should_stop: ShouldStop,
) -> dict[str, Any]:
    """Write every file of an export into a new folder, onto the disk; the manifest is the last."""
    with store.snapshot():
        if store.journal.mark() != plan.mark:
            raise PairsmithError("the set was changed since the export was planned", "export it again")
        written = write_rows(store, plan, new, progress, should_stop)
        documents = [
            _put(new / name, content)
            for name, content in _documents(store, plan, written, new, allow).items()
        ]
        manifest = manifest_of(store, plan, written, documents, allow, at)
    _put(new / MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")
    sync_folder(new)
    return manifest


def _documents(
    store: Store, plan: Plan, written: Sequence[Written], new: Path, allow: Sequence[str]
) -> dict[str, bytes]:
    """What stands in the folder beside the rows and the manifest: to be read, and to train with."""
    return {CARD: dataset_card(plan, store.rubric, allow), **trainer_files(plan, written, new)}


def _put(path: Path, content: bytes) -> Written:
    with NewFile(path) as file:
        file.write(content)
    return file.written()


@contextmanager
def _parents(folder: Path) -> Iterator[None]:
    """Make the folders above one; where the block fails, those that were made go again."""
    missing = make_folders(folder.parent, 0o777)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for parent in missing:
                os.rmdir(parent)
        raise


# What stands in the way


def refuse_problems(plan: Plan, allow: Sequence[str], ways: WaysOn = SHELL) -> None:
    """Raise where no pair is included, and for the first problem that is not allowed."""
    if not plan.files.keys() & {INCLUDED, EVAL}:
        undecided = plan.statuses.get("new", 0)
        raise PairsmithError(
            "nothing to export: no pair is included", f"{plural(undecided, 'pair')} to decide"
        )
    standing = [problem for problem in plan.problems if not is_allowed(problem, allow)]
    if standing:
        first = standing[0]
        more = f" (and {plural(len(standing) - 1, 'more problem')})" if len(standing) > 1 else ""
        way_on = (
            ways.allow.format(code=first.code)
            if first.code in ALLOWABLE
            else _OTHER_WAY.get(first.code, "exclude it")
        )
        raise PairsmithError(f"pair {first.pair_id} {first.says}{more}", f"mend it, or {way_on}")


def _refuse_place(folder: Path, database: Path) -> None:
    """Raise where a folder can't be put: what stands there would be lost, or go on under a lost name."""
    if folder.is_symlink():
        raise PairsmithError(f"{folder} is a symbolic link", "name the folder itself")
    if folder.exists() and not folder.is_dir():
        raise PairsmithError(f"{folder} is a file", "name a folder")
    place = folder.resolve()
    if database.resolve().is_relative_to(place):
        raise PairsmithError(f"{folder} holds the database", "name a folder inside it")
    if Path.cwd().is_relative_to(place):
        raise PairsmithError(f"{folder} is where you are", "name a folder inside it, or go elsewhere first")


def _refuse_foreign(folder: Path, ways: WaysOn | None) -> list[str]:
    """Names of what no export wrote; raise where there are any, unless ``ways`` is None."""
    foreign = foreign_files(folder)
    if foreign and ways is not None:
        what = f"{folder} holds {named(foreign)}, not as an export wrote it"
        raise PairsmithError(what, f"name another folder, or {ways.overwrite}")
    return foreign


def foreign_files(folder: Path) -> list[str]:
    """Names of what a folder holds and no export wrote; nothing is touched.

    Raises:
        OSError: it can't be read.
    """
    return _parted(folder)[1] if folder.is_dir() and not folder.is_symlink() else []


def named(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    return names[0] + (f" and {len(names) - 1} more" if len(names) > 1 else "")


# Whose files a folder holds


def _parted(folder: Path) -> tuple[list[str], list[str]]:
    """Names of what an export wrote into a folder, and of what else it holds."""
    written = _written_before(folder)
    halves = {_HALF.format(name) for name in (*(written or {}), MANIFEST)}
    own, foreign = list[str](), list[str]()
    for entry in sorted(folder.iterdir()):
        is_file = entry.is_file() and not entry.is_symlink()
        is_own = is_file and (
            entry.name in halves
            or (entry.name == MANIFEST and written is not None)
            or (written is not None and entry.name in written and _sha256(entry) == written[entry.name])
        )
        (own if is_own else foreign).append(entry.name)
    return own, foreign


def _written_before(folder: Path) -> dict[str, str] | None:
    """Name to SHA-256 of each file that the folder's manifest lists; nothing where it is none of ours."""
    try:
        manifest = orjson.loads(read_small(folder / MANIFEST, LARGEST_MANIFEST))
        listed = [*manifest["files"], *manifest.get("documents", ())]
        return {str(file["name"]): str(file["sha256"]) for file in listed}
    except (PairsmithError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


# From the old folder to the new one


def _carry(folder: Path, new: Path, foreign: Sequence[str]) -> set[str]:
    """Let the new folder have what no export wrote into the old one, by the same names and rights.

    Returns the names of those that a file of the export takes the place of.

    Raises:
        OSError: it can't be done, or a folder bears the name of a file of the export.
    """
    if not folder.exists():
        return set()
    shutil.copymode(folder, new)
    _keep_rights(folder, new)
    replaced = {name for name in foreign if os.path.lexists(new / name)}
    for name in replaced:
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            raise OSError(errno.EISDIR, f"{name} is a folder")
    for name in sorted(set(foreign) - replaced):
        _twin(folder / name, new / name)
    return replaced


def _keep_rights(folder: Path, new: Path) -> None:
    """Who may read the old export may read the new one, a file that it did not have as its manifest."""
    usual = folder / MANIFEST
    for entry in new.iterdir():
        before = folder / entry.name
        for like in (before, usual):
            if like.is_file() and not like.is_symlink():
                shutil.copymode(like, entry)
                break


def _twin(source: Path, target: Path) -> None:
    """The same file under another name, or a folder of such files."""
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True, copy_function=_link)
    else:
        _link(source, target)


def _link(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        # Not every file system has a second name for a file.
        shutil.copy2(source, target, follow_symlinks=False)


def _clear(old: Path, folder: Path, replaced: Collection[str] = ()) -> None:
    """Take away an old folder that another stands in the place of, and what is in it elsewhere too.

    Raises:
        OSError: something of it could not be taken away.
    """
    own, _ = _parted(old)
    for name in (*own, *replaced):
        with suppress(FileNotFoundError):
            os.unlink(old / name)
    _clear_twins(old, folder)


def _clear_twins(old: Path, folder: Path) -> None:
    for entry in old.iterdir():
        there = folder / entry.name
        if not os.path.lexists(there):
            os.rename(entry, there)  # It was put here while the other was made.
        elif entry.is_dir() and not entry.is_symlink():
            _clear_twins(entry, there)
        elif _is_twin(entry, there):
            os.unlink(entry)
    os.rmdir(old)


def _is_twin(one: Path, other: Path) -> bool:
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    return one.samefile(other) or (
        one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
    )

"""The export's folder: whose files it holds, and how new ones take their place."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from tui.core.errors import PairsmithError
from tui.core.text import plural
from tui.core.voice import Voice
from tui.formats.writing import CannotWrite
from tui.jobs.export import ALLOWABLE, EVAL, INCLUDED, Plan, encode, manifest_of
from tui.store.store import Store

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class WaysOn:
    """How to go on in spite of what stands in the way, in the words of the place where it is told."""

    allow: str = "go on with --allow {code}"
    overwrite: str = "say --force"


SHELL = WaysOn()


def write_export(
    store: Store,
    plan: Plan,
    folder: Path,
    *,
    voice: Voice,
    seed: int,
    allow: Sequence[str] = (),
    force: bool = False,
    ways: WaysOn = SHELL,
) -> dict[str, Any]:
    """Write a plan into a folder and return the manifest, which is written last.

    Raises:
        PairsmithError: nothing would be in it, a problem is not allowed, or the folder holds files that
            an earlier export did not write; nothing was written.
    """
    refuse_problems(plan, allow, ways)
    contents = encode(plan)
    manifest = manifest_of(plan, contents, store.rubric, voice, seed, list(allow))
    try:
        stale = _claim(folder, contents, None if force else ways) - contents.keys()
        for name, content in contents.items():
            _replace(folder / name, content)
        for name in stale:
            (folder / name).unlink(missing_ok=True)
        _replace(folder / MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")
        _sync(folder)
    except OSError as error:
        raise PairsmithError(f"{folder} can't be written", error.strerror or str(error)) from None
    # The database holds no bytes of a name that are not UTF-8.
    place = os.fsencode(folder.resolve()).decode("utf-8", "backslashreplace")
    store.exports.record(place, orjson.dumps(manifest).decode())
    return manifest


def foreign_files(plan: Plan, folder: Path) -> list[str]:
    """Names of what the folder holds and no export wrote, as far as it can be seen; nothing is touched."""
    try:
        looked_at = folder.is_dir() and not folder.is_symlink()
        return _parted(folder, encode(plan))[1] if looked_at else []
    except (OSError, CannotWrite):
        return []  # Writing says what is wrong; nothing is in its way by name.


def named(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    return names[0] + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def refuse_problems(plan: Plan, allow: Sequence[str], ways: WaysOn = SHELL) -> None:
    """Raise where no pair is included, and for the first problem that is not allowed."""
    if not plan.files.keys() & {INCLUDED, EVAL}:
        undecided = plan.statuses.get("new", 0)
        raise PairsmithError(
            "nothing to export: no pair is included", f"{plural(undecided, 'pair')} to decide"
        )
    allowed = set(allow) & set(ALLOWABLE)
    standing = [problem for problem in plan.problems if problem.code not in allowed]
    if standing:
        first = standing[0]
        more = f" (and {plural(len(standing) - 1, 'more problem')})" if len(standing) > 1 else ""
        allowable = first.code in ALLOWABLE
        way_on = ways.allow.format(code=first.code) if allowable else "choose another format"
        hint = f"mend it, or {way_on}"
        raise PairsmithError(f"pair {first.pair_id} {first.says}{more}", hint)


def _claim(folder: Path, contents: Mapping[str, bytes], ways: WaysOn | None) -> set[str]:
    """Make the folder ours, and say which of its files an earlier export wrote.

    Without ``ways`` it becomes ours whatever it holds.
    """
    if folder.is_symlink():
        raise PairsmithError(f"{folder} is a symbolic link", "name the folder itself")
    if folder.exists() and not folder.is_dir():
        raise PairsmithError(f"{folder} is a file", "name a folder")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    own, foreign = _parted(folder, contents)
    if foreign and ways is not None:
        what = f"{folder} holds {named(foreign)}, not as an export wrote it"
        raise PairsmithError(what, f"name another folder, or {ways.overwrite}")
    return own - {MANIFEST}


def _parted(folder: Path, contents: Mapping[str, bytes]) -> tuple[set[str], list[str]]:
    """Names of what an export wrote into the folder, and of what else it holds.

    An export that was cut short left some files of its own before its manifest: what is already as it
    is about to be written, or was not finished, is no one else's.
    """
    written = _written_before(folder)
    known = {(name, _sha256(content)) for name, content in contents.items()} | (written or set())
    unfinished = {_partial(folder / name) for name in (*contents, MANIFEST)}
    entries = [entry for entry in sorted(folder.iterdir()) if entry not in unfinished]
    own = {entry.name for entry in entries if not entry.is_symlink() and _is_own(entry, known)}
    if written is not None:
        own.add(MANIFEST)
    return own, [entry.name for entry in entries if entry.name not in own]


def _is_own(entry: Path, known: set[tuple[str, str]]) -> bool:
    """Whether a file is one of those known by name and SHA-256; others are not read."""
    named = entry.is_file() and any(name == entry.name for name, _ in known)
    return named and (entry.name, _sha256(entry.read_bytes())) in known


def _written_before(folder: Path) -> set[tuple[str, str]] | None:
    """Name and SHA-256 of each file that the folder's manifest lists; nothing where it is none of ours."""
    try:
        manifest = orjson.loads((folder / MANIFEST).read_bytes())
        return {(str(file["name"]), str(file["sha256"])) for file in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _partial(path: Path) -> Path:
    """Where a file is written before it takes its name."""
    return path.with_name(f".{path.name}.partial")


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in place of the old one, on the disk before it takes the name."""
    partial = _partial(path)
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Make the renames themselves durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

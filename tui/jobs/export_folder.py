"""The export's folder: whose files it holds, and how new ones take their place."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from tui.core.errors import PairsmithError
from tui.core.text import plural
from tui.core.voice import Voice
from tui.jobs.export import ALLOWABLE, EVAL, INCLUDED, Plan, encode, manifest_of
from tui.store.store import Store

MANIFEST = "manifest.json"


def write_export(
    store: Store,
    plan: Plan,
    folder: Path,
    *,
    voice: Voice,
    seed: int,
    allow: Sequence[str] = (),
    force: bool = False,
) -> dict[str, Any]:
    """Write a plan into a folder and return the manifest, which is written last.

    Raises:
        PairsmithError: nothing would be in it, a problem is not allowed, or the folder holds files that
            an earlier export did not write; nothing was written.
    """
    refuse_problems(plan, allow)
    contents = encode(plan)
    manifest = manifest_of(plan, contents, store.rubric, voice, seed, list(allow))
    try:
        stale = _claim(folder, contents, force=force) - contents.keys()
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


def refuse_problems(plan: Plan, allow: Sequence[str]) -> None:
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
        way_on = f"go on with --allow {first.code}" if first.code in ALLOWABLE else "choose another format"
        hint = f"mend it, or {way_on}"
        raise PairsmithError(f"pair {first.pair_id} {first.says}{more}", hint)


def _claim(folder: Path, contents: Mapping[str, bytes], *, force: bool) -> set[str]:
    """Make the folder ours, and say which of its files an earlier export wrote.

    An export that was cut short left some files of its own before its manifest: what is already as it
    is about to be written, or was not finished, is no one else's.
    """
    if folder.is_symlink():
        raise PairsmithError(f"{folder} is a symbolic link", "name the folder itself")
    if folder.exists() and not folder.is_dir():
        raise PairsmithError(f"{folder} is a file", "name a folder")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = _written_before(folder)
    known = {(name, _sha256(content)) for name, content in contents.items()} | (written or set())
    unfinished = {_partial(folder / name) for name in (*contents, MANIFEST)}
    entries = [entry for entry in sorted(folder.iterdir()) if entry not in unfinished]
    own = {entry.name for entry in entries if not entry.is_symlink() and _is_own(entry, known)}
    if written is not None:
        own.add(MANIFEST)
    foreign = [entry.name for entry in entries if entry.name not in own]
    if foreign and not force:
        what = f"{folder} holds {foreign[0]}" + (f" and {len(foreign) - 1} more" if len(foreign) > 1 else "")
        raise PairsmithError(f"{what}, not as an export wrote it", "name another folder, or say --force")
    return own - {MANIFEST}


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

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
from tui.jobs.export import Plan, encode, manifest_of
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
        stale = _claim(folder, force=force) - contents.keys()
        for name, content in contents.items():
            _replace(folder / name, content)
        for name in stale:
            (folder / name).unlink(missing_ok=True)
        _replace(folder / MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")
        _sync(folder)
    except OSError as error:
        raise PairsmithError(f"{folder} can't be written", error.strerror or str(error)) from None
    store.exports.record(str(folder.resolve()), orjson.dumps(manifest).decode())
    return manifest


def refuse_problems(plan: Plan, allow: Sequence[str]) -> None:
    """Raise for an empty plan, and for the first problem that is not allowed."""
    if not plan.files:
        undecided = plan.statuses.get("new", 0)
        raise PairsmithError(
            "nothing to export: no pair is included", f"{plural(undecided, 'pair')} to decide"
        )
    standing = [problem for problem in plan.problems if problem.code not in allow]
    if standing:
        first = standing[0]
        more = f" (and {plural(len(standing) - 1, 'more problem')})" if len(standing) > 1 else ""
        hint = f"mend it, or go on with --allow {first.code}"
        raise PairsmithError(f"pair {first.pair_id} {first.says}{more}", hint)


def _claim(folder: Path, *, force: bool) -> set[str]:
    """Make the folder ours, and say which of its files an earlier export wrote."""
    if folder.is_symlink():
        raise PairsmithError(f"{folder} is a symbolic link", "name the folder itself")
    if folder.exists() and not folder.is_dir():
        raise PairsmithError(f"{folder} is a file", "name a folder")
    folder.mkdir(parents=True, exist_ok=True)
    written = _written_before(folder)
    foreign = sorted(
        entry.name
        for entry in folder.iterdir()
        if entry.name != MANIFEST and (entry.is_symlink() or written.get(entry.name) != _sha256(entry))
    )
    if MANIFEST not in written and (folder / MANIFEST).exists():
        foreign.append(MANIFEST)
    if foreign and not force:
        what = f"{folder} holds {foreign[0]}" + (f" and {len(foreign) - 1} more" if len(foreign) > 1 else "")
        raise PairsmithError(f"{what}, not as an export wrote it", "name another folder, or say --force")
    return {name for name in written if name not in foreign and name != MANIFEST}


def _written_before(folder: Path) -> Mapping[str, str]:
    """File name to SHA-256 as the manifest in the folder says; empty where there is none of ours."""
    try:
        manifest = orjson.loads((folder / MANIFEST).read_bytes())
        names = {str(file["name"]): str(file["sha256"]) for file in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {MANIFEST: "", **{name: digest for name, digest in names.items() if "/" not in name}}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in place of the old one, on the disk before it takes the name."""
    partial = path.with_name(f".{path.name}.partial")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Make the renames themselves durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

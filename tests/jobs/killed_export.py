"""Exports in child processes, killed at each of their steps; test_swap runs it in a process of its own.

Prints a line of JSON for each: the step, whether the child came to its end, and what is then in the folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.jobs import swap
from tui.jobs.export import plan_export
from tui.jobs.export_folder import write_export
from tui.store.store import Store

STEPS = ("open", "fsync", "rename", "mkdir", "link", "unlink", "rmdir")
"""Functions of ``os`` that change something on the disk, or are about to."""


def main(database: Path, folder: Path, *, by_steps: bool) -> None:
    """Export again and again, killed one step later each time, until an export comes to its end."""
    step = 0
    while True:
        step += 1
        child = os.fork()
        if not child:
            _export(database, folder, step, by_steps=by_steps)
        _, status = os.waitpid(child, 0)
        ended = os.WIFEXITED(status)
        print(json.dumps({"step": step, "ended": ended, "files": _digests(folder)}), flush=True)
        if ended:
            return


def _export(database: Path, folder: Path, step: int, *, by_steps: bool) -> None:
    left = [step]
    try:
        with Store.open(database) as store:
            plan = plan_export(store)
            for name in STEPS:
                setattr(os, name, _killed(getattr(os, name), left))
            if by_steps:
                swap.exchange = _no_exchange
            write_export(store, plan, folder, force=True)
    finally:
        os._exit(0)


def _killed(function: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)

    return call


def _no_exchange(one: Path, other: Path) -> None:
    raise OSError(38, "Function not implemented")


def _digests(folder: Path) -> dict[str, str]:
    """Each file under a folder with the SHA-256 of what it holds, but for the time in the manifest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(_timeless(path.read_bytes())).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _timeless(content: bytes) -> bytes:
    return b"\n".join(line for line in content.split(b"\n") if b'"exported_at"' not in line)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), by_steps=sys.argv[3] == "by steps")

"""Index in a process of its own, beside the app: ``python -m tui.jobs.index_process DATABASE``.

It is told and tells by lines. A number on standard input is the pair that is being looked at: it goes first.
The end of standard input ends the process at the next safe place, so that it never outlives the app. On
standard output each line is a JSON object, see ``Report``.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import orjson

from tui.config import load_project
from tui.core.errors import PairsmithError
from tui.jobs.index import link, sketch
from tui.jobs.progress import Progress
from tui.store.store import Store

SKETCH, LINK = "sketch", "link"
"""The stages, see ``jobs.index``."""

_BATCH = 1_000
"""Pairs that get their signatures at once: whoever decides meanwhile waits for 50 ms or so."""

_PATIENCE = 10
"""By how much the process is nicer than the app."""


class Report(NamedTuple):
    """How far it is: the stage with the pairs that it still lacks, the pair that went first, or an error."""

    stage: str = ""
    left: int = 0
    linked: int | None = None
    error: str = ""


class Ear:
    """Hears on a thread of its own what comes in on standard input."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._ended = threading.Event()
        self._wanted: int | None = None
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        heard = b""
        # Without a buffered reader, which a daemon thread must not hold when the interpreter ends.
        while block := os.read(self._descriptor, 4096):
            *lines, heard = (heard + block).split(b"\n")
            for line in lines:
                self._wanted = int(line)
        self._ended.set()

    def ended(self) -> bool:
        """Whether nobody listens any more."""
        return self._ended.is_set()

    def wanted(self) -> int | None:
        """The pair that is to go first, once."""
        pair_id, self._wanted = self._wanted, None
        return pair_id


def index(store: Store, ear: Ear, tell: Callable[[Report], None]) -> None:
    """Do what is left, and tell how far it is."""

    def asked_for() -> None:
        pair_id = ear.wanted()
        if pair_id is not None:
            store.index.link([pair_id])
            tell(Report(LINK, store.index.pending(), linked=pair_id))

    def progress_of(stage: str) -> Progress:
        return lambda done, total: tell(Report(stage, total - done))

    sketch(store, progress_of(SKETCH), ear.ended, batch=_BATCH)
    link(store, progress_of(LINK), ear.ended, asked_for)


def main(path: Path) -> int:
    """Index a database that the app has open."""
    os.nice(_PATIENCE)
    ear = Ear(sys.stdin.fileno())
    try:
        with Store.open(path, load_project(path).rubric) as store:
            index(store, ear, _tell)
    except PairsmithError as error:
        _tell(Report(error=str(error)))
        return 2
    return 0


def _tell(report: Report) -> None:
    try:
        os.write(sys.stdout.fileno(), orjson.dumps(report._asdict()) + b"\n")
    except BrokenPipeError:
        return  # The app is gone; the end of standard input says so as well.


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

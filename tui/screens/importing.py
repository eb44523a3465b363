"""Imports a file while the app is open: in a thread of its own, with progress, and it can be stopped."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.actions import with_keys
from tui.core.errors import PairsmithError
from tui.core.text import one_line, plural
from tui.jobs.earlier_export import decisions_beside
from tui.jobs.import_file import ImportSummary, decided_words, import_file, unlike_words
from tui.jobs.progress import StoppedError, pace
from tui.screens.ask import path_of
from tui.screens.base import Question
from tui.store.store import Store
from tui.widgets.bar_lines import message_lines
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line

T = TypeVar("T")

_ENDINGS = frozenset({".jsonl", ".json", ".ndjson", ".csv", ".tsv", ".gz"})
"""What a file that holds records is usually called."""


def complete_path(typed: str) -> Sequence[str]:
    """Folders and files of records that begin with what is typed."""
    path = path_of(typed or ".")
    folder, start = (path, "") if typed.endswith("/") or not typed else (path.parent, path.name)
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return ()
    fitting = [entry for entry in entries if entry.name.startswith(start) and not entry.name.startswith(".")]
    folders = [f"{entry}/" for entry in fitting if entry.is_dir()]
    return [str(entry) for entry in fitting if entry.suffix in _ENDINGS] + folders


def reading_file(path: Path, job: Callable[[BinaryIO], T]) -> T:
    """What a job makes of a file.

    Raises:
        PairsmithError: it can't be read.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            # Opening a pipe would wait for whoever writes to it, and nothing could end that.
            raise PairsmithError(f"{path} is no file", "import what comes through a pipe from the shell")
        with path.open("rb") as stream:
            return job(stream)
    except OSError as error:
        raise PairsmithError(f"{path} can't be read", error.strerror or str(error)) from None


class ImportScreen(Question[ImportSummary]):
    """Runs the import; answers with what it did, or nothing where it was stopped."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", show=False)]

    def __init__(self, path: Path, store: Store, mapping: Mapping[str, str]) -> None:
        super().__init__()
        self._path = path
        self._store = store
        self._mapping = mapping
        self._began = time.monotonic()
        self._stop = threading.Event()
        self._failed = False
        self._ended = asyncio.Event()

    def compose(self) -> ComposeResult:
        """One panel at the bottom."""
        yield LinePane(id="menu")

    def on_mount(self) -> None:
        """Begin."""
        self._draw(0, 1)
        self.run_worker(self._run(), exclusive=True)

    async def _run(self) -> None:
        try:
            self.dismiss(await asyncio.to_thread(self._import))
        except StoppedError:
            self.dismiss(None)
        except PairsmithError as error:
            self._failed = True
            pane = self.query_one("#menu", LinePane)
            pane.show([*message_lines(str(error), pane.line_width), BLANK, ((" Esc back", "dim"),)])
        finally:
            self._ended.set()

    async def flush(self) -> None:
        """Stop, and give the database back: whoever leaves still writes to it."""
        self._stop.set()
        await self._ended.wait()

    def _import(self) -> ImportSummary:
        """On a thread of its own, with a connection of its own."""
        loop_call = self.app.call_from_thread
        with self._store.beside() as store, decisions_beside(self._path) as decided:
            return reading_file(
                self._path,
                lambda stream: import_file(
                    store,
                    stream,
                    self._path.name,
                    lambda done, total: loop_call(self._draw, done, total),
                    self._stop.is_set,
                    self._mapping,
                    decided=decided,
                ),
            )

    def _draw(self, done: int, total: int) -> None:
        share = done / total if total else 1.0
        bar = "█" * int(share * 40)
        speed = pace(done, total, time.monotonic() - self._began)
        lines: list[Line] = [
            ((f" {one_line(self._path.name)}: reading", "heading strong"),),
            ((f" {bar:░<40} {share:.0%}", "flag-on"), (f"  {speed}", "dim")),
            BLANK,
            ((" Esc stops", "dim"),),
        ]
        self.query_one("#menu", LinePane).show(lines)

    def action_stop(self) -> None:
        """Stop at the next safe place, or leave after an error."""
        self._stop.set()
        if self._failed:
            self.dismiss(None)

    def on_unmount(self) -> None:
        """An import does not outlive the app."""
        self._stop.set()


def summary_words(summary: ImportSummary) -> str:
    """What an import did, in one line."""
    stored = f"{plural(summary.stored, 'pair')} stored, {summary.already_there} already there"
    rejected = f"{stored}, {summary.rejected} rejected"
    mends = with_keys("<curate.rejects> shows why, and mends") if summary.rejected else ""
    parts = [rejected, mends, unlike_words(summary)]
    parts.append(decided_words(summary))
    return "; ".join(filter(None, parts))

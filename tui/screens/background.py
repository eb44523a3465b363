"""A long job beside the screens: on a thread and a connection of its own, so that the store's stays free."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from tui.jobs.progress import Progress, ShouldStop
from tui.store.store import Store

T = TypeVar("T")

Tell = Callable[[str], None]
"""Shows how far a job is, on the screen's own thread."""

ProgressOf = Callable[[str], Progress]
"""The progress of a stage, by what it is called."""

Job = Callable[[Store, ProgressOf, ShouldStop], T]

_EVERY = 0.2
"""Seconds between two lines on how far it is: each costs something over a thin link."""


class Background:
    """Runs one job at a time."""

    def __init__(self, store: Store, tell: Tell) -> None:
        self._store = store
        self._tell = tell
        self._told_at = 0.0
        self._stop = threading.Event()
        self._ended = asyncio.Event()
        self._ended.set()

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return not self._ended.is_set()

    async def run(self, job: Job[T]) -> T:
        """What a job comes to.

        Raises:
            StoppedError: it was stopped.
        """
        loop = asyncio.get_running_loop()

        def progress_of(stage: str) -> Progress:
            return lambda done, total: self._report(loop, f"{stage}: {done:,} of {total:,} · Esc stops")

        def work() -> T:
            with self._store.beside() as store:
                store.stay_small()
                return job(store, progress_of, self._stop.is_set)

        self._stop.clear()
        self._ended.clear()
        try:
            return await asyncio.to_thread(work)
        finally:
            self._ended.set()

    def stop(self) -> None:
        """Let the job end at its next safe place."""
        self._stop.set()

    async def ended(self) -> None:
        """Wait until no job runs."""
        await self._ended.wait()

    def _report(self, loop: asyncio.AbstractEventLoop, words: str) -> None:
        now = time.monotonic()
        if now - self._told_at >= _EVERY:
            self._told_at = now
            with suppress(RuntimeError):  # The app is gone; whoever left stops the job too.
                loop.call_soon_threadsafe(self._show, words)

    def _show(self, words: str) -> None:
        if self.busy:
            self._tell(words)

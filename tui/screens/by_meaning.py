"""What is close to the current pair by meaning: asked and computed on threads of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from tui.actions import key_of
from tui.core.errors import PairsmithError
from tui.core.glimpse import MeaningRow
from tui.screens.desk import Desk
from tui.store.store import Store

if TYPE_CHECKING:
    from tui.semantic.vectors import Shelf

T = TypeVar("T")

REST = 0.1
"""Seconds that a pair stays in sight before anything is asked about it: who pages on is not held up."""

_EVERY = 1.0
"""Seconds between two reports of progress: over a thin link each costs a line."""

_ASKED = 30
"""Pairs asked for: more than are shown, as those that are alike by their words are listed already."""

_GLANCE = 0.2
"""Seconds between two looks at whether the index of near-duplicates is done."""

_PATIENCE = 15.0
"""Seconds without a change after which nobody seems to be at work on that index."""

_LEAVING = 1.0
"""Seconds that a batch in hand gets to end when the app is left; one that is cut off is computed again."""


class ByMeaning:
    """The embeddings of one desk. Does nothing, and loads nothing, where the project names no source."""

    def __init__(self, desk: Desk, endpoints: Sequence[str]) -> None:
        self._desk = desk
        options = desk.project.semantic
        self.on = bool(options.source)
        if self.on:
            from tui.semantic.meaning import Meaning

            self._meaning = Meaning(options, endpoints)
        self._shelf: Shelf | None = None
        self.rows: list[MeaningRow] | None = None
        """What is close to the current pair; nothing while that is not known."""
        self.trouble = ""
        """Why no more is computed, until it is tried again."""
        self.unfinished = False
        """Whether prompts wait for their vectors and nobody computes them."""
        self._progress = (0, 0)
        self._computing = False
        self._waiting = False
        self._looked_at = (0, "")
        self._stop = threading.Event()
        self._asking = threading.Lock()
        self._threads: list[threading.Thread] = []

    @property
    def words(self) -> str:
        """How far computing is, or what is in its way; empty where all is done."""
        if self.trouble:
            return f"{self.trouble}; {key_of('curate.refresh')} tries again"
        if self._waiting:
            return "waits for the near-duplicates"
        done, total = self._progress
        return f"{done:,} of {total:,} read" if self._computing and total else ""

    async def look(self) -> None:
        """Find out what is close to the current pair, once it has stayed in sight for a moment."""
        pair = self._desk.pair
        if pair is None:
            self.rows = None
            return
        if self._looked_at != (pair.id, pair.prompt):
            self._looked_at, self.rows = (pair.id, pair.prompt), None
        await asyncio.sleep(REST)
        try:
            rows, missing = await self._on_a_thread(lambda: self._near(pair.id))
        except PairsmithError as error:
            self.trouble = str(error)
            return
        if self._looked_at == (pair.id, pair.prompt):
            self.rows = rows
        self.unfinished = missing and not (self._computing or self.trouble or self._desk.store.read_only)

    async def compute(self, moved: Callable[[], None]) -> None:
        """Compute every vector that is missing; ``moved`` is called now and then, with more to show."""
        if self._computing:
            return
        self._computing, self.unfinished, self._progress = True, False, (0, 0)
        work = asyncio.ensure_future(self._on_a_thread(self._compute))
        try:
            while not (await asyncio.wait({work}, timeout=_EVERY))[0]:
                moved()
            await work
        except PairsmithError as error:
            self.trouble = str(error)
        finally:
            self._computing = self._waiting = False

    def try_again(self) -> None:
        """Forget what was in the way."""
        self.trouble = ""

    def close(self) -> None:
        """End what still runs, at the next safe place; a source that does not answer is not waited for."""
        self._stop.set()
        for thread in self._threads:
            thread.join(_LEAVING)

    def _near(self, pair_id: int) -> tuple[list[MeaningRow] | None, bool]:
        from tui.jobs.meaning import is_complete, near_pair
        from tui.semantic.vectors import Shelf

        with self._asking, self._opened() as store:
            self._shelf = self._shelf or Shelf()
            rows = near_pair(store, self._meaning, pair_id, _ASKED, self._shelf)
            return rows, not is_complete(store, self._meaning)

    def _compute(self) -> None:
        from tui.jobs.meaning import compute_missing

        with self._opened() as store:
            self._let_the_index_go_first(store)
            compute_missing(store, self._meaning, self._note, self._stop.is_set)

    def _let_the_index_go_first(self, store: Store) -> None:
        """Two that write all the time would hold up each other, and what the expert decides."""
        left, patience = store.index.pending(), _PATIENCE
        self._waiting = bool(left)
        while left and patience > 0 and not self._stop.wait(_GLANCE):
            before, left = left, store.index.pending()
            patience = _PATIENCE if left != before else patience - _GLANCE
        self._waiting = False

    def _note(self, done: int, total: int) -> None:
        self._progress = (done, total)

    def _opened(self) -> Store:
        return self._desk.store.beside()

    def _on_a_thread(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """Run something on a thread that the end of the program does not wait for."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def settle(result: T | None, error: BaseException | None) -> None:
            if future.done():
                return
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)  # type: ignore[arg-type]

        def run() -> None:
            result, error = None, None
            try:
                result = work()
            except BaseException as caught:
                error = caught
            with suppress(RuntimeError):  # The app is gone.
                loop.call_soon_threadsafe(settle, result, error)

        thread = threading.Thread(target=run, name="meaning", daemon=True)
        self._threads = [*filter(threading.Thread.is_alive, self._threads), thread]
        thread.start()
        return future

"""How the app ends: on a key, on a signal, without its terminal, by a defect. What is typed is kept first."""

from __future__ import annotations

import asyncio
import os
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Protocol, runtime_checkable

from rich.text import Text
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import WorkerFailed

from tui.core.errors import PairsmithError
from tui.core.text import visible
from tui.crash import last_words
from tui.keyboard import HungUp
from tui.screens.base import DeskApp, Flushing
from tui.screens.presence import is_there

LAST_TRY = 0.5
"""Seconds that other programs are waited for once this one is asked to end."""

LONGEST_END = 5.0
"""Seconds after which the end that a signal asks for waits for nothing more."""

LAST_WAIT = 10.0
"""Seconds that the store is waited for when the program ends by an error."""


@runtime_checkable
class Typing(Protocol):
    """A screen that is typed on."""

    def draft(self) -> Callable[[], None] | None:
        """What keeps the text as it stands, for the store's thread to call; nothing once it is left."""


@runtime_checkable
class Rescuing(Protocol):
    """A screen that may hold what could not be kept."""

    def rescue(self) -> str:
        """Write what is on the screen alone to a file; where, in words."""


def _screens_of(error: BaseException) -> Iterator[Screen[Any]]:
    """The screens whose own code an error went through."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if isinstance(screen := frame.f_locals.get("self"), Screen):
            yield screen


class EndingApp(DeskApp):
    """The app, as far as it ends."""

    last_words = ""
    """What is to be said once the terminal is given back, where a defect ended the app."""

    def hear_signals(self) -> None:
        """Leave cleanly when the terminal goes away or the machine asks."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.leave_on_signal, number)

    def on_hung_up(self, _: HungUp) -> None:
        """Leave as on the signal for it, which does not come to everyone."""
        self.leave_on_signal(signal.SIGHUP)

    def leave_on_signal(self, number: int) -> None:
        """Keep what is typed and leave, within seconds whatever happens."""
        # Whoever sends it may not wait long before the next one, which ends everything.
        self.desk.store.hurry(LAST_TRY)
        self.run_worker(self._leave_at_once(128 + number, time.monotonic()), group="leaving")
        if not self.desk.store.trouble:
            self.put_aside()
        asyncio.get_running_loop().call_later(LONGEST_END, self._leave_by_force, 128 + number)

    def _leave_by_force(self, code: int) -> None:
        """Give the terminal back and end: something never ends, and what is typed is on the disk."""
        if self._driver is not None:
            self._driver.stop_application_mode()
            self._driver.close()
        os._exit(code)

    async def _leave_at_once(self, code: int, asked_at: float) -> None:
        """Leave whatever happens: what could not be saved is said where the terminal still is."""
        words = []
        try:
            await self._flush_screens()
            await self.db(self.desk.leave)
        except PairsmithError as error:
            rescued = [screen.rescue() for screen in self.screen_stack if isinstance(screen, Rescuing)]
            words = [str(error), *rescued]
        if self.failed_at > asked_at:
            words.append("what the last key was to do is not done")
        self.exit(return_code=code, message=Text(visible("; ".join(filter(None, words)))) if words else None)

    async def action_quit(self) -> None:
        """Leave. Stays if typed text can't be saved; that the place can't be remembered is only said."""
        await self._flush_screens()
        try:
            if not self.desk.store.read_only:
                await self.db(self.desk.store.drafts.put_all_away)
            await self.db(self.desk.leave)
        except PairsmithError as error:
            self.exit(message=Text(visible(str(error))))
        else:
            self.exit()

    async def _flush_screens(self) -> None:
        # What is typed on is on top, and can wait for nothing below it.
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Flushing):
                await screen.flush()

    def _handle_exception(self, error: Exception) -> None:
        """Keep what is typed, and end with one line; the toolkit would show the values of its variables."""
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        in_vain = isinstance(error, NoMatches) and not all(map(is_there, _screens_of(error)))
        if in_vain and asyncio.current_task() is not self._task:
            return  # Somebody was quicker to leave the screen than it was to draw.
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            problems = self._keep_typed()
            kept = "" if problems else "what you typed is kept"
            self.last_words = last_words([error, *problems], kept)
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Say what there is to say at the end; the terminal may be gone by then."""
        with suppress(OSError):
            super()._print_error_renderables()

    def _keep_typed(self) -> list[Exception]:
        """Bring what is typed to the disk before anything else is done; returns what went wrong."""
        problems: list[Exception] = []
        for screen in self.screen_stack:
            try:
                if isinstance(screen, Typing) and (keep := screen.draft()) is not None:
                    self._store_thread.submit(keep).result(LAST_WAIT)
            except Exception as error:
                problems.append(error)
        return problems

"""Going over to writing, when the app that had the database has ended."""

from __future__ import annotations

import threading
from collections.abc import Callable

from tui.store.writer import WriterLock

LOOKED_AGAIN = 1.0
"""Seconds after which an app that waits looks who writes at present: of several one goes over first."""


def wait_for(holder: str) -> str:
    """What stands on the screens until then."""
    return f"{holder} writes it, and this app does once that one has ended"


def wait_beside(lock: WriterLock, had: Callable[[], None]) -> None:
    """Call ``had`` on this thread's loop once the lock is had; until then nothing is done, and nothing sent.

    Nothing ends the wait but the other app: the end of this one must not wait for it.
    """
    import asyncio  # The first page does without.

    loop = asyncio.get_running_loop()

    def wait() -> None:
        if not lock.wait():
            return
        try:
            loop.call_soon_threadsafe(had)
        except RuntimeError:  # This app has ended first.
            lock.give_back()

    threading.Thread(target=wait, name="writer lock", daemon=True).start()

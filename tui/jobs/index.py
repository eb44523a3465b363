"""Index: brings the near-duplicate index up to date, batch by batch."""

from __future__ import annotations

from tui.jobs.progress import Progress, ShouldStop, never, silent
from tui.similar.parameters import PARAMETERS
from tui.store.store import Store


def catch_up(store: Store, progress: Progress = silent, should_stop: ShouldStop = never) -> int:
    """Index every pair that is not indexed yet; returns how many. Progress is in pairs.

    Each batch is a transaction of its own: stopped, the next call goes on from there.
    """
    _forget_stale(store)
    total = store.index.pending()
    done = 0
    while not should_stop() and (count := store.index.index_next()):
        done += count
        progress(done, total)
    return done


def index_some(store: Store, limit: int) -> int:
    """Index the next few pairs in one transaction; returns how many, 0 when all are done."""
    _forget_stale(store)
    return store.index.index_next(limit) if store.index.pending() else 0


def _forget_stale(store: Store) -> None:
    store.index.forget_stale(PARAMETERS)

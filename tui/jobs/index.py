"""Index: brings the near-duplicate index up to date, batch by batch."""

from __future__ import annotations

from tui.jobs.progress import Progress, ShouldStop, never, silent
from tui.store.store import Store


def catch_up(store: Store, progress: Progress = silent, should_stop: ShouldStop = never) -> int:
    """Index every pair that is not indexed yet; returns how many. Progress is in pairs.

    Each batch is a transaction of its own: stopped, the next call goes on from there.
    """
    total = store.index.pending()
    done = 0
    while not should_stop() and (count := index_some(store, 200)):
        done += count
        progress(done, total)
    return done


def index_some(store: Store, limit: int) -> int:
    """Index the next few pairs in one transaction; returns how many, 0 when all are done."""
    from tui.similar.bands import PARAMETERS

    store.index.forget_stale(PARAMETERS)
    return store.index.index_next(limit)

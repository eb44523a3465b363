"""Index: brings the near-duplicate index up to date, batch by batch."""

from __future__ import annotations

from tui.jobs.progress import Progress, ShouldStop, never, silent
from tui.store.store import Store


def catch_up(store: Store, progress: Progress = silent, should_stop: ShouldStop = never) -> int:
    """Index every pair that is not indexed yet; returns how many. Progress is in pairs.

    Each batch is a transaction of its own: stopped, the next call goes on from there.
    """
    from tui.similar.bands import PARAMETERS

    store.index.forget_stale(PARAMETERS)
    total = store.index.pending()
    done = 0
    while not should_stop() and (count := store.index.index_next()):
        done += count
        progress(done, total)
    return done

"""Index: gives pairs their signatures, by which they are found, and links them with the pairs that are alike.

Every batch is a transaction of its own: whatever is stopped goes on from there the next time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.core.errors import PairsmithError
from tui.core.text import plural
from tui.jobs.progress import Progress, ShouldStop, StoppedError, never, silent
from tui.similar.parameters import PARAMETERS
from tui.store.store import Store

SKETCHED = 10_000
"""Pairs that get their signatures at once; others who write wait some tenths of a second meanwhile."""

LINKED = 20


def sketch(
    store: Store, progress: Progress = silent, should_stop: ShouldStop = never, *, batch: int = SKETCHED
) -> int:
    """Give every pair its signatures, so that it can be found; returns how many had none.

    An index that was made with other parameters is emptied first. Where nothing can be written, it stays
    as it is.
    """
    if store.read_only:
        return 0
    store.index.forget_stale(PARAMETERS)
    done, total = 0, store.index.unsketched()
    while not should_stop() and (count := store.index.sketch_next(batch)):
        done += count
        progress(done, total)
    while not should_stop() and store.index.tidy_next():
        continue
    return done


def link(
    store: Store,
    progress: Progress = silent,
    should_stop: ShouldStop = never,
    between: Callable[[], None] = lambda: None,
) -> int:
    """Link every pair that has its signatures with those that are alike; returns how many were not yet.

    ``between`` is called before each batch, for what is more urgent.
    """
    if store.read_only:
        return 0
    done, total = 0, store.index.pending()
    while not should_stop():
        between()
        count = store.index.link_next(LINKED)
        if not count:
            break
        done += count
        progress(done, total)
    return done


def catch_up(store: Store, progress: Progress = silent, should_stop: ShouldStop = never) -> int:
    """Bring the index up to date, one stage after the other; returns how many pairs were linked."""
    sketch(store, progress, should_stop)
    return link(store, progress, should_stop)


def link_these(
    store: Store, pair_ids: Sequence[int], progress: Progress = silent, should_stop: ShouldStop = never
) -> None:
    """Link some pairs with all that are alike, ahead of the others.

    Raises:
        StoppedError: it was asked to stop; what was linked stays so.
        PairsmithError: some are not linked yet, and nothing can be written.
    """
    if store.read_only:
        _refuse_unlinked(store, pair_ids)
        return
    sketch(store, progress, should_stop)
    for low in range(0, len(pair_ids), LINKED):
        if should_stop():
            raise StoppedError
        store.index.link(pair_ids[low : low + LINKED])
        progress(min(low + LINKED, len(pair_ids)), len(pair_ids))


def _refuse_unlinked(store: Store, pair_ids: Sequence[int]) -> None:
    if missing := sum(not store.index.is_linked(pair_id) for pair_id in pair_ids):
        what = (
            f"{plural(missing, 'pair')} can't be compared with the others, {store.path.name} can only be read"
        )
        raise PairsmithError(what, store.read_only)

"""Which included pairs repeat each other, within a split and across splits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from tui.core.view import Filter, View
from tui.jobs.index import link_these
from tui.jobs.progress import Progress, ShouldStop, StoppedError, never, silent
from tui.jobs.turn_overlap import goes_on_elsewhere, repeated_turns, talks
from tui.store.store import Store

_LOOKED_UP = 1_000
"""Pairs that are looked up in the other split at once."""


def compare_included(store: Store, progress: Progress = silent, should_stop: ShouldStop = never) -> None:
    """See to it that the neighbours of every included pair are known.

    Raises:
        StoppedError: it was asked to stop; what was compared stays so.
    """
    ids = list(store.queue.ids(View(Filter(status="included"))))
    link_these(store, ids, progress, should_stop)


def contaminated(store: Store, should_stop: ShouldStop = never) -> list[tuple[int, int]]:
    """The included training pairs that repeat what an included held-out pair asks, each with that.

    Every turn of a conversation counts; a short prompt counts with what was said before it.

    Of a prompt with very many near-duplicates the links hold the nearest alone. Such pairs are compared with
    the other split anew, so that none stays unseen once its nearest are gone.

    Raises:
        StoppedError: it was asked to stop.
    """
    train, held_out = (
        list(store.queue.ids(View(Filter(status="included", split=split)))) for split in ("train", "eval")
    )
    found = dict(store.counts.alike("train", "eval"))
    splits = frozenset(train), frozenset(held_out)
    for pair_id, held in _unlinked(store, train, splits[1], should_stop):
        found.setdefault(pair_id, held)
    for held, pair_id in _unlinked(store, held_out, splits[0], should_stop):
        found.setdefault(pair_id, held)
    talked = talks(store, "train"), talks(store, "eval")
    found = {one: held for one, held in found.items() if not goes_on_elsewhere(store, one, held, *talked)}
    for pair_id, held in repeated_turns(store, *talked, splits, should_stop):
        found.setdefault(pair_id, held)
    return sorted(found.items())


def _unlinked(
    store: Store, pair_ids: Sequence[int], among: Set[int], should_stop: ShouldStop
) -> Iterator[tuple[int, int]]:
    for low in range(0, len(pair_ids), _LOOKED_UP):
        if should_stop():
            raise StoppedError
        yield from store.index.unlinked_repeats("prompt", pair_ids[low : low + _LOOKED_UP], among)

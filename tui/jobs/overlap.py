"""Which included pairs repeat each other, within a split and across splits."""

from __future__ import annotations

from tui.core.view import Filter, View
from tui.jobs.index import link_these
from tui.jobs.progress import Progress, silent
from tui.store.store import Store


def compare_included(store: Store, progress: Progress = silent) -> None:
    """See to it that the neighbours of every included pair are known."""
    link_these(store, store.queue.ids(View(Filter(status="included"))).tolist(), progress)


def contaminated(store: Store) -> list[tuple[int, int]]:
    """The included training pairs whose prompt repeats that of an included held-out pair, each with that.

    Of a prompt with very many near-duplicates the links hold the nearest alone. Such pairs are compared with
    the other split anew, so that none stays unseen once its nearest are gone.
    """
    train, held_out = (
        store.queue.ids(View(Filter(status="included", split=split))).tolist() for split in ("train", "eval")
    )
    found = dict(store.counts.alike("train", "eval"))
    for pair_id, held in store.index.unlinked_repeats("prompt", train, held_out):
        found.setdefault(pair_id, held)
    for held, pair_id in store.index.unlinked_repeats("prompt", held_out, train):
        found.setdefault(pair_id, held)
    return sorted(found.items())

"""How long the rows of an export would be."""

from __future__ import annotations

from collections.abc import Iterator

from tui.core.lengths import Count, Lengths, lengths
from tui.core.pair import Pair
from tui.jobs.progress import Progress, silent
from tui.store.store import Store

_REPORTED = 500
"""Pairs from one report of progress to the next."""


def measure(store: Store, count: Count, limit: int, progress: Progress = silent) -> list[Lengths]:
    """The lengths of what would be exported to train on and to evaluate with."""
    return lengths(_exported(store, progress), count, limit)


def _exported(store: Store, progress: Progress) -> Iterator[Pair]:
    total = store.counts.by("status").get("included", 0)
    for done, pair in enumerate(store.pairs.every(status="included"), start=1):
        if done % _REPORTED == 0 or done == total:
            progress(done, total)
        if pair.split in ("train", "eval"):
            yield pair

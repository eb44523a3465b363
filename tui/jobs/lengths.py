"""How long the rows of an export would be."""

from __future__ import annotations

from collections.abc import Iterator

from tui.core.lengths import Lengths, lengths
from tui.core.pair import Pair
from tui.jobs.measured import measured
from tui.jobs.progress import Progress, silent
from tui.jobs.tokens import Counter
from tui.store.store import Store
from tui.templates.template import Template

_REPORTED = 500
"""Pairs from one report of progress to the next."""


def measure(
    store: Store,
    limit: int,
    counter: Counter | None = None,
    template: Template | None = None,
    progress: Progress = silent,
) -> list[Lengths]:
    """The lengths of what would be exported to train on and to evaluate with.

    Raises:
        PairsmithError: the template can't be used.
    """
    rows = measured(_exported(store, progress), counter or Counter(), template)
    return lengths(((row.pair, row.tokens) for row in rows), limit)


def _exported(store: Store, progress: Progress) -> Iterator[Pair]:
    total = store.counts.by("status").get("included", 0)
    for done, pair in enumerate(store.pairs.every(status="included"), start=1):
        if done % _REPORTED == 0 or done == total:
            progress(done, total)
        if pair.split in ("train", "eval"):
            yield pair

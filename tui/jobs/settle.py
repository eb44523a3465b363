"""Settle a group of near-duplicates: one is kept, the rest is excluded, in one step of undo."""

from __future__ import annotations

from tui.core.decide import decide
from tui.core.errors import StaleRevisionError
from tui.core.settling import REASON, Settling
from tui.store.store import Store

LABEL = "exclude duplicates"


def settle(store: Store, wanted: Settling) -> None:
    """Exclude what is to go, and write down what is to stay beside the one that is kept.

    Raises:
        StaleRevisionError: one of the pairs was changed since it was shown; nothing is done.
    """
    kept = wanted.kept
    with store.transaction():
        if store.pairs.get(kept.id).revision != kept.revision:
            # It may be excluded by now: with the rest gone, nothing would be left.
            raise StaleRevisionError(f"pair {kept.id} was changed elsewhere", "look at the group again")
        changes = [(pair, decide(pair, "excluded", store.rubric, REASON)) for pair in wanted.out]
        store.pairs.change_many(changes, LABEL)
        # Where none goes, she has seen them all and lets them stay.
        store.groups.let_stay([kept.id, *(wanted.chosen if wanted.out else wanted.stays)])

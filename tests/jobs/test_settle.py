"""Settling a group: one step, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.core.errors import StaleRevisionError
from tui.core.pair import Pair
from tui.core.settling import Settling
from tui.jobs.settle import settle
from tui.store.store import Store

AddPair = Callable[..., Pair]


def statuses(store: Store) -> list[str]:
    return [pair.status for pair in store.pairs.every()]


def test_what_goes_is_excluded_as_a_duplicate_in_one_step(store: Store, add_pair: AddPair) -> None:
    pairs = [add_pair(status="included"), add_pair(), add_pair(status="included"), add_pair()]
    settle(store, Settling(kept=pairs[0], out=(pairs[1], pairs[2]), stays=(4,), chosen=(4,)))
    assert statuses(store) == ["included", "excluded", "excluded", "new"]
    gone = store.pairs.get(2)
    assert (gone.reason, gone.decided_by) == ("duplicate", "expert")
    assert store.groups.stay_together([1, 2, 3, 4]) == {1, 4}
    assert store.pairs.undo() == ("exclude duplicates", [2, 3])
    assert statuses(store) == ["included", "new", "included", "new"]


def test_what_stays_without_having_been_chosen_is_looked_at_again(store: Store, add_pair: AddPair) -> None:
    pairs = [add_pair(), add_pair(), add_pair(), add_pair()]
    settle(store, Settling(kept=pairs[0], out=(pairs[1],), stays=(3, 4)))
    assert store.groups.stay_together([1, 3, 4]) == set()


def test_where_none_goes_all_that_stay_are_settled_and_nothing_is_journalled(
    store: Store, add_pair: AddPair
) -> None:
    pairs = [add_pair(), add_pair(), add_pair()]
    settle(store, Settling(kept=pairs[0], out=(), stays=(2, 3)))
    assert store.groups.stay_together([1, 2, 3]) == {1, 2, 3}
    assert store.journal.latest() == []


@pytest.mark.parametrize("changed", [0, 1, 2])
def test_a_pair_that_was_changed_since_refuses_it_all(store: Store, add_pair: AddPair, changed: int) -> None:
    pairs = [add_pair(), add_pair(), add_pair()]
    store.pairs.change(pairs[changed], {"note": "from elsewhere"}, "note")
    wanted = Settling(kept=pairs[0], out=(pairs[1], pairs[2]), stays=(3,), chosen=(3,))
    with pytest.raises(StaleRevisionError):
        settle(store, wanted)
    assert statuses(store) == ["new"] * 3
    assert store.meta.get("groups") is None
    assert store.pairs.undo() == ("note", [changed + 1]), "no empty step is left behind"

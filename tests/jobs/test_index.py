"""Index: stops where it is told, goes on from there, and begins afresh with other parameters."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import count

import pytest

from tui.core.pair import Pair
from tui.jobs.index import catch_up, index_some
from tui.store.store import Store

AddPair = Callable[..., Pair]


@pytest.fixture
def filled(store: Store, add_pair: AddPair) -> Store:
    """450 pairs, none like another but the last two."""
    numbers = count()

    def unlike() -> str:
        return hashlib.sha256(str(next(numbers)).encode()).hexdigest()

    with store.transaction():
        for _ in range(448):
            add_pair(unlike(), unlike())
        for ending in ("?", "!"):
            add_pair(f"Who may drive forklifts in hall two{ending}", unlike())
    return store


def linked(store: Store) -> dict[int, list[int]]:
    found = {
        pair.id: [row.pair_id for row in store.index.neighbours(pair.id)] for pair in store.pairs.every()
    }
    return {pair_id: others for pair_id, others in found.items() if others}


def test_catching_up_stops_where_it_is_told_and_goes_on_from_there(filled: Store) -> None:
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> None:
        seen.append((done, total))

    assert catch_up(filled, note, should_stop=lambda: len(seen) == 1) == 200
    assert filled.index.pending() == 250
    assert catch_up(filled, note, should_stop=lambda: True) == 0
    assert catch_up(filled, note) == 250
    assert seen == [(200, 450), (200, 250), (250, 250)]
    assert catch_up(filled, note) == 0
    assert len(seen) == 3
    assert linked(filled) == {449: [450], 450: [449]}


def test_a_few_at_a_time_come_to_the_same(filled: Store) -> None:
    done = [index_some(filled, 180) for _ in range(4)]
    assert done == [180, 180, 90, 0]
    assert linked(filled) == {449: [450], 450: [449]}


def test_an_index_made_with_the_same_parameters_is_kept(filled: Store) -> None:
    catch_up(filled)
    filled.close()
    with Store.open(filled.path) as reopened:
        assert catch_up(reopened) == 0
        assert linked(reopened) == {449: [450], 450: [449]}


def test_an_index_made_with_other_parameters_is_made_anew_with_its_whole_in_view(filled: Store) -> None:
    catch_up(filled)
    filled.index.forget_stale({"made": "otherwise"})
    filled.index.index_next(450)
    seen: list[tuple[int, int]] = []
    assert catch_up(filled, lambda done, total: seen.append((done, total))) == 450
    assert seen == [(200, 450), (400, 450), (450, 450)]
    assert linked(filled) == {449: [450], 450: [449]}

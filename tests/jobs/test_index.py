"""Index: stops where it is told, goes on from there, and begins afresh with other parameters."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import count

import pytest

from tui.core.pair import Pair
from tui.jobs.index import catch_up, link, link_these, sketch
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


def test_each_stage_stops_where_it_is_told_and_goes_on_from_there(filled: Store) -> None:
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> None:
        seen.append((done, total))

    assert sketch(filled, note, lambda: len(seen) == 2, batch=180) == 360
    assert (filled.index.unsketched(), filled.index.pending()) == (90, 450)
    assert sketch(filled, note, batch=180) == 90
    assert seen == [(180, 450), (360, 450), (90, 90)]
    seen.clear()
    assert link(filled, note, lambda: len(seen) == 3) == 60
    assert filled.index.pending() == 390
    assert link(filled, note, lambda: True) == 0
    assert link(filled, note) == 390
    assert seen[2:4] == [(60, 450), (20, 390)]
    assert seen[-1] == (390, 390)
    assert catch_up(filled, note) == 0
    assert linked(filled) == {449: [450], 450: [449]}


def test_only_what_has_signatures_is_linked(filled: Store) -> None:
    filled.index.forget_stale({"made": "now"})
    filled.index.sketch_next(449)
    assert link(filled) == 449
    assert filled.index.pending() == 1
    assert linked(filled) == {}


def test_what_is_more_urgent_goes_first(filled: Store) -> None:
    sketch(filled)
    asked = iter([450])
    found: list[dict[int, list[int]]] = []

    def urgent() -> None:
        for pair_id in asked:
            filled.index.link([pair_id])
        found.append(linked(filled))

    link(filled, between=urgent)
    assert found[0] == {449: [450], 450: [449]}
    assert filled.index.pending() == 0


def test_some_pairs_are_linked_ahead_of_the_others(filled: Store) -> None:
    seen: list[tuple[int, int]] = []
    link_these(filled, [449, *range(1, 31)], lambda done, total: seen.append((done, total)))
    assert seen == [(450, 450), (20, 31), (31, 31)]
    assert filled.index.pending() == 419
    assert linked(filled) == {449: [450], 450: [449]}
    assert filled.index.is_linked(449)
    assert not filled.index.is_linked(450)


def test_an_index_made_with_the_same_parameters_is_kept(filled: Store) -> None:
    catch_up(filled)
    filled.close()
    with Store.open(filled.path) as reopened:
        assert catch_up(reopened) == 0
        assert linked(reopened) == {449: [450], 450: [449]}


def test_an_index_made_with_other_parameters_is_made_anew(filled: Store) -> None:
    catch_up(filled)
    filled.index.forget_stale({"made": "otherwise"})
    assert linked(filled) == {}
    filled.index.sketch_next(450)
    seen: list[tuple[int, int]] = []
    assert sketch(filled, lambda done, total: seen.append((done, total))) == 450
    assert seen == [(450, 450)]
    link(filled)
    assert linked(filled) == {449: [450], 450: [449]}

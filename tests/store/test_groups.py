"""Groups as the database gives them: over the index, the statuses, and what was let stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

import pytest

from tui.core.glimpse import Group, Likeness
from tui.core.pair import Pair
from tui.core.view import Filter, View
from tui.jobs.index import catch_up
from tui.store.store import Store

AddPair = Callable[..., Pair]

RESTOCK = "How do I restock the pick face in zone {} the scanner shows E7?"
HOLD = "Hold the power button for ten seconds, then scan the {} label of the bay once more."


def members(store: Store) -> list[tuple[int, ...]]:
    return [group.members for group in store.groups.all() if group.open]


def link(store: Store, *rows: tuple[int, str, int, float, str, bool]) -> None:
    """Put these matches into the index, both ways round, in place of all that are there."""
    both = [
        *rows,
        *((other, field, one, near, label, counts) for one, field, other, near, label, counts in rows),
    ]
    with sqlite3.connect(store.path) as raw:
        raw.execute("DELETE FROM neighbours")
        raw.executemany("INSERT INTO neighbours VALUES (?, ?, ?, ?, ?, ?)", both)
    raw.close()


@pytest.fixture
def restock(store: Store, add_pair: AddPair) -> Store:
    """Two near-duplicates, their sibling, and one that is alike to none."""
    add_pair(RESTOCK.format("16 when"), "Hold the button.")
    add_pair(RESTOCK.format("17 when"), "Ask your lead.")
    add_pair(RESTOCK.format("16 if"), "Swap the battery.")
    add_pair("Who signs the damaged goods sheet?", "The shift lead, before noon.")
    catch_up(store)
    return store


def test_near_duplicates_are_a_group_and_siblings_are_none(restock: Store) -> None:
    assert members(restock) == [(1, 3)]


def test_an_output_joins_where_it_is_nearly_the_same_and_the_prompts_are_no_siblings(
    store: Store, add_pair: AddPair
) -> None:
    add_pair("What clears E7 on a scanner?", HOLD.format("white"))
    add_pair("My device beeps and stays dark", HOLD.format("white"))
    add_pair(RESTOCK.format("16 when"), "Ask your lead for the keys, then restock from the top shelf down.")
    add_pair(RESTOCK.format("17 when"), "Ask your lead for the keys, then restock from the top shelf down.")
    catch_up(store)
    assert store.index.neighbours(3)[0].counts
    assert members(store) == [(1, 2)], "to exclude 3 or 4 would lose a fact"


@pytest.mark.parametrize(
    ("field", "near", "counts", "joined"),
    [
        ("prompt", 0.7, True, True),
        ("prompt", 1.0, False, False),
        ("output", 0.9, True, True),
        ("output", 0.9, False, False),
        ("output", 0.8, True, False),
    ],
)
def test_which_matches_join(
    store: Store, add_pair: AddPair, field: str, near: float, counts: bool, joined: bool
) -> None:
    add_pair()
    add_pair()
    link(store, (1, field, 2, near, "near", counts))
    assert members(store) == ([(1, 2)] if joined else [])


def exclude(store: Store, *pair_ids: int) -> None:
    wishes = [(store.pairs.get(pair_id), {"status": "excluded"}) for pair_id in pair_ids]
    store.pairs.change_many(wishes, "exclude")


def test_a_group_is_settled_when_one_is_left_and_open_again_after_the_undo(restock: Store) -> None:
    exclude(restock, 3)
    assert restock.groups.all() == [Group((1,), (3,), open=False)]
    restock.pairs.undo()
    assert restock.groups.all() == [Group((1, 3), (), open=True)]


def test_a_group_falls_apart_where_what_held_it_together_is_excluded(store: Store, add_pair: AddPair) -> None:
    for _ in range(5):
        add_pair()
    rows = [(1, "prompt", 2, 0.9), (2, "prompt", 3, 0.95), (3, "prompt", 4, 0.9), (2, "prompt", 5, 0.92)]
    link(store, *((*row, "near", True) for row in rows))
    whole = store.groups.all()
    assert whole == [Group((1, 2, 3, 4, 5), (), open=True)]
    exclude(store, 2)
    left = [Group((3, 4), (2,), open=True)]
    assert store.groups.left_of(whole[0]) == store.groups.all() == left


def test_pairs_that_were_let_stay_are_settled_until_another_joins_them(
    restock: Store, add_pair: AddPair
) -> None:
    restock.groups.let_stay([3, 1])
    assert [(group.members, group.open) for group in restock.groups.all()] == [((1, 3), False)]
    assert restock.groups.stay_together([1, 2, 3]) == {1, 3}
    assert restock.groups.stay_together([1, 2]) == set()
    add_pair(RESTOCK.format("16 as"), "Wait.")
    catch_up(restock)
    assert members(restock) == [(1, 3, 5)]


def test_one_alone_is_not_written_down_and_the_same_twice_only_once(restock: Store) -> None:
    restock.groups.let_stay([1])
    assert restock.meta.get("groups") is None
    restock.groups.let_stay([1, 3])
    restock.groups.let_stay([3, 1])
    assert restock.meta.get("groups") == "[[1,3]]"


def test_the_list_counts_statuses_and_says_what_is_worst(store: Store, add_pair: AddPair) -> None:
    add_pair(RESTOCK.format("16 when"), "Use bay 12 of the rack that is nearest to you.", status="included")
    add_pair(RESTOCK.format("16 if"), "Use bay 15 of the rack that is nearest to you.", split="eval")
    add_pair(RESTOCK.format("16 as"), "Wait.", status="excluded", split="eval")
    catch_up(store)
    (row,) = store.groups.rows(store.groups.all())
    assert row.group == Group((1, 2), (3,), open=True)
    assert row.counts == {"included": 1, "new": 1, "excluded": 1}
    assert (row.held_out, row.contradicts) == (True, True)
    assert row.head.startswith("How do I restock")
    exclude(store, 2)
    (row,) = store.groups.rows(store.groups.all())
    assert (row.held_out, row.contradicts) == (False, False), "what is excluded does no harm"


def test_outputs_that_differ_in_a_fact_contradict_only_where_the_prompts_are_alike(
    store: Store, add_pair: AddPair
) -> None:
    outputs = [
        "Use bay 12 of the rack that is nearest to you.",
        "Use bay 15 of the rack that is nearest to you.",
    ]
    add_pair(RESTOCK.format("16 when"), outputs[0])
    add_pair("Where do returned gloves go?", outputs[1])
    catch_up(store)
    assert store.groups.contradicting([1, 2]) == set()
    add_pair(RESTOCK.format("16 if"), outputs[1])
    catch_up(store)
    assert store.groups.contradicting([1, 2, 3]) == {1, 3}


def test_members_come_with_their_drafts_and_the_excluded_last(store: Store, add_pair: AddPair) -> None:
    add_pair(RESTOCK.format("16 as"), "Wait.", status="excluded")
    add_pair(RESTOCK.format("16 when"), original_output="Press.", flags={"failure_is_critical"})
    add_pair(RESTOCK.format("16 if"), split="eval", status="held", decided_by="expert")
    catch_up(store)
    for field in ("output", "prompt"):
        store.drafts.save(3, field, "typed", 1)
    found = store.groups.members(store.groups.all()[0])
    assert [
        (one.id, one.status, one.score, one.rewritten, one.split, one.drafts, one.links) for one in found
    ] == [
        (2, "new", 3, True, "train", (), 1),
        (3, "held", 0, False, "eval", ("output", "prompt"), 1),
        (1, "excluded", 0, False, "train", (), 0),
    ]


def test_likeness_is_by_prompt_where_that_is_alike_else_by_an_output_that_would_join(
    restock: Store, add_pair: AddPair
) -> None:
    kept = add_pair("What clears E7 on a scanner?", HOLD.format("white"))
    others = [
        add_pair("What clears an E7 on a scanner?", "Ask."),
        add_pair("What clears E8 on a scanner?", HOLD.format("white")),
        add_pair("Mine beeps and stays dark", HOLD.format("white").upper()),
        add_pair("It hums", "Hold the power button, then look at the bay once more."),
        add_pair("Nothing to see", HOLD.format("white").replace("ten", "twelve")),
    ]
    found = restock.groups.likeness(kept.id, [1, *(pair.id for pair in others)])
    assert {pair_id: (like.field, like.label) for pair_id, like in found.items()} == {
        others[0].id: ("prompt", "near"),
        others[1].id: ("prompt", "sibling"),
        others[2].id: ("output", "same"),
    }
    assert found[others[2].id] == Likeness("output", 1.0, "same")
    assert restock.groups.likeness(99, [1]) == {}


def ordered(store: Store, wanted: Filter | None = None) -> Sequence[int]:
    return list(store.queue.ids(View(wanted or Filter(), "alike")))


def test_in_the_order_alike_together_duplicates_then_siblings_then_the_rest_as_imported(
    restock: Store, add_pair: AddPair
) -> None:
    add_pair("Where do I park?", "By the gate, in the rows marked for staff.")
    add_pair("Who signs the sheet for damaged goods?", "The lead.")
    catch_up(restock)
    assert ordered(restock) == [1, 3, 2, 4, 6, 5]
    exclude(restock, 1, 2)
    assert ordered(restock) == [1, 3, 2, 4, 6, 5], "decisions do not move it"
    assert ordered(restock, Filter(status="new")) == [3, 4, 6, 5]

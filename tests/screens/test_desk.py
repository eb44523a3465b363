"""The desk without a screen: where she is, what she sees, and what was left for later."""

from __future__ import annotations

from collections.abc import Callable

import orjson
import pytest

from tui.config import Project
from tui.core.errors import DamagedError, PairsmithError
from tui.core.pair import Pair
from tui.core.view import Filter, View
from tui.screens.desk import Desk
from tui.store.store import Store

AddPair = Callable[..., Pair]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk over the blank store, not started yet."""
    return Desk(store, Project())


def test_over_a_blank_store_nothing_can_be_done_and_nothing_fails(desk: Desk) -> None:
    desk.start()
    for act in (desk.accept, desk.reopen, desk.next_behaviour, desk.refresh, desk.leave):
        act()
    desk.step(1)
    desk.toggle_flag(0)
    assert desk.decide("included") is False
    assert (desk.pair, desk.saved, desk.left, desk.included) == (None, 0, 0, 0)
    assert desk.next_undecided() is False
    assert (desk.undo(), desk.redo()) == ("", "")
    assert desk.rows(0, 10) == (0, [])


def test_a_view_without_the_current_pair_begins_at_its_first(desk: Desk, add_pair: AddPair) -> None:
    add_pair()
    second = add_pair(split="eval")
    third = add_pair(split="eval")
    desk.start()
    desk.look_at(View(Filter(split="eval")), 1)
    assert desk.pair == second
    desk.look_at(View(Filter(split="eval")), third.id)
    assert desk.pair == third


def test_going_to_a_pair_outside_of_the_view_leaves_the_filter(desk: Desk, add_pair: AddPair) -> None:
    first = add_pair()
    add_pair(split="eval")
    desk.look_at(View(Filter(split="eval"), "longest"))
    desk.go_to(first.id)
    assert desk.view == View()
    assert desk.pair == first


def test_what_is_left_is_counted_in_the_view_and_what_is_included_in_all(
    desk: Desk, add_pair: AddPair
) -> None:
    add_pair(status="included")
    add_pair(split="eval")
    add_pair()
    desk.look_at(View(Filter(split="eval")))
    assert (desk.left, desk.included) == (1, 1)
    desk.decide("included")
    assert (desk.left, desk.included) == (0, 2)


def test_a_decision_says_whether_it_goes_against_the_verdict(desk: Desk, add_pair: AddPair) -> None:
    add_pair()
    desk.start()
    assert desk.decide("held") is False
    assert desk.decide("included") is True
    assert desk.decide("excluded") is True


def test_another_pair_is_decided_without_leaving_the_current_one(desk: Desk, add_pair: AddPair) -> None:
    first, second = add_pair(), add_pair()
    desk.start()
    desk.decide("held", second)
    assert desk.store.pairs.get(second.id).status == "held"
    assert desk.pair == first


def test_the_place_is_kept_with_every_change(desk: Desk, store: Store, add_pair: AddPair) -> None:
    for _ in range(3):
        add_pair()
    desk.look_at(View(Filter(status="new"), "score"))
    desk.step(2)
    desk.toggle_flag(0)
    again = Desk(store, Project())
    again.start()
    assert again.view == View(Filter(status="new"), "score")
    assert again.pair is not None
    assert again.pair.id == 3


def test_a_place_that_another_version_kept_is_taken_as_far_as_it_is_known(
    desk: Desk, store: Store, add_pair: AddPair
) -> None:
    add_pair()
    place = {"pair": 99, "order": "by colour", "filter": {"status": "new", "mood": "good"}}
    with store.transaction():
        store.meta.set("place", orjson.dumps(place).decode())
    desk.start()
    assert desk.view == View(Filter(status="new"))
    assert desk.pair is not None


def test_drafts_that_wait_are_named_the_newest_first(desk: Desk, store: Store, add_pair: AddPair) -> None:
    assert desk.waiting() == ""
    first, second = add_pair(), add_pair()
    store.drafts.save(first.id, "output", "text", 1)
    assert desk.waiting() == "a draft waits for the output of #1; f, with a draft, finds what waits"
    store.drafts.save(second.id, "prompt", "text", 1)
    assert "and 1 more" in desk.waiting()
    store.drafts.keep_begun({"output": "a"})
    assert desk.waiting().endswith("what waits; a new pair that was begun waits; y goes on with it")


def test_a_pair_written_by_hand_is_turned_to_and_counted(desk: Desk, store: Store, add_pair: AddPair) -> None:
    add_pair(status="held")
    desk.look_at(View(Filter(status="held")))
    texts = {"output": "a", "prompt": "b", "category": "", "behaviour": "answer"}
    assert desk.write(texts) == 2
    assert desk.pair == store.pairs.get(2)
    assert (desk.view, desk.left, desk.saved, desk.compared) == (View(), 1, 1, True)


def test_a_pair_that_can_not_be_stored_is_kept_as_drafts(desk: Desk, store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    desk.start()
    begun = {"output": pair.output, "prompt": pair.prompt, "behaviour": "answer"}
    with pytest.raises(PairsmithError, match="#1 is this very pair"):
        desk.write({**begun, "category": ""})
    assert store.drafts.begun() == begun
    assert (desk.pair, desk.saved) == (pair, 0)


def test_a_saved_text_forgets_its_draft_and_no_other(desk: Desk, store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    store.drafts.save(pair.id, "output", "a", 1)
    store.drafts.save(pair.id, "prompt", "b", 1)
    desk.start()
    assert sorted(desk.drafts) == ["output", "prompt"]
    desk.save_text("output", "new")
    assert desk.drafts == ["prompt"]
    assert desk.pair is not None
    assert desk.pair.output == "new"


def test_words_are_read_as_a_field_or_refused(desk: Desk, add_pair: AddPair) -> None:
    add_pair()
    desk.start()
    desk.set_field("tags", " E7 , E7, battery ")
    assert desk.pair is not None
    assert desk.pair.tags == ("E7", "battery")
    with pytest.raises(PairsmithError, match="note holds a NUL character"):
        desk.set_field("note", "a\x00b")


def test_rows_around_the_current_pair_are_read_and_no_more(desk: Desk, add_pair: AddPair) -> None:
    for _ in range(30):
        add_pair()
    desk.start()
    desk.go(20)
    top, rows = desk.rows(0, 10)
    assert len(rows) == 10
    assert rows[20 - top].id == 21


def test_the_index_is_finished_bit_by_bit(desk: Desk, add_pair: AddPair) -> None:
    prompt = "How do I restock the pick face when the scanner shows E7?"
    add_pair(prompt)
    add_pair(prompt.replace("the scanner", "a scanner"))
    desk.start()
    assert desk.neighbours == []
    assert desk.index_some() == 2
    assert desk.index_some() == 0
    desk.reload()
    assert {row.pair_id for row in desk.neighbours} == {2}


def test_a_pair_that_is_listed_and_is_not_there_is_said_to_be_damaged(
    desk: Desk, add_pair: AddPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_pair()
    monkeypatch.setattr(desk.store.pairs, "find", lambda **by: None)
    with pytest.raises(DamagedError, match="is listed and can't be read"):
        desk.start()

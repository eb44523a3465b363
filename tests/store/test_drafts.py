"""Drafts: what is being typed, kept beside its pair."""

from __future__ import annotations

from collections.abc import Callable

from tui.core.pair import Pair
from tui.core.view import Filter, View
from tui.store.store import Store

AddPair = Callable[..., Pair]


def test_a_draft_is_kept_replaced_and_discarded(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    assert store.drafts.get(pair.id, "output") is None
    store.drafts.save(pair.id, "output", "Hold the", 1)
    store.drafts.save(pair.id, "output", "Hold the power\r\n\x1b naïve", 2)
    draft = store.drafts.get(pair.id, "output")
    assert draft is not None
    assert (draft.text, draft.revision) == ("Hold the power\r\n\x1b naïve", 2)
    assert store.drafts.fields(pair.id) == ["output"]
    store.drafts.discard(pair.id, "output")
    assert store.drafts.get(pair.id, "output") is None


def test_drafts_of_two_fields_and_two_pairs_stand_side_by_side_and_survive_a_restart(
    store: Store, add_pair: AddPair
) -> None:
    first, second = add_pair(), add_pair()
    store.drafts.save(first.id, "prompt", "a", 1)
    store.drafts.save(first.id, "output", "b", 1)
    store.drafts.save(second.id, "output", "c", 1)
    store.close()
    with Store.open(store.path) as reopened:
        assert sorted(draft.text for draft in reopened.drafts.all()) == ["a", "b", "c"]
        assert sorted(reopened.drafts.fields(first.id)) == ["output", "prompt"]
        reopened.drafts.discard(first.id, "output")
        assert sorted(draft.text for draft in reopened.drafts.all()) == ["a", "c"]


def test_a_draft_does_not_touch_its_pair_and_outlives_a_change_of_it(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    store.drafts.save(pair.id, "output", "typing", pair.revision)
    assert store.pairs.get(pair.id) == pair
    store.pairs.change(pair, {"note": "n"}, "note")
    draft = store.drafts.get(pair.id, "output")
    assert draft is not None
    assert draft.revision < store.pairs.get(pair.id).revision


def test_what_is_begun_of_a_new_pair_is_kept_as_a_whole_and_is_no_draft_of_a_pair(
    store: Store, add_pair: AddPair
) -> None:
    pair = add_pair()
    store.drafts.save(pair.id, "output", "typing", pair.revision)
    assert store.drafts.begun() == {}
    store.drafts.keep_begun({"output": "Hold\r\nit", "category": "scanners"})
    store.drafts.keep_begun({"output": "Hold it down", "prompt": ""})
    store.close()
    with Store.open(store.path) as reopened:
        assert reopened.drafts.begun() == {"output": "Hold it down"}
        assert [draft.text for draft in reopened.drafts.all()] == ["typing"]
        assert reopened.drafts.texts() == {pair.id: {"output": "typing"}}
        assert reopened.queue.ids(View(Filter(has_draft=True))).tolist() == [pair.id]
        reopened.drafts.keep_begun({})
        assert reopened.drafts.begun() == {}
        assert len(reopened.drafts.all()) == 1


def test_a_draft_of_a_turn_stands_beside_those_of_prompt_and_output(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    for name in ("output", "turn 2", "turn 12"):
        store.drafts.save(pair.id, name, f"typed for {name}", 1)
    assert sorted(store.drafts.fields(pair.id)) == ["output", "turn 12", "turn 2"]
    assert store.drafts.texts()[pair.id]["turn 2"] == "typed for turn 2"
    store.drafts.discard(pair.id, "turn 2")
    assert sorted(store.drafts.fields(pair.id)) == ["output", "turn 12"]

"""A pair that was written by hand: stored once, found at once, its drafts gone with that alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import Pair
from tui.jobs import write
from tui.jobs.index import catch_up
from tui.jobs.write import write_pair
from tui.store.identity import uid_of
from tui.store.store import Store

AddPair = Callable[..., Pair]

OUTPUT = "Hold the power button for ten seconds, then scan the bay label again."
PROMPT = "How do I restock the pick face when the scanner shows E7?"


def texts(
    output: str = OUTPUT, prompt: str = PROMPT, category: str = "", behaviour: str = "answer"
) -> dict[str, str]:
    return {"output": output, "prompt": prompt, "category": category, "behaviour": behaviour}


def kept(begun: dict[str, str]) -> dict[str, str]:
    """What is kept of it as drafts."""
    return {field: text for field, text in begun.items() if text}


def test_it_is_a_new_pair_of_the_experts_own_from_no_file(store: Store) -> None:
    pair = store.pairs.get(write_pair(store, texts(category=" scanners ", behaviour="clarify")))
    assert (pair.output, pair.prompt, pair.category, pair.behaviour) == (
        OUTPUT,
        PROMPT,
        "scanners",
        "clarify",
    )
    assert (pair.origin, pair.status, pair.decided_by, pair.split) == ("expert", "new", None, "train")
    assert (pair.source_id, pair.source_line) == (None, None)
    assert pair.uid == uid_of((), PROMPT, OUTPUT)
    assert (pair.original_output, pair.original_prompt, pair.rewritten) == (OUTPUT, PROMPT, False)
    assert store.sources.sightings(pair.id) == 0


def test_texts_are_kept_to_the_character(store: Store) -> None:
    pair = store.pairs.get(write_pair(store, texts(" one\r\n\u2028two \n", "\tthree ")))
    assert (pair.output, pair.prompt) == (" one\r\n\u2028two \n", "\tthree ")


def test_it_is_found_by_search_and_as_a_neighbour_at_once(store: Store, add_pair: AddPair) -> None:
    other = add_pair(PROMPT.replace("the scanner", "a scanner"), "Reboot")
    pair_id = write_pair(store, texts())
    assert [near.pair_id for near in store.index.neighbours(pair_id)] == [other.id]
    assert pair_id in [near.pair_id for near in store.index.neighbours(other.id)]
    assert [near.pair_id for near in store.index.near(OUTPUT, "output")] == [pair_id]
    assert store.index.is_linked(pair_id)


def test_behind_many_pairs_that_are_not_compared_yet_it_waits_its_turn(
    store: Store, add_pair: AddPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "FEW", 2)
    add_pair()
    add_pair()
    assert not store.index.is_linked(write_pair(store, texts()))
    assert store.index.pending() == 3


@pytest.mark.parametrize("field", ["output", "prompt"])
@pytest.mark.parametrize("text", ["", " \n"])
def test_without_one_of_its_texts_it_is_not_stored(store: Store, field: str, text: str) -> None:
    begun = {**texts(), field: text}
    store.drafts.keep_begun(begun)
    with pytest.raises(PairsmithError, match=f"the {field} is empty: nothing is stored yet"):
        write_pair(store, begun)
    assert (store.pairs.count(), store.drafts.begun()) == (0, kept(begun))


def test_a_text_that_no_trainer_can_hold_is_refused_and_kept(store: Store) -> None:
    with pytest.raises(PairsmithError, match="the output holds a NUL character"):
        write_pair(store, texts("a\x00b"))
    assert store.pairs.count() == 0


def test_the_very_same_pair_is_not_stored_twice_and_what_was_typed_stays(
    store: Store, add_pair: AddPair
) -> None:
    add_pair()
    there = add_pair(PROMPT, OUTPUT)
    store.drafts.keep_begun(texts())
    with pytest.raises(PairsmithError, match=f"#{there.id} is this very pair: it is not stored twice"):
        write_pair(store, texts())
    store.pairs.change(there, {"output": "Call the shift lead."}, "edit output")
    with pytest.raises(PairsmithError, match=f"#{there.id} was this very pair before it was rewritten"):
        write_pair(store, texts())
    assert store.pairs.count() == 2
    assert store.drafts.begun() == kept(texts())


def test_its_drafts_go_with_it_and_those_of_other_pairs_stay(store: Store, add_pair: AddPair) -> None:
    other = add_pair()
    store.drafts.save(other.id, "output", "typing", 1)
    store.drafts.keep_begun(texts())
    write_pair(store, texts())
    assert store.drafts.begun() == {}
    assert [draft.pair_id for draft in store.drafts.all()] == [other.id]


def test_undo_takes_it_out_and_redo_brings_it_back(store: Store, add_pair: AddPair) -> None:
    other = add_pair(f"{PROMPT} Please.", OUTPUT)
    pair_id = write_pair(store, texts())
    pair = store.pairs.get(pair_id)
    assert store.pairs.undo() == ("new pair", [pair_id])
    assert [pair.id for pair in store.pairs.every()] == [other.id]
    assert store.index.neighbours(other.id) == []
    assert store.pairs.redo() == ("new pair", [pair_id])
    catch_up(store)
    assert (store.pairs.get(pair_id).prompt, store.pairs.get(pair_id).output) == (pair.prompt, pair.output)
    assert store.index.neighbours(other.id)[0].pair_id == pair_id

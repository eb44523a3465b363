"""Which included pairs repeat each other across train and eval."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tui.core.pair import Pair
from tui.jobs.index import catch_up
from tui.jobs.overlap import compare_included, contaminated
from tui.jobs.progress import StoppedError
from tui.store.store import Store

AddPair = Callable[..., Pair]
IN: dict[str, Any] = {"status": "included", "decided_by": "expert"}
QUESTION = "How do I clear the code E7 on a scanner"


def test_each_training_pair_is_named_with_the_held_out_pair_that_it_repeats(
    store: Store, add_pair: AddPair
) -> None:
    add_pair(f"{QUESTION}?", "Hold it.", **IN)
    add_pair("Who may drive forklifts in hall two?", "Anyone.", **IN)
    add_pair(f"{QUESTION} please?", "Wait.", **IN, split="eval")
    add_pair(f"{QUESTION}, please?", "Leave it.", split="eval")
    add_pair(f"please, {QUESTION}?", "Wait there.", **IN)
    compare_included(store)
    assert contaminated(store) == [(1, 3), (5, 3)]


def test_of_very_many_repeats_none_is_left_unseen(store: Store, add_pair: AddPair) -> None:
    for number in range(40):
        add_pair(f"{QUESTION}?", f"Hold it {number}.", **IN)
    add_pair(f"{QUESTION}?", "Wait.", **IN, split="eval")
    catch_up(store)
    assert len(store.counts.alike("train", "eval")) < 40, "the links alone name all"
    assert contaminated(store) == [(train, 41) for train in range(1, 41)]


def test_only_included_pairs_are_compared_for_it(store: Store, add_pair: AddPair) -> None:
    for number in range(30):
        add_pair(f"{QUESTION} {number}?")
    add_pair(f"{QUESTION}?", "Hold it.", **IN)
    compare_included(store)
    assert store.index.pending() == 30
    assert store.index.unsketched() == 0


def test_two_prompts_without_a_word_repeat_each_other_where_they_are_equal(
    store: Store, add_pair: AddPair
) -> None:
    add_pair("?!", "What do you mean?", **IN)
    add_pair("!?", "Pardon?", **IN)
    add_pair("?!", "Say more.", **IN, split="eval")
    compare_included(store)
    assert contaminated(store) == [(1, 3)]


def test_comparing_can_be_stopped_and_goes_on_where_it_was(store: Store, add_pair: AddPair) -> None:
    for number in range(60):
        add_pair(f"{QUESTION} {number}?", **IN)
    told: list[int] = []
    with pytest.raises(StoppedError):
        compare_included(store, lambda done, total: told.append(done), lambda: len(told) > 1)
    assert 0 < store.index.pending() < 60
    with pytest.raises(StoppedError):
        contaminated(store, lambda: True)
    compare_included(store)
    assert store.index.pending() == 0

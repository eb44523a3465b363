"""Which included pairs repeat each other across train and eval."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tui.core.pair import Message, Pair
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


U, A = "user", "assistant"
ON_THE_WAY = (Message(U, f"{QUESTION}?"), Message(A, "Hold the button."))


def test_a_held_out_question_asked_on_the_way_in_training_is_found_and_the_other_way_round(
    store: Store, add_pair: AddPair
) -> None:
    add_pair("And then, where do I put the scanner down?", "Here.", **IN, context=ON_THE_WAY)
    add_pair(f"{QUESTION}?", "Hold it.", **IN, split="eval")
    add_pair("How long is the break of the late shift?", "Half an hour.", **IN)
    held = (Message(U, "how long is the break of the late shift"), Message(A, "Half an hour."))
    add_pair("Who decides that in the end, the lead?", "She does.", **IN, context=held, split="eval")
    compare_included(store)
    assert contaminated(store) == [(1, 2), (3, 4)]


def test_two_conversations_that_share_an_earlier_question_repeat_each_other(
    store: Store, add_pair: AddPair
) -> None:
    greeting = (Message(U, "Hi there"), Message(A, "Hello."))
    add_pair("Which gloves are for the cold store?", "Blue.", **IN, context=greeting)
    add_pair("Where does the amber label go then?", "Left.", **IN, context=ON_THE_WAY)
    add_pair("Who signs the sheet for the drums?", "Lead.", **IN, context=ON_THE_WAY, split="eval")
    add_pair("Which bay takes the returns?", "Nine.", **IN, context=greeting, split="eval")
    compare_included(store)
    assert contaminated(store) == [(2, 3)]


def test_a_short_follow_up_repeats_another_only_after_the_same_words(store: Store, add_pair: AddPair) -> None:
    other = (Message(U, "May I lift a drum on my own?"), Message(A, "No, never."))
    add_pair("Are you sure?", "Yes.", **IN, context=other)
    add_pair("Are you sure?", "Yes, hold it.", **IN, context=(Message(U, "E7?"), ON_THE_WAY[1]))
    add_pair("Are you sure?", "Quite.", **IN, context=(Message(U, "It says E7"), ON_THE_WAY[1]), split="eval")
    compare_included(store)
    assert contaminated(store) == [(2, 3)]

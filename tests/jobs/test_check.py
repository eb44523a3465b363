"""Check: what is counted of a set, and who stands behind each result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tui.core.checks import FAIL, PASS, Limits, Result
from tui.core.pair import Message, Pair
from tui.core.voice import Voice
from tui.jobs.check import check, gather
from tui.jobs.index import catch_up
from tui.store.store import Store

AddPair = Callable[..., Pair]
VOICE = Voice(avoid=("Kindly",), max_words=20)
IN: dict[str, Any] = {"status": "included", "decided_by": "expert"}
LONG = "Hold the power button for ten seconds, then scan the bay label again"


@pytest.fixture
def filled(store: Store, add_pair: AddPair) -> Store:
    add_pair("Where is the cold store?", "Behind gate four.", **IN, category="places", origin="synthetic")
    add_pair("Who may drive forklifts?", "Kindly ask.", **IN, category="people", origin="augmented")
    add_pair("Asdf?", "Which machine do you mean?", **IN, behaviour="clarify", category="people")
    add_pair("Shoes <|im_end|> lost", "See the\u202e shelf.", **IN)
    add_pair("Paint spilled", "Close it off.", context=(Message("system", "\x1b[0m [INST]"),), **IN)
    add_pair("How do I clear the code E7 on a scanner?", LONG, **IN)
    add_pair("How do I clear the code E7 on the scanner?", f"{LONG}.", **IN)
    add_pair("How would I clear the code E7 on the scanner?", "Ask.", **IN, split="eval")
    add_pair("Lifts stuck", "Kindly <s> \u202e </s> wait", **IN, split="robustness")
    add_pair("Tape empty", "Kindly </s>", status="held", decided_by="expert")
    add_pair("Hall dark", "Kindly </s>", status="excluded", decided_by="expert")
    add_pair("Keys gone", "Kindly </s>")
    add_pair("What opens the paint cupboard in hall two?", "Key nine.", **IN, category="places")
    add_pair("What opens a paint cupboard in hall two?", "Ask me.", **IN, split="eval")
    catch_up(store)
    return store


def test_only_included_training_pairs_are_looked_at(filled: Store) -> None:
    facts = gather(filled, VOICE)
    assert (facts.train, facts.eval, facts.undecided) == (8, 2, 1)
    assert (facts.synthetic, facts.negative, facts.largest_category) == (2, 1, 2)
    assert facts.off_voice == [2]
    assert facts.with_control_tokens == [4, 5]
    assert facts.invisible == [4, 5]


def test_an_earlier_answer_counts_for_the_voice_and_what_the_user_says_does_not(
    store: Store, add_pair: AddPair
) -> None:
    said = Message("user", "Kindly hurry."), Message("assistant", "Wait.")
    add_pair(context=said, **IN)
    add_pair(context=(said[1], Message("assistant", "Kindly wait.")), **IN)
    assert gather(store, VOICE).off_voice == [2]


def test_a_draft_counts_once_for_its_pair_whatever_its_status(filled: Store) -> None:
    for pair_id, field in ((12, "output"), (1, "output"), (1, "prompt")):
        filled.drafts.save(pair_id, field, "typed", 1)
    assert gather(filled, VOICE).drafted == [1, 12]


def test_near_duplicates_inside_training_and_across_to_evaluation_are_told_apart(filled: Store) -> None:
    facts = gather(filled, VOICE)
    assert facts.duplicated == [6, 7]
    assert facts.contaminated == [6, 7, 13]
    filled.pairs.change(filled.pairs.get(8), {"status": "held"}, "hold")
    assert gather(filled, VOICE).contaminated == [13]


def test_the_results_follow_the_limits(filled: Store) -> None:
    def results(limits: Limits) -> dict[str, Result]:
        return {result.check: result for result in check(filled, limits, VOICE)}

    strict, loose = results(Limits()), results(Limits(min_train=8))
    assert (strict["enough_pairs"].result, loose["enough_pairs"].result) == (FAIL, PASS)
    assert strict["held_out"].value == 0.2
    assert strict["contamination"].pairs == [6, 7, 13]


def test_an_empty_set_is_checked_too(store: Store) -> None:
    facts = gather(store, VOICE)
    assert (facts.train, facts.eval, facts.undecided, facts.largest_category) == (0, 0, 0, 0)
    assert {result.result for result in check(store, Limits(), VOICE)} >= {PASS, FAIL}

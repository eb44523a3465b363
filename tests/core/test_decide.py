"""Decisions: what follows the rubric, and what the expert decided stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tui.core import decide
from tui.core.pair import BEHAVIOURS, PHASES, SPLITS, Pair
from tui.core.rubric import FLAG_NAMES, Rubric

RUBRIC = Rubric()
EIGHT = {"common_in_production", "failure_is_critical", "teaches_generalization", "is_scalable_pattern"}
SEVEN = EIGHT - {"is_scalable_pattern"}

MakePair = Callable[..., Pair]


def after(pair: Pair, changes: decide.Changes) -> Pair:
    values: dict[str, Any] = dict(changes)
    changed = replace(pair, **values)
    return replace(changed, score=RUBRIC.score(changed.flags))


def test_accepting_takes_the_verdict(make_pair: MakePair) -> None:
    assert decide.accept(make_pair(flags=EIGHT), RUBRIC) == {
        "status": "included",
        "decided_by": "rubric",
        "reason": None,
    }
    assert decide.accept(make_pair(flags=SEVEN), RUBRIC)["status"] == "held"


def test_a_status_that_the_rubric_decided_follows_the_flags_both_ways(make_pair: MakePair) -> None:
    pair = make_pair(flags=SEVEN)
    pair = after(pair, decide.accept(pair, RUBRIC))
    assert (pair.status, pair.decided_by) == ("held", "rubric")
    pair = after(pair, decide.toggle_flag(pair, "is_scalable_pattern", RUBRIC))
    assert (pair.status, pair.score) == ("included", 8)
    pair = after(pair, decide.toggle_flag(pair, "failure_is_critical", RUBRIC))
    assert (pair.status, pair.score) == ("held", 5)


@pytest.mark.parametrize("status", ["included", "held", "excluded"])
def test_a_status_that_the_expert_decided_follows_nothing(make_pair: MakePair, status: str) -> None:
    pair = make_pair(status=status, decided_by="expert")
    for name in FLAG_NAMES:
        pair = after(pair, decide.toggle_flag(pair, name, RUBRIC))
        assert pair.status == status
    assert pair.score == 10


def test_flags_decide_nothing_on_a_pair_that_is_still_new(make_pair: MakePair) -> None:
    assert decide.set_flags(make_pair(), FLAG_NAMES, RUBRIC) == {"flags": frozenset(FLAG_NAMES)}


@pytest.mark.parametrize("status", ["new", "excluded"])
def test_flags_never_include_what_is_new_or_excluded_whoever_is_said_to_have_decided(
    make_pair: MakePair, status: str
) -> None:
    pair = make_pair(status=status, decided_by="rubric")
    assert "status" not in decide.set_flags(pair, FLAG_NAMES, RUBRIC)


@pytest.mark.parametrize(
    ("flags", "status", "by"),
    [
        (EIGHT, "included", "rubric"),
        (EIGHT, "held", "expert"),
        (EIGHT, "excluded", "expert"),
        (SEVEN, "included", "expert"),
        (SEVEN, "held", "rubric"),
        (SEVEN, "excluded", "expert"),
    ],
)
def test_what_agrees_with_the_verdict_is_the_rubrics_the_rest_the_experts(
    make_pair: MakePair, flags: set[str], status: str, by: str
) -> None:
    pair = make_pair(flags=flags)
    assert decide.decide(pair, status, RUBRIC, "why") == {"status": status, "decided_by": by, "reason": "why"}
    assert decide.overrides(pair, status, RUBRIC) is (by == "expert")


def test_the_threshold_of_the_project_counts(make_pair: MakePair) -> None:
    assert decide.accept(make_pair(flags=SEVEN), Rubric(threshold=7))["status"] == "included"


def test_reopening_forgets_who_decided_and_why(make_pair: MakePair) -> None:
    pair = make_pair(status="excluded", decided_by="expert", reason="duplicate")
    assert decide.reopen(pair) == {"status": "new", "decided_by": None, "reason": None}


@pytest.mark.parametrize("phase", PHASES)
def test_choosing_a_phase_twice_clears_it(make_pair: MakePair, phase: str) -> None:
    pair = make_pair()
    pair = after(pair, decide.choose_phase(pair, phase))
    assert pair.phase == phase
    assert after(pair, decide.choose_phase(pair, phase)).phase is None


@pytest.mark.parametrize("split", SPLITS)
def test_choosing_a_split_twice_goes_back_to_training(make_pair: MakePair, split: str) -> None:
    pair = make_pair(split="eval" if split == "robustness" else "robustness")
    pair = after(pair, decide.choose_split(pair, split))
    assert pair.split == split
    assert after(pair, decide.choose_split(pair, split)).split == "train"


def test_behaviours_come_in_turn(make_pair: MakePair) -> None:
    pair = make_pair()
    met = []
    for _ in BEHAVIOURS:
        met.append(pair.behaviour)
        pair = after(pair, decide.next_behaviour(pair, BEHAVIOURS))
    assert (tuple(met), pair.behaviour) == (BEHAVIOURS, "answer")


def test_each_reason_has_a_capital_of_its_own() -> None:
    assert set(decide.REASONS) == {"included", "held", "excluded"}
    for reasons in decide.REASONS.values():
        assert all(len(key) == 1 and key.isupper() for key in reasons)
        assert len(set(reasons.values())) == len(reasons)


@pytest.mark.parametrize("status", ["included", "held", "excluded"])
def test_accepting_leaves_what_she_decided(make_pair: MakePair, status: str) -> None:
    assert decide.accept(make_pair(flags=EIGHT, status=status, decided_by="expert"), RUBRIC) == {}

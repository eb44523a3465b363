"""The table of checks: what each passes, warns of and fails on, at its limit."""

from __future__ import annotations

from typing import Any

import pytest

from tui.core.checks import CHECKS, FAIL, PASS, WARN, Facts, Limits, Result, ready, run

READY = Facts(
    train=90,
    eval=10,
    undecided=0,
    synthetic=0,
    negative=5,
    largest_category=20,
    contaminated=[],
    duplicated=[],
    off_voice=[],
    with_control_tokens=[],
    invisible=[],
    drafted=[],
)


def result_of(check: str, **facts: Any) -> Result:
    (found,) = (each for each in run(READY._replace(**facts), Limits()) if each.check == check)
    return found


def test_a_set_without_fault_passes_every_check() -> None:
    results = run(READY, Limits())
    assert [result.result for result in results] == [PASS] * len(CHECKS)
    assert len({result.check for result in results}) == len(CHECKS)
    assert ready(results)


@pytest.mark.parametrize(
    ("check", "facts", "outcome"),
    [
        ("enough_pairs", {"train": 50, "eval": 50}, PASS),
        ("enough_pairs", {"train": 49, "eval": 49}, FAIL),
        ("held_out", {"train": 90, "eval": 10}, PASS),
        ("held_out", {"train": 91, "eval": 10}, FAIL),
        ("held_out", {"train": 0, "eval": 0}, FAIL),
        ("contamination", {"contaminated": [4]}, FAIL),
        ("control_tokens", {"with_control_tokens": [4]}, FAIL),
        ("near_duplicates", {"duplicated": [4, 5]}, WARN),
        ("undecided", {"undecided": 1}, WARN),
        ("voice", {"off_voice": [4]}, WARN),
        ("invisible_characters", {"invisible": [4]}, WARN),
        ("drafts", {"drafted": [4]}, WARN),
        ("negative_examples", {"negative": 0}, WARN),
        ("negative_examples", {"negative": 0, "train": 0}, PASS),
        ("synthetic_share", {"synthetic": 45}, PASS),
        ("synthetic_share", {"synthetic": 46}, WARN),
        ("synthetic_share", {"synthetic": 0, "train": 0}, PASS),
        ("coverage", {"largest_category": 36}, PASS),
        ("coverage", {"largest_category": 37}, WARN),
    ],
)
def test_each_check_turns_at_its_limit(check: str, facts: dict[str, Any], outcome: str) -> None:
    assert result_of(check, **facts).result == outcome


@pytest.mark.parametrize(
    ("check", "fact"),
    [
        ("contamination", "contaminated"),
        ("control_tokens", "with_control_tokens"),
        ("near_duplicates", "duplicated"),
        ("voice", "off_voice"),
        ("invisible_characters", "invisible"),
        ("drafts", "drafted"),
    ],
)
def test_a_check_names_the_pairs_behind_it(check: str, fact: str) -> None:
    result = result_of(check, **{fact: [3, 8]})
    assert (result.pairs, result.value, result.limit) == ([3, 8], 2, 0)


def test_shares_are_given_with_their_limit() -> None:
    assert (result_of("held_out").value, result_of("held_out").limit) == (0.1, 0.10)
    assert result_of("coverage").value == round(20 / 90, 4)


def test_other_limits_give_other_results() -> None:
    limits = Limits(min_train=100, min_eval_share=0.2, max_synthetic_share=0.0, max_category_share=0.1)
    outcome = {result.check: result.result for result in run(READY._replace(synthetic=1), limits)}
    assert outcome["enough_pairs"] == outcome["held_out"] == FAIL
    assert outcome["synthetic_share"] == outcome["coverage"] == WARN


def test_a_failure_is_not_ready_and_a_warning_is() -> None:
    assert ready(run(READY._replace(undecided=3, duplicated=[1]), Limits()))
    assert not ready(run(READY._replace(contaminated=[1]), Limits()))

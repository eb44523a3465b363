"""The rubric: scores, the verdict at its threshold, and flags as people write them."""

from __future__ import annotations

from itertools import combinations

import pytest

from tui.core.rubric import FLAG_NAMES, FLAGS, HOLD, INCLUDE, Rubric, flags_of, is_set, notes

WEIGHTS = {
    "common_in_production": 2,
    "failure_is_critical": 3,
    "teaches_generalization": 2,
    "model_fails_here": 2,
    "is_scalable_pattern": 1,
}
SUBSETS = [set(names) for size in range(6) for names in combinations(WEIGHTS, size)]


def test_the_five_flags_stand_in_the_order_of_their_keys() -> None:
    assert list(FLAG_NAMES) == list(WEIGHTS)
    assert {flag.name: flag.weight for flag in FLAGS} == WEIGHTS


@pytest.mark.parametrize("size", range(6))
def test_a_score_is_the_sum_of_the_weights_and_the_verdict_turns_at_eight(size: int) -> None:
    subsets = [flags for flags in SUBSETS if len(flags) == size]
    assert len(subsets) == (1, 5, 10, 10, 5, 1)[size]
    for flags in subsets:
        score = Rubric().score(flags)
        assert score == sum(WEIGHTS[name] for name in flags)
        assert Rubric().verdict(score) == ("INCLUDE" if score >= 8 else "HOLD")


def test_each_size_of_subset_has_its_range_of_scores() -> None:
    ranges = [
        (min(scores), max(scores))
        for size in range(6)
        if (scores := [Rubric().score(flags) for flags in SUBSETS if len(flags) == size])
    ]
    assert ranges == [(0, 0), (1, 3), (3, 5), (5, 7), (7, 9), (10, 10)]


def test_only_five_of_the_thirty_two_subsets_reach_the_threshold_all_of_them_critical() -> None:
    included = [flags for flags in SUBSETS if Rubric().verdict(Rubric().score(flags)) == INCLUDE]
    assert len(included) == 5
    assert all("failure_is_critical" in flags for flags in included)


@pytest.mark.parametrize("threshold", [0, 5, 8, 10])
def test_the_verdict_includes_from_the_threshold_on(threshold: int) -> None:
    rubric = Rubric(threshold=threshold)
    assert rubric.verdict(threshold) == INCLUDE
    assert rubric.verdict(threshold - 1) == HOLD


def test_other_weights_give_other_scores() -> None:
    rubric = Rubric(weights={**WEIGHTS, "is_scalable_pattern": 5})
    assert rubric.score(["is_scalable_pattern", "model_fails_here"]) == 7


YES = [True, 1, 1.0, "true", "True", " YES ", "y", "1", "x", "X"]
NO = [False, 0, 0.0, None, "", "  ", "false", "No", "n", "0"]


@pytest.mark.parametrize("value", YES)
def test_a_yes_as_people_write_it_sets_a_flag(value: object) -> None:
    assert flags_of({"model_fails_here": value}) == {"model_fails_here"}
    assert flags_of({"flags": {"model_fails_here": value}}) == {"model_fails_here"}


@pytest.mark.parametrize("value", NO)
def test_a_no_as_people_write_it_sets_none(value: object) -> None:
    assert flags_of({"model_fails_here": value}) == frozenset()


@pytest.mark.parametrize("value", ["maybe", 2, -1, [], {}, ["true"], "truee"])
def test_what_is_neither_is_refused_by_the_name_of_the_flag(value: object) -> None:
    with pytest.raises(ValueError, match=r"model_fails_here is .*; write true or false"):
        is_set("model_fails_here", value)


def test_a_long_value_is_cut_in_the_message() -> None:
    with pytest.raises(ValueError, match="write true or false") as caught:
        flags_of({"model_fails_here": "\x1b]0;x\x07" * 5000})
    assert len(str(caught.value)) < 200
    assert "\x1b" not in str(caught.value)


def test_the_top_level_counts_over_the_flags_object() -> None:
    record = {"model_fails_here": False, "flags": {"model_fails_here": True, "is_scalable_pattern": 1}}
    assert flags_of(record) == {"is_scalable_pattern"}


def test_fields_that_are_no_flags_are_not_looked_at() -> None:
    assert flags_of({"prompt": "maybe", "critical": "maybe"}) == frozenset()


def test_an_unknown_name_in_the_flags_object_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown flag 'critical'; the flags are common_in_production, "):
        flags_of({"flags": {"critical": True}})


@pytest.mark.parametrize("flags", [["failure_is_critical"], "failure_is_critical", 1, True])
def test_flags_that_are_no_object_are_refused_not_dropped(flags: object) -> None:
    with pytest.raises(ValueError, match="flags is not an object"):
        flags_of({"flags": flags})


@pytest.mark.parametrize("flags", [None, {}, [], ""])
def test_empty_flags_set_none(flags: object) -> None:
    assert flags_of({"flags": flags}) == frozenset()


def test_notes_say_what_is_set_in_the_order_of_the_rubric() -> None:
    assert notes({"is_scalable_pattern", "common_in_production"}) == ["Seen in prod", "Scalable pattern"]
    assert notes(FLAG_NAMES) == [flag.note for flag in FLAGS]
    assert notes([]) == []

"""Settling a group: which pair is suggested, which stay, and what is put together for the preview."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tui.core.glimpse import Group, Likeness, Member
from tui.core.pair import Pair
from tui.core.settling import arranged, largest_first, settling, staying, suggested


def member(pair_id: int, status: str = "new", **fields: Any) -> Member:
    values = {"decided_by": None, "score": 0, "split": "train", "rewritten": False, "head": "How", **fields}
    return Member(id=pair_id, status=status, **values)


@pytest.mark.parametrize(
    ("members", "kept"),
    [
        ([member(1), member(2)], 1),
        ([member(1), member(2, links=1)], 2),
        ([member(1, links=5), member(2, score=3)], 2),
        ([member(1, score=9), member(2, rewritten=True)], 2),
        ([member(1, rewritten=True, score=9), member(2, "included")], 2),
        ([member(1, "held"), member(2, "included"), member(3, "included", rewritten=True)], 3),
        ([member(1, "excluded", score=10, rewritten=True), member(2)], 2),
        ([member(1, "excluded")], None),
        ([], None),
    ],
)
def test_the_one_to_keep_is_included_then_rewritten_then_best_then_in_the_middle_then_first(
    members: list[Member], kept: int | None
) -> None:
    assert suggested(members) == kept


NEAR = {
    2: Likeness("prompt", 0.8, "near"),
    3: Likeness("prompt", 0.9, "same"),
    4: Likeness("prompt", 0.95, "sibling"),
    7: Likeness("output", 1.0, "identical"),
}


def test_siblings_other_questions_and_what_is_alike_by_way_of_others_only_stay() -> None:
    members = [member(number) for number in (1, 2, 3, 4, 5, 7)] + [member(6, "excluded")]
    assert staying(members, 1, NEAR, set()) == {4, 5, 7}


def test_what_was_left_beside_the_one_to_keep_before_stays() -> None:
    members = [member(number) for number in (1, 2, 3)]
    assert staying(members, 1, NEAR, {1, 2}) == {2}
    assert staying(members, 1, NEAR, {2, 3}) == set(), "they were left beside each other, not beside this one"


def test_the_nearest_stand_next_to_the_one_to_keep_and_the_excluded_last() -> None:
    members = [member(6, "excluded"), *(member(number) for number in (2, 3, 4, 5, 1))]
    assert [one.id for one in arranged(members, 1, NEAR)] == [1, 3, 2, 4, 5, 6]


def test_open_groups_come_before_settled_ones_and_large_before_small() -> None:
    small, large, done = Group((5, 6), (), True), Group((7, 8, 9), (), True), Group((1,), (2, 3, 4), False)
    first = Group((1, 2), (), True)
    assert largest_first([done, small, large, first]) == [large, first, small, done]


def test_the_preview_knows_what_goes_what_stays_and_what_is_special_about_it(
    make_pair: Callable[..., Pair],
) -> None:
    members = [
        member(1),
        member(2, drafts=("output",)),
        member(3),
        member(4),
        member(5),
        member(6, "excluded", drafts=("prompt",)),
    ]
    pairs = {number: make_pair(id=number) for number in (1, 2, 3)}
    wanted = settling(members, pairs, 1, {4, 5}, {4}, {**NEAR, 3: NEAR[7]}, {2: None, 3: "sibling"})
    assert (wanted.kept, wanted.out) == (pairs[1], (pairs[2], pairs[3]))
    assert (wanted.stays, wanted.chosen, wanted.excluded) == ((4, 5), (4,), (6,))
    assert wanted.drafts == {2: ("output",)}
    assert wanted.contradicting == (3,)
    assert wanted.other_answer == (2,)
    assert wanted.by_output == (3,)

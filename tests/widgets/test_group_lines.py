"""Groups as lines: they fit, nothing hostile is in them, and what is worst is said in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

from tui.core.glimpse import Group, GroupRow, Likeness, Member
from tui.core.pair import Pair
from tui.core.settling import Settling
from tui.core.text import INVISIBLE
from tui.widgets.group_lines import (
    LISTED,
    becomes_words,
    groups_words,
    list_heading,
    list_lines,
    member_lines,
    settling_lines,
    warning_lines,
)
from tui.widgets.lines import Line

HEADS = ["How do I restock?", "漢字のカテゴリー" * 9, "[/]\x1b]52;c;eA==\x07\u202e\n[bold", ""]


def member(pair_id: int, status: str = "new", **fields: Any) -> Member:
    values = {"decided_by": None, "score": 0, "split": "train", "rewritten": False, "head": "How", **fields}
    return Member(id=pair_id, status=status, **values)


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def flat(lines: list[Line]) -> str:
    return " ".join(text_of(lines).split())


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("width", [34, 48, 80, 200])
def test_every_line_fits_and_is_clean(head: str, width: int) -> None:
    groups = [Group((1, 123456), (3,), True), Group((4,), (5,), False)]
    rows = [
        GroupRow(group, {"new": 20_000, "included": 1}, held_out=True, contradicts=True, head=head)
        for group in groups
    ]
    members = [
        member(1, head=head, split="eval", drafts=("output",), contradicts=True),
        member(123456, "excluded", head=head, split="robustness"),
        member(3, head=head),
    ]
    likeness = {3: Likeness("prompt", 0.934, "near")}
    lines = [
        list_heading(width),
        *list_lines(rows, 0, width),
        *member_lines(members, 3, 1, {3}, likeness, width),
        *warning_lines(members, width),
    ]
    for line in lines:
        text = "".join(text for text, _ in line)
        assert cell_len(text) <= width
        assert not INVISIBLE.search(text)
        assert "\n" not in text


def test_the_list_says_in_words_what_is_worst() -> None:
    worst = GroupRow(Group((1, 2), (), True), {"new": 2}, held_out=True, contradicts=True, head="How")
    plain = GroupRow(Group((3,), (4,), False), {"held": 1, "excluded": 1}, False, False, "Who")
    first, second = text_of(list_lines([worst, plain], 9, 80)).split("\n")
    assert "held out! facts differ · How" in first
    assert second.split() == ["2", "1", "1", "settled", "·", "Who"]


def test_a_warning_counts_only_what_is_not_excluded() -> None:
    train, held_out = member(1), member(2, split="eval")
    assert "#2 for evaluation" in text_of(warning_lines([train, held_out], 90))
    assert warning_lines([train, member(2, "excluded", split="eval")], 90) == []
    assert warning_lines([held_out, member(3, split="robustness")], 90) == []
    assert warning_lines([member(1, "excluded", contradicts=True)], 90) == []


@pytest.mark.parametrize(
    ("one", "stays", "chosen", "found", "words"),
    [
        (member(1), set(), set(), None, "the one to keep"),
        (member(2, "excluded"), set(), set(), None, "excluded already, stays so"),
        (member(2), set(), set(), Likeness("prompt", 0.9, "near"), "goes: will be excluded"),
        (
            member(2),
            set(),
            set(),
            Likeness("output", 0.9, "near"),
            "goes: will be excluded, alike by its output only",
        ),
        (member(2), {2}, {2}, Likeness("prompt", 0.9, "near"), "stays, as you chose"),
        (member(2), {2}, set(), Likeness("prompt", 0.9, "sibling"), "stays: differs in a fact from #1"),
        (member(2), {2}, set(), None, "stays: alike to others here, not to #1 itself"),
    ],
)
def test_it_is_said_what_becomes_of_a_pair_and_why(
    one: Member, stays: set[int], chosen: set[int], found: Likeness | None, words: str
) -> None:
    assert becomes_words(one, 1, stays, chosen, found)[0] == words


def test_the_preview_names_each_thing_that_is_to_be_known(make_pair: Callable[..., Pair]) -> None:
    out = (
        make_pair(id=2, status="included", decided_by="expert"),
        make_pair(id=3, status="included", decided_by="rubric", split="eval"),
        make_pair(id=4, original_output="Was."),
    )
    wanted = Settling(
        kept=make_pair(id=1, status="held"),
        out=out,
        stays=(5,),
        excluded=(6,),
        drafts={4: ("output", "prompt")},
        contradicting=(2,),
        other_answer=(4,),
        by_output=(3,),
    )
    for words in (
        "Keep #1 (held), exclude #2 #3 #4, reason duplicate",
        "1 of them included by you: #2",
        "1 of them included by the rubric: #3",
        "outputs state another fact than it: #2; is #1 the right one?",
        "another answer than #1: #4",
        "held out for evaluation: #3",
        "with a draft of the output and the prompt, which is kept: #4",
        "rewritten: #4",
        "only the outputs are alike: #3",
        "stays too: #5",
        "excluded already, stays so: #6",
        "Enter do it",
    ):
        assert words in flat(settling_lines(wanted, 80))


def test_a_preview_of_little_says_little(make_pair: Callable[..., Pair]) -> None:
    lines = settling_lines(Settling(kept=make_pair(id=1), out=(make_pair(id=2),)), 80)
    assert flat(lines) == (
        "Keep #1 (undecided), exclude #2, reason duplicate "
        "Enter do it, one step that u takes back · Esc leave all as it is"
    )


def test_of_very_many_pairs_a_preview_names_some_and_counts_the_rest(make_pair: Callable[..., Pair]) -> None:
    out = tuple(make_pair(id=number) for number in range(2, 2_002))
    lines = settling_lines(Settling(kept=make_pair(id=1), out=out), 80)
    assert f"#{LISTED + 1} and {2_000 - LISTED:,} more, reason duplicate" in flat(lines)
    assert len(lines) < 8


@pytest.mark.parametrize(
    ("count", "pending", "words"),
    [
        (0, 0, "nothing to settle"),
        (0, 9, "no group yet · 9 pairs not compared yet"),
        (1, 0, "1 group to settle"),
        (2_000, 1, "2,000 groups to settle · 1 pair not compared yet"),
    ],
)
def test_how_much_is_left_is_said(count: int, pending: int, words: str) -> None:
    assert groups_words(count, pending) == words

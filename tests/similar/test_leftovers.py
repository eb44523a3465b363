from __future__ import annotations

import random

from tui.similar.leftovers import MOST_LEFT, Gap, gaps, strike


def found(one: str, other: str) -> list[tuple[str, str]]:
    gaps_found = gaps(one.split(), other.split())
    assert gaps_found is not None
    return [(" ".join(gap.left), " ".join(gap.right)) for gap in gaps_found]


def test_what_stands_in_each_others_place_is_a_gap() -> None:
    assert found("set the oven to low now", "set the grill to high now") == [
        ("oven", "grill"),
        ("low", "high"),
    ]


def test_a_word_too_many_is_a_gap_with_an_empty_side() -> None:
    assert found("open the door", "please open the door") == [("", "please")]


def test_what_has_moved_is_no_gap() -> None:
    assert found("on monday the office is closed", "the office is closed on monday") == []


def test_a_moved_word_is_taken_out_as_often_as_it_moved() -> None:
    assert found("a b c d a", "b c d") == [("a", ""), ("a", "")]


def test_a_number_in_words_is_taken_whole() -> None:
    assert found("twenty five boxes", "twenty six boxes") == [("twenty five", "twenty six")]
    assert found("三 百 字", "一 百 字") == [("三 百", "一 百")]


def test_a_gap_knows_what_is_around_it() -> None:
    gaps_found = gaps(["of", "5", "kg", "here"], ["of", "5", "lb", "here"])
    assert gaps_found == [Gap(["kg"], ["lb"], ("of", "5"), ("here",))]


def test_texts_with_little_in_common_have_no_gaps_to_speak_of() -> None:
    assert gaps([str(number) for number in range(MOST_LEFT + 1)], []) is None


def test_long_texts_are_not_aligned() -> None:
    source = random.Random(5)
    one = [source.choice("abcdefgh") for _ in range(4_000)]
    gaps_found = gaps([*one, "x"], [*one, "y"])
    assert gaps_found == [Gap(["x"], ["y"])]


def test_striking_takes_a_word_of_either_side_for_each_match() -> None:
    left, right = ["a", "a", "b"], ["a", "c"]
    assert strike(left, right, str.__eq__) == 1
    assert (left, right) == (["a", "b"], ["c"])

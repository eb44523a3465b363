"""The word difference: both texts can be put together again from it."""

from __future__ import annotations

import random

import pytest

from tui.core import diff
from tui.core.diff import ADDED, REMOVED, SAME, Span, in_brief, old_first, sides, word_diff

PIECES = [
    "scan",
    "the",
    "E7",
    "zone-16",
    "don't",
    "3.5",
    " ",
    "  ",
    "\n",
    "\t",
    ".",
    "!",
    "漢字",
    "👩\u200d👧",
    "\x1b",
    "\x1f",
]
PIECES += ["e\u0301", "\u2028", "\ud800", "_", "", "a" * 40]


def text_of(chance: random.Random) -> str:
    return "".join(chance.choices(PIECES, k=chance.randrange(30)))


def joined(spans: list[Span], *kinds: str) -> str:
    return "".join(span.text for span in spans if span.kind in kinds)


@pytest.mark.parametrize("seed", range(8))
def test_both_sides_can_be_put_together_again(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        before = text_of(chance)
        after = text_of(chance) if chance.random() < 0.5 else before.replace("scan", "swap")
        spans = word_diff(before, after)
        assert joined(spans, SAME, REMOVED) == before
        assert joined(spans, SAME, ADDED) == after
        assert all(span.text for span in spans)


@pytest.mark.parametrize("seed", range(3))
def test_texts_too_long_to_compare_by_words_still_come_back_whole(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    for most in (0, 5, 50, 500):
        monkeypatch.setattr(diff, "_MOST_CELLS", most)
        before, after = text_of(chance) + "\nlast", text_of(chance) + "\nlast"
        spans = word_diff(before, after)
        assert joined(spans, SAME, REMOVED) == before
        assert joined(spans, SAME, ADDED) == after


def test_long_texts_are_compared_by_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff, "_MOST_CELLS", 4)
    spans = word_diff("one two\nthree four", "one two\nthree five")
    assert spans[0] == Span(SAME, "one two\n")
    assert {(span.kind, span.text) for span in spans[1:]} == {(REMOVED, "three four"), (ADDED, "three five")}


def test_equal_texts_have_one_shared_span_and_empty_ones_none() -> None:
    assert word_diff("the same text", "the same text") == [Span(SAME, "the same text")]
    assert word_diff("", "") == []


def test_one_side_alone_is_all_added_or_all_removed() -> None:
    assert word_diff("", "new text") == [Span(ADDED, "new text")]
    assert word_diff("old text", "") == [Span(REMOVED, "old text")]


def test_words_are_kept_whole() -> None:
    spans = word_diff("restock zone 16", "restock zone 17")
    assert Span(SAME, "restock zone ") in spans
    assert Span(REMOVED, "16") in spans
    assert Span(ADDED, "17") in spans


def test_the_sides_hold_what_stands_left_and_right() -> None:
    left, right = sides(word_diff("a b c", "a x c"))
    assert joined(left, SAME, REMOVED) == "a b c"
    assert joined(right, SAME, ADDED) == "a x c"
    assert ADDED not in {span.kind for span in left}
    assert REMOVED not in {span.kind for span in right}


def test_what_was_removed_stands_before_what_took_its_place() -> None:
    spans = [Span(ADDED, "b"), Span(REMOVED, "a"), Span(SAME, " c"), Span(ADDED, "d")]
    assert old_first(spans) == [Span(REMOVED, "a"), Span(ADDED, "b"), Span(SAME, " c"), Span(ADDED, "d")]


def test_a_short_difference_is_shown_whole_with_what_differs_in_brackets() -> None:
    assert in_brief("Press the button.", "Hold the button.") == "⟦-Press⟧⟦+Hold⟧ the button."
    assert in_brief("Hold it.", "Hold it now.") == "Hold it⟦+ now⟧."


def test_of_a_long_text_what_is_beside_the_difference_is_shown() -> None:
    before = "word " * 100 + "first" + " more" * 100 + " second" + " end" * 100
    brief = in_brief(before, before.replace("first", "1st").replace("second", "2nd"))
    assert brief.startswith("…")
    assert brief.endswith("…")
    assert "word ⟦-first⟧⟦+1st⟧ more" in brief
    assert "more ⟦-second⟧⟦+2nd⟧ end" in brief
    assert brief.count("more") < 15


def test_what_differs_at_length_is_cut_and_the_whole_stays_on_one_line() -> None:
    brief = in_brief("a", "line\n" * 1_000)
    assert brief.startswith("⟦-a⟧⟦+line line ")
    assert brief.endswith("…⟧")
    assert "\n" not in brief
    assert (
        len(in_brief("".join(f"{n} a " for n in range(500)), "".join(f"{n} b " for n in range(500)))) == 300
    )


def test_control_characters_in_a_difference_are_made_visible() -> None:
    assert in_brief("a", "\x1b") == "⟦-a⟧⟦+␛⟧"

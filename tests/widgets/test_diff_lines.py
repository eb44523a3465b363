"""Differences as lines: both texts can be read from them, with and without colour."""

from __future__ import annotations

import random
import re

import pytest
from rich.cells import cell_len

from tui.core.diff import sides, word_diff
from tui.core.text import INVISIBLE, visible
from tui.widgets.diff_lines import inline_lines, side_lines, width_of
from tui.widgets.lines import Line
from tui.widgets.wrap import LONGEST_SHOWN

PIECES = [
    "scan",
    "the",
    "bay",
    "label",
    "E7",
    "漢字",
    "😀",
    "e\u0301",
    "x" * 30,
    " ",
    " ",
    "  ",
    "\n",
    "\t",
    ".",
]
PIECES += ["\x1b", "\u202e", "\u2028"]


def random_pairs(count: int) -> list[tuple[str, str]]:
    chance = random.Random(7)

    def text() -> str:
        return "".join(chance.choices(PIECES, k=chance.randrange(40)))

    return [(text(), text()) for _ in range(count)]


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def squeezed(text: str) -> str:
    return "".join(text.split())


def in_role(lines: list[Line], *roles: str) -> str:
    return squeezed("".join(text for line in lines for text, role in line if role.split()[0] in roles))


@pytest.mark.parametrize("width", [2, 11, 60])
def test_every_line_of_any_difference_fits_and_can_be_drawn(width: int) -> None:
    for before, after in random_pairs(80):
        spans = word_diff(before, after)
        left, right = sides(spans)
        for line in (*inline_lines(spans, width), *side_lines(left, width), *side_lines(right, width)):
            assert width_of(line) <= width
            assert not INVISIBLE.search(text_of([line]))


@pytest.mark.parametrize("width", [7, 60])
def test_both_texts_can_be_read_from_one_run(width: int) -> None:
    for before, after in random_pairs(80):
        lines = inline_lines(word_diff(before, after), width)
        old = in_role(lines, "text", "removed").replace("⟦-", "").replace("⟧", "")
        new = in_role(lines, "text", "added").replace("⟦+", "").replace("⟧", "")
        assert old == squeezed(visible(before))
        assert new == squeezed(visible(after))


def test_what_changed_is_marked_without_colour_too() -> None:
    lines = inline_lines(word_diff("scan the label", "scan every label"), 60)
    assert text_of(lines) == "scan ⟦-the⟧⟦+every⟧ label"


def test_what_changed_is_marked_by_role() -> None:
    lines = inline_lines(word_diff("scan the label", "scan every label"), 60)
    assert ("⟦-the⟧", "removed strong") in lines[0]
    assert ("⟦+every⟧", "added strong") in lines[0]


def test_roles_follow_the_words_over_line_breaks() -> None:
    before, after = "one two three four five", "one two 3 4 five"
    lines = inline_lines(word_diff(before, after), 9)
    assert in_role(lines, "text") == "onetwofive"
    assert re.sub(r"[⟦⟧-]", "", in_role(lines, "removed")) == "threefour"


def test_one_side_brackets_what_the_other_does_not_have() -> None:
    left, right = sides(word_diff("restock zone 16 now", "restock zone 17 now"))
    assert text_of(side_lines(left, 60)) == "restock zone ⟦16⟧ now"
    assert text_of(side_lines(right, 60)) == "restock zone ⟦17⟧ now"


def test_brackets_of_the_text_itself_are_not_those_of_the_difference() -> None:
    before, after = "print(rows[0]) {+x+}", "print(rows[1]) {+x+}"
    spans = word_diff(before, after)
    assert text_of(inline_lines(spans, 60)) == "print(rows[⟦-0⟧⟦+1⟧]) {+x+}"
    assert text_of(side_lines(sides(spans)[0], 60)) == "print(rows[⟦0⟧]) {+x+}"


def test_equal_texts_have_no_mark() -> None:
    assert text_of(inline_lines(word_diff("same words", "same words"), 60)) == "same words"


def test_crlf_is_a_line_end_here_as_it_is_where_the_pair_is_read() -> None:
    text = text_of(inline_lines(word_diff("a\r\nb", "a\r\nc"), 60))
    assert "␍" not in text
    assert text.split("\n")[0] == "a"


def test_what_is_too_long_to_lay_out_is_said_to_go_on() -> None:
    long = "word " * (LONGEST_SHOWN // 4)
    lines = inline_lines(word_diff(long, long), 60)
    assert "more characters" in text_of(lines[-1:])
    assert cell_len(text_of(lines)) <= LONGEST_SHOWN + 100

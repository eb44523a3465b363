"""Breaking text into lines: each fits the panel, and no word is lost."""

from __future__ import annotations

import random

import pytest
from rich.cells import cell_len

from tui.core.text import INVISIBLE, visible
from tui.widgets.wrap import LONGEST_SHOWN, wrap

PIECES = [
    "scan",
    "E7",
    "zone-16",
    "don't",
    "a" * 45,
    "漢字",
    "かな",
    "😀",
    "👩\u200d👧",
    "e\u0301",
    "ไทย",
    "한국",
]
PIECES += [
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    ".",
    ",",
    "\x1b[31m",
    "\x07",
    "\u202e",
    "\u200b",
    "\u2028",
]
PIECES += [
    "\x9b",
    "\xad",
    "\ufeff",
    "\U000e0041",
    "[/]",
    "[@click=app.quit]x[/]",
    "\x0b",
    "\x0c",
    "\x85",
    "\xa0",
]


def random_texts(count: int) -> list[str]:
    chance = random.Random(20)
    return ["".join(chance.choices(PIECES, k=chance.randrange(60))) for _ in range(count)]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [2, 3, 7, 20, 79])
def test_every_line_of_any_text_fits_and_can_be_drawn(width: int) -> None:
    for text in random_texts(150):
        for line in wrap(text, width):
            assert cell_len(line) <= width, (text, line)
            assert not INVISIBLE.search(line), (text, line)
            assert "\t" not in line
            assert "\n" not in line


@pytest.mark.parametrize("width", [2, 9, 40])
def test_nothing_but_white_space_is_lost_at_the_breaks(width: int) -> None:
    for text in random_texts(150):
        whole = visible(text.replace("\r\n", "\n"))
        assert squeezed("".join(wrap(text, width))) == squeezed(whole)


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("scan the white bay label", 9) == ["scan the", "white bay", "label"]


def test_a_text_that_fits_is_one_line() -> None:
    assert wrap("scan the label", 14) == ["scan the label"]


def test_the_last_word_of_a_full_line_is_not_carried_over() -> None:
    assert wrap("scan bay", 8) == ["scan bay"]
    assert wrap("scan bay", 7) == ["scan", "bay"]


def test_a_word_longer_than_the_panel_is_cut_into_full_lines() -> None:
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrap("x abcdefghij", 4) == ["x", "abcd", "efgh", "ij"]


def test_wide_characters_count_two_cells() -> None:
    assert wrap("漢字漢字", 4) == ["漢字", "漢字"]
    assert wrap("漢字漢字", 5) == ["漢字", "漢字"]


def test_a_combining_mark_stays_with_its_letter() -> None:
    lines = wrap("e\u0301" * 6, 3)
    assert lines == ["e\u0301" * 3, "e\u0301" * 3]


def test_blank_lines_and_indents_stay() -> None:
    assert wrap("a\n\n  b", 10) == ["a", "", "  b"]
    assert wrap("", 10) == [""]
    assert wrap("a\n", 10) == ["a", ""]


def test_tabs_become_spaces() -> None:
    assert wrap("a\tb", 10) == ["a   b"]


def test_crlf_is_one_line_end_and_a_lone_return_is_shown() -> None:
    assert wrap("a\r\nb", 10) == ["a", "b"]
    assert wrap("a\rb", 10) == ["a␍b"]


def test_separators_that_are_no_line_feed_break_no_line() -> None:
    assert wrap("a\u2028b\x0bc\x85d", 40) == ["a⟨U+2028⟩b␋c⟨U+0085⟩d"]


def test_what_is_beyond_the_longest_shown_is_counted() -> None:
    lines = wrap("word " * 5000, 50)
    assert lines[-1] == f"… {25_000 - LONGEST_SHOWN:,} more characters"
    assert wrap("x" * LONGEST_SHOWN, 50)[-1] == "x" * 50


def test_a_panel_without_room_still_gets_lines() -> None:
    assert wrap("ab", 0) == ["a", "b"]

"""What is written for a row that changes, and that a terminal ends up the same as if all were written."""

from __future__ import annotations

import random
from functools import partial

import pytest
from rich.cells import cell_len

from tests.emulated import Emulated
from tui.cells import Cells, Piece, Run

LOOKS = (
    "",
    "1",
    "38;2;1;2;3",
    "1;38;2;1;2;3;48;2;4;5;6",
    "7",
    "4;31",
    "2;31;42",
    "38;5;9;48;5;4",
    "39;49",
    "9;97;100",
)
WORDS = ("zone ", "a", "—", "漢字", "か", "│ ", "한국", "✓", " " * 9, "x" * 7)
UNCERTAIN = ("e\u0301", "👩‍💻", "ไม่", "⚠️")
WIDTH, HEIGHT = 30, 4


def whole(runs: list[Run]) -> str:
    """Runs as they are written without any comparison."""
    return "".join(f"\x1b[0;{look}m{text}\x1b[m" if look else text for text, look in runs)


def piece(x: int, *runs: Run) -> Piece:
    """A part of a row."""
    return Piece(x, sum(cell_len(text) for text, _ in runs), runs, partial(whole, list(runs)))


def made_up(chance: random.Random, words: tuple[str, ...]) -> Piece:
    """A row of words in any look."""
    runs: list[Run] = []
    room = WIDTH
    while room:
        text = chance.choice(words)
        if cell_len(text) > room:
            text = " " * room
        runs.append((text, chance.choice(LOOKS)))
        room -= cell_len(text)
    return piece(0, *runs)


@pytest.mark.parametrize("seed", range(16))
def test_any_rows_after_any_rows_end_as_if_all_were_written(seed: int) -> None:
    chance = random.Random(seed)
    cells, compared, plain = Cells(WIDTH, HEIGHT), Emulated(WIDTH, HEIGHT), Emulated(WIDTH, HEIGHT)
    rows = [made_up(chance, words) for words in (WORDS, WORDS, WORDS, WORDS + UNCERTAIN)]
    for _ in range(30):
        frame = [(y, [chance.choice(rows)]) for y in sorted(chance.sample(range(HEIGHT), 2))]
        compared.feed(cells.draw(frame))
        for y, (one,) in frame:
            plain.feed(f"\x1b[{y + 1};1H{one.whole()}")
        assert compared.cells == plain.cells
    assert compared.written < plain.written


def test_what_stays_the_same_is_not_written() -> None:
    cells = Cells(20, 2)
    row = piece(0, ("undecided 8 of 10   ", "1"))
    cells.draw([(0, [row])])
    assert cells.draw([(0, [row])]) == ""
    assert cells.draw([(0, [piece(0, ("undecided 9 of 10   ", "1"))])]) == "\x1b[1;11H\x1b[1m9\x1b[m"


def test_a_short_gap_is_written_again_and_a_longer_one_is_jumped_over() -> None:
    cells = Cells(20, 1)
    cells.draw([(0, [piece(0, ("a--b----------c     ", ""))])])
    assert cells.draw([(0, [piece(0, ("A--B----------C     ", ""))])]) == "\x1b[1;1HA--B\x1b[10CC"


def test_a_change_of_colour_alone_names_that_colour_alone() -> None:
    cells = Cells(4, 1)
    cells.draw([(0, [piece(0, ("ab  ", ""))])])
    drawn = cells.draw([(0, [piece(0, ("x", "1;31;44"), ("y", "1;32;44"), ("  ", ""))])])
    assert drawn == "\x1b[1;1H\x1b[1;31;44mx\x1b[32my\x1b[m"


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("1;32;44", "32;44", "22"),
        ("7;32;44", "1;32;44", "27;1"),
        ("1;4;32;44", "4;35;44", "22;35"),
        ("1;2;32;44", "2;32;44", "22;2"),
        ("1;32;44", "32", "0;32"),
        ("6;32;44", "1;32;44", "0;1;32;44"),
        ("7", "1", "0;1"),
        ("1", "", ""),
    ],
)
def test_an_attribute_is_ended_alone_where_there_are_colours_to_keep(
    before: str, after: str, change: str
) -> None:
    cells = Cells(2, 1)
    drawn = cells.draw([(0, [piece(0, ("a", before), ("b", after))])])
    assert drawn == f"\x1b[1;1H\x1b[{before}ma\x1b[{change}mb" + ("\x1b[m" if after else "")


def test_a_colour_among_the_256_is_named_by_its_number_and_the_themed_ones_are_not() -> None:
    cells = Cells(4, 1)
    cells.draw([(0, [piece(0, ("abcd", ""))])])
    grey, cube, blue, other = "48;2;38;38;38", "38;2;135;175;135", "38;2;0;0;95", "38;2;1;2;3"
    drawn = cells.draw([(0, [piece(0, ("w", grey), ("x", cube), ("y", blue), ("z", other))])])
    assert drawn == f"\x1b[1;1H\x1b[48;5;235mw\x1b[0;38;5;108mx\x1b[{blue}my\x1b[{other}mz\x1b[m"


def test_a_wide_character_is_never_written_by_half() -> None:
    cells = Cells(6, 1)
    cells.draw([(0, [piece(0, ("漢字ab", ""))])])
    assert cells.draw([(0, [piece(0, ("漢", ""), ("字", "1"), ("ab", ""))])]) == "\x1b[1;3H\x1b[1m字\x1b[m"
    assert cells.draw([(0, [piece(0, ("a", ""), ("字", "1"), ("bab", ""))])]) == "\x1b[1;1Ha\x1b[1m字\x1b[mb"


def test_a_row_with_a_character_of_uncertain_width_is_written_as_a_whole() -> None:
    cells = Cells(8, 1)
    left, right = piece(0, ("👩‍💻  ", "")), piece(4, ("same", ""))
    cells.draw([(0, [left, piece(4, ("more", ""))])])
    assert cells.draw([(0, [left, right])]) == "\x1b[1;1H👩‍💻  \x1b[1;5Hsame"
    assert cells.draw([(0, [piece(0, ("    ", "")), right])]) == "\x1b[1;1H    same"
    assert cells.draw([(0, [piece(0, ("    ", "")), right])]) == ""


def test_such_a_row_is_not_written_again_until_something_else_stood_there() -> None:
    cells = Cells(6, 1)
    emoji = [(0, [piece(0, ("\U0001f4e6abcd", ""))])]
    assert cells.draw(emoji)
    assert cells.draw(emoji) == ""
    cells.draw([(0, [piece(0, ("xy", "")), piece(2, ("abcd", ""))])])
    assert cells.draw(emoji)
    cells.forget()
    assert cells.draw(emoji)


def test_after_forgetting_everything_is_written_again() -> None:
    cells = Cells(4, 1)
    cells.draw([(0, [piece(0, ("abcd", ""))])])
    cells.forget()
    assert cells.draw([(0, [piece(0, ("abcd", ""))])]) == "\x1b[1;1Habcd"


def test_what_reaches_beyond_the_screen_is_not_held() -> None:
    cells = Cells(4, 1)
    assert cells.hold([(0, [piece(0, ("abcd", ""))])])
    assert not cells.hold([(0, [piece(1, ("abcd", ""))])])
    assert not cells.hold([(1, [piece(0, ("a", ""))])])


def test_of_blank_cells_the_ground_alone_counts() -> None:
    cells = Cells(WIDTH, HEIGHT)
    written = cells.draw([(0, [piece(0, ("ab", "31;44"), ("   ", "32;44"), ("cd", "31;44"))])])
    assert "32" not in written
    assert cells.draw([(0, [piece(0, ("ab", "31;44"), ("   ", "1;44"), ("cd", "31;44"))])]) == ""
    assert "45" in cells.draw([(0, [piece(0, ("ab", "31;44"), ("   ", "1;45"), ("cd", "31;44"))])])


@pytest.mark.parametrize("marked", ["4;31", "7;31", "9;31"])
def test_blank_cells_on_which_something_is_seen_are_told_apart(marked: str) -> None:
    cells = Cells(WIDTH, HEIGHT)
    cells.draw([(0, [piece(0, ("    ", "31"))])])
    assert f"\x1b[{marked}m    " in cells.draw([(0, [piece(0, ("    ", marked))])])
    assert cells.draw([(0, [piece(0, ("    ", "31"))])]) == "\x1b[1;1H    "

"""What is said of a text while it is typed."""

from __future__ import annotations

import pytest

from tui.core.voice import Voice
from tui.widgets.lines import Line
from tui.widgets.typed_lines import completion_lines, completions_line, text_heading, typed_words, voice_lines

VOICE = Voice(avoid=("kindly",), max_words=3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "0 words"),
        ("Scan", "1 word"),
        ("Scan\x1b it", "2 words · 1 hidden character in this text"),
        ("Kindly scan it again", "4 words · “kindly” · 4 words, 3 allowed"),
    ],
)
def test_the_words_are_counted_and_what_leaves_the_voice_is_named(text: str, words: str) -> None:
    assert typed_words(text, VOICE) == words


VALUES = ["scanners", "docks", "a\x1b\nb", "zones and bays"]


def spelled(line: Line) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize(
    ("marked", "width", "line"),
    [
        (-1, 60, "  ↓↑ in use:  scanners  docks  a␛ b  zones and bays "),
        (1, 60, "  ↓↑ in use: ▸docks  a␛ b  zones and bays "),
        (-1, 34, "  ↓↑ in use:  scanners  docks  a␛…"),
        (3, 20, "  ↓↑ in use: ▸zones…"),
    ],
)
def test_beside_each_other_stand_the_values_that_fit_from_the_marked_one_on(
    marked: int, width: int, line: str
) -> None:
    assert spelled(completions_line(VALUES, marked, width)) == line


def test_below_each_other_the_marked_value_is_in_sight() -> None:
    many = [f"zone {number}" for number in range(50)]
    for marked in range(-1, 50):
        lines = [spelled(line) for line in completion_lines(many, marked, 12, 10)]
        assert len(lines) == 10
        assert [line for line in lines if "▸" in line] == ([f"▸zone {marked} "] if marked >= 0 else [])
    assert [spelled(line) for line in completion_lines(VALUES, 0, 9, 9)][1:3] == ["▸scanner…", " docks "]


def test_where_no_value_fits_it_says_that_it_will_be_a_new_one() -> None:
    assert "a new one" in spelled(completions_line([], -1, 60))
    ((line,),) = ([spelled(line) for line in completion_lines([], -1, 12, 9)],)
    assert len(line) == 12


def test_a_heading_says_nothing_of_a_text_that_is_not_there_yet() -> None:
    assert spelled(text_heading("output", "", VOICE, 16, "dim")) == "── output ──────"
    assert spelled(text_heading("output", "Scan", VOICE, 24, "dim")) == "── output · 1 word ─────"


@pytest.mark.parametrize("most", [1, 2, 3])
def test_of_a_description_that_is_too_long_the_last_line_shows_it(most: int) -> None:
    voice = Voice(description="say what to do first " * 9)
    lines = [spelled(line) for line in voice_lines(voice, 30, most)]
    assert len(lines) == most
    assert lines[-1].endswith("…")
    assert voice_lines(Voice(), 30, most) == []
    assert len(voice_lines(voice, 30, 99)) > 3

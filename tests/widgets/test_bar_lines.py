"""The top line, messages and the footer: they fit every width, and never lose what matters most."""

from __future__ import annotations

from itertools import product

import pytest
from rich.cells import cell_len

from tui.actions import ACTIONS, CONTEXTS
from tui.core.text import INVISIBLE
from tui.widgets.bar_lines import footer_line, message_lines, place_words, top_line
from tui.widgets.lines import Line

WIDTHS = range(40, 201)

PLACES = ["pairs.db  128/312 · 74 included · 12 left", "x" * 150, "倉庫" * 60, "a\x1b[31mb\nc"]
VIEWS = ["", "import order", "漢字のカテゴリー · alike together" * 9, "“\x1b]52;c;eA==\x07” · import order"]


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_footer_fits_every_width_and_always_holds_the_help(context: str) -> None:
    for width in WIDTHS:
        line = footer_line(context, width)
        assert cell_len(text_of(line)) <= width
        words = [text.strip() for text, _ in line]
        assert words[words.index("help") - 1] in ("?", "F1")
        ways_back = [action.footer for action in ACTIONS if action.call in ("back", "leave")]
        if any(action.context == context and action.call in ("back", "leave") for action in ACTIONS):
            assert set(words) & set(ways_back)


@pytest.mark.parametrize("context", CONTEXTS)
def test_with_room_enough_every_label_is_in_the_footer(context: str) -> None:
    labels = [action.footer for action in ACTIONS if action.context == context and action.footer]
    whole = text_of(footer_line(context, 400))
    assert all(f" {label} " in whole for label in labels)


def test_a_footer_shows_the_keys_of_a_row_of_actions_once() -> None:
    assert " 1-5 flags " in text_of(footer_line("curate", 200))
    assert " jk page " in text_of(footer_line("curate", 200))


def test_a_top_line_fits_every_width_and_keeps_mode_and_saved_mark() -> None:
    for width, place, view in product(WIDTHS, PLACES, VIEWS):
        text = text_of(top_line(place, view, "BROWSE", 17, width))
        assert cell_len(text) == width
        assert text.rstrip().endswith("BROWSE   saved 17")
        assert not INVISIBLE.search(text)
        assert "\n" not in text


def test_a_top_line_says_where_she_is_and_what_she_looks_at() -> None:
    text = text_of(top_line("pairs.db  3/9", "held · import order", "BROWSE", 2, 100))
    assert text.split() == ["pairs.db", "3/9", "held", "·", "import", "order", "BROWSE", "saved", "2"]


def test_a_view_that_does_not_fit_says_that_it_goes_on() -> None:
    text = text_of(top_line("pairs.db", "word " * 30, "BROWSE", 0, 60))
    assert "word word" in text
    assert "…" in text


def test_position_view_mode_and_saved_mark_stand_where_they_stood_before() -> None:
    for width in (80, 120, 200):
        columns = set()
        for number, included, left, mode, saved in [(1, 0, 312, "BROWSE", 0), (128, 74, 9, "EDIT", 1234)]:
            text = text_of(top_line(place_words(number, 312, included, left), "held", mode, saved, width))
            badge = text.index("BROWSE") if mode == "BROWSE" else text.index("EDIT") - 1
            columns.add((text.index(f"{number}/312"), text.index("held"), badge, text.index("saved")))
        assert len(columns) == 1, (width, columns)


def test_the_mode_is_told_apart_by_word_and_role() -> None:
    browse, edit = (top_line("x", "", mode, 0, 80) for mode in ("BROWSE", "EDIT"))
    assert (" BROWSE ", "mode-browse badge") in browse
    assert ("  EDIT  ", "mode-edit badge") in edit


def test_a_message_is_shown_whole_on_as_many_lines_as_it_takes() -> None:
    message = "pair 7 was changed elsewhere: it is shown as it is now; make your change again"
    for width in WIDTHS:
        lines = message_lines(message, width)
        assert " ".join(text_of(line).strip() for line in lines) == message
        assert all(cell_len(text_of(line)) <= width for line in lines)


def test_a_message_holds_nothing_that_a_terminal_acts_on() -> None:
    lines = message_lines("/tmp/a\x1b]52;c;eA==\x07\u202e.jsonl can't be read", 80)
    assert not any(INVISIBLE.search(text_of(line)) for line in lines)


def test_what_does_not_fit_between_is_left_out_part_by_part() -> None:
    place, views = "1/3698 · 0 included · 3698 left", "comparing 3,098 · undecided · import order"
    for width, seen in ((80, "comparing 3,098"), (95, "comparing 3,098 · undecided"), (120, views)):
        middle = top_line(place, views, "BROWSE", 0, width)[1][0]
        assert middle.strip() == seen

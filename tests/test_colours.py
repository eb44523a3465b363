"""What a terminal shows is told by its environment, and NO_COLOR says so to the toolkit."""

from __future__ import annotations

import pytest

from tui.colours import EIGHT, MANY, NONE, colours_of, settle_no_color


@pytest.mark.parametrize(
    ("environ", "shows"),
    [
        ({"TERM": "xterm-256color"}, MANY),
        ({"TERM": "xterm"}, MANY),
        ({"TERM": "screen"}, MANY),
        ({"TERM": "linux"}, EIGHT),
        ({"TERM": "vt100"}, NONE),
        ({"TERM": "vt100", "COLORTERM": "truecolor"}, MANY),
        ({"TERM": "no-such-terminal"}, MANY),
        ({"TERM": "vt320-nobody-knows"}, NONE),
        ({"TERM": "linux-16color"}, EIGHT),
        ({"TERM": "xterm-mono"}, NONE),
        ({}, MANY),
    ],
)
def test_what_a_terminal_shows_is_told_by_its_environment(environ: dict[str, str], shows: str) -> None:
    assert colours_of(environ) == shows


@pytest.mark.parametrize(
    ("environ", "asked"),
    [
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "0"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "vt100"}, True),
        ({"TERM": "vt100", "NO_COLOR": ""}, True),
    ],
)
def test_no_color_counts_where_it_is_not_empty_or_there_are_none(
    environ: dict[str, str], asked: bool
) -> None:
    settle_no_color(environ)
    assert bool(environ.get("NO_COLOR")) == asked
    assert ("NO_COLOR" in environ) == asked

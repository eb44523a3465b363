"""What a real terminal is sent: sizes, colours, and nothing that is not the app's."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.pty.conftest import ANY_COLOUR, APP, ESCAPE, MANY_COLOURS, RGB, ROOT, Open, started, statuses
from tests.terminal import Terminal


def test_a_line_that_wraps_differently_after_a_resize_is_drawn_anew(opened: Open) -> None:
    with opened() as terminal:
        terminal.resize(80, 24)
        terminal.wait_for("1○ 2○ 3○ 4○ 5○")
        terminal.wait_until_gone("common in production")
        terminal.resize(120, 40)
        terminal.wait_for("1 ○ common in production")
        terminal.wait_for("▌   1")


@pytest.mark.parametrize("size", [(0, 0), (80, 0), (0, 24)])
def test_a_terminal_that_reports_no_size_is_taken_for_80x24(opened: Open, size: tuple[int, int]) -> None:
    with opened(size) as terminal:
        terminal.send("space")
        terminal.wait_for("saved 1")
        assert len(terminal.lines[-1]) <= 80
        assert "? help" in terminal.lines[-1]
        terminal.send("q")
        assert terminal.wait() == 0
    with opened(size) as terminal:
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM


@pytest.mark.parametrize(
    ("size", "seen"), [((0, 0), "1○ 2○ 3○ 4○ 5○"), ((1, 1), "M"), ((1, 0), "M\na\nk\ne")]
)
def test_a_window_that_shrinks_to_nothing_and_comes_back_is_drawn_as_before(
    opened: Open, size: tuple[int, int], seen: str
) -> None:
    with opened() as terminal:
        terminal.resize(*size)
        terminal.wait_for(seen)
        terminal.resize(120, 40)
        terminal.wait_for("1 ○ common in production")
        terminal.send("q")
        assert terminal.wait() == 0


def test_sixteen_colours_choose_the_theme_of_the_terminals_own_palette(opened: Open) -> None:
    with opened(TERM="xterm") as terminal:
        terminal.send("j")
        terminal.wait_for("2/5")
        assert not RGB.search(terminal.output)
        assert b"38;5;" not in terminal.output
        assert ANY_COLOUR.search(terminal.output)


def test_many_colours_are_used_where_there_are_many(opened: Open) -> None:
    with opened(COLORTERM="truecolor") as terminal:
        assert MANY_COLOURS.search(terminal.output)


def test_no_color_is_honoured(opened: Open) -> None:
    with opened(NO_COLOR="1", COLORTERM="truecolor") as terminal:
        terminal.send("j")
        terminal.wait_for("2/5")
        assert not ANY_COLOUR.search(terminal.output)


def test_an_empty_no_color_asks_for_nothing(opened: Open) -> None:
    with opened(NO_COLOR="", COLORTERM="truecolor") as terminal:
        assert MANY_COLOURS.search(terminal.output)


PLAIN, COLOURED = {0, 1, 4, 7}, {*range(30, 38), *range(40, 48), 2, 22, 24, 27, 39, 49}
"""Parameters of SGR: what a VT100 has, and what a terminal of eight colours has besides
(Linux, console_codes(4))."""


@pytest.mark.parametrize(
    ("term", "known", "coloured"),
    [("vt100", PLAIN, False), ("vt220", PLAIN, False), ("linux", PLAIN | COLOURED, True)],
)
@pytest.mark.parametrize("theme", ["", "pairsmith-dark"])
def test_an_old_terminal_is_sent_nothing_that_it_can_not_show(
    opened: Open, database: Path, term: str, known: set[int], coloured: bool, theme: str
) -> None:
    settings = database.parent / "pairsmith" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text(f'theme = "{theme}"\n' if theme else "")
    with opened(TERM=term, XDG_CONFIG_HOME=str(database.parent)) as terminal:
        terminal.send("2", "j", "e")
        terminal.wait_for("EDIT")
        terminal.send(ESCAPE, "s")
        terminal.wait_for("Order of the queue")
        written = {number for numbers in terminal.colours for number in numbers}
        assert written <= known
        assert bool(written & COLOURED) == coloured
        assert {1, 7} <= written, "the verdict and the mode stand out"


def test_a_clipboard_write_in_a_pair_never_reaches_the_terminal(opened: Open) -> None:
    with opened() as terminal:
        terminal.send("G")
        terminal.wait_for("5/5")
        terminal.wait_for("␛]52;c;")
        terminal.send("e")
        terminal.wait_for("hidden character")
        terminal.send("escape")
        terminal.wait_for("BROWSE")
        assert b"\x1b]52" not in terminal.output


def test_a_window_too_small_says_so_and_goes_on_when_it_is_larger(opened: Open) -> None:
    with opened() as terminal:
        terminal.resize(30, 8)
        terminal.wait_for("Make the window")
        terminal.resize(80, 24)
        terminal.wait_for("Past dock 1.")
        terminal.send("space")
        terminal.wait_for("saved 1")


@pytest.mark.parametrize("environment", [{"LANG": ""}, {"LANG": "C"}, {"LC_ALL": "POSIX"}])
def test_where_the_locale_has_no_unicode_ascii_alone_is_written(
    opened: Open, environment: dict[str, str]
) -> None:
    with opened(**environment) as terminal:
        terminal.send("space", "?")
        terminal.wait_for("j Down")
        terminal.send(ESCAPE, "q")
        assert terminal.wait() == 0
        assert terminal.output.isascii()


@pytest.mark.parametrize("words", [["--ascii", "pairs.db"], ["pairs.db", "--ascii"], ["--ascii"]])
def test_ascii_alone_can_be_asked_for(database: Path, words: list[str]) -> None:
    with started(database, *APP, *words) as terminal:
        terminal.wait_for("saved 0")
        terminal.wait_for(">   1")
        assert terminal.output.isascii()


@pytest.mark.parametrize(
    "term", ["screen", "screen-256color", "tmux-256color", "xterm", "linux", "vt100", "xterm-kitty"]
)
def test_every_usual_terminal_shows_the_same_words(opened: Open, term: str) -> None:
    with opened(TERM=term) as terminal:
        terminal.send("2", "j")
        terminal.wait_for("2/5")
        terminal.wait_for("saved 1")
        terminal.send("q")
        assert terminal.wait() == 0
        assert not terminal.on_alternate_screen


def test_as_the_command_of_an_ssh_call_it_opens_decides_and_leaves(database: Path) -> None:
    """Such a call has a terminal and its name, and nothing else that a login shell would have set."""
    bare = {"TERM": "xterm-256color", "PATH": "/usr/bin:/bin", "HOME": str(database.parent)}
    command = ["env", "-i", *(f"{name}={value}" for name, value in {**bare, "PYTHONPATH": ROOT}.items())]
    with Terminal([*command, *APP, database.name], folder=database.parent) as terminal:
        terminal.wait_for("saved 0")
        terminal.send("space")
        terminal.wait_for("saved 1")
        terminal.send("q")
        assert terminal.wait() == 0
        assert b"Traceback" not in terminal.output
    assert statuses(database)[0] == "held"

"""What the terminal shows, and how it is given back, before the toolkit has it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.pty.conftest import Open, started
from tests.terminal import Terminal

WAITING = """
import signal, sys
from types import ModuleType
app = ModuleType("tui.app")
def begin(*parts):
    {begin}
app.PairsmithApp = begin
sys.modules["tui.app"] = app
from tui.start import main
main()
"""
"""Pairsmith with a toolkit that never comes to draw."""


def waiting(database: Path, begin: str) -> Terminal:
    """The first page, and what is done instead of going on."""
    return started(database, sys.executable, "-c", WAITING.format(begin=begin), database.name)


def test_the_first_page_stands_before_the_toolkit_draws_and_none_of_it_is_written_again(opened: Open) -> None:
    with opened() as terminal:
        terminal.send("j")
        terminal.wait_for("2/5")
        written = terminal.written
    assert written.count("saved 0") == 1
    assert written.index("saved 0") < written.index("\x1b[?1004h")
    assert written.count("\x1b[?1049h") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_before_the_toolkit_has_the_terminal_gives_it_back(
    database: Path, number: signal.Signals
) -> None:
    with waiting(database, "signal.pause()") as terminal:
        terminal.wait_for("saved 0")
        terminal.process.send_signal(number)
        assert terminal.wait() == 128 + number
        assert not terminal.on_alternate_screen
        assert terminal.settings == terminal.settings_before


LOST = """
import os, signal, sys, weakref
from tui.early_terminal import EarlyTerminal
show = EarlyTerminal.show
def then_lose(self, page):
    show(self, page)
    # What is raised in such a call is dropped, as in those that the import system makes.
    found = lambda: None
    dropped = weakref.ref(found, lambda _: os.kill(os.getpid(), {number}))
    del found
EarlyTerminal.show = then_lose
from tui.start import main
main()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_is_lost_while_the_toolkit_is_loaded_ends_the_app_all_the_same(
    database: Path, number: signal.Signals
) -> None:
    code = LOST.format(number=int(number))
    with started(database, sys.executable, "-c", code, database.name) as terminal:
        assert terminal.wait() == 128 + number
        assert not terminal.on_alternate_screen
        assert terminal.settings == terminal.settings_before


def test_a_defect_before_the_toolkit_has_the_terminal_is_one_line_on_the_screen_before(
    database: Path,
) -> None:
    with waiting(database, "raise KeyError(4)") as terminal:
        assert terminal.wait() == 2
        assert not terminal.on_alternate_screen
        assert terminal.settings == terminal.settings_before
        said = terminal.written.rpartition("\x1b[?1049l")[2]
    assert "pairsmith: an error in the program ended it (KeyError" in said


def test_keys_that_are_pressed_before_the_toolkit_has_the_terminal_wait_for_the_app(opened: Open) -> None:
    with opened() as terminal:
        # None of them is one for the terminal's line discipline: not an interrupt, an end, or a stop.
        terminal.send("\x1a", "\x04", "\x13", "j", "j")
        terminal.wait_for("3/5")


TRUNCATED = """
import sys
from pathlib import Path
from tui.early_terminal import EarlyTerminal
show = EarlyTerminal.show
def then_truncate(self, page):
    show(self, page)
    Path(sys.argv[1]).write_bytes(b"")
EarlyTerminal.show = then_truncate
from tui.start import main
main()
"""


def test_a_database_that_goes_bad_behind_the_first_page_is_told_on_it(database: Path) -> None:
    with started(database, sys.executable, "-c", TRUNCATED, database.name) as terminal:
        terminal.wait_for("saved 0")
        terminal.wait_for(f"{database.name} is ")
        terminal.send("q")
        terminal.wait()
        assert not terminal.on_alternate_screen
        assert "an error in the program" not in terminal.written

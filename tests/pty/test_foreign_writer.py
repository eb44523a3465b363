"""Another program keeps the database from being written: what is typed is on the disk all the same."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from tests.pty.conftest import COMPARED, Open, statuses
from tests.terminal import Terminal
from tui.store.store import Store

AT_ONCE = 4.0
"""Seconds in which a single write would still wait for the other program."""


@contextmanager
def writing(database: Path) -> Iterator[None]:
    """Another program writes until the block ends."""
    with Store.open(database) as other, other.transaction():
        yield


def end(terminal: Terminal, number: int) -> float:
    """Ask the app to end; how many seconds that takes."""
    asked = monotonic()
    terminal.kill(number)
    assert terminal.wait() == 128 + number
    return monotonic() - asked


def said(terminal: Terminal) -> str:
    """What is said once the terminal is given back."""
    return terminal.written.rpartition("\x1b[?1049l")[2].replace("\r\n", "")


def assert_offered(opened: Open, *words: str) -> None:
    """See that the app, opened again, offers what was typed."""
    with opened() as terminal:
        for each in words:
            terminal.wait_for(each)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_app_that_is_asked_to_end_ends_at_once_and_offers_what_was_typed(
    opened: Open, opened_at: Open, database: Path, number: int
) -> None:
    with opened_at("e") as terminal, writing(database):
        terminal.send(*" Mind it.")
        terminal.wait_for("Mind it.")
        assert end(terminal, number) < AT_ONCE
        assert "pairs.db is in use by another program" in said(terminal)
        assert "offered when it is opened again" in said(terminal)
    assert_offered(opened, "⟦+ Mind it.⟧")
    assert not list(database.parent.glob("*typed-in*"))


def test_a_link_that_drops_ends_the_app_at_once(opened: Open, opened_at: Open, database: Path) -> None:
    with opened_at("e") as terminal, writing(database):
        terminal.send(*" Mind it.")
        terminal.wait_for("Mind it.")
        asked = monotonic()
        terminal.hang_up()
        assert terminal.wait() == 128 + signal.SIGHUP
        assert monotonic() - asked < AT_ONCE
    assert_offered(opened, "⟦+ Mind it.⟧")


def test_a_text_that_is_being_saved_is_kept_too(opened: Open, opened_at: Open, database: Path) -> None:
    with opened_at("e") as terminal, writing(database):
        terminal.send(*" Mind it.", "ctrl+s")
        terminal.wait_for("waiting for the database")
        assert end(terminal, signal.SIGTERM) < AT_ONCE
        assert "what the last key was to do is not done" in said(terminal)
    assert_offered(opened, "⟦+ Mind it.⟧")


def test_a_decision_that_waits_is_not_done_and_that_is_said(opened: Open, database: Path) -> None:
    with opened() as terminal:
        terminal.wait_for(COMPARED)
        terminal.send("h")
        terminal.wait_for("saved 1")
        with writing(database):
            terminal.send("x")
            terminal.wait_for("waiting for the database")
            assert end(terminal, signal.SIGTERM) < AT_ONCE
        assert "what the last key was to do is not done" in said(terminal)
    assert statuses(database) == ["held", "new", "new", "new", "new"]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["e"], "the output of #1"),
        (["m"], "the note of #1"),
        (["c"], "the category of #1"),
        (["t"], "the tags of #1"),
        (["Y"], "the intent of #1"),
        (["y", "tab", "tab"], "a new pair that was begun waits"),
    ],
)
def test_what_was_typed_meanwhile_outlives_a_kill(
    opened: Open, opened_at: Open, database: Path, keys: list[str], place: str
) -> None:
    def aside() -> list[str]:
        return [file.read_text() for file in database.parent.glob(".*editing*/*.txt")]

    with opened_at(*keys) as terminal, writing(database):
        terminal.send(" Mind it.")
        terminal.wait_for(lambda: any(text.endswith("Mind it.") for text in aside()))
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    with opened() as terminal:
        terminal.wait_for(place)
        terminal.send("enter")
        terminal.wait_for("Mind it.")
    assert not aside()


def test_an_answer_that_waits_to_be_saved_outlives_a_kill(
    opened: Open, opened_at: Open, database: Path
) -> None:
    with opened_at("m") as terminal, writing(database):
        terminal.send("Mind it.", "enter")
        terminal.wait_for(lambda: bool(list(database.parent.glob(".*editing*/note.txt"))))
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    assert_offered(opened, "the note of #1", "⟦+Mind it.⟧")

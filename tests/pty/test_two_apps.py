"""Two apps on one database: the second only reads, says who writes, and writes once that one has ended."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from textual.actions import parse

from tests.pty.conftest import COMPARED, ESCAPE, Open, statuses
from tui.actions import ACTIONS
from tui.screens.standing import WRITING
from tui.store.store import Store


def test_a_second_app_reads_says_who_writes_and_goes_over_when_that_one_ends(
    opened: Open, database: Path
) -> None:
    with opened() as first, opened() as second:
        second.wait_for(f"READ-ONLY. Process {first.process.pid} on ")
        assert second.lines[1].startswith(" READ-ONLY.")
        second.send("i")
        second.wait_for("pairs.db is open for reading only")
        second.send("j")
        first.send("i")
        first.wait_for("saved 1")
        second.send("g")
        second.wait_for("1 included")
        assert statuses(database) == ["included", "new", "new", "new", "new"]
        first.send("q")
        assert first.wait() == 0
        second.wait_for("this one writes from here on")
        second.wait_until_gone("READ-ONLY")
        second.send("G", "h")
        second.wait_for("saved 1")
        second.send("q")
        assert second.wait() == 0
    assert statuses(database) == ["included", "new", "new", "new", "held"]
    assert not database.with_name("pairs.db.lock").exists()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_lock_of_an_app_that_died_holds_up_nobody(opened: Open, number: int) -> None:
    with opened() as first, opened() as second:
        second.wait_for("READ-ONLY")
        first.kill(number)
        first.wait()
        second.wait_for("this one writes from here on")
    with opened() as third:
        third.send("h")
        third.wait_for("saved 1")


def test_an_app_that_only_reads_leaves_at_once_and_can_be_hung_up(opened: Open) -> None:
    with opened():
        for end in ("q", signal.SIGTERM, signal.SIGHUP):
            with opened((80, 24)) as second:
                second.wait_for("READ-ONLY")
                if isinstance(end, str):
                    second.send(end)
                else:
                    second.kill(end)
                assert second.wait() == (0 if isinstance(end, str) else 128 + end)
                assert not second.on_alternate_screen


def test_an_app_behind_two_others_names_the_one_that_writes_at_present(opened: Open) -> None:
    with opened() as first, opened() as second:
        second.wait_for(f"READ-ONLY. Process {first.process.pid} on ")
        with opened() as third:
            third.wait_for(f"READ-ONLY. Process {first.process.pid} on ")
            first.kill(signal.SIGKILL)
            first.wait()
            second.wait_for("this one writes from here on")
            third.wait_for(f"READ-ONLY. Process {second.process.pid} on ")
            second.send("q")
            assert second.wait() == 0
            third.wait_for("this one writes from here on")
            third.send("h")
            third.wait_for("saved 1")


def test_an_app_that_can_have_no_lock_only_reads_and_says_why(opened: Open, database: Path) -> None:
    os.mkfifo(database.with_name("pairs.db.lock"))
    with opened() as terminal:
        words = "pairs.db.lock can't be locked (it is no file), and another app might write too: move it away"
        terminal.wait_for(lambda: words in " ".join(terminal.text.split()))
        terminal.send("h")
        terminal.wait_for("pairs.db is open for reading only")
        terminal.send("q")
        assert terminal.wait() == 0
    assert statuses(database) == ["new"] * 5


def test_no_key_of_an_app_that_only_reads_changes_anything(opened: Open, database: Path) -> None:
    actions = [action for action in ACTIONS if action.context == "curate"]
    keys = [(key, parse(action.call)[1]) for action in actions for key in action.keys]
    with opened() as first, Store.open(database) as store:
        first.wait_for(COMPARED)
        version = store.data_version()
        with opened(EDITOR="true") as second:
            second.wait_for("READ-ONLY")
            for number, (key, action) in enumerate(keys):
                end, place = (("end", "5/5"), ("home", "1/5"))[number % 2]
                second.send(key)
                if action in WRITING["curate"]:
                    second.wait_for("pairs.db is open for reading only")
                second.send(ESCAPE, end)
                second.wait_for(place)
                second.wait_until_gone("for reading only")
            second.send("q")
            assert second.wait() == 0
            assert b"Traceback" not in second.output
        assert store.data_version() == version

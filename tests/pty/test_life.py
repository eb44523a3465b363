"""How the app begins and ends in a real terminal, and what it leaves behind."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pty.conftest import (
    APP,
    LEFT_ALTERNATE_SCREEN,
    RGB,
    ROOT,
    Open,
    drafts,
    first_output,
    kept_by_itself,
    started,
    statuses,
)
from tui.store.store import Store


def test_three_decisions_survive_a_kill(opened: Open, database: Path) -> None:
    with opened() as terminal:
        terminal.send("space")
        terminal.wait_for("saved 1")
        terminal.send("2", "1", "3", "5")
        terminal.wait_for("saved 5")
        terminal.send("i")
        terminal.wait_for("saved 6")
        terminal.send("x")
        terminal.wait_for("Why?")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
    assert statuses(database) == ["held", "included", "excluded", "new", "new"]
    with opened() as terminal:
        terminal.wait_for("1 included")
        terminal.wait_for("2 left")
        terminal.send("u")
        terminal.wait_for("undone: excluded")
        terminal.send("q")
        assert terminal.wait() == 0
    assert statuses(database) == ["held", "included", "new", "new", "new"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT, signal.SIGTERM])
def test_a_signal_saves_what_is_typed_and_gives_the_terminal_back(
    opened: Open, opened_at: Open, database: Path, number: int
) -> None:
    with opened_at("e") as terminal:
        terminal.send(*" Then left.")
        terminal.wait_for("Then left.")
        terminal.kill(number)
        assert terminal.wait() == 128 + number
        assert LEFT_ALTERNATE_SCREEN in terminal.output
    with Store.open(database) as store:
        (draft,) = store.drafts.all()
        assert draft.text == "Past dock 1. Then left."
        assert store.pairs.get(1).output == "Past dock 1."
    with opened() as terminal:
        terminal.wait_for("a draft waits for the output of #1")
        terminal.send("e")
        terminal.wait_for("Then left.")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_a_new_pair_that_is_being_written_survives_every_death(
    opened: Open, database: Path, number: int
) -> None:
    with opened() as terminal:
        terminal.send("y")
        terminal.wait_for("The ideal output")
        terminal.send(*"Past the scales.", "tab", *"Where is zone 9?", "tab", *"zones")
        terminal.wait_for("zones")
        if number == signal.SIGKILL:
            assert kept_by_itself(database, lambda store: store.drafts.begun().get("category") == "zones")
        terminal.kill(number)
        assert terminal.wait() in (128 + number, -number)
    with opened() as terminal:
        terminal.wait_for("a new pair that was begun waits · typed when the app ended")
        terminal.send("y")
        terminal.wait_for("what you began is back")
        terminal.send("ctrl+s")
        terminal.wait_for("#6 is stored")
    with Store.open(database) as store:
        pair = store.pairs.get(6)
        assert (pair.output, pair.prompt, pair.category) == ("Past the scales.", "Where is zone 9?", "zones")
        assert store.drafts.begun() == {}


def test_a_link_that_drops_ends_the_app_with_the_text_kept(opened_at: Open, database: Path) -> None:
    with opened_at("e") as terminal:
        terminal.send(*" Then left.")
        terminal.wait_for("Then left.")
        terminal.hang_up()
        assert terminal.wait() == 128 + signal.SIGHUP
    assert drafts(database) == {1: {"output": "Past dock 1. Then left."}}


def test_a_terminal_that_is_gone_without_a_word_ends_the_app_too(database: Path) -> None:
    with started(database, signals=False) as terminal:
        terminal.wait_for("saved 0")
        terminal.send("e", " Then left.")
        terminal.wait_for("Then left.")
        terminal.hang_up()
        assert terminal.wait() == 128 + signal.SIGHUP
    assert drafts(database) == {1: {"output": "Past dock 1. Then left."}}


def test_a_terminal_that_is_gone_while_the_app_leaves_does_not_keep_it(opened: Open) -> None:
    with opened() as terminal:
        terminal.send("q")
        terminal.hang_up()
        assert terminal.wait() in (0, 128 + signal.SIGHUP, -signal.SIGHUP)


def test_leaving_gives_the_terminal_back(opened: Open) -> None:
    with opened() as terminal:
        assert terminal.on_alternate_screen
        assert terminal.settings != terminal.settings_before
        terminal.send("q")
        assert terminal.wait() == 0
        assert not terminal.on_alternate_screen
        assert terminal.settings == terminal.settings_before
        for turned_on, turned_off in ((b"\x1b[?25l", b"\x1b[?25h"), (b"\x1b[?2004h", b"\x1b[?2004l")):
            assert terminal.output.rfind(turned_on) < terminal.output.rfind(turned_off)
        assert b"Traceback" not in terminal.output


def test_no_mouse_is_asked_for(opened: Open) -> None:
    with opened() as terminal:
        assert not re.search(rb"\x1b\[\?100[0236]h", terminal.output)


def test_the_app_leaves_at_once_while_a_file_comes_in(opened: Open, database: Path) -> None:
    log = database.with_name("log.jsonl")
    pair = '{{"prompt": "Where is pallet {0}?", "output": "On rack {0}."}}\n'
    log.write_text("".join(map(pair.format, range(40_000))))
    with opened() as terminal:
        terminal.send("I", str(log), "enter")
        terminal.wait_for("10,000")
        terminal.send("enter")
        terminal.wait_for("log.jsonl: reading")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert not terminal.on_alternate_screen
        assert "in use" not in terminal.written, "the import gave the database back before the app left"
    assert len(statuses(database)) == 5, "nothing of the file was kept"


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_that_cannot_be_drawn_on_is_refused_in_one_line(database: Path, term: str) -> None:
    with started(database, environment={"TERM": term}) as terminal:
        assert terminal.wait() == 2
        assert terminal.written == (
            f"pairsmith: the app can't draw on a terminal of type {term or 'unknown'!r}: "
            "set TERM to what it is, for example TERM=xterm-256color\r\n"
        )


def test_without_a_terminal_it_says_so_in_one_line(database: Path) -> None:
    done = subprocess.run(
        [*APP, database.name],
        cwd=database.parent,
        env={"PYTHONPATH": ROOT, "PATH": "/usr/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.strip().split("\n")
    assert "terminal" in line


def test_the_outside_editor_gets_the_text_and_gives_it_back(
    opened: Open, database: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import os, pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "seen = f'{oct(path.stat().st_mode & 0o777)} {path} {path.read_text()}'\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(seen)\n"
        "path.write_text('Past dock one.\\n')\n"
    )
    with opened(EDITOR=f"{sys.executable} {editor}") as terminal:
        terminal.send("E")
        terminal.wait_for("rewritten")
        terminal.wait_for("Past dock one.")
    mode, name, text = (tmp_path / "seen").read_text().split(" ", 2)
    assert mode == "0o600"
    assert text == "Past dock 1."
    assert not Path(name).exists()
    assert first_output(database) == "Past dock one."


def test_an_editor_that_can_not_be_started_gives_the_terminal_back(opened: Open) -> None:
    with opened(EDITOR="/no/such/editor") as terminal:
        terminal.send("E")
        terminal.wait_for("can't be started")
        terminal.send("j")
        terminal.wait_for("2/5")
        terminal.send("q")
        assert terminal.wait() == 0


def test_of_256_colours_none_is_mixed(opened: Open) -> None:
    with opened(TERM="xterm-256color") as terminal:
        assert b"38;5;" in terminal.output
        assert not RGB.search(terminal.output)


def test_a_key_that_cannot_be_bound_is_told_in_one_line_before_the_app_opens(
    database: Path, home: Path
) -> None:
    settings = home / "config" / "pairsmith" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[keys]\ncurate.accept = "q"\n')
    with started(database) as terminal:
        assert terminal.wait() == 2
        assert not terminal.on_alternate_screen
        assert terminal.written == (
            f"pairsmith: {settings}: keys.curate.accept: 'q' can't be used: "
            "any.quit has that key; give it another one in [keys] too\r\n"
        )


def test_the_first_time_the_tour_stands_on_any_database_and_goes_on_where_it_was_cut_off(
    opened: Open, home: Path
) -> None:
    shutil.rmtree(home / "state")
    with opened() as terminal:
        terminal.wait_for("Tour 1/6")
        terminal.send("j")
        terminal.wait_for("Tour 2/6")
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    with opened() as terminal:
        terminal.wait_for("Tour 2/6")
        terminal.send("Q")
        terminal.wait_until_gone("Tour 2/6")
        terminal.send("q")
        assert terminal.wait() == 0
    with opened() as terminal:
        assert "Tour" not in terminal.text


def test_without_a_pair_there_is_nothing_to_try_so_no_tour(tmp_path: Path, home: Path) -> None:
    shutil.rmtree(home / "state")
    with started(tmp_path / "new.db") as terminal:
        terminal.wait_for("No pairs here yet.")
        assert "Tour" not in terminal.text

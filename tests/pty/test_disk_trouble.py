"""A disk in trouble under a running app: it is said until it is mended, and nothing that is typed is lost."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.disks import failing, fill, frozen, no_file_grows_past, tiny
from tests.pty.conftest import COMPARED, ESCAPE, Open, started, statuses
from tests.store.files import mode_of
from tests.terminal import Terminal
from tui.jobs.import_file import import_file
from tui.store.store import Store

Trouble = Callable[[Terminal, Path], AbstractContextManager[None]]


def calls_fail(error: str) -> Trouble:
    return lambda terminal, database: failing(terminal.process.pid, error)


def let_no_file_grow(terminal: Terminal, database: Path) -> None:
    log = database.with_name(f"{database.name}-wal")
    no_file_grows_past(log.stat().st_size, terminal.process.pid)


@contextmanager
def files_can_not_grow(terminal: Terminal, database: Path) -> Iterator[None]:
    let_no_file_grow(terminal, database)
    yield
    no_file_grows_past(-1, terminal.process.pid)


TROUBLES: dict[str, tuple[Trouble, str]] = {
    "full": (calls_fail("ENOSPC"), "can't grow, the disk is full"),
    "quota": (calls_fail("EDQUOT"), "the disk reports an error (Disk quota exceeded)"),
    "broken": (calls_fail("EIO"), "the disk reports an error (Input/output error)"),
    "read-only": (calls_fail("EROFS"), "the disk reports an error (Read-only file system)"),
    "forbidden": (calls_fail("EPERM"), "the disk reports an error (Operation not permitted)"),
    "largest file": (files_can_not_grow, "the disk reports an error"),
}


def one_line(terminal: Terminal) -> str:
    return " ".join(terminal.text.split())


def type_and_take_back(terminal: Terminal) -> None:
    """See that all keys before are done with."""
    terminal.send("~")
    terminal.wait_for("~")
    terminal.send("backspace")
    terminal.wait_until_gone("~")


def name_file(terminal: Terminal, file: Path) -> None:
    """Ask for what is typed to be written to a file."""
    terminal.send("ctrl+g")
    terminal.wait_for("Write what is typed to")
    terminal.send("ctrl+u", str(file), "enter")


def put_into(terminal: Terminal, file: Path) -> None:
    """Have what is typed written to a file."""
    type_and_take_back(terminal)
    name_file(terminal, file)
    terminal.wait_for("what is typed is in")


def put_aside(database: Path, home: Path) -> Path:
    """The one file, for its owner alone, in which the app left what was typed."""
    (file,) = [*database.parent.glob("typed-in-*"), *home.glob("typed-in-*")]
    assert mode_of(file) == 0o600
    return file


def tells_of(terminal: Terminal, file: Path) -> bool:
    """Whether the app said at its end that what was typed is in this file."""
    return f"what was typed is in {file}" in "".join(terminal.written.split("\r\n"))


@pytest.mark.parametrize("name", TROUBLES)
def test_a_decision_that_can_not_be_saved_is_not_shown_as_saved_and_the_next_one_is(
    opened: Open, database: Path, name: str
) -> None:
    begin, words = TROUBLES[name]
    with opened() as terminal:
        terminal.wait_for(COMPARED)  # Else that is what fails.
        with begin(terminal, database):
            terminal.send("h")
            terminal.wait_for(lambda: one_line(terminal).count(words) == 2)
            assert "NOT SAVED." in terminal.text
            terminal.send("j", "j", "?")
            terminal.wait_for("The five flags")
            terminal.send("q", "k")
            terminal.wait_for("2/5")
            assert "NOT SAVED." in terminal.text
            assert "saved 0" in terminal.text
        terminal.send("h")
        terminal.wait_for("saved 1")
        terminal.wait_until_gone("NOT SAVED.")
        terminal.send("q")
        assert terminal.wait() == 0
    assert statuses(database) == ["new", "held", "new", "new", "new"]


@pytest.mark.parametrize("name", ["full", "broken", "largest file"])
def test_what_is_typed_stays_can_go_to_a_file_and_is_kept_once_it_can_be(
    opened_at: Open, database: Path, tmp_path: Path, name: str
) -> None:
    begin, _ = TROUBLES[name]
    elsewhere = tmp_path / "elsewhere.txt"
    with opened_at("e", size=(80, 24)) as terminal:
        with begin(terminal, database):
            terminal.send(*" Mind the step.")
            terminal.wait_for("NOT SAVED.")
            terminal.wait_for(lambda: "Ctrl+G writes what you typed to a file" in one_line(terminal))
            for way_out in (ESCAPE, "ctrl+s"):
                terminal.send(way_out)
                type_and_take_back(terminal)
                assert "EDIT" in terminal.text
            if name == "largest file":
                # Only files that grow can't be written, so that a small one can.
                put_into(terminal, elsewhere)
                assert elsewhere.read_text() == "Past dock 1. Mind the step."
                assert mode_of(elsewhere) == 0o600
        # Without any key: it is tried again by itself.
        terminal.wait_until_gone("NOT SAVED.")
        with Store.open(database) as store:
            assert [draft.text for draft in store.drafts.all()] == ["Past dock 1. Mind the step."]
        terminal.send("ctrl+s")
        terminal.wait_for("saved 1")


def test_an_app_whose_typed_text_is_in_a_file_can_be_left_while_the_disk_is_full(
    opened: Open, database: Path, tmp_path: Path
) -> None:
    with opened() as terminal:
        terminal.send("y", "The ideal.", "tab", "The prompt.")
        terminal.wait_for("The prompt.")
        let_no_file_grow(terminal, database)
        terminal.send("!", "ctrl+q")
        terminal.wait_for("NOT SAVED.")
        put_into(terminal, tmp_path / "new.jsonl")
        terminal.send("ctrl+q")
        assert terminal.wait() == 0
    with Store.open(tmp_path / "second.db", create=True) as store:
        with (tmp_path / "new.jsonl").open("rb") as stream:
            assert import_file(store, stream, "new.jsonl").stored == 1
        assert store.pairs.get(1).prompt == "The prompt.!"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_app_that_is_ended_while_the_disk_is_full_leaves_what_is_typed_where_there_is_room(
    opened_at: Open, database: Path, home: Path, number: int
) -> None:
    with opened_at("e") as terminal:
        let_no_file_grow(terminal, database)
        terminal.send(*" Mind the step.")
        terminal.wait_for("NOT SAVED.")
        type_and_take_back(terminal)
        terminal.kill(number)
        assert terminal.wait() == 128 + number
    file = put_aside(database, home)
    assert file.read_text() == "Past dock 1. Mind the step."
    assert tells_of(terminal, file)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("keys", [["Mind it~"], ["Mind it~", "enter"]])
def test_a_note_is_left_where_there_is_room_too(
    opened_at: Open, database: Path, home: Path, number: int, keys: list[str]
) -> None:
    with opened_at("m") as terminal:
        let_no_file_grow(terminal, database)
        terminal.send(*keys)
        terminal.wait_for("NOT SAVED.")
        terminal.kill(number)
        assert terminal.wait() == 128 + number
    file = put_aside(database, home)
    assert file.read_text() == "note of #1: Mind it~\n"
    assert tells_of(terminal, file)


def test_a_note_that_could_not_be_kept_is_kept_by_itself_once_it_can_be(
    opened_at: Open, database: Path
) -> None:
    with opened_at("m") as terminal:
        with files_can_not_grow(terminal, database):
            terminal.send("Mind it")
            terminal.wait_for("NOT SAVED.")
        terminal.wait_until_gone("NOT SAVED.")
        with Store.open(database) as store:
            assert [draft.text for draft in store.drafts.all()] == ["Mind it"]


def test_a_note_that_can_not_be_kept_stays_until_it_is_in_a_file(
    opened_at: Open, database: Path, tmp_path: Path
) -> None:
    with opened_at("m", size=(80, 24)) as terminal, files_can_not_grow(terminal, database):
        terminal.send("Mind it")
        terminal.wait_for(lambda: "Ctrl+G writes what you typed to a file" in one_line(terminal))
        terminal.send(ESCAPE)
        type_and_take_back(terminal)
        put_into(terminal, tmp_path / "note.txt")
        assert (tmp_path / "note.txt").read_text() == "Mind it\n"
        name_file(terminal, tmp_path / "note.txt")
        terminal.wait_for(lambda: "exists: name a new file" in one_line(terminal))
        terminal.send(ESCAPE)
        terminal.wait_until_gone("Note of #1")


def test_of_what_can_not_be_saved_it_is_said_where_it_is(
    opened: Open, database: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho "Past dock one." > "$1"\n')
    editor.chmod(0o755)
    with opened(EDITOR=str(editor)) as terminal:
        terminal.wait_for(COMPARED)
        let_no_file_grow(terminal, database)
        terminal.send("m", "Mind it", "enter")
        terminal.wait_for(lambda: "check the disk; m goes on with what you typed" in one_line(terminal))
        terminal.send("E")
        terminal.wait_for(lambda: "check the disk; yours is in" in one_line(terminal))
        (file,) = database.parent.glob(".*editing*/output.txt")
        assert str(file) in "".join(terminal.text.split())
        assert file.read_text() == "Past dock one.\n"


def test_an_app_with_a_note_that_could_not_be_saved_can_be_left_and_the_note_is_in_a_file(
    opened_at: Open, database: Path, home: Path
) -> None:
    with opened_at("m") as terminal:
        let_no_file_grow(terminal, database)
        terminal.send("Mind it", "enter")
        terminal.wait_for("NOT SAVED.")
        terminal.send("q")
        terminal.wait_for(lambda: "what was typed is in" in one_line(terminal))
        terminal.send("q")
        assert terminal.wait() == 0
    assert put_aside(database, home).read_text() == "note of #1: Mind it\n"


def test_a_disk_without_room_is_said_and_all_goes_on_once_there_is_some(database: Path) -> None:
    folder = database.with_name("disk")
    folder.mkdir()
    with tiny(folder, 2_000_000):
        with Store.open(database) as store:
            store.backup(folder / "pairs.db")
        with started(folder / "pairs.db") as terminal:
            terminal.wait_for("saved 0")
            terminal.wait_until_gone("not compared yet")
            terminal.send("i")
            terminal.wait_for("saved 1")
            fill(folder / "ballast")
            for _ in range(40):
                terminal.send("1")
                terminal.send("2")
            terminal.wait_for("NOT SAVED.")
            terminal.wait_for(lambda: "can't grow, the disk is full" in one_line(terminal))
            # What was typed ahead of that is left out, and said to be.
            terminal.wait_for(lambda: "the keys pressed meanwhile were left out" in one_line(terminal))
            (folder / "ballast").unlink()
            terminal.send("h")
            terminal.wait_until_gone("NOT SAVED.")
            terminal.send("q")
            assert terminal.wait() == 0
        assert statuses(folder / "pairs.db")[:2] == ["included", "held"]


def test_a_database_that_can_not_be_written_is_read_and_says_so(opened: Open, database: Path) -> None:
    Store.open(database).close()
    with frozen(database.parent), opened() as terminal:
        terminal.wait_for("READ-ONLY. Give yourself the right to write it and its folder")
        terminal.send("x")
        terminal.wait_for("pairs.db is open for reading only")
        terminal.send("G")
        terminal.wait_for("5/5")
        terminal.send("q")
        assert terminal.wait() == 0
    assert statuses(database) == ["new"] * 5

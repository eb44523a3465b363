"""Another program holds the database: that is said, keys wait or are left out, and nothing typed is lost."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.screens.pilots import PATIENCE, DeskOn, Session
from tui.screens import base, drafting
from tui.widgets.editor import Editor
from tui.widgets.line_pane import LinePane


@contextmanager
def locked(session: Session, database: Path) -> Iterator[None]:
    """Another program holds the database; ours does not wait for it here."""
    session.desk.store._connection.raw.execute("PRAGMA busy_timeout = 0")
    with held(database):
        yield


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Another program holds the database."""
    other = sqlite3.connect(database, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
    finally:
        other.close()


@pytest.mark.parametrize("key", ["c", "t", "m"])
async def test_words_that_can_not_be_saved_are_there_when_it_is_asked_again(
    desk_on: DeskOn, database: Path, key: str
) -> None:
    async with desk_on([{}]) as session:
        with locked(session, database):
            await session.press(key, "x", "y", "enter")
            await session.sees("is in use by another program")
        await session.press(key)
        assert session.app.screen.query_one(Input).value == "xy"
        await session.press("enter")
        await session.sees("saved 1")


async def test_a_locked_database_is_said_and_waits_for_the_other_program(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on([{}, {}]) as session:
        with locked(session, database):
            for key in ("1", "h", "u"):
                await session.press(key)
                await session.sees("is in use by another program")
                await session.press("j", "k")
        assert await session.statuses() == ["new", "new"]
        await session.press("h")
        await session.misses("in use by another program")
        assert await session.statuses() == ["held", "new"]


async def test_keys_from_before_a_failure_was_shown_are_left_out(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, {}, {}]) as session:
        with locked(session, database):
            await session.burst("x", "W", "j", "j", "1")
            await session.sees("is in use by another program", "the keys pressed meanwhile were left out")
            assert "1/3" in session.top
            await session.press("j")
            await session.misses("is in use by another program")
            assert "2/3" in session.top
        assert await session.statuses() == ["new"] * 3
        await session.burst("x", "W", "g", "x", "W")
        assert await session.statuses() == ["excluded", "excluded", "new"]


async def test_a_failed_save_leaves_what_is_typed_on_as_text(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("e")
        with locked(session, database):
            await session.burst("a", "ctrl+s", "b", "c", "backspace", "ctrl+n", "escape", "d")
            assert session.screen == "EditScreen"
            assert session.typed == "output 1abd"
            await session.sees("is in use by another program", "the keys pressed meanwhile were left out")
        await session.press("e", "ctrl+s")
        assert (await session.pair(1)).output == "output 1abde"
        assert (await session.pair(2)).output == "output 2"


async def test_a_write_that_waits_says_so_until_it_is_done(
    desk_on: DeskOn, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "NOTICED", 0.01)
    async with desk_on([{}, {}]) as session:
        with held(database):
            session.send("h")
            await session.sees_meanwhile(base.WAITING)
        await session.settle()
        await session.misses(base.WAITING)
        assert await session.statuses() == ["held", "new"]


async def test_what_is_to_be_drawn_meanwhile_does_not_hold_up_the_screen(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on([{}, {}]) as session:
        with held(database):
            session.send("h")
            await session.meanwhile(lambda: session.desk.store.waits, "waiting")
            screen, answered = session.app.screen, asyncio.Event()
            screen.post_message(LinePane.Resized(screen.query_one("#reading", LinePane)))
            screen.call_later(answered.set)
            await session.meanwhile(answered.is_set, "answered")
            assert session.desk.store.waits
        await session.settle()
        assert await session.statuses() == ["held", "new"]


async def test_typing_goes_on_while_a_draft_waits_for_the_database(
    desk_on: DeskOn, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "NOTICED", 0.01)
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    async with desk_on([{}]) as session:
        await session.press("e")
        with held(database):
            session.send("x")
            await session.sees_meanwhile("output 1x", base.WAITING)
            session.send("y")
            session.send("z")
            await session.sees_meanwhile("output 1xyz", base.WAITING)
        await session.settle()
        await session.misses(base.WAITING)
        await session.press("escape")
        assert [draft.text for draft in await session.drafts()] == ["output 1xyz"]


async def test_what_only_takes_long_does_not_wait_for_another_program(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "NOTICED", 0.01)
    async with desk_on([{}]) as session:
        looked = threading.Event()
        found: list[bool] = []

        def look(*, waits: bool) -> None:
            found.append(waits)
            looked.set()

        monkeypatch.setattr(session.app, "_show_waiting", look)
        assert await session.db(looked.wait, PATIENCE)
        assert not any(found)


@pytest.mark.parametrize("keys", ["e", "p", "y"])
async def test_what_is_typed_while_another_program_writes_is_put_beside_the_database(
    desk_on: DeskOn, database: Path, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    monkeypatch.setattr(base, "NOTICED", 0.01)

    def aside() -> list[str]:
        return [file.read_text() for file in database.parent.glob(".*editing*/*.txt")]

    async with desk_on([{"prompt": "text", "output": "text"}]) as session:
        await session.press(keys)
        before = session.app.screen.query_one(Editor).typed
        with held(database):
            for text in ("a", "ab"):
                session.send(text[-1])
                await session.meanwhile(lambda text=text: aside() == [before + text], "aside")  # type: ignore[misc]
            assert session.desk.store.waits
        await session.settle()
        assert aside() == []
        assert session.desk.store.drafts.interrupted()
        await session.press("ctrl+r")


async def test_the_category_and_the_kind_of_a_new_pair_are_put_there_too(
    desk_on: DeskOn, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    monkeypatch.setattr(base, "NOTICED", 0.01)

    def aside() -> dict[str, str]:
        return {file.stem: file.read_text() for file in database.parent.glob(".*editing*/*.txt")}

    async with desk_on([{}]) as session:
        await session.press("y", "tab", "tab")
        with held(database):
            session.send("q")
            session.send("ctrl+t")
            wanted = {"category": "q", "behaviour": "clarify"}
            await session.meanwhile(lambda: aside() == wanted, "aside")
        await session.settle()
        assert aside() == {}


async def test_the_app_can_be_left_while_the_database_is_locked(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}]) as session:
        with locked(session, database):
            await session.press("q")
        assert not session.app.is_running
        assert not session.app.return_code


async def test_typed_text_that_can_not_be_kept_stays_on_the_screen(
    desk_on: DeskOn, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    async with desk_on([{}]) as session:
        await session.press("e")
        with locked(session, database):
            await session.press("x")
            await session.sees("is in use by another program")
            for way_out in ("escape", "ctrl+s", "ctrl+n", "ctrl+q"):
                await session.press(way_out)
                assert session.screen == "EditScreen", way_out
                assert session.typed == "output 1x"
                await session.sees("is in use by another program")
        await session.press("y", "ctrl+s")
        assert (await session.pair(1)).output == "output 1xy"
        assert await session.drafts() == []


async def test_a_new_pair_that_can_not_be_stored_stays_on_the_screen(
    desk_on: DeskOn, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    async with desk_on([{}]) as session:
        await session.press("y", "a", "tab", "b")
        with locked(session, database):
            await session.press("x")
            await session.sees("is in use by another program")
            for way_out in ("escape", "ctrl+s", "ctrl+n", "ctrl+r", "ctrl+q"):
                await session.press(way_out)
                assert session.screen == "WriteScreen", way_out
                await session.sees("is in use by another program")
        assert [editor.text for editor in session.app.screen.query(Editor)] == ["a", "bx"]
        await session.press("y", "ctrl+s")
        assert (await session.pair(2)).prompt == "bxy"
        assert await session.db(session.desk.store.drafts.begun) == {}

"""Drafts of a rewrite: kept while she types, offered again, dropped by one key or by saving."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.pilots import DeskOn, session_on
from tui.core.pair import Pair
from tui.jobs.begun import Begun
from tui.screens import drafting, edit
from tui.store.store import Store


async def test_leaving_keeps_a_draft_that_is_offered_again(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("e", "a", "b", "escape")
        assert session.screen == "CurateScreen"
        assert (await session.pair(1)).output == "output 1"
        assert "draft    output" in session.panel("side")
        await session.press("j", "k", "e")
        await session.sees("your draft is back")
        assert session.typed == "output 1ab"
        await session.press("c", "ctrl+s")
        assert (await session.pair(1)).output == "output 1abc"
        assert await session.drafts() == []
        assert "draft" not in session.panel("side")


async def test_a_draft_is_offered_again_after_the_app_was_closed(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("j", "p", "x", "escape", "q")
    async with session_on(database) as session:
        await session.sees("a draft waits for the prompt of #2")
        await session.press("p")
        assert session.typed == "prompt 2x"
        await session.press("ctrl+s")
        assert (await session.pair(2)).prompt == "prompt 2x"


async def test_quitting_while_typing_keeps_the_draft(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "ctrl+q")
        assert not session.app.is_running
    async with session_on(database) as session:
        assert [(draft.pair_id, draft.text) for draft in await session.drafts()] == [(1, "output 1x")]


async def test_a_draft_is_kept_while_she_types_without_any_key(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    async with desk_on([{}]) as session:
        await session.press("e", "x")
        await session.until_stored(session.drafts)
        assert [draft.text for draft in await session.drafts()] == ["output 1x"]


async def test_typing_on_without_a_pause_keeps_drafts_too(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.3)
    async with desk_on([{}]) as session:
        await session.press("e")
        await session.until_stored(session.drafts, "x")


async def test_what_was_typed_and_taken_back_leaves_no_draft(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        for way_out in ("escape", "ctrl+s"):
            await session.press("e", "x")
            await session.db(lambda: None)
            screen = session.app.screen
            assert isinstance(screen, edit.EditScreen)
            await screen.keep_draft()
            assert len(await session.drafts()) == 1
            await session.press("backspace", way_out)
            assert await session.drafts() == []
            assert (await session.pair(1)).revision == 1


async def test_a_draft_is_dropped_and_the_drop_taken_back(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape", "e", "ctrl+r")
        await session.sees("back to the saved text")
        assert session.typed == "output 1"
        assert await session.drafts() == []
        await session.press("ctrl+z", "escape")
        assert [draft.text for draft in await session.drafts()] == ["output 1x"]
        await session.press("e", "ctrl+r", "escape")
        assert await session.drafts() == []
        assert session.desk.saved == 0


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+n"])
async def test_an_empty_text_is_refused_and_kept_as_a_draft(desk_on: DeskOn, key: str) -> None:
    async with desk_on([{"output": "ab"}, {}]) as session:
        await session.press("e", "backspace", "backspace", "space", key)
        await session.sees("an empty output is not saved")
        assert session.screen == "EditScreen"
        await session.press("escape")
        assert (await session.pair(1)).output == "ab"
        assert [draft.text for draft in await session.drafts()] == [" "]


async def test_a_draft_that_comes_late_does_not_outlive_the_saved_text(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("e", "x")
        screen = session.app.screen
        assert isinstance(screen, edit.EditScreen)
        save_text = session.desk.save_text

        def saved_while_a_draft_is_due(field: str, text: str, began: Pair) -> None:
            session.app.call_from_thread(screen.call_later, screen.keep_draft)
            save_text(field, text, began)

        monkeypatch.setattr(session.desk, "save_text", saved_while_a_draft_is_due)
        await session.press("ctrl+s")
        assert (await session.pair(1)).output == "output 1x"
        assert await session.drafts() == []
        assert session.screen == "CurateScreen"


async def test_an_app_left_before_the_text_is_loaded_keeps_the_draft_that_waits(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape")
        begin = edit.begin
        due: list[object] = []

        def begun_while_a_draft_is_due(store: Store, field: str, pair: Pair) -> Begun:
            screen = session.app.screen
            assert isinstance(screen, edit.EditScreen)
            due.append(session.app.call_from_thread(screen.draft))
            return begin(store, field, pair)

        monkeypatch.setattr(edit, "begin", begun_while_a_draft_is_due)
        await session.press("e")
        assert due == [None]
        assert session.typed == "output 1x"


async def test_looking_for_near_duplicates_may_end_after_the_screen_is_gone(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("e", "x")
        screen = session.app.screen
        assert isinstance(screen, edit.EditScreen)
        screen.call_later(screen.keep_draft)
        await session.burst("ctrl+s", "e", "y", "ctrl+s")
        assert (await session.pair(1)).output == "output 1xy"
        assert await session.drafts() == []

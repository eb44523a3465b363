"""Rewriting: what is typed is kept at once, and nothing else is changed by saving."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.geometry import Region

from tests.screens.pilots import Session, session_on
from tui.config import Project
from tui.core.pair import Pair
from tui.core.text import INVISIBLE
from tui.core.voice import Voice
from tui.jobs.begun import Begun
from tui.screens import drafting, edit
from tui.store.drafts import Draft
from tui.store.store import Store
from tui.widgets.editor import Editor

DeskOn = Callable[..., AbstractAsyncContextManager[Session]]


def typed(session: Session) -> str:
    """What stands in the editor."""
    return session.app.screen.query_one(Editor).text


def region(session: Session, name: str) -> Region:
    """Where a panel stands."""
    return session.app.screen.query_one(f"#{name}").region


async def drafts(session: Session) -> list[Draft]:
    return await session.db(session.desk.store.drafts.all)


async def test_the_output_is_rewritten_and_saved(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "Scan it."}, {}]) as session:
        await session.press("e")
        assert session.screen == "EditScreen"
        assert "EDIT" in session.top
        assert typed(session) == "Scan it."
        await session.type(" Then confirm: q? 1/2")
        await session.press("ctrl+s")
        pair = await session.pair(1)
        assert pair.output == "Scan it. Then confirm: q? 1/2"
        assert pair.original_output == "Scan it."
        assert session.screen == "CurateScreen"
        await session.sees("output · rewritten", "saved 1")
        assert await drafts(session) == []
        await session.press("u")
        assert (await session.pair(1)).output == "Scan it."


async def test_the_prompt_is_edited_by_its_own_key(desk_on: DeskOn) -> None:
    async with desk_on([{"prompt": "How do i?"}]) as session:
        await session.press("p")
        await session.sees("#1 · prompt", "── original prompt", "── your prompt")
        await session.press("backspace", "!", "ctrl+s")
        pair = await session.pair(1)
        assert (pair.prompt, pair.original_prompt) == ("How do i!", "How do i?")


@pytest.mark.parametrize("way", ["press", "burst"])
async def test_saving_can_go_on_to_the_same_text_of_the_next_pair(desk_on: DeskOn, way: str) -> None:
    async with desk_on([{}, {}, {}]) as session:
        await getattr(session, way)("p", "!", "ctrl+n", "i", "ctrl+n", "x", "ctrl+n")
        assert [(await session.pair(number)).prompt for number in (1, 2, 3)] == [
            "prompt 1!",
            "prompt 2i",
            "prompt 3x",
        ]
        assert await session.statuses() == ["new"] * 3
        assert session.screen == "CurateScreen"
        assert len(session.app.screen_stack) == 1
        assert "3/3" in session.top
        assert await drafts(session) == []


async def test_alt_moves_by_words_and_with_another_letter_it_is_escape_and_that_letter(
    desk_on: DeskOn,
) -> None:
    async with desk_on([{"output": "one two"}, {}]) as session:
        await session.press("e", "alt+b", "x", "alt+b", "alt+f", "!", "ctrl+s")
        assert (await session.pair(1)).output == "one xtwo!"
        await session.burst("e", "y", "alt+j")
        assert session.screen == "CurateScreen"
        assert "2/2" in session.top
        assert [draft.text for draft in await drafts(session)] == ["one xtwo!y"]


async def test_the_original_stays_beside_the_editor_or_above_it(desk_on: DeskOn) -> None:
    project = Project(voice=Voice(description="Short, plain, in the imperative."))
    async with desk_on([{"original_output": "What was imported."}], project=project) as session:
        await session.press("e")
        await session.sees("── prompt", "prompt 1", "What was imported.", "Short, plain, in the imperative.")
        editor, original = (
            session.app.screen.query_one(f"#{name}").region for name in ("editor", "original")
        )
        assert original.right <= editor.x
        await session.resize(80, 24)
        await session.sees("What was imported.", "output 1")
        editor, original = (
            session.app.screen.query_one(f"#{name}").region for name in ("editor", "original")
        )
        assert original.bottom <= editor.y


async def test_leaving_keeps_a_draft_that_is_offered_again(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("e", "a", "b", "escape")
        assert session.screen == "CurateScreen"
        assert (await session.pair(1)).output == "output 1"
        assert "draft    output" in session.panel("side")
        await session.press("j", "k", "e")
        await session.sees("your draft is back")
        assert typed(session) == "output 1ab"
        await session.press("c", "ctrl+s")
        assert (await session.pair(1)).output == "output 1abc"
        assert await drafts(session) == []
        assert "draft" not in session.panel("side")


async def test_a_draft_is_offered_again_after_the_app_was_closed(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("j", "p", "x", "escape", "q")
    async with session_on(database) as session:
        await session.sees("a draft waits for the prompt of #2")
        await session.press("p")
        assert typed(session) == "prompt 2x"
        await session.press("ctrl+s")
        assert (await session.pair(2)).prompt == "prompt 2x"


async def test_quitting_while_typing_keeps_the_draft(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "ctrl+q")
        assert not session.app.is_running
    async with session_on(database) as session:
        assert [(draft.pair_id, draft.text) for draft in await drafts(session)] == [(1, "output 1x")]


async def test_a_draft_is_kept_while_she_types_without_any_key(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    async with desk_on([{}]) as session:
        await session.press("e", "x")
        kept: list[str] = []

        async def look() -> None:
            kept[:] = [draft.text for draft in await drafts(session)]

        for _ in range(1000):
            await look()
            if kept:
                break
        assert kept == ["output 1x"]


async def test_typing_on_without_a_pause_keeps_drafts_too(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.3)
    async with desk_on([{}]) as session:
        await session.press("e")
        while not await drafts(session):
            await session.press("x")


async def test_what_was_typed_and_taken_back_leaves_no_draft(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        for way_out in ("escape", "ctrl+s"):
            await session.press("e", "x")
            await session.db(lambda: None)
            screen = session.app.screen
            assert isinstance(screen, edit.EditScreen)
            await screen.keep_draft()
            assert len(await drafts(session)) == 1
            await session.press("backspace", way_out)
            assert await drafts(session) == []
            assert (await session.pair(1)).revision == 1


async def test_before_the_text_is_there_keys_do_nothing_to_it(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on([{}]) as session:
        # The screen is left before it can load, as when the app ends just then.
        monkeypatch.setattr("tui.screens.edit.EditScreen.on_mount", lambda _: None)
        await session.press("e")
        await session.stands_on("EditScreen")
        await session.press("ctrl+r", "ctrl+s", "ctrl+n")
        assert session.screen == "EditScreen"
        await session.press("escape")
        await session.stands_on("CurateScreen")
        assert (await session.pair(1)).output == "output 1"
        assert (await session.pair(1)).revision == 1


async def test_a_draft_is_dropped_and_the_drop_taken_back(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape", "e", "ctrl+r")
        await session.sees("back to the saved text")
        assert typed(session) == "output 1"
        assert await drafts(session) == []
        await session.press("ctrl+z", "escape")
        assert [draft.text for draft in await drafts(session)] == ["output 1x"]
        await session.press("e", "ctrl+r", "escape")
        assert await drafts(session) == []
        assert session.desk.saved == 0


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+n"])
async def test_an_empty_text_is_refused_and_kept_as_a_draft(desk_on: DeskOn, key: str) -> None:
    async with desk_on([{"output": "ab"}, {}]) as session:
        await session.press("e", "backspace", "backspace", "space", key)
        await session.sees("an empty output is not saved")
        assert session.screen == "EditScreen"
        await session.press("escape")
        assert (await session.pair(1)).output == "ab"
        assert [draft.text for draft in await drafts(session)] == [" "]


ODD = "one\r\ntwo\x0bthree\u2028four\x85five\x0csix\rseven\x1b[31m\u202e"


@pytest.mark.parametrize("way_out", [["ctrl+s"], ["ctrl+n"], ["escape"], ["x", "backspace", "ctrl+s"]])
async def test_a_text_that_was_not_edited_is_not_changed_by_any_way_out(
    desk_on: DeskOn, way_out: list[str]
) -> None:
    async with desk_on([{"output": ODD}, {}]) as session:
        await session.press("e", *way_out)
        pair = await session.pair(1)
        assert (pair.output, pair.revision) == (ODD, 1)
        assert await drafts(session) == []


async def test_an_edit_keeps_line_breaks_of_every_kind(desk_on: DeskOn) -> None:
    async with desk_on([{"output": ODD}]) as session:
        await session.press("e")
        await session.sees("one↵", "two↵three↵four↵five↵six↵seven")
        await session.press("!", "enter", "x", "ctrl+s")
        assert (await session.pair(1)).output == ODD + "!\nx"


async def test_an_edit_keeps_crlf_line_ends(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "one\r\ntwo"}]) as session:
        await session.press("e", "!", "enter", "x", "ctrl+s")
        assert (await session.pair(1)).output == "one\r\ntwo!\r\nx"


async def test_nothing_hidden_is_drawn_raw_and_it_is_counted(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "a\x1b]52;c;eA==\x07b\u202ec"}]) as session:
        await session.press("e")
        await session.sees("3 hidden characters in this text")
        assert not INVISIBLE.search(session.text.replace("\n", ""))


async def test_a_paste_is_cleaned_before_it_is_saved(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "x"}]) as session:
        await session.press("e")
        await session.paste("a\x1b[31mb\r\nc\x07")
        assert typed(session) == "xa␛[31mb\nc␇"
        await session.press("ctrl+s")
        assert (await session.pair(1)).output == "xa␛[31mb\nc␇"


async def test_keys_typed_ahead_become_text_in_their_order(desk_on: DeskOn) -> None:
    async with desk_on([{"output": ""}, {}], size=(80, 24)) as session:
        await session.burst("e", *"q?xih1:T/", "ctrl+s")
        assert (await session.pair(1)).output == "q?xih1:T/"
        assert await session.statuses() == ["new", "new"]
        assert session.screen == "CurateScreen"


async def test_keys_that_come_together_are_handled_in_their_order(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "ab"}, {}]) as session:
        await session.burst("e", "x", "backspace", "y", "left", "z", "enter", "end", "!", "ctrl+s", "j", "1")
        assert (await session.pair(1)).output == "abz\ny!"
        assert (await session.pair(2)).flags == {"common_in_production"}
        await session.burst("p", "backspace", "X", "escape", "k", "e", "ctrl+n", "escape", "3")
        assert [(draft.pair_id, draft.text) for draft in await drafts(session)] == [(2, "prompt X")]
        assert (await session.pair(2)).flags == {"common_in_production", "teaches_generalization"}


async def test_tab_and_enter_are_text(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "a"}]) as session:
        await session.press("e", "enter", "tab", "b", "ctrl+s")
        assert (await session.pair(1)).output == "a\n    b"


async def test_the_voice_and_the_words_are_counted_while_she_types(desk_on: DeskOn) -> None:
    project = Project(voice=Voice(avoid=("kindly",), max_words=3))
    async with desk_on([{"output": "Scan the bay"}], project=project) as session:
        await session.press("e")
        await session.sees("3 words")
        await session.type(" label kindly")
        await session.sees("5 words", "“kindly”", "5 words, 3 allowed")


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
        assert await drafts(session) == []
        assert session.screen == "CurateScreen"


async def test_a_pair_changed_elsewhere_is_not_overwritten_unseen(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x")
        pair = await session.pair(1)
        await session.db(session.desk.store.pairs.change, pair, {"output": "from elsewhere"}, "other")
        await session.press("ctrl+s")
        await session.sees("was changed elsewhere")
        assert session.screen == "EditScreen"
        assert typed(session) == "output 1x"
        assert (await session.pair(1)).output == "from elsewhere"
        await session.sees("saved output", "from elsewhere", "original output")
        assert [draft.text for draft in await drafts(session)] == ["output 1x"]
        await session.press("ctrl+s")
        assert (await session.pair(1)).output == "output 1x"
        await session.press("u")
        assert (await session.pair(1)).output == "from elsewhere"


async def test_a_draft_stands_beside_what_was_saved_meanwhile(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape")
        pair = await session.pair(1)
        await session.db(session.desk.store.pairs.change, pair, {"output": "from elsewhere"}, "other")
        await session.press("e")
        await session.sees("your draft is back", "saved output", "from elsewhere")
        assert typed(session) == "output 1x"
        await session.press("ctrl+r")
        assert typed(session) == "from elsewhere"
        await session.misses("saved output")


async def test_what_the_desk_read_anew_while_she_typed_is_not_overwritten_unseen(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x")
        pair = await session.pair(1)
        await session.db(session.desk.store.pairs.change, pair, {"output": "from elsewhere"}, "other")
        await session.db(session.desk.reload)
        await session.press("y", "ctrl+s")
        await session.sees("was changed elsewhere", "saved output, changed since you began", "from elsewhere")
        assert (await session.pair(1)).output == "from elsewhere"
        assert [draft.text for draft in await drafts(session)] == ["output 1xy"]
        await session.press("ctrl+s")
        assert (await session.pair(1)).output == "output 1xy"


async def test_a_draft_is_not_saved_unasked_over_what_was_saved_since_it_was_begun(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape")
        pair = await session.pair(1)
        await session.db(session.desk.store.pairs.change, pair, {"output": "from elsewhere"}, "other")
        await session.press("e")
        await session.sees("your draft is back; the saved output was changed since you began it")
        await session.press("y", "escape", "e", "ctrl+s")
        await session.sees("was changed elsewhere", "from elsewhere")
        assert (await session.pair(1)).output == "from elsewhere"
        assert [draft.text for draft in await drafts(session)] == ["output 1xy"]
        await session.press("ctrl+s")
        assert (await session.pair(1)).output == "output 1xy"


async def test_what_else_was_changed_meanwhile_is_no_reason_to_ask(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape", "1")
        await session.press("e")
        await session.misses("was changed")
        pair = await session.pair(1)
        await session.db(session.desk.store.pairs.change, pair, {"note": "theirs"}, "other")
        await session.press("ctrl+s")
        after = await session.pair(1)
        assert (after.output, after.note, after.flags) == ("output 1x", "theirs", pair.flags)
        assert session.screen == "CurateScreen"


async def test_a_draft_back_on_the_saved_text_it_began_from_is_saved_at_once(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape")
        for text in ("from elsewhere", "output 1"):
            pair = await session.pair(1)
            await session.db(session.desk.store.pairs.change, pair, {"output": text}, "other")
        await session.press("e", "ctrl+s")
        assert (await session.pair(1)).output == "output 1x"


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
        assert typed(session) == "output 1x"


async def test_markup_is_text_in_the_editor(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "[/] [@click=app.quit]x[/]"}]) as session:
        await session.press("e")
        await session.sees("[/] [@click=app.quit]x[/]")
        await session.press("!", "ctrl+s")
        assert (await session.pair(1)).output == "[/] [@click=app.quit]x[/]!"


async def test_looking_for_near_duplicates_may_end_after_the_screen_is_gone(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("e", "x")
        screen = session.app.screen
        assert isinstance(screen, edit.EditScreen)
        screen.call_later(screen.keep_draft)
        await session.burst("ctrl+s", "e", "y", "ctrl+s")
        assert (await session.pair(1)).output == "output 1xy"
        assert await drafts(session) == []

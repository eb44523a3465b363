"""Rewriting: what is typed is kept at once, and nothing else is changed by saving."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from tests.screens.pilots import DeskOn, Session
from tui.config import Project
from tui.core.text import INVISIBLE
from tui.core.voice import Voice


def region(session: Session, name: str) -> Region:
    """Where a panel stands."""
    return session.app.screen.query_one(f"#{name}").region


async def test_the_output_is_rewritten_and_saved(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "Scan it."}, {}]) as session:
        await session.press("e")
        assert session.screen == "EditScreen"
        assert "EDIT" in session.top
        assert session.typed == "Scan it."
        await session.type(" Then confirm: q? 1/2")
        await session.press("ctrl+s")
        pair = await session.pair(1)
        assert pair.output == "Scan it. Then confirm: q? 1/2"
        assert pair.original_output == "Scan it."
        assert session.screen == "CurateScreen"
        await session.sees("output · rewritten", "saved 1")
        assert await session.drafts() == []
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
        assert await session.drafts() == []


async def test_alt_moves_by_words_and_with_another_letter_it_is_escape_and_that_letter(
    desk_on: DeskOn,
) -> None:
    async with desk_on([{"output": "one two"}, {}]) as session:
        await session.press("e", "alt+b", "x", "alt+b", "alt+f", "!", "ctrl+s")
        assert (await session.pair(1)).output == "one xtwo!"
        await session.burst("e", "y", "alt+j")
        assert session.screen == "CurateScreen"
        assert "2/2" in session.top
        assert [draft.text for draft in await session.drafts()] == ["one xtwo!y"]


async def test_the_original_stays_beside_the_editor_or_above_it(desk_on: DeskOn) -> None:
    project = Project(voice=Voice(description="Short, plain, in the imperative."))
    async with desk_on([{"original_output": "What was imported."}], project=project) as session:
        await session.press("e")
        await session.sees("── prompt", "prompt 1", "What was imported.", "Short, plain, in the imperative.")
        editor, original = region(session, "editor"), region(session, "original")
        assert original.right <= editor.x
        await session.resize(80, 24)
        await session.sees("What was imported.", "output 1")
        editor, original = region(session, "editor"), region(session, "original")
        assert original.bottom <= editor.y


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


ODD = "one\r\ntwo\x0bthree\u2028four\x85five\x0csix\rseven\x1b[31m\u202e"


@pytest.mark.parametrize("way_out", [["ctrl+s"], ["ctrl+n"], ["escape"], ["x", "backspace", "ctrl+s"]])
async def test_a_text_that_was_not_edited_is_not_changed_by_any_way_out(
    desk_on: DeskOn, way_out: list[str]
) -> None:
    async with desk_on([{"output": ODD}, {}]) as session:
        await session.press("e", *way_out)
        pair = await session.pair(1)
        assert (pair.output, pair.revision) == (ODD, 1)
        assert await session.drafts() == []


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
        assert session.typed == "xa␛[31mb\nc␇"
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
        assert [(draft.pair_id, draft.text) for draft in await session.drafts()] == [(2, "prompt X")]
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


async def test_markup_is_text_in_the_editor(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "[/] [@click=app.quit]x[/]"}]) as session:
        await session.press("e")
        await session.sees("[/] [@click=app.quit]x[/]")
        await session.press("!", "ctrl+s")
        assert (await session.pair(1)).output == "[/] [@click=app.quit]x[/]!"

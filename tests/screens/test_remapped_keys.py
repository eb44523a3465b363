"""Keys of the user's own: what is bound, the footer, the help and the palette say the same."""

from __future__ import annotations

from tests.screens.pilots import STRONG, DeskOn
from tui.config import Settings

PAIRS = [{"prompt": "How do I clear E7?", "flags": STRONG}, "Who signs?", "Where is dock 3?"]

OWN = {
    "curate": {"accept": ["J", "F5"], "decide_included": "h", "decide_held": "i"},
    "any": {"help": "F10", "command_palette": "F9", "quit": "f12"},
    "filter": {"apply": "a"},
    "edit": {"save": "F8"},
}


async def test_the_keys_that_are_wanted_do_it_and_the_old_ones_do_nothing(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, settings=Settings(keys=OWN)) as session:
        await session.press("space")
        assert (await session.statuses())[0] == "new"
        await session.press("J")
        assert (await session.statuses())[0] == "included"
        await session.press("h")
        assert (await session.statuses())[1] == "included"
        await session.press("escape", "f5", "i")
        assert (await session.statuses())[2] == "held"
        await session.press("question_mark", "ctrl+p", "ctrl+q", "q")
        assert session.screen == "CurateScreen"
        assert session.app.is_running
        await session.press("f12")
        assert not session.app.is_running


async def test_footer_help_and_palette_name_the_keys_that_are_wanted(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, settings=Settings(keys=OWN)) as session:
        await session.sees(" J accept ", "F10 help")
        await session.press("f10")
        assert "   J F5  " in session.panel("text")
        await session.press("escape")
        await session.press("f9")
        assert session.screen == "Palette"
        await session.type("accept")
        await session.sees("▸ J F5")


async def test_questions_and_the_editor_take_them_too(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, settings=Settings(keys=OWN)) as session:
        await session.press("f")
        await session.sees(" a apply ")
        await session.press("enter")
        assert session.screen == "FilterScreen"
        await session.press("a")
        await session.stands_on("CurateScreen")
        await session.press("e", "!")
        await session.sees(" F8 save ")
        await session.press("ctrl+s")
        assert session.screen == "EditScreen"
        await session.press("f8")
        await session.stands_on("CurateScreen")
        assert (await session.pair(1)).output == "output 1!"


async def test_a_preset_is_shown_and_bound(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, settings=Settings(keys={"preset": "vim"})) as session:
        await session.sees(" y include ", " i rewrite ")
        await session.press("i")
        assert session.screen == "EditScreen"


async def test_the_next_app_begins_with_the_table_again(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, settings=Settings(keys={"preset": "vim"})):
        pass
    async with desk_on([]) as session:
        await session.sees(" i include ", " e rewrite ")

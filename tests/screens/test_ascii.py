"""Without Unicode: every screen is drawn in ASCII, columns stand, and no stored text is changed by it."""

from __future__ import annotations

import pytest

from tests.screens.pilots import STRONG, DeskOn
from tests.screens.test_sizes import PAIRS, WAYS
from tui.config import Settings
from tui.core.pair import Message

FOREIGN = [
    {"prompt": "Où est la zone 漢 ?", "output": "Past the “café” – 5 °C…", "flags": STRONG, "note": "é"},
    {"prompt": "ما هو الرمز E7؟", "output": "אחרי \x1b[31m הדלת", "context": (Message("system", "ö"),)},
]


@pytest.mark.parametrize("screen", WAYS)
async def test_every_screen_is_drawn_in_ascii(desk_on: DeskOn, screen: str) -> None:
    async with desk_on([*PAIRS, *FOREIGN], settings=Settings(ascii=True)) as session:
        for size in ((120, 40), (80, 24)):
            await session.resize(*size)
            await session.press(*WAYS[screen])
            assert session.text.isascii(), sorted(set(filter(lambda sign: not sign.isascii(), session.text)))
            assert {len(row) for row in session.rows} == {size[0]}
            await session.press("escape", "escape")
            await session.stands_on("CurateScreen")


async def test_a_texts_characters_are_tokens_and_typographic_signs_their_twins(desk_on: DeskOn) -> None:
    async with desk_on(FOREIGN, settings=Settings(ascii=True)) as session:
        await session.sees("O<U+00F9> est la zone <U+6F22> ?", 'Past the "caf<U+00E9>" - 5 <U+00B0>C~')
        await session.press("j")
        await session.sees("<U+001B>[31m")
        assert (await session.pair(1)).output == FOREIGN[0]["output"]


async def test_what_is_edited_and_pasted_is_stored_as_it_is(desk_on: DeskOn) -> None:
    async with desk_on(FOREIGN, settings=Settings(ascii=True)) as session:
        await session.press("e", "é")
        await session.paste(" ü漢")
        assert session.text.isascii()
        await session.sees("caf?")
        await session.press("ctrl+s")
        assert (await session.pair(1)).output == "Past the “café” – 5 °C…é ü漢"


async def test_marks_flags_verdict_and_keys_are_still_told_apart(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, settings=Settings(ascii=True)) as session:
        flags = ("1 # common in production", "5 o scalable pattern")
        await session.sees(">   1 .", *flags, "9, 8 needed   INCLUDE")
        await session.press("i", "x", "D", "h")
        await session.sees("1 + ", "2 x ", "3 - ")
        await session.press("question_mark")
        await session.sees(" j Down ", " k Up ")

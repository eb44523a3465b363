"""What was changed since the import, word by word."""

from __future__ import annotations

from tests.screens.pilots import DeskOn


async def test_changed_words_are_marked_in_output_and_prompt(desk_on: DeskOn) -> None:
    pair = {
        "prompt": "How do I clear E8?",
        "original_prompt": "How do I clear E7?",
        "output": "Hold the power button, then scan.",
        "original_output": "Hold the button, then scan again.",
    }
    async with desk_on([pair]) as session:
        await session.press("w")
        await session.sees(
            "#1 · changed since the import",
            "Hold the ⟦+power ⟧button, then scan⟦- again⟧.",
            "How do I clear ⟦-E7⟧⟦+E8⟧?",
        )
        await session.press("escape")
        assert session.screen == "CurateScreen"


async def test_what_was_not_changed_is_said(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("w")
        await session.sees("output, as imported", "prompt, as imported")
        await session.press("w")
        assert session.screen == "CurateScreen"


async def test_a_long_difference_scrolls(desk_on: DeskOn) -> None:
    long = "\n".join(f"line {number}" for number in range(100))
    async with desk_on([{"output": f"{long} the end", "original_output": long}]) as session:
        await session.press("w")
        await session.misses("the end")
        await session.press("pagedown", "space", "ctrl+d")
        await session.sees("line 99⟦+ the end⟧")
        await session.press("pageup", "ctrl+u", "pageup", "up")
        await session.sees(" line 1\n")

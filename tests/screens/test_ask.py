"""Questions on top of a screen."""

from __future__ import annotations

from pathlib import Path

from tests.screens.pilots import seed, session_on
from tui.screens.ask import AskScreen
from tui.screens.menu import MenuScreen


async def test_a_question_that_is_left_before_it_is_drawn_is_left(tmp_path: Path) -> None:
    seed(tmp_path / "pairs.db", ["one"])
    async with session_on(tmp_path / "pairs.db") as session:
        for question in (AskScreen("Tags", "a, b"), MenuScreen("Why?", {"1": "no reason"})):
            session.app.push_screen(question)
            question.dismiss()
            await session.settle()
        assert session.screen == "CurateScreen"
        await session.press("t")
        assert session.screen == "AskScreen"

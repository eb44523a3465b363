"""A question in a line."""

from __future__ import annotations

from pathlib import Path

from tests.screens.pilots import seed, session_on
from tui.screens.ask import AskScreen


async def test_a_question_that_is_left_before_it_is_drawn_is_left(tmp_path: Path) -> None:
    seed(tmp_path / "pairs.db", ["one"])
    async with session_on(tmp_path / "pairs.db") as session:
        question = AskScreen("Tags", "a, b")
        session.app.push_screen(question)
        question.action_leave()
        await session.settle()
        assert session.screen == "CurateScreen"
        await session.press("t")
        assert session.screen == "AskScreen"

"""Questions on top of a screen."""

from __future__ import annotations

from pathlib import Path

from tests.screens.pilots import seed, session_on
from tui.core.view import Filter
from tui.screens.ask import AskScreen
from tui.screens.filter import FilterScreen
from tui.screens.help import HelpScreen
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


async def test_an_action_on_a_screen_that_is_not_built_yet_or_gone_is_left_out(tmp_path: Path) -> None:
    seed(tmp_path / "pairs.db", ["one"])
    async with session_on(tmp_path / "pairs.db") as session:
        for screen, action in ((HelpScreen("curate"), "scroll(1)"), (FilterScreen(Filter(), ()), "move(1)")):
            session.app.push_screen(screen)
            await session.app.run_action(action, screen)
            await session.settle()
            assert session.app.screen is screen
            await session.press("escape")
            assert session.screen == "CurateScreen"
            await session.app.run_action(action, screen)


async def test_a_screen_that_is_left_while_it_looks_something_up_ends_nothing(tmp_path: Path) -> None:
    seed(tmp_path / "pairs.db", ["one"])
    async with session_on(tmp_path / "pairs.db") as session:
        screen = FilterScreen(Filter(), ())
        await session.app.push_screen(screen)

        async def draw_when_gone() -> None:
            await screen.dismiss()
            screen._draw()

        session.app.run_worker(draw_when_gone())
        await session.settle()
        assert session.screen == "CurateScreen"
        assert session.app.return_code is None
        await session.press("h")
        await session.sees("saved 1")

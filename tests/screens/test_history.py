"""The journal of a pair, the newest change first."""

from __future__ import annotations

from tests.screens.pilots import DeskOn


async def test_every_change_is_listed_with_what_it_was_before(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("1", "9", "j", "2", "k", "h", "u", "l")
        await session.sees("#1 · journal")
        text = session.panel("text")
        parts = [
            "held (undo)",
            "status: held → new",
            "held\n",
            "status: new → held",
            "edge\n",
            "phase: none → edge",
        ]
        places = [
            text.index(part) for part in [*parts, "common_in_production\n", "flags: + common_in_production"]
        ]
        assert places == sorted(places)
        assert "failure_is_critical" not in text, "that was the other pair"
        await session.press("l")
        assert session.screen == "CurateScreen"


async def test_a_pair_without_changes_says_so(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("l")
        await session.sees("nothing was changed yet")
        await session.press("q")
        assert session.screen == "CurateScreen"


async def test_a_long_journal_scrolls(desk_on: DeskOn) -> None:
    async with desk_on([{}], size=(80, 24)) as session:
        await session.press(*["1"] * 12, "l")
        before = session.text
        await session.press("j", "pagedown")
        assert session.text != before
        await session.press("k", "pageup")
        assert session.text == before

"""What goes wrong is said where she looks, loses nothing, and leaves the app usable."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.screens.pilots import PATIENCE, DeskOn, seed, session_on
from tui.core.errors import PairsmithError
from tui.screens import base
from tui.screens.desk import Desk
from tui.store.store import Store

FULL = "pairs.db can't grow, the disk is full: nothing was saved; free some space, then try again"


def full(*_: object, **__: object) -> None:
    """A write that finds no room."""
    what, hint = FULL.split(": ")
    raise PairsmithError(what, hint)


async def test_every_deciding_key_says_that_nothing_was_saved(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on([{}, {}]) as session:
        with monkeypatch.context() as patch:
            patch.setattr(session.desk.store.pairs, "change", full)
            for key in ("1", "space", "i", "h", "x", "7", "o", "b", "a"):
                await session.press(key)
                assert FULL in " ".join(session.text.split()), key
                assert session.screen == "CurateScreen"
                assert "1/2" in session.top
                assert "saved 0" in session.top
                await session.press("j", "k")
                await session.misses("the disk is full")
        assert await session.statuses() == ["new", "new"]
        await session.press("h")
        assert await session.statuses() == ["held", "new"]


@pytest.mark.parametrize("key", ["c", "t", "m"])
async def test_words_that_can_not_be_saved_are_said(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with desk_on([{}]) as session:
        monkeypatch.setattr(session.desk.store.pairs, "change", full)
        await session.press(key, "x", "enter")
        await session.sees("the disk is full")
        assert session.screen == "CurateScreen"
        assert (await session.pair(1)).revision == 1


async def test_keys_from_before_a_failed_answer_are_left_out(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on([{}, {}, {}]) as session:
        await session.press("x")
        assert session.screen == "MenuScreen"
        monkeypatch.setattr(session.desk.store.pairs, "change", full)
        await session.burst("W", "j", "j")
        await session.sees("the disk is full", "the keys pressed meanwhile were left out")
        assert "1/3" in session.top
        assert await session.statuses() == ["excluded", "new", "new"]


async def test_a_database_that_is_removed_under_the_app_is_said_and_kept_beside(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("h")
        database.unlink()
        await session.press("h")
        await session.sees("was moved, removed or replaced", "this is not saved", "pairs.db.rescued")
        await session.sees("saved 1")
        await session.press("q")
        assert not session.app.is_running
    with Store.open(database.with_name("pairs.db.rescued")) as rescued:
        assert [pair.status for pair in rescued.pairs.every()] == ["held", "new"]


async def test_a_pair_changed_elsewhere_is_shown_as_it_is_now(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, {}]) as session:
        with Store.open(database) as elsewhere:
            pair = elsewhere.pairs.get(1)
            elsewhere.pairs.change(pair, {"output": "from elsewhere", "split": "eval"}, "elsewhere")
        await session.press("1")
        await session.sees("pair 1 was changed elsewhere", "from elsewhere", "split    eval")
        assert (await session.pair(1)).flags == frozenset()
        await session.press("1")
        await session.misses("was changed elsewhere")
        assert (await session.pair(1)).flags == {"common_in_production"}
        assert (await session.pair(1)).split == "eval"


async def test_an_alike_pair_changed_elsewhere_can_be_decided_once_it_is_shown_anew(
    desk_on: DeskOn, database: Path
) -> None:
    prompt = "How do I restock the pick face when the scanner shows E7?"
    async with desk_on([prompt, prompt.replace("the scanner", "a scanner")]) as session:
        await session.press("d", "right")
        with Store.open(database) as elsewhere:
            elsewhere.pairs.change(elsewhere.pairs.get(2), {"split": "eval"}, "elsewhere")
        await session.press("h")
        await session.sees("pair 2 was changed elsewhere", "0 points · eval")
        assert await session.statuses() == ["new", "new"]
        await session.press("h")
        assert await session.statuses() == ["new", "held"]


async def test_an_index_that_can_not_be_finished_is_said(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(database, ["one", "two"])
    monkeypatch.setattr(Desk, "index_some", full)
    async with session_on(database) as session:
        await session.sees("the disk is full")
        await session.press("h")
        assert await session.statuses() == ["held", "new"]


async def test_a_defect_ends_the_app_and_is_not_swallowed(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(database, ["one"])

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a defect")

    async def press_the_key() -> None:
        async with session_on(database) as session:
            monkeypatch.setattr(session.desk, "toggle_flag", broken)
            session.send("1")
            await session.until(lambda: not session.app.is_running, "ended")
            assert session.app.return_code == 1

    with pytest.raises(ZeroDivisionError, match="a defect"):
        await press_the_key()


async def test_work_that_is_ended_before_it_began_holds_up_no_key(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on(["p"]) as session:
        screen = session.app.screen
        assert isinstance(screen, base.PairScreen)
        begin = screen.run_worker

        def begin_and_end(*work: Any, **how: Any) -> Any:
            worker = begin(*work, **how)
            worker.cancel()
            return worker

        monkeypatch.setattr(screen, "run_worker", begin_and_end)

        async def nothing() -> None:
            return None

        await asyncio.wait_for(screen.start(nothing()), PATIENCE)
        await asyncio.wait_for(screen.at_rest(), PATIENCE)

"""What stands on the screens until it is mended, what is refused meanwhile, and what others wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.actions import parse

from tests.screens.pilots import DeskOn, seed, session_on
from tui.actions import ACTIONS
from tui.config import Project
from tui.core.pair import IncomingPair
from tui.screens.desk import Desk
from tui.screens.standing import WRITING, refusal, standing
from tui.store.store import Store


def test_every_action_that_is_refused_is_one_of_its_screen() -> None:
    for context, names in WRITING.items():
        assert names <= {parse(action.call)[1] for action in ACTIONS if action.context == context}


def test_nothing_is_refused_and_nothing_stands_where_all_is_well(store: Store) -> None:
    assert standing(store) == ""
    assert not any(refusal(store, action.context, action.call) for action in ACTIONS)


def test_trouble_stands_before_anything_else(store: Store) -> None:
    with Store.open(store.path, read_only="wait for the other") as reader:
        assert standing(reader) == "READ-ONLY. Wait for the other"
        assert str(refusal(reader, "curate", "toggle_flag(0)")) == "pairs.db is open for reading only"
        assert refusal(reader, "curate", "next") is None
        reader._connection.trouble = "the disk is full"
        assert standing(reader) == "NOT SAVED. the disk is full"


async def test_a_failed_write_stands_on_every_screen_until_one_comes_through(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        raw = session.desk.store._connection.raw
        await session.db(raw.execute, "PRAGMA query_only = ON")
        await session.press("h")
        await session.sees("NOT SAVED.", "is read-only: nothing was saved")
        for keys, screen in ((("w",), "DiffScreen"), (("escape", "question_mark"), "HelpScreen")):
            await session.press(*keys)
            await session.stands_on(screen)
            await session.sees("NOT SAVED.")
        await session.press("escape")
        await session.db(raw.execute, "PRAGMA query_only = OFF")
        await session.press("h")
        await session.misses("NOT SAVED.")
        assert await session.statuses() == ["held", "new"]


async def test_what_another_program_decided_is_counted_at_the_next_page_turn(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on([{}, {}, {}]) as session:
        with Store.open(database) as elsewhere:
            elsewhere.pairs.change(elsewhere.pairs.get(3), {"status": "included"}, "elsewhere")
        await session.press("j")
        await session.sees("1 included", "2 left")


@pytest.mark.parametrize(("before", "key"), [("G", "e"), ("G", "h"), ("Gk", "j")])
async def test_pairs_that_another_program_took_out_are_left_behind(
    database: Path, before: str, key: str
) -> None:
    with Store.open(database, create=True) as store:
        for prompt in ("kept one", "kept two", "goes"):
            with store.transaction():
                store.sources.write(IncomingPair(prompt, f"output of {prompt}"))
    async with session_on(database) as session:
        await session.press(*before)
        with Store.open(database) as elsewhere:
            assert elsewhere.pairs.undo()
        await session.press(key)
        await session.press("escape", "G")
        await session.sees("2/2", "kept two")


def test_a_desk_that_takes_over_reads_all_anew(database: Path) -> None:
    seed(database, ["one", "two"])
    with Store.open(database) as writer, Store.open(database, read_only="wait") as store:
        desk = Desk(store, Project())
        desk.start()
        writer.pairs.change(writer.pairs.get(1), {"status": "included"}, "elsewhere")
        desk.leave()
        assert writer.meta.get("place") is None
        writer.close()
        desk.take_over()
        assert desk.included == 1
        desk.decide("held")
        assert desk.saved == 1

"""Undoing an import while the app is open: what is on the screen is always there."""

from __future__ import annotations

import io
import json

from tests.screens.pilots import DeskOn, Session
from tui.jobs.import_file import import_file
from tui.jobs.index import catch_up
from tui.store.store import Store


async def bring_in(session: Session, *prompts: str) -> None:
    """Import a file of these prompts, and look at the last of them."""

    def work(store: Store) -> None:
        lines = [json.dumps({"prompt": prompt, "output": f"about {prompt}"}) for prompt in prompts]
        import_file(store, io.BytesIO("\n".join(lines).encode()), "wrong.jsonl")
        catch_up(store)

    await session.db(work, session.desk.store)
    await session.press("r", "G")
    await session.sees(prompts[-1].split(",")[0][:40])


async def test_the_pairs_go_from_the_screen_and_come_back(desk_on: DeskOn) -> None:
    async with desk_on(["first", "second"]) as session:
        await bring_in(session, "third", "fourth")
        assert "4/4" in session.top
        await session.press("u")
        await session.sees("undone: import wrong.jsonl, 2 pairs", "second")
        await session.misses("third", "fourth")
        assert "2/2" in session.top
        await session.press("U")
        await session.sees("done again: import wrong.jsonl, 2 pairs", "third")
        assert "3/4" in session.top
        assert await session.db(session.desk.store.index.pending) == 0


async def test_the_only_import_leaves_an_empty_desk(desk_on: DeskOn) -> None:
    async with desk_on([]) as session:
        await bring_in(session, "third")
        await session.press("u")
        await session.sees("undone: import wrong.jsonl")
        assert session.desk.pair is None
        await session.press("1", "i", "e", "u", "U")
        await session.sees("done again", "third")


async def test_a_draft_of_one_of_its_pairs_holds_the_import(desk_on: DeskOn) -> None:
    async with desk_on([]) as session:
        await bring_in(session, "third")
        await session.press("e")
        await session.type(" and more")
        await session.press("escape", "u")
        await session.sees("a draft waits for the output of #1", "save or drop it, then undo")
        assert await session.db(session.desk.store.pairs.count) == 1


async def test_it_is_not_undone_where_its_pairs_are_compared(desk_on: DeskOn) -> None:
    async with desk_on(["How do I restock zone 16 in the morning?"]) as session:
        await bring_in(session, "How do I restock zone 16 in the morning, please?")
        await session.press("r", "d")
        await session.stands_on("CompareScreen")
        await session.press("u")
        await session.sees("the latest step is import wrong.jsonl: undo it where the pairs are read")
        assert await session.db(session.desk.store.pairs.count) == 2


async def test_a_pair_that_takes_the_place_of_one_that_is_gone_is_the_one_that_is_read(
    desk_on: DeskOn,
) -> None:
    async with desk_on([]) as session:
        await bring_in(session, "third")
        await session.press("u")
        await bring_in(session, "fourth")
        assert "about fourth" in session.panel("reading")
        assert "third" not in session.panel("reading")

"""Comparing pairs in the background: in a process of its own, what is looked at first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.screens.conftest import DeskOn
from tui.core.errors import PairsmithError
from tui.jobs.index import sketch
from tui.jobs.index_process import LINK, Report
from tui.screens.indexing import IndexProcess

PROMPT = "How do I restock the pick face when the scanner shows E7?"
PAIRS = [PROMPT, PROMPT.replace("the scanner", "a scanner"), "Who may drive forklifts in hall two?"]

Hear = Callable[[Report], Awaitable[None]]


@pytest.fixture(autouse=True)
def none_is_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every comparison takes the process."""
    monkeypatch.setattr("tui.screens.indexing.FEW", 0)


class Held:
    """Stands in for the process: says only what the test says."""

    def __init__(self) -> None:
        self.wanted: list[int] = []
        self.hear: asyncio.Future[Hear] = asyncio.get_running_loop().create_future()
        self.ended = asyncio.Event()
        self.failure: PairsmithError | None = None

    async def run(self, _: IndexProcess, hear: Hear) -> None:
        self.hear.set_result(hear)
        await self.ended.wait()
        if self.failure is not None:
            raise self.failure

    def look_at(self, _: IndexProcess, pair_id: int) -> None:
        self.wanted.append(pair_id)


async def test_what_an_earlier_run_left_is_finished_in_a_process(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.sees("1 near-duplicate")
        assert await session.db(session.desk.store.index.pending) == 0
        assert "comparing" not in session.top


async def test_what_an_import_brings_is_compared_in_a_process(desk_on: DeskOn, tmp_path: Path) -> None:
    lines = [f'{{"prompt": "{prompt}", "output": "{number}"}}' for number, prompt in enumerate(PAIRS)]
    (tmp_path / "new.jsonl").write_text("\n".join(lines))
    async with desk_on([]) as session:
        await session.press("I")
        await session.type(str(tmp_path / "new.jsonl"))
        await session.press("enter", "enter")
        await session.sees("3 pairs stored", "1 near-duplicate")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_pair_is_asked_for_when_it_is_turned_to_and_drawn_when_it_is_compared(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    held = Held()
    monkeypatch.setattr(IndexProcess, "run", lambda self, hear: held.run(self, hear))
    monkeypatch.setattr(IndexProcess, "look_at", lambda self, pair_id: held.look_at(self, pair_id))
    async with desk_on(PAIRS, size=size, at_rest=False) as session:
        hear = await held.hear
        await session.sees("not compared yet")
        assert held.wanted[-1] == 1
        session.send("j")
        await session.sees("2/3")
        assert held.wanted[-1] == 2
        await hear(Report(LINK, left=1_234))
        await session.sees("comparing 1,234")
        index = session.desk.store.index
        await session.db(sketch, session.desk.store)
        await session.db(index.link, [2])
        await hear(Report(LINK, left=1_233, linked=2))
        await session.sees("near prompt #1", "comparing 1,233")
        held.ended.set()
        await session.misses("comparing")


async def test_that_it_could_not_go_on_is_said(desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held()
    held.failure = PairsmithError("comparing the pairs was interrupted", "the disk is full")
    held.ended.set()
    monkeypatch.setattr(IndexProcess, "run", lambda self, hear: held.run(self, hear))
    async with desk_on(PAIRS) as session:
        await session.sees("interrupted: the disk is full", "not compared yet")
        await session.press("j", "i")
        assert (await session.pair(2)).status == "included"


async def test_leaving_ends_the_process(desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int | None] = []
    run = IndexProcess.run

    async def watched(self: IndexProcess, hear: Hear) -> None:
        async def hear_and_keep(report: Report) -> None:
            started.append(self._process)
            await hear(report)

        started: list[asyncio.subprocess.Process | None] = []
        try:
            await run(self, hear_and_keep)
        finally:
            assert started[0] is not None
            ended.append(started[0].returncode)

    monkeypatch.setattr(IndexProcess, "run", watched)
    pairs = [f"{number**7:x} {number**5:x}" for number in range(3, 1500)]
    async with desk_on(pairs, at_rest=False) as session:
        await session.until(lambda: bool(session.app.indexing.words), "comparing")
        session.send("q")
        await session.until(lambda: not session.app.is_running, "left")
    assert ended == [0]

"""Bringing the near-duplicate index up to date while the expert works."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import orjson

import tui
from tui.core.errors import PairsmithError
from tui.jobs.index_process import LINK, SKETCH, Report
from tui.screens.desk import Desk

FEW = 200
"""Pairs up to which starting a process takes longer than comparing them."""

_EVERY = 1.0
"""Seconds between two reports on the screen: over a thin link each costs a line."""

LAST_WAIT = 1.0
"""Seconds that the process has to come to an end."""

_WORDS = {SKETCH: "reading", LINK: "comparing"}
"""With a number below 10,000 these still fit beside a place of four digits in 80 columns."""

_GOES_ON = "it goes on when the app is opened again"


class IndexProcess:
    """The index's own process, as the app sees it: started, listened to, told what is looked at, ended."""

    def __init__(self, database: Path) -> None:
        self._database = database.absolute()
        self._process: asyncio.subprocess.Process | None = None

    async def run(self, hear: Callable[[Report], Awaitable[None]]) -> None:
        """Run the process to its end, and hand on each of its reports.

        Raises:
            PairsmithError: it could not go on; what it did so far is kept.
        """
        self._process = process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tui.jobs.index_process",
            str(self._database),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            # Python looks for the package where it starts: not where the expert happens to be.
            cwd=Path(tui.__file__).parents[1],
            start_new_session=True,
        )
        assert process.stdout is not None
        assert process.stdin is not None
        error = ""
        try:
            async for line in process.stdout:
                report = Report(**orjson.loads(line))
                error = report.error
                await hear(report)
        finally:
            self._process = None
            code = await _ended(process)
        if code:
            raise PairsmithError("comparing the pairs with each other was interrupted", error or _GOES_ON)

    def look_at(self, pair_id: int) -> None:
        """Let a pair go first."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.write(b"%d\n" % pair_id)

    async def end(self) -> None:
        """End the process, if one runs, and wait for that."""
        if self._process is not None:
            await _ended(self._process)


async def _ended(process: asyncio.subprocess.Process) -> int:
    """Let the process end at the next safe place; a transaction that takes long comes to nothing."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        return await asyncio.wait_for(process.wait(), LAST_WAIT)
    except asyncio.TimeoutError:
        process.kill()
        return await process.wait()


class Indexing:
    """Finishes the index in the background; what is looked at goes first."""

    def __init__(self, desk: Desk, db: Callable[..., Awaitable[Any]]) -> None:
        self._desk = desk
        self._db = db
        self._process = IndexProcess(desk.store.path)
        self._told_at = 0.0
        self.words = ""
        """How far it is; empty where nothing is left."""

    async def finish(self, moved: Callable[[], Awaitable[None]]) -> None:
        """Do what an import or an earlier run left; ``moved`` is called when there is something to show.

        Raises:
            PairsmithError: it could not go on; what it did so far is kept.
        """
        if self._desk.store.read_only:
            return
        if await self._db(self._desk.not_indexed) > FEW:
            try:
                await self._process.run(lambda report: self._heard(report, moved))
            finally:
                self.words = ""
        elif not await self._db(self._desk.index_some):
            return
        else:
            while await self._db(self._desk.index_some):
                await asyncio.sleep(0)
        await self._db(self._desk.reload)
        await moved()

    def look_at(self, pair_id: int) -> None:
        """Compare a pair first, which the expert looks at."""
        self._process.look_at(pair_id)

    async def end(self) -> None:
        """Leave the rest for another time."""
        await self._process.end()

    async def _heard(self, report: Report, moved: Callable[[], Awaitable[None]]) -> None:
        self.words = f"{_WORDS[report.stage]} {report.left:,}" if report.left else ""
        now, in_sight = (
            time.monotonic(),
            report.linked is not None and report.linked == self._desk.walk.current,
        )
        if in_sight:
            await self._db(self._desk.reload)
        if in_sight or now - self._told_at >= _EVERY:
            self._told_at = now
            await moved()

"""Drives the real app in tests: keys in, what is drawn and what is stored out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import pytest
from textual.app import App
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.worker import WorkerState

from tui.app import PairsmithApp
from tui.config import Project, Settings
from tui.core.pair import IncomingPair, Pair, Reject
from tui.screens.desk import Desk
from tui.store.drafts import Draft
from tui.store.store import Store
from tui.widgets.editor import Editor
from tui.widgets.line_pane import LinePane

T = TypeVar("T")

STRONG = frozenset(
    {"common_in_production", "failure_is_critical", "teaches_generalization", "model_fails_here"}
)
"""Flags of 9 points: the verdict is INCLUDE. Without flags it is HOLD."""

PATIENCE = 10.0
"""Seconds after which what a test waits for counts as never happening."""

_CHARACTERS = {"space": " ", "slash": "/", "question_mark": "?", "colon": ":", "enter": "\r", "tab": "\t"}
_NAMES = {" ": "space", "/": "slash", "?": "question_mark", ":": "colon"}


def seed(database: Path, pairs: Iterable[str | Mapping[str, Any]]) -> None:
    """Store pairs as an import does. A word stands for a prompt; a mapping gives fields of the pair."""
    with Store.open(database, create=True) as store, store.transaction():
        source = store.sources.begin("seed.jsonl", "seed")
        for number, given in enumerate(pairs, start=1):
            fields = {"prompt": given} if isinstance(given, str) else dict(given)
            fields["flags"] = frozenset(fields.get("flags", ()))
            prompt = fields.pop("prompt", f"prompt {number}")
            output = fields.pop("output", f"output {number}")
            context = fields.pop("context", ())
            problems = fields.pop("problems", ())
            incoming = IncomingPair(prompt, output, context, fields, problems=problems)
            assert store.sources.add(source, number, incoming), "this content is stored already"


def seed_rejects(database: Path, *raws: str, name: str = "log.jsonl", reason: str = "not JSON") -> None:
    """Store texts as what an import could not use, on the lines from 1 on."""
    with Store.open(database, create=True) as store, store.transaction():
        source = store.sources.begin(name, f"rejects of {name}")
        for line, raw in enumerate(raws, start=1):
            store.sources.reject(source, [Reject(line, reason, raw)])


class Session:
    """The app, running: what an expert does with it and sees of it."""

    def __init__(self, app: PairsmithApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    # What she does

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before did is done."""
        for key in keys:
            self.send(key)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys that arrive all at once, as on a slow line or from a key held down."""
        for key in keys:
            self.send(key)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.burst(*(_NAMES.get(character, character) for character in text))

    async def paste(self, text: str) -> None:
        """Paste a text as a terminal does that brackets what is pasted."""
        self.app.post_message(Paste(text))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    def send(self, key: str) -> None:
        """Press a key, and wait for nothing."""
        character = key if len(key) == 1 else _CHARACTERS.get(key)
        self.app.post_message(Key(_NAMES.get(key, key), character))

    # What she sees

    @property
    def rows(self) -> list[str]:
        """What is drawn, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        """What is drawn, as one text."""
        return "\n".join(row.rstrip() for row in self.rows)

    @property
    def top(self) -> str:
        """The top line."""
        return self.rows[0]

    def panel(self, name: str) -> str:
        """The lines that a panel of the present screen was handed, drawn or not."""
        lines = self.app.screen.query_one(f"#{name}", LinePane).lines
        return "\n".join("".join(text for text, _ in line) for line in lines)

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    async def sees(self, *words: str) -> None:
        """Wait until all of these are drawn, a message maybe on more lines than one."""
        await self.until(lambda: all(self.shows(word) for word in words), f"drawn: {words}")

    async def sees_meanwhile(self, *words: str) -> None:
        """Wait until all of these are drawn, while the store's thread is busy."""
        await self.meanwhile(lambda: all(self.shows(word) for word in words), f"drawn: {words}")

    async def misses(self, *words: str) -> None:
        """Wait until none of these is drawn."""
        await self.until(lambda: not any(self.shows(word) for word in words), f"gone: {words}")

    def shows(self, words: str) -> bool:
        """Whether these are drawn, as they stand or broken into lines."""
        text = self.text
        return words in text or words in " ".join(text.split())

    @property
    def typed(self) -> str:
        """The text in the editor."""
        return self.app.screen.query_one(Editor).text

    async def stands_on(self, screen: str) -> None:
        """Wait until a screen is on top."""
        await self.until(lambda: self.screen == screen, f"on {screen}")

    # What is stored

    @property
    def desk(self) -> Desk:
        """What the app works on."""
        return self.app.desk

    async def db(self, function: Callable[..., T], *arguments: Any) -> T:
        """Ask the store, on its own thread."""
        return await self.app.db(function, *arguments)

    async def pair(self, pair_id: int) -> Pair:
        """A pair as it is stored."""
        return await self.db(self.desk.store.pairs.get, pair_id)

    async def drafts(self) -> list[Draft]:
        """What is typed and not saved, as it is stored."""
        return await self.db(self.desk.store.drafts.all)

    async def statuses(self) -> list[str]:
        """The stored status of every pair, by id."""
        return await self.db(lambda: [pair.status for pair in self.desk.store.pairs.every()])

    # Waiting

    async def settle(self) -> None:
        """Wait until every message is worked through, the store is idle and no worker runs on."""
        deadline = monotonic() + PATIENCE
        quiet = 0
        while quiet < 6:
            await self._round()
            quiet = quiet + 1 if self._idle() else 0
            if monotonic() > deadline:
                pytest.fail(f"the app does not come to rest\n{self.text}")

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        deadline = monotonic() + PATIENCE
        while not holds():
            if monotonic() > deadline:
                pytest.fail(f"never {what}\n{self.text}")
            await self._round()

    async def until_stored(self, holds: Callable[[], Awaitable[object]], *keys: str) -> None:
        """Wait until something is so in the store, pressing keys over and over."""
        deadline = monotonic() + PATIENCE
        while not await holds():
            if monotonic() > deadline:
                pytest.fail(f"never stored\n{self.text}")
            await self.press(*keys)

    async def meanwhile(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something is so, while the store's thread is busy."""
        deadline = monotonic() + PATIENCE
        while not holds():
            if monotonic() > deadline:
                pytest.fail(f"never {what}\n{self.text}")
            await asyncio.sleep(0)
            self.app.screen._on_timer_update()

    async def _round(self) -> None:
        """Let every widget handle what it was sent, and the store what it was asked."""
        if not self.app.is_running or not await self.pilot._wait_for_screen(PATIENCE):
            return
        await self.app.db(int)
        self.app.screen._on_timer_update()

    def _idle(self) -> bool:
        """Whether nothing runs on by itself; a question on top waits for the expert."""
        waiting = any(screen.is_modal for screen in self.app.screen_stack)
        return all(
            worker.state not in (WorkerState.PENDING, WorkerState.RUNNING)
            or (waiting and worker.group == "asking")
            for worker in self.app.workers
        )


DeskOn = Callable[..., AbstractAsyncContextManager[Session]]
"""``desk_on(pairs)``: see the fixture."""


@asynccontextmanager
async def session_on(
    database: Path,
    *,
    size: tuple[int, int] = (120, 40),
    project: Project | None = None,
    settings: Settings | None = None,
    at_rest: bool = True,
) -> AsyncIterator[Session]:
    """Open the app on a database as ``run_app`` does, on a terminal of a given size; closed at the end.

    With ``at_rest`` all that begins by itself is done when the test goes on.
    """
    project = project or Project()
    with Store.open(database, project.rubric, create=True) as store:
        desk = Desk(store, project)
        desk.start()
        app = PairsmithApp(desk, settings or Settings())
        try:
            async with app.run_test(size=size) as pilot:
                session = Session(app, pilot)
                if at_rest:
                    await session.settle()
                yield session
        finally:
            app.finish_writes()


class Suspending(App[None]):
    """An app that gives the terminal away and takes it back, without having one."""

    suspended = 0
    resumed = 0

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.suspended += 1
        yield
        self.resumed += 1

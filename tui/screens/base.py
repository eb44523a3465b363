"""What every screen shares: keys from the table of actions, the store's thread, messages, the top line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar, ParamSpec, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from tui.actions import actions_for
from tui.config import Settings
from tui.core.errors import PairsmithError
from tui.screens.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")
Answer = TypeVar("Answer")


def bindings(context: str) -> list[BindingType]:
    """The Textual bindings of a context. Actions for everywhere are the app's own."""
    return [
        Binding(
            ",".join(action.keys),
            f"app.{action.call}" if action.context == "any" else action.call,
            action.description,
            show=False,
            id=action.id,
        )
        for action in actions_for(context)
    ]


class DeskApp(App[None]):
    """The app as its screens see it: the desk, the user's settings, and the one thread of the store."""

    def __init__(self, desk: Desk, settings: Settings, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.desk = desk
        self.settings = settings
        self._store_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def db(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call something on the store's thread; calls are served in the order they come."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._store_thread, lambda: function(*args, **kwargs))


class PairScreen(Screen[None]):
    """A screen over the desk. It asks on the store's thread and draws what comes back."""

    CONTEXT: ClassVar[str]
    AUTO_FOCUS = ""

    @property
    def pairsmith(self) -> DeskApp:
        """The app, with its desk and its store's thread."""
        assert isinstance(self.app, DeskApp)
        return self.app

    @property
    def desk(self) -> Desk:
        """What is worked on."""
        return self.pairsmith.desk

    async def db(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call something on the store's thread."""
        return await self.pairsmith.db(function, *args, **kwargs)

    async def ask(self, screen: ModalScreen[Answer]) -> Answer | None:
        """Put a question on top and wait for the answer; only within ``start``."""
        return await self.app.push_screen_wait(screen)

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something that asks the expert in between, while the screen goes on taking keys."""
        self.run_worker(self._told(work), group="asking", exclusive=True)

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except PairsmithError as error:
            self.tell(str(error))

    def tell(self, message: str) -> None:
        """Show a message that stays until the next key that does something."""
        raise NotImplementedError

    async def flush(self) -> None:
        """Bring what is only on the screen to the disk, before the app leaves."""

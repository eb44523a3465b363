"""What every screen shares: keys from the table of actions, the store's thread, messages, the top line."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from tui.actions import actions_for
from tui.core.errors import PairsmithError

if TYPE_CHECKING:
    from tui.app import PairsmithApp

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


class PairScreen(Screen[None]):
    """A screen over the desk. It asks on the store's thread and draws what comes back."""

    CONTEXT: ClassVar[str]
    AUTO_FOCUS = ""

    @property
    def pairsmith(self) -> PairsmithApp:
        """The app, with its desk and its store's thread."""
        return cast("PairsmithApp", self.app)

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

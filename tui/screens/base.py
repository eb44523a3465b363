"""What every screen shares: keys from the table of actions, the store's thread, messages, the top line."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from inspect import CORO_CREATED, getcoroutinestate
from typing import Any, ClassVar, ParamSpec, Protocol, TypeVar, runtime_checkable

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingsMap
from textual.events import Resize
from textual.screen import ModalScreen

from tui.actions import Action, actions_for
from tui.config import Settings
from tui.core.errors import PairsmithError
from tui.screens.by_meaning import ByMeaning
from tui.screens.desk import Desk
from tui.screens.first_frame import FirstFrame, HeldBack
from tui.screens.indexing import Indexing
from tui.screens.letting_go import LettingGo
from tui.screens.panels import SMALLEST
from tui.screens.resizing import LatestSize
from tui.screens.standing import refusal, standing
from tui.tour import Tour
from tui.widgets.bar_lines import footer_line, message_lines, top_line, tour_lines
from tui.widgets.line_pane import ROLE_CLASSES, LinePane
from tui.widgets.wrap import wrap

P = ParamSpec("P")
T = TypeVar("T")
Answer = TypeVar("Answer")

NOTICED = 0.4
"""Seconds from which on it is said that the database is waited for, and what is typed is put beside it."""

_WAYS_BACK = frozenset({"back", "leave"})

WAITING = "waiting for the database, another program is writing"
LEFT_OUT = "the keys pressed meanwhile were left out"


def bind(bindings: BindingsMap, context: str) -> None:
    """Bind the keys of a context, in place of what has them. Actions for everywhere are the app's own."""
    wanted = BindingsMap(
        Binding(
            ",".join(action.keys),
            f"app.{action.call}" if action.context == "any" else action.call,
            action.description,
            show=False,
        )
        for action in actions_for(context)
    )
    bindings.key_to_bindings.update(wanted.key_to_bindings)


class DeskApp(FirstFrame):
    """The app as its screens see it: the desk, the user's settings, and the one thread of the store."""

    def __init__(self, desk: Desk, settings: Settings, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.desk = desk
        self.settings = settings
        self.by_meaning = ByMeaning(desk, settings.endpoints)
        self._store_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self.indexing = Indexing(desk, self.db)
        self.tour: Tour | None = None
        """The tour, while it is shown."""
        self.pressed_at = 0.0
        """When the key was pressed that is answered now."""
        self.failed_at = 0.0
        """When it was shown last that a key could not do what it should."""
        self.standing = standing(desk.store)
        """What stands on every screen until it is mended."""

    async def db(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call something on the store's thread; calls are served in the order they come."""
        loop = asyncio.get_running_loop()
        call = loop.run_in_executor(self._store_thread, lambda: function(*args, **kwargs))
        try:
            while not (await asyncio.wait([call], timeout=NOTICED))[0]:
                waits = self.desk.store.waits
                self._show_waiting(waits=waits)
                if waits:
                    self.put_aside()
            return await call
        finally:
            call.cancel()
            self._show_waiting(waits=False)
            self.show_standing()

    def put_aside(self) -> None:
        """Bring what is typed to the disk while the database does not take it."""
        for screen in self.screen_stack:
            if isinstance(screen, PuttingAside):
                screen.put_aside()

    def _show_waiting(self, *, waits: bool) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, PairScreen) and screen.waiting != waits:
                screen.waiting = waits
                screen.tell(screen.message)

    def show_standing(self) -> None:
        """Draw what stands until it is mended, where that has changed."""
        if self.standing != (words := standing(self.desk.store)):
            self.standing = words
            for screen in self.screen_stack:
                if isinstance(screen, PairScreen):
                    screen.draw_standing()

    def finish_writes(self) -> None:
        """Let the threads end what they are doing, so that the database can be closed."""
        self.by_meaning.close()
        self._store_thread.shutdown(wait=True, cancel_futures=True)


@runtime_checkable
class Flushing(Protocol):
    """A screen that has something to bring to an end before the app leaves."""

    async def flush(self) -> None:
        """Bring it to an end.

        Raises:
            PairsmithError: what was typed can't be kept.
        """


@runtime_checkable
class PuttingAside(Protocol):
    """A screen with typed text that can be brought to the disk without the database."""

    def put_aside(self) -> bool:
        """Bring it there; false where that can't be."""


class Question(LettingGo, LatestSize, ModalScreen[Answer | None]):
    """A screen on top that asks something; see ``PairScreen.ask``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = ROLE_CLASSES
    GIVES_WAY: ClassVar[bool] = False
    """Whether a key of the screen below leaves it without an answer, and then does what it does there."""
    CONTEXT: ClassVar[str] = ""
    """The context of its keys, where they stand in the table of actions."""

    def __init__(self) -> None:
        super().__init__()
        if self.CONTEXT:
            bind(self._bindings, self.CONTEXT)
        self.on_answer: Callable[[Answer | None], None] = lambda answer: None

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer, at once: the toolkit's own callback waits for the message that is being handled."""
        self.on_answer(result)
        return super().dismiss(result)


class PairScreen(LettingGo, LatestSize, HeldBack[None]):
    """A screen over the desk. It asks on the store's thread and draws what comes back."""

    COMPONENT_CLASSES: ClassVar[set[str]] = ROLE_CLASSES
    CONTEXT: ClassVar[str]
    AUTO_FOCUS = ""
    SHOWN_WITH_FOOTER: ClassVar[bool] = True
    """Whether all else is drawn once the footer is."""
    RESTS: ClassVar[str] = "Keys that decide rest until then."
    """What is said of the keys while the window is too small."""

    def __init__(self) -> None:
        super().__init__()
        bind(self._bindings, self.CONTEXT)
        self.message = ""
        self.waiting = False
        """Whether something waits for the database: that is shown before any message."""
        self._bar: tuple[str, ...] = ()
        """What the top line says."""
        self._wrong_at = 0.0
        self._at_rest = asyncio.Event()
        self._at_rest.set()

    def compose(self) -> ComposeResult:
        """The panels, and one over them for a window that is too small; shown once they are drawn."""
        self.pairsmith.hold_frames()
        yield from self.panels()
        yield LinePane(id="too-small")

    def panels(self) -> ComposeResult:
        """What the screen is made of."""
        raise NotImplementedError

    def on_resize(self, event: Resize) -> None:
        """Ask for more room where there is too little."""
        width, height = event.size
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "-small")
        if small:
            least = f"{SMALLEST[0]}x{SMALLEST[1]} at least, this is {width}x{height}"
            words = wrap(f"Make the window larger: {least}. {self.RESTS}", width)
            self.query_one("#too-small", LinePane).show([((line, "text"),) for line in words])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done to what can't be seen; going back from it changes nothing."""
        return action in _WAYS_BACK or not self.has_class("-small")

    def offers(self, action: Action) -> bool:
        """Whether an action can be done here now: if not, the footer and the palette don't name it."""
        return refusal(self.desk.store, self.CONTEXT, action.call) is None

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

    async def ask(self, screen: Question[Answer]) -> Answer | None:
        """Put a question on top and wait for the answer; only within ``start``."""
        answer: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()

        def answered(found: Answer | None) -> None:
            if not answer.done():
                self._at_rest.clear()
                answer.set_result(found)

        screen.on_answer = answered
        await self.app.push_screen(screen)
        self._at_rest.set()
        return await answer

    async def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something that asks the expert in between; returns once a question is on top, or all is done.

        Keys that were typed ahead thus reach the question, and after its answer they wait for what follows.
        """
        self._at_rest.clear()
        doing = self._work_then_rest(work)

        def end(_: asyncio.Task[None]) -> None:
            if getcoroutinestate(doing) == CORO_CREATED:
                doing.close()
                work.close()
                self._at_rest.set()

        working = self.run_worker(doing, group="asking")
        if working._task is not None:
            # With its screen, work is ended that may not have begun: then nothing in it sets all at rest.
            working._task.add_done_callback(end)
        await self.at_rest()

    async def at_rest(self) -> None:
        """Wait until nothing that was started goes on by itself."""
        await self._at_rest.wait()

    async def _work_then_rest(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except PairsmithError as error:
            self.fail(error)
        finally:
            self._at_rest.set()

    async def told(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that no key asked for, and tell what goes wrong."""
        try:
            await work
        except PairsmithError as error:
            self._tell_wrong(error)

    def fail(self, error: PairsmithError) -> None:
        """Tell why a key could not do what it should.

        The keys from before this is shown were meant for what it would have led to: the app leaves them out.
        """
        self._tell_wrong(error)
        self.pairsmith.failed_at = time.monotonic()

    def _tell_wrong(self, error: PairsmithError) -> None:
        self.tell(str(error))
        self._wrong_at = time.monotonic()

    def leave_out(self) -> None:
        """Say that a key was left out, after why."""
        if self.message and not self.message.endswith(LEFT_OUT):
            self.tell(f"{self.message}; {LEFT_OUT}")

    def hush(self) -> None:
        """Take the message away, unless it says what went wrong after the present key was pressed."""
        if self.message and self.pairsmith.pressed_at > self._wrong_at:
            self.tell("")

    def tell(self, message: str) -> None:
        """Show a message in place of the keys, until an empty one takes it away."""
        self.message = message
        if self.query("#footer"):
            self.draw_footer()

    def draw_footer(self) -> None:
        """The keys of this screen, or the message that stands in their place."""
        footer, width = self.query_one("#footer", LinePane), self.size.width
        message = WAITING if self.waiting else self.message
        lines = message_lines(message, width) if message else [footer_line(self.CONTEXT, width, self.offers)]
        if self.pairsmith.tour is not None:
            lines = [*tour_lines(self.pairsmith.tour.words, width), *lines]
        footer.styles.height = len(lines)
        footer.show(lines)
        if self.is_current and self.SHOWN_WITH_FOOTER:
            self.pairsmith.show_frames()

    def draw_top(self, left: str, middle: str = "", mode: str = "BROWSE") -> None:
        """Where the expert is, the mode, how much was saved, and what stands until it is mended."""
        self._bar = (left, middle, mode)
        top, width = self.query_one("#top", LinePane), self.size.width
        lines = [top_line(left, middle, mode, self.desk.saved, width)]
        if words := self.standing():
            lines += message_lines(words, width)
        top.styles.height = len(lines)
        top.show(lines)

    def standing(self) -> str:
        """What stands until it is mended; empty where all is well."""
        return self.pairsmith.standing

    def draw_standing(self) -> None:
        """Show what stands until it is mended, or take it away."""
        if self._bar and self.query("#top"):
            self.draw_top(*self._bar)

    async def flush(self) -> None:
        """Bring what is only on the screen to the disk, before the app leaves."""

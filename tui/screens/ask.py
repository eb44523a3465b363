"""One line of text, with completion from what is in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from tui.core.errors import PairsmithError
from tui.core.text import one_line
from tui.paths import from_home
from tui.screens.base import DeskApp, Question
from tui.screens.drafting import Keeper
from tui.screens.presence import in_sight
from tui.widgets.line_input import Complete, LineInput, nothing
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import Line

_SHOWN = 6


def path_of(typed: str) -> Path:
    """What is typed as a path; ``~`` is the home folder, where there is such a user."""
    return from_home(typed.strip())


class AskScreen(Question[str]):
    """Asks for a line. Enter takes it as it stands (an empty one too), Esc leaves all as it was.

    Down and up mark a completion, which Enter then takes; Tab puts the marked one, or the first, into the
    line. A value that is there already is selected, so that typing replaces it, unless to ``go_on`` with it.

    ``keep`` gives back what keeps a line as a draft while it is typed, to be called on the store's thread.
    ``problem`` is what to know before it is taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("tab", "complete", show=False, priority=True),
        Binding("down", "mark(1)", show=False, priority=True),
        Binding("up", "mark(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        value: str = "",
        complete: Complete = nothing,
        hint: str = "",
        *,
        go_on: bool = False,
        keep: Callable[[str], Callable[[], None]] | None = None,
        problem: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._complete = complete
        self._hint = hint
        self._go_on = go_on
        self._marked = -1
        self._keep = keep
        self._keeper = Keeper(self, self._keep_told)
        self._problem = problem
        self._not_kept = ""
        """Why the line is on the screen alone; empty where it is kept."""
        self._answered = False

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """Answer; from here on no draft is kept any more: it would outlive what is saved."""
        self._answered = True
        return super().dismiss(result)

    def compose(self) -> ComposeResult:
        """Title, input and completions, at the bottom."""
        with Vertical(id="ask"):
            yield LinePane(id="ask-title")
            yield LineInput(self._value, id="ask-input", select_on_focus=not self._go_on, compact=True)
            yield LinePane(id="ask-completions")

    def on_mount(self) -> None:
        """Draw, and let the expert type, unless the question was left before it could be drawn."""
        if not in_sight(self):
            return
        title: Line = ((f" {self._title}  ", "heading strong"), (self._hint, "dim"))
        self.query_one("#ask-title", LinePane).show([title])
        field = self.query_one(Input)
        field.cursor_blink = False
        # At once, so that what was typed ahead is text.
        self.set_focus(field)
        self._draw()

    @on(Input.Changed)
    def draw_completions(self) -> None:
        """Show what the text may become, and keep it."""
        self._marked = -1
        if self._keep and (self._keeper.began or self.query_one(Input).value != self._value):
            self._keeper.typed()
        self._draw()

    def draft(self) -> Callable[[], None] | None:
        """What keeps the line as it stands; nothing once it is answered with."""
        if self._keep is None or self._answered or not self._keeper.began:
            return None
        return self._keep(self.query_one(Input).value)

    async def flush(self) -> None:
        """Keep the line at once."""
        assert isinstance(self.app, DeskApp)
        if (keep := self.draft()) is None:
            return
        before, self._not_kept = self._not_kept, ""
        try:
            await self.app.db(keep)
        except PairsmithError as error:
            self._not_kept = str(error)
            raise
        finally:
            if before != self._not_kept:
                self._draw()

    async def _keep_told(self) -> None:
        try:
            await self.flush()
        except PairsmithError:
            self._keeper.try_again()

    def rescue(self) -> str:
        """Write the line to a file, where it could not be kept; where, in words."""
        if not self._not_kept:
            return ""
        from tui.screens.typed_file import rescued

        assert isinstance(self.app, DeskApp)
        return rescued(self.app.desk.store.path, f"{self._title}: {self.query_one(Input).value}\n")

    @on(Input.Submitted)
    def take(self) -> None:
        """Take the marked completion, or the line as it stands. Into a marked folder it only goes."""
        taken = self._completions()[self._marked] if self._marked >= 0 else self.query_one(Input).value
        if self._marked >= 0 and taken.endswith("/"):
            self.action_complete()
        else:
            self.dismiss(taken)

    def action_mark(self, step: int) -> None:
        """Mark another completion."""
        self._marked = max(-1, min(self._marked + step, len(self._completions()) - 1))
        self._draw()

    def action_complete(self) -> None:
        """Put the marked completion, or the first, into the line."""
        if found := self._completions():
            field = self.query_one(Input)
            field.value = found[max(self._marked, 0)]
            field.cursor_position = len(field.value)

    def action_leave(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)

    def _completions(self) -> Sequence[str]:
        return self._complete(self.query_one(Input).value)

    def _draw(self) -> None:
        if not in_sight(self):
            return
        problems = filter(None, [self._problem, self._not_kept])
        lines: list[Line] = [((f"   {one_line(problem)}", "critical"),) for problem in problems]
        found = self._completions()
        first = max(0, self._marked - _SHOWN + 1)
        for number, value in enumerate(found[first : first + _SHOWN], start=first):
            marked = number == self._marked
            lines.append(((" ▸ " if marked else "   ", "flag-on"), (one_line(value), "text")))
        if len(found) > _SHOWN:
            lines.append(((f"   {first + 1} to {min(first + _SHOWN, len(found))} of {len(found)}", "dim"),))
        keys = "  Enter take · Tab complete · ↑↓ choose · Esc leave" if lines else "  Enter take · Esc leave"
        self.query_one("#ask-completions", LinePane).show([*lines, ((keys, "dim"),)])

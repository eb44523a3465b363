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

from tui.actions import key_of, keys_of
from tui.core.errors import PairsmithError
from tui.core.text import one_line
from tui.paths import from_home
from tui.screens.base import DeskApp, Question
from tui.screens.drafting import Keeper
from tui.screens.line_draft import LineDraft, rescued_lines
from tui.screens.presence import in_sight, is_there
from tui.screens.typed_file import into_file, which_file
from tui.widgets.line_input import Complete, LineInput, nothing
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import Line
from tui.widgets.wrap import wrap

_SHOWN = 6


def path_of(typed: str) -> Path:
    """What is typed as a path; ``~`` is the home folder, where there is such a user."""
    return from_home(typed.strip())


class AskScreen(Question[str]):
    """Asks for a line. Enter takes it as it stands (an empty one too), Esc leaves what it is for as it was.

    Down and up mark a completion, which Enter then takes; Tab puts the marked one, or the first, into the
    line. A value that is there already is selected, so that typing replaces it, unless to ``go_on`` with it.

    With a ``draft`` the line is kept while it is typed, also when it is left, and can be written to a file.
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
        draft: LineDraft | None = None,
        problem: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._complete = complete
        self._hint = hint
        self._go_on = go_on
        self._marked = -1
        self._draft = draft
        self._keeper = Keeper(self, self._keep_told)
        self._problem = problem
        self._not_kept = ""
        """Why the line is on the screen alone; empty where it is kept."""
        self._told = ""
        self._in_file: str | None = None
        """The line that was written to a file last."""
        self._answered = False
        if draft is not None:
            for action in ("drop_draft", "to_file"):
                self._bindings.bind(",".join(keys_of(f"edit.{action}")), action, show=False, priority=True)

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
        self._told = ""
        if self._draft and (self._keeper.began or self.query_one(Input).value != self._value):
            self._keeper.typed()
        self._draw()

    @property
    def _typed(self) -> dict[LineDraft, str]:
        """The line, while it is typed and not answered with."""
        if self._draft is None or self._answered or not is_there(self):
            return {}
        return {self._draft: self.query_one(Input).value}

    def draft(self) -> Callable[[], None] | None:
        """What keeps the line as it stands; nothing where it is kept, or answered with."""
        return next((draft.keep(line) for draft, line in self._typed.items()), None)

    async def flush(self) -> None:
        """Keep the line at once."""
        assert isinstance(self.app, DeskApp)
        typed, keep, before = self._typed, self.draft(), self._not_kept
        self._not_kept = ""
        try:
            if keep is not None:
                await self.app.db(keep)
        except PairsmithError as error:
            self._not_kept = str(error)
            raise
        finally:
            if before != self._not_kept:
                self._draw()
        for draft, line in typed.items():
            draft.is_kept(line)

    async def _keep_told(self) -> None:
        try:
            await self.flush()
        except PairsmithError:
            self._keeper.try_again()

    def put_aside(self) -> bool:
        """Bring the line to the disk beside the database."""
        return all(draft.put_aside(line) for draft, line in self._typed.items())

    def rescue(self) -> str:
        """See that the line is on the disk, wherever it can be; where, in words."""
        assert isinstance(self.app, DeskApp)
        typed = self._typed
        return "" if self._in_file in typed.values() else rescued_lines(self.app.desk.store, typed)

    def action_drop_draft(self) -> None:
        """Back to what is saved."""
        if self._draft is not None:
            self.query_one(Input).value = self._draft.saved

    def action_to_file(self) -> None:
        """Write the line to a file."""
        question = which_file()
        question.on_answer = self._write
        self.app.push_screen(question)

    def _write(self, name: str | None) -> None:
        line = self.query_one(Input).value
        if not name:
            return
        try:
            self._told = into_file(name, f"{line}\n")
        except PairsmithError as error:
            self._told = str(error)
        else:
            self._in_file = line
        self.call_after_refresh(self._draw)

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

    async def action_leave(self) -> None:
        """Leave all as it was; what was typed stays as a draft, or she stays here."""
        assert isinstance(self.app, DeskApp)
        try:
            await self.flush()
            if self._draft is not None:
                await self.app.db(self._draft.put_away)
        except PairsmithError as error:
            if self._in_file not in self._typed.values():
                self._told = "" if self._not_kept else str(error)
                self._draw()
                return
        self.dismiss(None)

    def _completions(self) -> Sequence[str]:
        return self._complete(self.query_one(Input).value)

    def _draw(self) -> None:
        if not in_sight(self):
            return
        pane = self.query_one("#ask-completions", LinePane)
        way_out = f"{key_of('edit.to_file')} writes what you typed to a file" if self._not_kept else ""
        lines: list[Line] = [
            ((f"   {line}", "critical"),)
            for problem in (self._problem, self._not_kept, way_out, self._told)
            for line in wrap(one_line(problem, 400), pane.line_width - 3)
            if problem
        ]
        found = self._completions()
        first = max(0, self._marked - _SHOWN + 1)
        for number, value in enumerate(found[first : first + _SHOWN], start=first):
            marked = number == self._marked
            lines.append(((" ▸ " if marked else "   ", "flag-on"), (one_line(value), "text")))
        if len(found) > _SHOWN:
            lines.append(((f"   {first + 1} to {min(first + _SHOWN, len(found))} of {len(found)}", "dim"),))
        keys = "  Enter take · Tab complete · ↑↓ choose" if lines else "  Enter take"
        typed = any(line != draft.saved for draft, line in self._typed.items())
        keys += f" · Esc keep as draft · {key_of('edit.drop_draft')} drop" if typed else " · Esc leave"
        pane.show([*lines, ((keys, "dim"),)])

"""A short list of choices, one key each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.widgets.line_pane import BLANK, Line, LinePane


class MenuScreen(ModalScreen[str | None]):
    """Asks for one of some choices; Esc, Enter and Space leave without one.

    ``choices`` is key to words; the answer is the key, or nothing. The list stands at the bottom, so that
    what is decided about stays in sight.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "skip", show=False)]

    def __init__(self, title: str, choices: Mapping[str, str], skip: str = "leave it") -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._skip = skip
        for key in choices:
            self._bindings.bind(key, f"choose('{key}')", show=False)

    def compose(self) -> ComposeResult:
        """One panel at the bottom."""
        yield LinePane(id="menu")

    def on_mount(self) -> None:
        """Draw the choices."""
        lines: list[Line] = [((f" {self._title}", "heading strong"),), BLANK]
        lines += [((f"  {key}  ", "flag-on strong"), (words, "text")) for key, words in self._choices.items()]
        lines += [BLANK, ((f" Esc {self._skip}", "dim"),)]
        self.query_one("#menu", LinePane).show(lines)

    def action_choose(self, key: str) -> None:
        """Take a choice's key."""
        self.dismiss(key)

    def action_skip(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)

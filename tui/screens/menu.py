"""A short list of choices, one key each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.screens.base import Question
from tui.screens.presence import in_sight
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line

_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"


def numbered(choices: Iterable[str]) -> dict[str, str]:
    """Choices with a key for each: the digits, then letters; what goes beyond those is left out."""
    return dict(zip(_KEYS, choices, strict=False))


class MenuScreen(Question[str]):
    """Asks for one of some choices, key to words; answers with the words, or nothing.

    Esc, Enter and Space leave without a choice. So does any key of the screen below, which then does what
    it does there: the app sees to that. The list stands at the bottom, so that what is decided about stays
    in sight.
    """

    GIVES_WAY = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "skip", show=False)]

    def __init__(
        self, title: str, choices: Mapping[str, str], skip: str = "leave it", *, now: str | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._skip = skip
        self._now = now
        for key in self._choices:
            self._bindings.bind(key, f"choose('{key}')", show=False)

    def compose(self) -> ComposeResult:
        """One panel at the bottom."""
        yield LinePane(id="menu")

    def on_mount(self) -> None:
        """Draw the choices, and which one counts now, unless the question was left before that."""
        if not in_sight(self):
            return
        lines: list[Line] = [((f" {self._title}", "heading strong"),), BLANK]
        for key, words in self._choices.items():
            now = "  (now)" if words == self._now else ""
            lines.append(((f"  {key}  ", "flag-on strong"), (words, "text"), (now, "dim")))
        lines += [BLANK, ((f" Esc {self._skip}", "dim"),)]
        self.query_one("#menu", LinePane).show(lines)

    def action_choose(self, key: str) -> None:
        """Take a choice."""
        self.dismiss(self._choices[key])

    def action_skip(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)

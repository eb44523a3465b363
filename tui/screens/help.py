"""Every key, from the table of actions; the screen's own first."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize

from tui.actions import ACTIONS, CONTEXTS, key_word
from tui.screens.base import PairScreen, bindings
from tui.widgets.line_pane import BLANK, Line, LinePane


class HelpScreen(PairScreen):
    """The keys of all screens, beginning with those of the one that help was asked on."""

    CONTEXT = "help"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    def __init__(self, asked_on: str) -> None:
        super().__init__()
        self._asked_on = asked_on

    def compose(self) -> ComposeResult:
        """One panel."""
        yield LinePane(id="top")
        yield LinePane(id="text")
        yield LinePane(id="footer")

    def on_resize(self, event: Resize) -> None:
        """Draw for the new size."""
        self.call_after_refresh(self._draw)

    def action_scroll(self, direction: int) -> None:
        """Through the keys."""
        self.query_one("#text", LinePane).scroll_lines(direction)

    def action_back(self) -> None:
        """Back."""
        self.app.pop_screen()

    def _draw(self) -> None:
        self.draw_top("Help", "every key, by screen")
        self.draw_footer()
        self.query_one("#text", LinePane).show(help_lines(self._asked_on))


def help_lines(first: str) -> list[Line]:
    """The keys of every context, one line an action."""
    order = sorted(CONTEXTS, key=lambda context: (context != first, context != "any"))
    lines: list[Line] = []
    for context in order:
        lines.append(((f" {CONTEXTS[context]}", "heading strong"),))
        for action in ACTIONS:
            if action.context == context:
                keys = " ".join(key_word(key) for key in action.keys)
                lines.append(((f"   {keys:<14}", "flag-on"), (action.description, "text")))
        lines.append(BLANK)
    return lines

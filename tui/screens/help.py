"""Every key, from the table of actions; the screen's own first."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.actions import ACTIONS, CONTEXTS, key_word
from tui.screens.base import bindings
from tui.screens.text_screen import TextScreen
from tui.widgets.legend_lines import group_legend_lines, legend_lines
from tui.widgets.line_pane import BLANK, Line, beside

_KEYS_WIDTH = max(len(" ".join(map(key_word, action.keys))) for action in ACTIONS)


class HelpScreen(TextScreen):
    """The keys of all screens, beginning with those of the one that help was asked on."""

    CONTEXT = "help"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    def __init__(self, asked_on: str) -> None:
        super().__init__()
        self._asked_on = asked_on

    def heading(self) -> str:
        """What is listed."""
        return "Help · every key, by screen"

    async def lines(self, width: int) -> list[Line]:
        """The whole table; asked for on the main screen or on a group, the marks there too."""
        legend: list[Line] = []
        if self._asked_on == "curate":
            legend = legend_lines(self.desk.store.rubric, width)
        elif self._asked_on == "group":
            legend = group_legend_lines(width)
        return [*help_lines(self._asked_on, width), *legend]


def help_lines(first: str, width: int) -> list[Line]:
    """The keys of every context, one line an action where the width allows."""
    order = sorted(CONTEXTS, key=lambda context: (context != first, context != "any"))
    lines: list[Line] = []
    for context in order:
        lines.append(((f" {CONTEXTS[context]}", "heading strong"),))
        for action in ACTIONS:
            if action.context == context:
                keys = " ".join(key_word(key) for key in action.keys)
                lines += beside(keys, action.description, "flag-on", _KEYS_WIDTH, width)
        lines.append(BLANK)
    return lines

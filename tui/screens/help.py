"""Every key, from the table of actions; the screen's own first."""

from __future__ import annotations

from tui.actions import CONTEXTS, in_force
from tui.key_names import key_word
from tui.screens.text_screen import TextScreen
from tui.widgets.legend_lines import group_legend_lines, legend_lines
from tui.widgets.line_pane import BLANK, Line, beside


class HelpScreen(TextScreen):
    """The keys of all screens, beginning with those of the one that help was asked on."""

    CONTEXT = "help"

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
    written = {action.id: " ".join(map(key_word, action.keys)) for action in in_force()}
    keys_width = max(map(len, written.values()))
    lines: list[Line] = []
    for context in order:
        lines.append(((f" {CONTEXTS[context]}", "heading strong"),))
        for action in in_force():
            if action.context == context:
                lines += beside(written[action.id], action.description, "flag-on", keys_width, width)
        lines.append(BLANK)
    return lines

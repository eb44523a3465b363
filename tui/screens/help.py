"""Every key, from the table of actions; the screen's own first."""

from __future__ import annotations

from collections.abc import Sequence

from tui.actions import CONTEXTS, in_force
from tui.key_names import key_word
from tui.screens.text_screen import TextScreen
from tui.widgets.legend_lines import flag_lines, group_legend_lines, legend_lines
from tui.widgets.lines import BLANK, Line, beside


class HelpScreen(TextScreen):
    """The keys of all screens, beginning with those of the one that help was asked on."""

    CONTEXT = "help"

    def __init__(self, asked_on: str) -> None:
        super().__init__()
        self._asked_on = asked_on

    def heading(self) -> str:
        """What is listed."""
        return "Help · keys, flags and marks"

    async def lines(self, width: int) -> list[Line]:
        """The keys here, what the flags mean and the marks in sight, then the keys of all other screens."""
        rubric = self.desk.store.rubric
        lines = [*key_lines([self._asked_on], width), *flag_lines(rubric, width)]
        if self._asked_on == "curate":
            lines += legend_lines(rubric, width)
        elif self._asked_on == "group":
            lines += group_legend_lines(width)
        others = [context for context in dict.fromkeys(["any", *CONTEXTS]) if context != self._asked_on]
        return [*lines, *key_lines(others, width)]


def key_lines(contexts: Sequence[str], width: int) -> list[Line]:
    """The keys of some contexts, one line an action where the width allows."""
    written = {action.id: " ".join(map(key_word, action.keys)) for action in in_force()}
    keys_width = max(map(len, written.values()))
    lines: list[Line] = []
    for context in contexts:
        lines.append(((f" {CONTEXTS[context]}", "heading strong"),))
        for action in in_force():
            if action.context == context:
                lines += beside(written[action.id], action.description, "flag-on", keys_width, width)
        lines.append(BLANK)
    return lines

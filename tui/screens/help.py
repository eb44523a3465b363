"""The keys of a screen, what the five flags mean, and the marks that it shows."""

from __future__ import annotations

from tui.actions import CONTEXTS, actions_for
from tui.key_names import key_word
from tui.screens.text_screen import TextScreen
from tui.widgets.columns import in_columns
from tui.widgets.legend_lines import flag_lines, group_legend_lines, legend_lines
from tui.widgets.lines import BLANK, Line, beside
from tui.widgets.wrap import wrap

COLUMN = 56
"""The least width of a column of keys where there are several."""


class HelpScreen(TextScreen):
    """What there is to know on the screen that help was asked on."""

    CONTEXT = "help"

    def __init__(self, asked_on: str) -> None:
        super().__init__()
        self._asked_on = asked_on

    def heading(self) -> str:
        """What is explained."""
        return f"Help · {CONTEXTS[self._asked_on]}"

    async def lines(self, width: int) -> list[Line]:
        """What the flags mean, which is short, the keys, and the marks in sight."""
        rubric = self.desk.store.rubric
        lines = [*flag_lines(rubric, width), *key_lines(self._asked_on, width)]
        if self._asked_on == "curate":
            lines += legend_lines(rubric, width)
        elif self._asked_on == "group":
            lines += group_legend_lines(width)
        more = "In the shell, pairsmith help keys lists the keys of all screens, pairsmith help the topics."
        return [*lines, *(((f" {line}", "dim"),) for line in wrap(more, width - 1))]


def key_lines(context: str, width: int) -> list[Line]:
    """The keys that work in a context, its own and then those for everywhere, in as many columns as fit."""
    actions = actions_for(context)
    written = {action.id: " ".join(map(key_word, action.keys)) for action in actions}
    keys_width = max(map(len, written.values()))
    count = max(width // COLUMN, 1)
    column = width // count
    lines: list[Line] = []
    for here in dict.fromkeys([context, "any"]):
        blocks = [
            beside(written[action.id], action.description, "flag-on", keys_width, column - 1)
            for action in actions
            if action.context == here
        ]
        if blocks:
            lines += [((f" {CONTEXTS[here]}", "heading strong"),), *in_columns(blocks, count, column), BLANK]
    return lines

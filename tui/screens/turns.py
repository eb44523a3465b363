"""Which text of an exchange to rewrite."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from tui.core import texts
from tui.core.pair import Pair
from tui.core.walk import first_in_sight
from tui.screens.base import Question
from tui.screens.presence import in_sight
from tui.widgets.bar_lines import footer_line
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK
from tui.widgets.turn_lines import turn_lines

_BESIDE = 5
"""Lines of the panel that list no turn."""


class TurnScreen(Question[str]):
    """Lists the texts of a pair in their order; answers with the name of one, see ``core.texts``.

    The cursor begins on the last answer before the prompt: the keys for prompt and output lead to those. A
    draft of a turn that is not there is listed too, so that nothing typed is out of reach.
    """

    CONTEXT = "turns"
    AUTO_FOCUS = ""

    def __init__(self, pair: Pair, drafts: Sequence[str]) -> None:
        super().__init__()
        self._pair = pair
        self._drafts = drafts
        there = texts.names(pair)
        self._names = [*there, *(name for name in drafts if name not in there and texts.is_name(name))]
        turns = there[: len(pair.context)]
        answers = [place for place, name in enumerate(turns) if texts.is_answer(pair, name)]
        self._here = answers[-1] if answers else max(len(turns) - 1, 0)
        self._top = 0

    def compose(self) -> ComposeResult:
        """One panel at the bottom, so that the exchange stays in sight."""
        yield LinePane(id="menu")

    def on_mount(self) -> None:
        """Draw, unless the question was left before that."""
        if in_sight(self):
            self._draw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self.call_after_refresh(self._draw)

    def action_move(self, step: int) -> None:
        """Another turn."""
        self._here = min(max(self._here + step, 0), len(self._names) - 1)
        self._draw()

    def action_page(self, direction: int) -> None:
        """A panel of turns further."""
        self.action_move(direction * self._height)

    def action_move_to(self, place: int) -> None:
        """The first turn, or the last text."""
        self._here = range(len(self._names))[place]
        self._draw()

    def action_choose(self) -> None:
        """Answer with the text that the cursor is on."""
        self.dismiss(self._names[self._here])

    def action_back(self) -> None:
        """Rewrite nothing."""
        self.dismiss(None)

    @property
    def _height(self) -> int:
        """Turns in sight."""
        return min(len(self._names), max(self.size.height * 7 // 10 - _BESIDE, 1))

    def _draw(self) -> None:
        pane = self.query_one("#menu", LinePane)
        count = len(self._names)
        self._top = first_in_sight(self._here, self._top, self._height, count)
        shown = self._names[self._top : self._top + self._height]
        of = f" {self._top + 1} to {self._top + len(shown)} of {count}" if len(shown) < count else ""
        lines = turn_lines(self._pair, shown, self._drafts, self._names[self._here], pane.line_width)
        title = ((f" Rewrite which text of #{self._pair.id}?", "heading strong"), (of, "dim"))
        pane.show([title, *lines, BLANK, footer_line(self.CONTEXT, pane.line_width)])

"""What was changed on a pair since the import, word by word."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize

from tui.core.diff import word_diff
from tui.screens.base import PairScreen, bindings
from tui.widgets.diff_lines import inline_lines
from tui.widgets.line_pane import BLANK, Line, LinePane


class DiffScreen(PairScreen):
    """Original and present text of output and prompt, in one run of words each."""

    CONTEXT = "diff"
    BINDINGS: ClassVar[list[BindingType]] = bindings("diff")

    def compose(self) -> ComposeResult:
        """One panel."""
        yield LinePane(id="top")
        yield LinePane(id="text")
        yield LinePane(id="footer")

    def on_resize(self, event: Resize) -> None:
        """Draw for the new size."""
        self.call_after_refresh(self._draw)

    def action_scroll(self, direction: int) -> None:
        """Through a long text."""
        self.query_one("#text", LinePane).scroll_lines(direction)

    def action_back(self) -> None:
        """Back to reading."""
        self.app.pop_screen()

    def _draw(self) -> None:
        desk, width = self.desk, self.size.width
        pair = desk.pair
        if pair is None:
            return
        self.draw_top(f"#{pair.id} · changed since the import")
        lines: list[Line] = []
        for field in ("output", "prompt"):
            before, after = getattr(pair, f"original_{field}"), getattr(pair, field)
            changed = "" if before != after else ", as imported"
            lines += [((f" {field}{changed}", "heading"),)]
            lines += [((" ", "text"), *line) for line in inline_lines(word_diff(before, after), width - 2)]
            lines.append(BLANK)
        self.query_one("#text", LinePane).show(lines)
        self.draw_footer()

"""A screen of lines to read, under a heading."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Resize

from tui.actions import key_of
from tui.screens.base import PairScreen
from tui.screens.presence import is_there
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import Line


class TextScreen(PairScreen):
    """Scrolls, and goes back. What is read is the subclass's."""

    _begins_at = 0
    """The first line that is shown when the text comes."""

    def panels(self) -> ComposeResult:
        """Top line, text, keys."""
        yield LinePane(id="top")
        yield LinePane(id="text", scroll_key=key_of(f"{self.CONTEXT}.scroll_1"))
        yield LinePane(id="footer")

    def heading(self) -> str:
        """What the top line says."""
        raise NotImplementedError

    async def lines(self, width: int) -> list[Line]:
        """The text, for a panel of this many cells."""
        raise NotImplementedError

    @property
    def spot(self) -> int:
        """The first line in sight."""
        return self.query_one("#text", LinePane).top if is_there(self) else 0

    def return_to(self, spot: int) -> None:
        """Begin at this line, or as near as the text goes."""
        self._begins_at = spot

    def on_resize(self, event: Resize) -> None:
        """Draw for the new size."""
        self.call_after_refresh(lambda: self.told(self.draw()))

    async def draw(self) -> None:
        """Draw heading, text and keys, unless the screen was left while something was worked on."""
        if not is_there(self):
            return
        text = self.query_one("#text", LinePane)
        lines = await self.lines(text.line_width)
        self.draw_top(self.heading())
        text.show(lines, top=min(self._begins_at, max(len(lines) - text.size.height, 0)))
        self._begins_at = 0
        self.draw_footer()

    def action_scroll(self, direction: int) -> None:
        """Through a long text, a page at a time."""
        self.query_one("#text", LinePane).scroll_lines(direction)

    def action_scroll_line(self, direction: int) -> None:
        """Through it line by line."""
        self.query_one("#text", LinePane).scroll_lines(direction, 1)

    def action_back(self) -> None:
        """Back to where it was asked for."""
        self.app.pop_screen()

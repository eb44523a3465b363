"""One editor, with what it is about beside it, or above where the screen is narrow."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from tui.actions import key_of
from tui.screens.drafting import DraftingScreen
from tui.widgets.editor import Editor
from tui.widgets.line_pane import LinePane


class BesideScreen(DraftingScreen):
    """The panels of a screen that edits one text, and the keys that do the same on each of them."""

    AUTO_FOCUS = "Editor"
    RESTS = "What you type is kept; the other keys rest until then."

    def panels(self) -> ComposeResult:
        """What the text is about, and the editor."""
        yield LinePane(id="top")
        with Horizontal(id="body"):
            yield LinePane(id="original", scroll_key=key_of(f"{self.CONTEXT}.scroll_1"))
            with Vertical(id="new"):
                yield LinePane(id="new-heading")
                yield Editor(id="editor")
        yield LinePane(id="folded")
        yield LinePane(id="footer")

    @property
    def _editor(self) -> Editor:
        return self.query_one(Editor)

    def action_scroll(self, direction: int) -> None:
        """Through what stands beside."""
        self.query_one("#original", LinePane).scroll_lines(direction)

    async def action_outside_editor(self) -> None:
        """Go on in the expert's own editor."""
        await self.go_on_outside(self._editor)

"""The text editor: Textual's, made quiet and safe for text from outside."""

from __future__ import annotations

from textual.events import Key, Paste
from textual.widgets import TextArea

from tui.core.text import visible


class Editor(TextArea):
    """Soft-wrapped plain text. Nothing blinks, so that an idle screen sends no byte."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="indent", compact=True)
        self.cursor_blink = False

    async def _on_key(self, event: Key) -> None:
        """Leave Esc to the screen; the toolkit would move the focus on it."""
        if event.key == "escape":
            event.prevent_default()

    async def _on_paste(self, event: Paste) -> None:
        """Paste text with its control characters made visible: none reaches the terminal or the set."""
        event.stop()
        event.prevent_default()
        text = visible(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        self.replace(text, *self.selection)

"""The text editor: Textual's, made quiet and safe for text from outside."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.widgets import TextArea

from tui.core.line_breaks import newline_of, restore, stand_in
from tui.core.text import visible

_MOST_WRAPPED = 500_000
_MOST_LINES = 20_000
_LONGEST_LINE = 20_000
"""Characters and lines of a text, and bytes of a line, that are broken to fit the width. The toolkit breaks
a line anew at each key, which takes it minutes for a megabyte: such a line runs out of sight instead."""


def _can_be_wrapped(text: str) -> bool:
    return (
        len(text) <= _MOST_WRAPPED
        and text.count("\n") <= _MOST_LINES
        and all(len(line.encode("utf-8", "replace")) <= _LONGEST_LINE for line in text.split("\n"))
    )


class Editor(TextArea):
    """Soft-wrapped plain text. Nothing blinks, so that an idle screen sends no byte.

    The toolkit's editor makes every kind of line break the same one. Here ``load``, ``replace_all`` and
    ``typed`` keep them as they are; ``text`` holds the stand-ins.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # As every shell has them; without, Alt with a letter would be Escape and that letter.
        Binding("alt+b", "cursor_word_left", show=False),
        Binding("alt+f", "cursor_word_right", show=False),
        Binding("alt+d", "delete_word_right", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="indent", compact=True)
        self.cursor_blink = False
        self.loaded = ""
        """What it began with."""

    @property
    def typed(self) -> str:
        """The text as it is to be saved."""
        return restore(self.text)

    def load(self, text: str) -> None:
        """Begin with a text, the cursor at its end; no change is reported."""
        self.soft_wrap = _can_be_wrapped(text)
        with self.prevent(TextArea.Changed):
            self.load_text(stand_in(text, newline_of(text)))
        self.move_cursor(self.document.end)
        self.loaded = self.typed

    def replace_all(self, text: str) -> None:
        """Put a text in the place of what is there; undo brings that back."""
        self.soft_wrap = self.soft_wrap and _can_be_wrapped(text)
        self.replace(stand_in(text, self.document.newline), self.document.start, self.document.end)

    async def _on_key(self, event: Key) -> None:
        """Leave Esc to the screen; the toolkit would move the focus on it."""
        if event.key == "escape":
            event.prevent_default()

    async def _on_paste(self, event: Paste) -> None:
        """Paste text with its control characters made visible: none reaches the terminal or the set."""
        event.stop()
        event.prevent_default()
        text = visible(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        self.soft_wrap = self.soft_wrap and _can_be_wrapped(text)
        self.replace(text, *self.selection)

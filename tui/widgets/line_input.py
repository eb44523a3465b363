"""One line of text to type, with or without the values that are in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import Input

from tui.core.text import visible

Complete = Callable[[str], Sequence[str]]
"""What is typed so far to the whole values that it may become, best first."""


def among(values: Sequence[str]) -> Complete:
    """Completion from a list: values that begin with what is typed, then those that hold it."""

    def complete(typed: str) -> list[str]:
        wanted = typed.casefold().strip()
        first = [value for value in values if value.casefold().startswith(wanted)]
        return first + [value for value in values if wanted in value.casefold() and value not in first]

    return complete


def nothing(typed: str) -> Sequence[str]:
    """No completion."""
    return ()


class LineInput(Input):
    """One line of text; what is pasted into it is its first line, with control characters made visible."""

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        line, _, _ = event.text.replace("\r", "\n").partition("\n")
        self.replace(visible(line), *sorted(self.selection))


class CompletingInput(LineInput):
    """A line among others, which Down and Up fill with the values that it may become.

    What was typed is the first of them, so that Up leads back to it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "turn(1)", show=False),
        Binding("up", "turn(-1)", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, compact=True)
        self.cursor_blink = False
        self.complete: Complete = nothing
        self._typed = ""
        self._turned_to = ""
        self._marked = -1

    @property
    def completions(self) -> tuple[Sequence[str], int]:
        """The values that fit what was typed, and which of them is in the line; -1 where none is."""
        if self.value != self._turned_to:
            self._typed, self._turned_to, self._marked = self.value, self.value, -1
        return self.complete(self._typed), self._marked

    def action_turn(self, step: int) -> None:
        """Put the next or the previous value into the line."""
        found, marked = self.completions
        self._marked = max(-1, min(marked + step, len(found) - 1))
        self._turned_to = self._typed if self._marked < 0 else found[self._marked]
        self.value = self._turned_to
        self.cursor_position = len(self.value)

"""The last line of defence: what is drawn holds no character that a terminal would act on."""

from __future__ import annotations

from re import Match

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.core.text import INVISIBLE


class HiddenCharacters(LineFilter):
    """Drops control, bidi and zero-width characters from every line that is drawn.

    Panels show them by ``core.text.visible``; this catches what a widget of the toolkit would pass on
    raw. The one that fills a cell, the soft hyphen, becomes a space, so that nothing moves.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line without them."""
        if not any(INVISIBLE.search(segment.text) for segment in segments):
            return segments
        return [Segment(INVISIBLE.sub(_blank, text), style, control) for text, style, control in segments]


def _blank(match: Match[str]) -> str:
    return " " * cell_len(match[0])

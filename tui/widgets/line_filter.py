"""The last line of defence: what is drawn holds no character that a terminal would act on."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.core.line_breaks import STAND_INS
from tui.core.text import INVISIBLE

_UNDRAWN = re.compile(f"{INVISIBLE.pattern}|{STAND_INS.pattern}")


class HiddenCharacters(LineFilter):
    """Drops control, bidi and zero-width characters from every line that is drawn.

    Panels show them by ``core.text.visible``; this catches what a widget of the toolkit would pass on
    raw. The one that fills a cell, the soft hyphen, becomes a space, so that nothing moves. What stands
    for a line break in the editor is drawn as an arrow.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line without them."""
        if not any(_UNDRAWN.search(segment.text) for segment in segments):
            return segments
        return [Segment(_UNDRAWN.sub(_drawn, text), style, control) for text, style, control in segments]


def _drawn(match: re.Match[str]) -> str:
    return "↵" if STAND_INS.match(match[0]) else " " * cell_len(match[0])

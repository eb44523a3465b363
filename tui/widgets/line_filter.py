"""The last line of defence: what is drawn holds no character that a terminal would act on."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.core.glyphs import TWINS
from tui.core.line_breaks import STAND_INS
from tui.core.text import INVISIBLE


class HiddenCharacters(LineFilter):
    """Drops control, bidi and zero-width characters from every line that is drawn.

    Panels show them by ``core.text.visible``; this catches what a widget of the toolkit would pass on
    raw. The one that fills a cell, the soft hyphen, becomes a space, so that nothing moves. What stands
    for a line break in the editor is drawn as an arrow.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line without them."""
        if not any(map(_has_undrawn, segments)):
            return segments
        return [Segment(_drawn(text), style, control) for text, style, control in segments]


class AsciiAlone(LineFilter):
    """Draws every sign as its ASCII twin, and what has none as ``?``; each in as many cells as before.

    Panels show such characters of a text as tokens; this is for the editor, and for the toolkit's own lines.
    """

    def __init__(self) -> None:
        super().__init__()
        self._twins = _Twins()

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line in ASCII."""
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(self._twins), segment.style, segment.control)
            for segment in segments
        ]


class _Twins(dict[int, str]):
    """Every character's twin, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        twin = character if code < 0x80 else TWINS.get(character) or _stand_in(character)
        return self.setdefault(code, twin)


def _stand_in(character: str) -> str:
    if "\u2500" <= character <= "\u259f":  # lines and blocks, which the toolkit frames with
        return " "
    return "?" * cell_len(character)


def _has_undrawn(segment: Segment) -> bool:
    text = segment.text
    return (not text.isascii() or not text.isprintable()) and _drawn(text) != text


def _drawn(text: str) -> str:
    return INVISIBLE.sub(lambda match: " " * cell_len(match[0]), STAND_INS.sub("↵", text))

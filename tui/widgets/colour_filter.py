"""Draws with what an old terminal can show: eight colours, or none at all."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Ground
from textual.filter import LineFilter

_BASE = 8
"""The colours from here on are the bright ones."""


class EightColours(LineFilter):
    """Every colour as one of eight; a bright text is bold, which such terminals show bright."""

    def apply(self, segments: list[Segment], background: Ground) -> list[Segment]:
        """The same line in those."""
        return [Segment(text, _in_eight(style), control) for text, style, control in segments]


class AttributesAlone(LineFilter):
    """No colour; bold, underlined and reversed text, as a VT100 has it."""

    def apply(self, segments: list[Segment], background: Ground) -> list[Segment]:
        """The same line with those."""
        return [Segment(text, _without_colour(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _in_eight(style: Style | None) -> Style | None:
    if style is None:
        return None
    text, ground = _standard(style.color), _standard(style.bgcolor)
    bright = text is not None and text.number is not None and text.number >= _BASE
    return style + Style(color=_base(text), bgcolor=_base(ground), bold=True if bright else None)


@lru_cache(maxsize=1024)
def _without_colour(style: Style | None) -> Style | None:
    return style and Style(bold=style.bold, underline=style.underline, reverse=style.reverse)


def _standard(color: Color | None) -> Color | None:
    return color and color.downgrade(ColorSystem.STANDARD)


def _base(color: Color | None) -> Color | None:
    if color is None or color.number is None:
        return color
    return Color.from_ansi(color.number % _BASE)

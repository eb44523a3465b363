"""Lines as panels draw them: runs of text, each in a role; and what roles look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from tui.core.text import plural
from tui.widgets.wrap import cut, wrap

Span = tuple[str, str]
"""A run of text and the role that it is drawn in: one of ``ROLES``, or several parted by spaces."""

Line = tuple[Span, ...]

BLANK: Line = ()


def rule(heading: str, width: int) -> Line:
    """A heading with a line after it, across the panel."""
    text = f"── {cut(heading, width - 4)} "
    return ((f"{text}{'─' * max(width - cell_len(text), 0)}"[:width], "heading"),)


def beside(name: str, words: str, role: str, name_width: int, width: int) -> list[Line]:
    """A name in a column of its own, and what it means beside it; what does not fit goes on below itself."""
    start = f"   {set_cell_size(name, name_width)}  "
    lines = wrap(words, max(width - cell_len(start), 10))
    margin = " " * cell_len(start)
    return [((margin if number else start, role), (line, "text")) for number, line in enumerate(lines)]


class Look(NamedTuple):
    """How a role is drawn: colours by what a theme calls them, empty for those around it, and a weight."""

    color: str = ""
    background: str = ""
    weight: str = ""


ROLES: Mapping[str, Look] = {
    "text": Look("text"),
    "dim": Look("dim"),
    "heading": Look("heading"),
    "included": Look("included"),
    "held": Look("held"),
    "excluded": Look("excluded"),
    "fresh": Look("fresh"),
    "critical": Look("critical", weight="bold"),
    "flag-on": Look("flag-on", weight="bold"),
    "flag-off": Look("flag-off"),
    "cursor": Look("cursor-text", "cursor-background"),
    "added": Look("added", weight="underline"),
    "removed": Look("removed"),
    "sibling": Look("sibling"),
    "duplicate": Look("duplicate"),
    "saved": Look("saved"),
    "mode-browse": Look("mode-browse"),
    "mode-edit": Look("mode-edit"),
    "token": Look("heading"),
    "strong": Look(weight="bold"),
    "badge": Look(weight="bold reverse"),
}
"""What a run of text means, and how that is drawn; app.tcss says what differs with few colours."""

SEPARATOR: Span = ("│ ", "dim")
"""Parts a panel from what is left of it, for screens without tones."""

PARTED = 3
"""Cells that a separator and the space after the lines take of a panel."""


def line_in_sight(lines: Sequence[Line], top: int, y: int, height: int, scroll_key: str) -> Line:
    """The line that a panel shows in its row ``y``, its first one being ``top``.

    Where ``scroll_key`` scrolls on, the last row says how much more there is.
    """
    number = top + y
    if scroll_key and y == height - 1 and number < len(lines) - 1:
        return ((f" ↓ {plural(len(lines) - number, 'more line')} · {scroll_key} ", "heading"),)
    return lines[number] if number < len(lines) else BLANK

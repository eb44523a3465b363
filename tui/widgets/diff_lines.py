"""Differences as lines: in one run of words, or one side of two columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.core.diff import ADDED, REMOVED, SAME, Span, bracketed, old_first
from tui.core.text import CLOSING, OPENING, drawable
from tui.widgets.lines import Line
from tui.widgets.wrap import LONGEST_SHOWN, beyond, wrap

_ROLE = {SAME: "text", REMOVED: "removed strong", ADDED: "added strong"}


def inline_lines(spans: Sequence[Span], width: int) -> list[Line]:
    """Both texts in one run, what was removed and what was added each in its brackets."""
    return laid_out([(bracketed(span), _ROLE[span.kind]) for span in old_first(spans)], width)


def side_lines(spans: Sequence[Span], width: int) -> list[Line]:
    """One side of a comparison, what the other does not have in brackets."""
    return laid_out([(_marked(span), _ROLE[span.kind]) for span in spans], width)


def _marked(span: Span) -> str:
    words = span.text.strip()
    if span.kind == SAME or not words:
        return span.text
    return span.text.replace(words, f"{OPENING}{words}{CLOSING}", 1)


def laid_out(parts: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Break styled parts into lines as ``wrap`` breaks their joined text."""
    parts = [(drawable(text.replace("\r\n", "\n")).expandtabs(4), role) for text, role in parts]
    whole = "".join(text for text, _ in parts)
    roles = [role for text, role in parts for _ in text]
    lines: list[Line] = []
    at = 0
    for line in wrap(whole[:LONGEST_SHOWN], width):
        start = whole.find(line, at) if line else at
        at = start + len(line)
        lines.append(_runs(line, roles[start:at]))
    if len(whole) > LONGEST_SHOWN:
        lines.append(((beyond(len(whole) - LONGEST_SHOWN)[:width], "dim"),))
    return lines


def _runs(line: str, roles: Sequence[str]) -> Line:
    """A line as runs of one role each."""
    spans: list[tuple[str, str]] = []
    for character, role in zip(line, roles, strict=False):
        if spans and spans[-1][1] == role:
            spans[-1] = (spans[-1][0] + character, role)
        else:
            spans.append((character, role))
    return tuple(spans)


def width_of(line: Line) -> int:
    """Cells that a line fills."""
    return sum(cell_len(text) for text, _ in line)

"""Breaks text into lines that fit a panel, by the cells that a terminal gives each character."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

from tui.core.text import drawable

LONGEST_SHOWN = 20_000
"""Characters of one text that a panel lays out; what is beyond is said in a last line. Laying out a
megabyte would hold up a page turn, and nobody reads it in a panel."""

_BEYOND = 500
"""Characters that a line is looked at beyond its width: some take no cell of their own."""

_CHUNKS = re.compile(r"\s*\S+|\s+$")


def wrap(text: str, width: int) -> list[str]:
    """A data string made safe to draw, as lines of at most ``width`` cells; blank lines stay."""
    shown = drawable(text[:LONGEST_SHOWN].replace("\r\n", "\n")).expandtabs(4)
    lines = [line for paragraph in shown.split("\n") for line in _wrap_paragraph(paragraph, max(width, 1))]
    if len(text) > LONGEST_SHOWN:
        lines.append(beyond(len(text) - LONGEST_SHOWN)[:width])
    return lines


def beyond(count: int) -> str:
    """What stands in place of characters that are not laid out."""
    return f"… {count:,} more characters"


def cut(text: str, width: int) -> str:
    """The beginning of a data string on one line, safe to draw, in at most ``width`` cells."""
    head = text[: max(width, 0) + _BEYOND]
    line = drawable(head.replace("\n", " ").replace("\t", " "))
    if cell_len(line) <= width and head == text:
        return line
    if width < 2:
        return "…"[:width]
    return f"{next(iter(chop_cells(line, width - 1)), '')}…"


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    if cell_len(paragraph) <= width:
        return [paragraph]
    lines: list[str] = []
    line, used = "", 0
    for chunk in _CHUNKS.findall(paragraph):
        size = cell_len(chunk)
        if used + size <= width:
            line, used = line + chunk, used + size
            continue
        if line:
            lines.append(line)
            chunk = chunk.lstrip()
        line, used = chunk, cell_len(chunk)
        if used > width:
            *full, line = chop_cells(chunk, width)
            lines += filter(None, full)
            used = cell_len(line)
    if line:
        lines.append(line)
    return lines

"""Breaks text into lines that fit a panel, by the cells that a terminal gives each character."""

from __future__ import annotations

import re

from rich.cells import cell_len, split_text

from tui.core.text import visible

LONGEST_SHOWN = 20_000
"""Characters of one text that a panel lays out; what is beyond is said in a last line. Laying out a
megabyte would hold up a page turn, and nobody reads it in a panel."""

_CHUNKS = re.compile(r"\s*\S+|\s+$")


def wrap(text: str, width: int) -> list[str]:
    """A data string made safe to draw, as lines of at most ``width`` cells; blank lines stay."""
    shown = visible(text[:LONGEST_SHOWN].replace("\r\n", "\n")).expandtabs(4)
    lines = [line for paragraph in shown.split("\n") for line in _wrap_paragraph(paragraph, max(width, 1))]
    if len(text) > LONGEST_SHOWN:
        lines.append(f"… {len(text) - LONGEST_SHOWN:,} more characters"[:width])
    return lines


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
        while used > width:
            head, line = split_text(line, width)
            lines.append(head or line[:1])
            line = line if head else line[1:]
            used = cell_len(line)
    if line:
        lines.append(line)
    return lines

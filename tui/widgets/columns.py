"""Short entries in columns, read from the top of the first column to the end of the last."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.widgets.lines import BLANK, Line

Block = Sequence[Line]
"""The lines of an entry, which stay together."""


def in_columns(blocks: Sequence[Block], count: int, column: int) -> list[Line]:
    """Blocks that are as wide as a ``column`` at most, in so many columns, as even as can be."""
    height = -(-sum(map(len, blocks)) // count)
    columns: list[list[Line]] = [[]]
    for block in blocks:
        # A block goes on the column that it mostly fits on.
        if len(columns[-1]) + len(block) // 2 >= height and len(columns) < count:
            columns.append([])
        columns[-1] += block
    rows = max(map(len, columns))
    filled = [[*lines, *[BLANK] * (rows - len(lines))] for lines in columns]
    return [_joined(parts, column) for parts in zip(*filled, strict=True)]


def _joined(parts: Sequence[Line], column: int) -> Line:
    *before, last = parts
    spans = [span for part in before for span in (*part, (_space(part, column), "text"))]
    return (*spans, *last)


def _space(line: Line, column: int) -> str:
    return " " * max(column - sum(cell_len(text) for text, _ in line), 0)

"""Entries in columns: all of them, in order, each in one piece."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.widgets.columns import in_columns
from tui.widgets.lines import Line

BLOCKS: list[list[Line]] = [
    [((f"{number} 漢字", "text"),), *([(("and more", "dim"),)] * (number % 3))] for number in range(11)
]


@pytest.mark.parametrize("count", [1, 2, 3, 20])
def test_entries_stay_whole_and_in_order_from_column_to_column(count: int) -> None:
    lines = in_columns(BLOCKS, count, 12)
    read: list[str] = []
    for column in range(count):
        for line in lines:
            parts = _at(line, 12 * column, 12)
            read += [parts] if parts else []
    assert read == [text for block in BLOCKS for ((text, _),) in block]
    assert len(lines) < sum(map(len, BLOCKS)) / count + 3


def _at(line: Line, start: int, width: int) -> str:
    """What stands in so many cells of a line."""
    found, place = "", 0
    for text, _ in line:
        for character in text:
            found += character if start <= place < start + width else ""
            place += cell_len(character)
    return found.strip()

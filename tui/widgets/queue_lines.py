"""The queue: one line for each pair in sight, the current one marked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import set_cell_size

from tui.core.glimpse import QueueRow
from tui.core.text import drawable, one_line
from tui.widgets.lines import Line
from tui.widgets.marks import DRAFT_MARK, STATUS_MARK, STATUS_ROLE, place_of


def queue_lines(rows: Sequence[QueueRow], current: int, width: int) -> list[Line]:
    """Lines for the rows in sight; ``current`` is the id that the cursor is on."""
    return [_line(row, row.id == current, width) for row in rows]


def _line(row: QueueRow, here: bool, width: int) -> Line:
    number = f"{row.id:>4} "
    draft = DRAFT_MARK if row.draft else " "
    score = f"{row.score or '–':>2} "
    place = f"{place_of(row.phase, row.split):<5}"
    room = max(width - len(number) - len(score) - len(place) - 4, 0)
    head = set_cell_size(drawable(one_line(row.head, max(room, 1))), room)
    if here:
        return (
            ("▌", "mode-browse"),
            (f"{number}{STATUS_MARK[row.status]}{draft}{score}{place}{head} ", "cursor"),
        )
    return (
        (" " + number, "dim"),
        (STATUS_MARK[row.status], STATUS_ROLE[row.status]),
        (draft, "critical" if row.draft else "dim"),
        (score, "dim"),
        (place, "dim"),
        (head, "text" if row.status == "new" else "dim"),
    )

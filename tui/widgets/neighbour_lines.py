"""The near-duplicates of the current pair: as a panel, and folded into one line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.core.glimpse import NeighbourRow
from tui.core.text import one_line, plural
from tui.widgets.line_pane import BLANK, Line
from tui.widgets.marks import STATUS_MARK
from tui.widgets.wrap import cut


def neighbour_lines(rows: Sequence[NeighbourRow], width: int, height: int) -> list[Line]:
    """The lower part of the right panel: as many neighbours as fit, two lines each."""
    if not rows:
        return [BLANK, ((" nothing alike", "dim"),)]
    lines: list[Line] = [BLANK, ((cut(f" alike: {_count(rows)}", width), "heading"),)]
    fitting = max((height - 3) // 2, 0)
    for row in rows[:fitting]:
        lines.append(_summary(row))
        lines.append(_head(row, width))
    if len(rows) > fitting:
        lines.append(((f" and {len(rows) - fitting} more", "dim"),))
    return lines


def folded_neighbours(rows: Sequence[NeighbourRow], width: int) -> Line:
    """How many are alike, and the nearest, in one line."""
    if not rows:
        return (("  nothing alike", "dim"),)
    nearest = (("  alike:", "heading"), *_summary(rows[0]), (_warning(rows[0]), "critical"))
    room = width - sum(cell_len(text) for text, _ in nearest)
    return (*nearest, (cut(f" {_count(rows)}", room), "dim"))


def _head(row: NeighbourRow, width: int) -> Line:
    """The beginning of its prompt, after the warning that it must not be trained on."""
    warning = _warning(row)
    head = cut(one_line(row.head), max(width - 7 - len(warning), 4))
    return (("      ", "dim"), (warning, "critical"), (head, "dim"))


def _warning(row: NeighbourRow) -> str:
    return "held out! " if row.split == "eval" and row.counts else ""


def _count(rows: Sequence[NeighbourRow]) -> str:
    counted = len({row.pair_id for row in rows if row.counts})
    others = len({row.pair_id for row in rows}) - counted
    words = [plural(counted, "near-duplicate")] if counted else []
    if others:
        words.append(f"{others} to compare")
    return ", ".join(words)


def _summary(row: NeighbourRow) -> Line:
    held_out = bool(_warning(row))
    role = "critical" if held_out else "duplicate" if row.counts else "sibling"
    similarity = "1.0" if row.similarity >= 0.995 else f"{row.similarity:.2f}"[1:]
    return (
        (f" {similarity} ", role),
        (f"{row.label} {row.field} ", role),
        (f"#{row.pair_id} {STATUS_MARK[row.status]} ", "critical" if held_out else "text"),
    )

"""The near-duplicates of the current pair: as a panel, and folded into one line."""

from __future__ import annotations

from collections.abc import Sequence

from tui.core.glimpse import NeighbourRow
from tui.core.text import one_line, plural
from tui.widgets.line_pane import BLANK, Line
from tui.widgets.marks import STATUS_MARK


def neighbour_lines(rows: Sequence[NeighbourRow], width: int, height: int) -> list[Line]:
    """The lower part of the right panel: as many neighbours as fit, three lines each."""
    if not rows:
        return [BLANK, ((" nothing alike", "dim"),)]
    lines: list[Line] = [BLANK, ((f" alike: {_count(rows)}", "heading"),)]
    fitting = max((height - 3) // 2, 0)
    for row in rows[:fitting]:
        lines.append(_summary(row))
        lines.append(((f"      {one_line(row.head, max(width - 7, 4))}", "dim"),))
    if len(rows) > fitting:
        lines.append(((f" and {len(rows) - fitting} more", "dim"),))
    return lines


def folded_neighbours(rows: Sequence[NeighbourRow], width: int) -> Line:
    """How many are alike, and the nearest, in one line."""
    if not rows:
        return (("  nothing alike", "dim"),)
    return ((f"  alike: {_count(rows)} · ", "heading"), *_summary(rows[0]))


def _count(rows: Sequence[NeighbourRow]) -> str:
    counted = len({row.pair_id for row in rows if row.counts})
    others = len({row.pair_id for row in rows}) - counted
    words = [plural(counted, "near-duplicate")] if counted else []
    if others:
        words.append(f"{others} to compare")
    return ", ".join(words)


def _summary(row: NeighbourRow) -> Line:
    held_out = row.split == "eval" and row.counts
    role = "critical" if held_out else "duplicate" if row.counts else "sibling"
    where = "held out! " if held_out else ""
    similarity = "1.0" if row.similarity >= 0.995 else f"{row.similarity:.2f}"[1:]
    return (
        (f" {similarity} ", role),
        (f"{row.label} {row.field} ", role),
        (f"#{row.pair_id} {STATUS_MARK[row.status]} {where}", "critical" if held_out else "text"),
    )

"""The near-duplicates of the current pair: as a panel, and folded into one line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.core.glimpse import NeighbourRow
from tui.core.text import one_line, plural
from tui.widgets.lines import BLANK, Line
from tui.widgets.marks import STATUS_MARK
from tui.widgets.wrap import cut

Alike = tuple[NeighbourRow, ...]
"""What a neighbour is alike in, one row for each field. The first is one that counts where any does, and of
those the nearest."""


def alike_pairs(rows: Sequence[NeighbourRow]) -> list[Alike]:
    """The rows by pair, in the order in which the pairs are first met; without those of ``sharing``."""
    by_pair: dict[int, list[NeighbourRow]] = {}
    for row in rows:
        by_pair.setdefault(row.pair_id, []).append(row)
    return [tuple(fields) for fields in by_pair.values() if not all(row.shared for row in fields)]


def sharing(rows: Sequence[NeighbourRow]) -> int:
    """With how many pairs merely a short or frequent output is shared."""
    return len({row.pair_id for row in rows}) - len(alike_pairs(rows))


def neighbour_lines(
    rows: Sequence[NeighbourRow], width: int, height: int, *, compared: bool = True
) -> list[Line]:
    """The lower part of the right panel: as many neighbours as fit, two lines each."""
    pairs = alike_pairs(rows)
    shared: list[Line] = [((cut(f" {words}", width), "dim"),)] if (words := _shared(rows)) else []
    if not pairs:
        return [BLANK, *(shared or [((f" {_nothing(compared=compared)}", "dim"),)])]
    lines: list[Line] = [BLANK, ((cut(f" alike: {_count(pairs)}", width), "heading"),)]
    fitting = max((height - 3 - len(shared)) // 2, 0)
    for first, *others in pairs[:fitting]:
        lines.append(_summary(first))
        lines.append(_below(first, others, width))
    if len(pairs) > fitting:
        lines.append(((f" and {len(pairs) - fitting} more", "dim"),))
    return lines + shared


def folded_neighbours(rows: Sequence[NeighbourRow], width: int, *, compared: bool = True) -> Line:
    """How many are alike, and the nearest, in one line."""
    pairs = alike_pairs(rows)
    if not pairs:
        return ((f"  {_shared(rows) or _nothing(compared=compared)}", "dim"),)
    first, *others = pairs[0]
    nearest = (("  alike:", "heading"), *_summary(first), (_warning(first), "critical"))
    room = width - sum(cell_len(text) for text, _ in nearest)
    words = " · ".join(filter(None, [*map(_figures, others), _count(pairs), _shared(rows)]))
    return (*nearest, (cut(f" {words}", room), "dim"))


def _nothing(*, compared: bool) -> str:
    return "nothing alike" if compared else "not compared yet"


def _below(first: NeighbourRow, others: Sequence[NeighbourRow], width: int) -> Line:
    """The other field, and the beginning of the prompt, after the warning that it must not be trained on."""
    warning = _warning(first)
    words = " · ".join([*map(_figures, others), one_line(first.head)])
    return (("      ", "dim"), (warning, "critical"), (cut(words, max(width - 7 - len(warning), 4)), "dim"))


def _warning(row: NeighbourRow) -> str:
    return "held out! " if row.split == "eval" and row.counts else ""


def _shared(rows: Sequence[NeighbourRow]) -> str:
    number = sharing(rows)
    return f"output as in {number} other{'s' * (number > 1)}" if number else ""


def _count(pairs: Sequence[Alike]) -> str:
    counted = sum(any(row.counts for row in rows) for rows in pairs)
    others = len(pairs) - counted
    words = [plural(counted, "near-duplicate")] if counted else []
    if others:
        words.append(f"{others} to compare")
    return ", ".join(words)


def _summary(row: NeighbourRow) -> Line:
    held_out = bool(_warning(row))
    role = "critical" if held_out else "duplicate" if row.counts else "sibling"
    return (
        (f" {_figures(row)} ", role),
        (f"#{row.pair_id} {STATUS_MARK[row.status]} ", "critical" if held_out else "text"),
    )


def _figures(row: NeighbourRow) -> str:
    similarity = "1.0" if row.similarity >= 0.995 else f"{row.similarity:.2f}"[1:]
    return f"{similarity} {row.label} {row.field}"

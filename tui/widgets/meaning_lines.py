"""What is close to the current pair by meaning: below those that are alike, and folded into one line."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len

from tui.core.glimpse import MOST_BY_MEANING, MeaningRow
from tui.core.text import one_line
from tui.widgets.lines import BLANK, Line
from tui.widgets.marks import STATUS_MARK
from tui.widgets.wrap import cut, wrap

_FOLDED_BELOW = 9
"""Lines below which the pairs that are alike need the panel."""


def room_for_meaning(height: int) -> int:
    """How many lines of a panel are kept for it: a third, or one where that leaves too little above."""
    return height // 3 if height >= _FOLDED_BELOW else 1


def meaning_lines(
    rows: Sequence[MeaningRow] | None, words: str, listed: Collection[int], width: int, height: int
) -> list[Line]:
    """A heading, and as many pairs as fit, a line each; none of those that are ``listed`` above.

    ``rows`` is nothing while it is not known; ``words`` say how far that is, or what is in its way.
    """
    if height < 3:
        return [folded_meaning(rows, words, listed, width)]
    others = _others(rows, listed)
    lines: list[Line] = [BLANK]
    if words:
        wrapped = wrap(f"by meaning: {words}", max(width - 2, 10))[: max(height - 1, 1)]
        lines += [((f" {line}", "heading"),) for line in wrapped]
    elif others:
        lines.append(((" by meaning", "heading"),))
    else:
        lines.append(((f" by meaning: {_nothing(rows)}", "dim"),))
    for row in others[: max(min(MOST_BY_MEANING, height - len(lines)), 0)]:
        start = _start(row)
        lines.append((start, (cut(one_line(row.head), max(width - cell_len(start[0]), 4)), "dim")))
    return lines


def folded_meaning(
    rows: Sequence[MeaningRow] | None, words: str, listed: Collection[int], width: int
) -> Line:
    """The nearest by meaning, in one line."""
    others = _others(rows, listed)
    if words or not others:
        return ((cut(f"  by meaning: {words or _nothing(rows)}", width), "dim"),)
    start = _start(others[0])
    heading = "  by meaning:"
    room = max(width - cell_len(heading) - cell_len(start[0]), 4)
    return ((heading, "heading"), start, (cut(one_line(others[0].head), room), "dim"))


def _others(rows: Sequence[MeaningRow] | None, listed: Collection[int]) -> list[MeaningRow]:
    return [row for row in rows or () if row.pair_id not in listed]


def _nothing(rows: Sequence[MeaningRow] | None) -> str:
    return "…" if rows is None else "nothing else" if rows else "nothing close"


def _start(row: MeaningRow) -> tuple[str, str]:
    cosine = "1.0" if row.cosine >= 0.995 else f"{max(row.cosine, 0):.2f}"[1:]
    return (f" {cosine} #{row.pair_id} {STATUS_MARK[row.status]} ", "text")

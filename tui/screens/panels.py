"""What the panels of the main screen say of the desk, in lines."""

from __future__ import annotations

from tui.core.view import describe
from tui.screens.desk import Desk
from tui.widgets.bar_lines import place_words
from tui.widgets.judgement_lines import folded_lines, judgement_lines
from tui.widgets.lines import Line
from tui.widgets.meaning_lines import room_for_meaning
from tui.widgets.neighbour_lines import folded_neighbours, neighbour_lines

SMALLEST = (60, 16)
"""Below this a screen asks for more room."""

WIDE = 100
"""From this width on the queue and the judgement stand beside the text."""


def where(desk: Desk, *, indexing: str = "") -> tuple[str, str]:
    """Where in the view the expert is, and what is looked at: the left and the middle of the top line."""
    place = place_words(desk.walk.position + 1, len(desk.walk.ids), desk.included, desk.left)
    return place, " · ".join(filter(None, [indexing, describe(desk.view), desk.store.path.name]))


def side_lines(desk: Desk, width: int, height: int, *, by_meaning: bool = False) -> list[Line]:
    """The judgement of the pair and what is alike to it; ``by_meaning`` leaves room for what follows."""
    if desk.pair is None:
        return []
    lines = judgement_lines(desk.pair, desk.store.rubric, desk.drafts, desk.seen, width)
    room = height - len(lines)
    kept = room_for_meaning(room) if by_meaning else 0
    return [*lines, *neighbour_lines(desk.neighbours, width, room - kept, compared=desk.compared)]


def judged_lines(desk: Desk, width: int) -> list[Line]:
    """The same in three lines, for a narrow screen."""
    if desk.pair is None:
        return []
    nearest = folded_neighbours(desk.neighbours, width, compared=desk.compared)
    return [*folded_lines(desk.pair, desk.store.rubric, desk.drafts, width), nearest]

"""The main screen's first page, drawn before the toolkit is loaded: the same lines, in the same cells.

What the toolkit then draws is compared with it, and only what differs is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from math import floor
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.color import ColorSystem
from rich.style import Style

from tui.actions import key_of
from tui.cells import Cells, Piece, Run
from tui.core.text import INVISIBLE
from tui.screens.desk import Desk
from tui.screens.offered import does_something
from tui.screens.panels import WIDE, judged_lines, side_lines, where
from tui.theming import Palette
from tui.widgets.bar_lines import footer_line, top_line, tour_lines
from tui.widgets.lines import PARTED, ROLES, SEPARATOR, Line, line_in_sight
from tui.widgets.queue_lines import queue_lines
from tui.widgets.reading_lines import reading_lines


class Column(NamedTuple):
    """A panel's share of the width, as app.tcss has it."""

    share: int
    least: int
    most: int = 0
    """Cells that it is not wider than; 0 for no end."""


QUEUE, READING, SIDE = Column(9, 30), Column(12, 0, 104), Column(5, 35)

FOLDED_HEIGHT = 3


class Panel(NamedTuple):
    """Lines, and the cells that they fill."""

    x: int
    y: int
    width: int
    height: int
    lines: Sequence[Line]
    ground: str = "background"
    parted: bool = False
    top: int = 0
    scroll_key: str = ""


def first_page(
    desk: Desk, width: int, height: int, palette: Palette, colors: ColorSystem, tour: str = ""
) -> tuple[str, Cells]:
    """What draws the page, and the cells that it fills. ``tour`` is what the tour says on it."""
    painter = _Painter(palette, colors)
    cells = Cells(width, height)
    rows: dict[int, list[Piece]] = {y: [] for y in range(height)}
    for panel in panels(desk, width, height, tour):
        for y in range(panel.height):
            rows[panel.y + y].append(painter.piece(panel, y))
    return cells.draw(list(rows.items())), cells


def panels(desk: Desk, width: int, height: int, tour: str = "") -> Iterator[Panel]:
    """The panels of a desk that has a pair, as the main screen lays them out."""
    place, what = where(desk)
    yield Panel(0, 0, width, 1, [top_line(place, what, "BROWSE", desk.saved, width)], "surface")
    footer = [
        *(tour_lines(tour, width) if tour else []),
        footer_line("curate", width, partial(does_something, desk=desk)),
    ]
    end = height - len(footer)
    yield Panel(0, end, width, len(footer), footer, "surface")
    if width >= WIDE:
        yield from _beside_each_other(desk, width, end - 1)
        return
    folded = end - FOLDED_HEIGHT
    yield Panel(0, folded, width, FOLDED_HEIGHT, judged_lines(desk, width), "surface")
    yield (
        _queue(desk, 0, width, folded - 1)
        if desk.sight.queue_over_text
        else _reading(desk, 0, width, folded - 1)
    )


def _beside_each_other(desk: Desk, width: int, height: int) -> Iterator[Panel]:
    if desk.sight.queue_away:
        reading, side = shared(width, [READING, SIDE])
    else:
        queue, reading, side = shared(width, [QUEUE, READING, SIDE])
        yield _queue(desk, *queue, height)
    yield _reading(desk, *reading, height, parted=True)
    x, room = side
    yield Panel(x, 1, room, height, side_lines(desk, room - PARTED, height), parted=True)


def _queue(desk: Desk, x: int, width: int, height: int) -> Panel:
    _, rows = desk.rows(desk.sight.top, height)
    return Panel(x, 1, width, height, queue_lines(rows, desk.walk.current or 0, width))


def _reading(desk: Desk, x: int, width: int, height: int, *, parted: bool = False) -> Panel:
    assert desk.pair is not None
    room = width - (PARTED if parted else 0)
    lines = reading_lines(desk.pair, desk.project.voice, room, unfolded=desk.sight.unfolded)
    top = min(desk.sight.line, max(len(lines) - height, 0))
    return Panel(x, 1, width, height, lines, parted=parted, top=top, scroll_key=key_of("curate.scroll_1"))


def shared(width: int, columns: Sequence[Column]) -> list[tuple[int, int]]:
    """First cell and width of columns beside each other.

    As the toolkit shares out ``fr``: whoever would get less than its least or more than its most gets that,
    and the others share what is left; cells are cut from the running sum.
    """
    fixed: dict[int, int] = {}
    unit = Fraction(0)
    while len(fixed) < len(columns):
        free = [column for place, column in enumerate(columns) if place not in fixed]
        unit = Fraction(width - sum(fixed.values()), sum(column.share for column in free))
        before = len(fixed)
        for place, column in enumerate(columns):
            if place in fixed:
                continue
            if column.share * unit < column.least:
                fixed[place] = column.least
            elif column.most and column.share * unit > column.most:
                fixed[place] = column.most
            if len(fixed) > before:
                break
        if len(fixed) == before:
            break
    found, end = [], Fraction(0)
    for place, column in enumerate(columns):
        start, end = floor(end), end + fixed.get(place, column.share * unit)
        found.append((start, floor(end - start)))
    return found


class _Painter:
    """Draws the lines of panels in a theme's colours, as the toolkit's styles come out."""

    def __init__(self, palette: Palette, colors: ColorSystem) -> None:
        self._palette = palette
        self._colors = colors
        self._looks: dict[tuple[str, str], str] = {}

    def piece(self, panel: Panel, y: int) -> Piece:
        """One row of a panel, as wide as it is."""
        line = line_in_sight(panel.lines, panel.top, y, panel.height, panel.scroll_key)
        spans = [*([SEPARATOR] if panel.parted else []), *line]
        runs: list[Run] = []
        room = panel.width
        for text, roles in spans:
            shown = INVISIBLE.sub(" ", text)
            shown = shown if cell_len(shown) <= room else set_cell_size(shown, room)
            if shown:
                runs.append((shown, self._look(roles, panel.ground)))
                room -= cell_len(shown)
        if room:
            runs.append((" " * room, self._look("", panel.ground)))
        return Piece(panel.x, panel.width, runs, lambda: "".join(map(_written, runs)))

    def _look(self, roles: str, ground: str) -> str:
        look = self._looks.get((roles, ground))
        if look is None:
            style = Style(color=self._palette["text"], bgcolor=self._palette[ground])
            for role in roles.split():
                drawn = ROLES[role]
                style += Style.parse(drawn.weight) + Style(
                    color=self._palette[drawn.color] if drawn.color else None,
                    bgcolor=self._palette[drawn.background] if drawn.background else None,
                )
            look = self._looks[roles, ground] = style._make_ansi_codes(self._colors)
        return look


def _written(run: Run) -> str:
    text, look = run
    return f"\x1b[{look}m{text}\x1b[0m"

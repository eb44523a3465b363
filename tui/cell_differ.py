"""Writes only the cells that changed, where the toolkit writes every cell of a panel that was drawn anew.

The one file that reaches into how the toolkit displays. With a version of it other than ``TESTED``, or where
the settings say so, everything is written as the toolkit does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any

import textual
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.events import Event, Resize
from textual.screen import Screen
from textual.strip import Strip

from tui.cells import PLAIN, Cells, Piece

TESTED = "8.2.8"
"""The version of the toolkit that both ways were seen to draw the same with."""


def is_tested() -> bool:
    """Whether this is that version. The folder says so at once; to ask for the version takes 15 ms."""
    return Path(textual.__file__).parent.with_name(f"textual-{TESTED}.dist-info").is_dir()


class CellDiffer(App[None]):
    """Mixed into an app. It forgets what is on the screen whenever something else may have written there."""

    only_changes = False
    """Whether only changed cells are written."""
    frames_held = False
    """Whether nothing is written for now."""
    _whole_is_due = False
    """Whether that ends with the next frame of the whole screen."""
    _cells = Cells(0, 0)
    _drawn = False
    """Whether anything was written: before that, the terminal shows what ``begin_with`` said."""

    def begin_with(self, cells: Cells) -> None:
        """These cells are on the screen already."""
        self._cells = cells

    def forget_cells(self) -> None:
        """Take nothing for drawn: the next time each cell is written."""
        self._cells = Cells(*self.size)

    def hold_frames(self) -> None:
        """Write nothing until ``release_frames`` is called."""
        self.frames_held, self._whole_is_due = True, False

    def release_frames(self) -> None:
        """Go on with a frame of the whole screen; a layout that is due comes before that, and in it."""
        if self.frames_held and not self._whole_is_due:
            self._whole_is_due = True
            self.screen.refresh()

    async def on_event(self, event: Event) -> None:
        """After a new size, and after the app was stopped and goes on, the terminal is as it likes.

        All is drawn anew, also where the size is the same again: meanwhile it may have been another.
        """
        await super().on_event(event)
        if isinstance(event, Resize) and self._drawn:
            self.forget_cells()
            self.refresh()

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Another program has the terminal meanwhile."""
        with super().suspend():
            yield
        self.forget_cells()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if self.frames_held and not (self._whole_is_due and isinstance(renderable, LayoutUpdate)):
            return
        self.frames_held = False
        if self.only_changes and isinstance(renderable, (LayoutUpdate, ChopsUpdate)):
            if self._cells.size != self.size:
                self.forget_cells()
            self._drawn = self._drawn or not self._batch_count
            super()._display(screen, _Changes(renderable, self._cells))  # type: ignore[arg-type]
        else:
            super()._display(screen, renderable)


class _Changes(CompositorUpdate):
    """An update, made shorter when it is written: one that is dropped before changes no cell."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, cells: Cells) -> None:
        self.update = update
        self._cells = cells

    def render_segments(self, console: Console) -> str:
        pieces = _whole(self.update) if isinstance(self.update, LayoutUpdate) else _parts(self.update)
        rows = [
            (y, [_piece(x, strip, console) for _, x, strip in row])
            for y, row in groupby(pieces, key=lambda piece: piece[0])
        ]
        if not self._cells.hold(rows):
            # Laid out for the size before; nothing is known of what becomes of it.
            self._cells.forget()
            return self.update.render_segments(console)
        return self._cells.draw(rows)


def _whole(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield y, x, strip
            x += strip.cell_length


def _parts(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Row, column and strip of all that the toolkit would write."""
    for y, start, end in update.spans:
        for stop, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > end or stop <= start:
                continue
            if not (start <= x < end and stop <= end):
                strip = strip.crop(0, min(stop, end) - x)
            yield y, x, strip


def _piece(x: int, strip: Strip, console: Console) -> Piece:
    system = console._color_system or ColorSystem.TRUECOLOR
    # A link is no look: a piece with one is written as it is.
    linked = any(style.link for _, style, _ in strip if style)
    runs = [] if linked else [(text, _look(style, system) if style else PLAIN) for text, style, _ in strip]
    return Piece(x, strip.cell_length, runs, partial(strip.render, console))


@lru_cache(maxsize=1024)
def _look(style: Style, system: ColorSystem) -> str:
    return Strip.render_ansi(style, system)

"""An emulated terminal that knows every attribute the app draws with, to compare two ways of drawing."""

from __future__ import annotations

from typing import Any

import pyte

_COLOUR_MODES = {2: 3, 5: 1}
"""Kind of an extended colour to how many numbers follow it."""


class _Screen(pyte.Screen):
    """Pyte's screen; faint text, which it does not know, is kept as blinking, which nothing here does.

    It ends with bold (ECMA-48, 8.3.117)."""

    def select_graphic_rendition(self, *attrs: int, **extra: Any) -> None:
        """Take the numbers of an SGR sequence in."""
        numbers = list(attrs)
        place = 0
        while place < len(numbers):
            if numbers[place] in (38, 48):
                place += 1 + _COLOUR_MODES[numbers[place + 1]]
            elif numbers[place] == 2:
                numbers[place] = 5
            elif numbers[place] == 22:
                numbers[place : place + 1] = 22, 25
                place += 1
            place += 1
        super().select_graphic_rendition(*numbers, **extra)


class Emulated:
    """A screen of cells, each with its character, colours and attributes."""

    def __init__(self, width: int, height: int) -> None:
        self._screen = _Screen(width, height)
        self._stream = pyte.Stream(self._screen)
        self._stream.feed("\x1b[?7l")
        self.written = 0
        """Bytes written to it."""

    def feed(self, text: str) -> None:
        """Write to it."""
        self.written += len(text.encode())
        self._stream.feed(text)

    def spoil(self, width: int, height: int) -> None:
        """Another size, and something else on it: what a terminal does with its lines then is its own."""
        self._screen.resize(height, width)
        self._stream.feed("\x1b[0;7;31m" + "".join(f"\x1b[{y + 1};1H{'#' * width}" for y in range(height)))
        self._stream.feed("\x1b[m")

    @property
    def text(self) -> str:
        """The characters alone."""
        return "\n".join(self._screen.display)

    @property
    def cells(self) -> list[list[Any]]:
        """Every cell, row by row."""
        columns, buffer = range(self._screen.columns), self._screen.buffer
        return [[seen(buffer[y][x]) for x in columns] for y in range(self._screen.lines)]


def seen(cell: Any) -> Any:
    """What is seen of a cell: of a blank one neither the colour of its text nor how heavy that is."""
    if cell.data != " " or cell.reverse or cell.underscore or cell.strikethrough:
        return cell
    return cell._replace(fg="default", bold=False, italics=False, blink=False)

"""The terminal between the start and the moment that the toolkit takes it: it shows the first page."""

from __future__ import annotations

import shutil
import signal
import sys
import termios
import tty
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any

from tui.encoding import drawn_on

ENTER = "\x1b[?1049h"
"""Goes over to the alternate screen, which leaves the other one as it is (xterm)."""

_LEAVE = "\x1b[?1049l"
_HIDE_CURSOR, _SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"

_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


class EarlyTerminal:
    """Shows a page on the alternate screen; gives the terminal back where the program ends before its time.

    Every key that is pressed meanwhile waits for the app, Ctrl+C and Ctrl+Z too.
    """

    def __init__(self) -> None:
        self._modes: list[Any] | None = None
        """What the terminal is to go back to."""
        self._entered = False
        self.asked = 0
        """The signal that asks for the end, where that was lost: what it raises within an import may be."""

    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        columns, rows = shutil.get_terminal_size()
        return columns or 80, rows or 24

    def show(self, page: str) -> None:
        """Go over to the alternate screen and draw a page there."""
        self._modes = termios.tcgetattr(0)
        self._entered = True
        for number in _SIGNALS:
            signal.signal(number, self._leave)
        keys = termios.tcgetattr(0)
        keys[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        keys[tty.IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        keys[tty.CC][termios.VMIN] = 1
        termios.tcsetattr(0, termios.TCSANOW, keys)
        _write(f"{ENTER}{_HIDE_CURSOR}{page}")

    def hand_over(self) -> list[Any] | None:
        """The modes that whoever takes the terminal is to leave behind; nothing where no page was shown."""
        return self._modes

    def has_entered(self) -> bool:
        """Whether the alternate screen is on already; asked once, as it is left again."""
        entered, self._entered = self._entered, False
        return entered

    def _leave(self, number: int, _: FrameType | None) -> None:
        self.asked = number
        sys.exit(128 + number)

    def __enter__(self) -> EarlyTerminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or self._modes is None:
            return
        with suppress(OSError, termios.error):  # The terminal may be what is gone.
            termios.tcsetattr(0, termios.TCSANOW, self._modes)
            _write(f"{_SHOW_CURSOR}{_LEAVE}")


def _write(text: str) -> None:
    stream = drawn_on()
    stream.write(text)
    stream.flush()

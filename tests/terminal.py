"""A terminal for tests: runs a command in a pty, and shows what a person would see of it."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

import pyte
import pytest

from tests.emulated import seen

PATIENCE = 20.0
"""Seconds after which what a test waits for counts as never happening."""

KEYS = {
    "escape": "\x1b",
    "enter": "\r",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f2": "\x1bOQ",
}
"""What an xterm sends for the keys that have a name."""

_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z]|\x1b\[[0-9;]*\$[a-z]|\x1bP.*?\x1b\\", re.DOTALL)


def sent(key: str) -> str:
    """The characters that a key sends, by its name in the table of actions."""
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) - 96)
    return KEYS.get(key, key)


class Terminal:
    """A command in a pty of its own. Leaving the ``with`` block kills what still runs."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        folder: Path | None = None,
        size: tuple[int, int] = (120, 40),
        environment: Mapping[str, str] | None = None,
        signals: bool = True,
        draws: bool = True,
    ) -> None:
        """``signals``: whether the command is told by a signal when the terminal is gone. ``draws``: whether
        there is a screen to look at, or just what was written.
        """
        self.output = bytearray()
        """Everything that was written to the terminal."""
        self._draws = draws
        self._screen = pyte.Screen(*_drawn(size))
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = pty.openpty()
        self._set_size(*size)
        self.settings_before = termios.tcgetattr(self._slave)
        self.process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=_environment(environment or {}),
            start_new_session=True,
            preexec_fn=_take_terminal if signals else None,
        )

    # What a person does

    def send(self, *keys: str) -> None:
        """Press keys, by name or as a text; all of them at once."""
        os.write(self._master, "".join(map(sent, keys)).encode())

    def pour(self, data: bytes, *, quiet: float = 0.15) -> None:
        """Send bytes of any kind and any number, until nothing has been written in answer for a while.

        What is written is not drawn: the screen is blank until the command draws all of it anew.
        """
        self._screen.reset()
        while True:
            reads, writes, _ = select.select([self._master], [self._master] if data else [], [], quiet)
            if reads and not self._take():
                return
            if writes:
                data = data[os.write(self._master, data[:256]) :]
            if not (reads or writes):
                return

    def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        columns, rows = _drawn((width, height))
        self._screen.resize(rows, columns)
        self._set_size(width, height)
        self.process.send_signal(signal.SIGWINCH)

    def kill(self, number: int) -> None:
        """Send a signal to the command."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as a connection does that drops."""
        for end in (self._slave, self._master):
            os.close(end)
        self._master = -1

    # What a person sees

    @property
    def lines(self) -> list[str]:
        """The screen, row by row."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def cells(self) -> list[list[Any]]:
        """Every cell with its colours and attributes."""
        columns, rows = self._screen.columns, self._screen.buffer
        return [[seen(rows[y][x]) for x in range(columns)] for y in range(self._screen.lines)]

    @property
    def written(self) -> str:
        """Everything that was written, decoded."""
        return self.output.decode("utf-8", "replace")

    @property
    def colours(self) -> list[list[int]]:
        """The parameters of each SGR sequence that was written."""
        return [[int(one or 0) for one in found.split(";")] for found in _SGR.findall(self.written)]

    @property
    def on_alternate_screen(self) -> bool:
        """Whether a full-screen app has the terminal, rather than the shell's own screen."""
        return self.output.rfind(b"\x1b[?1049h") > self.output.rfind(b"\x1b[?1049l")

    @property
    def settings(self) -> list[Any]:
        """The settings of the line: echo, raw mode and the like."""
        return termios.tcgetattr(self._slave)

    # Waiting

    def wait_for(self, what: str | Callable[[], bool], timeout: float = PATIENCE) -> None:
        """Wait until a text is on the screen, or something is so."""
        holds = what if callable(what) else lambda: what in self.text
        deadline = monotonic() + timeout
        while not holds():
            if not self._read(deadline):
                seen = self.text if self._draws else ascii(self.written[-4000:])
                pytest.fail(f"never: {what}\n{seen}\nexit code {self.process.poll()}")

    def wait_until_gone(self, text: str) -> None:
        """Wait until a text is no longer on the screen."""
        self.wait_for(lambda: text not in self.text)

    def wait_until_stopped(self) -> None:
        """Wait until the command is stopped, as by Ctrl+Z: a signal to go on is lost before."""
        state = Path(f"/proc/{self.process.pid}/stat")
        assert any(state.read_text().rpartition(")")[2].split()[0] == "T" for _ in range(1_000_000))

    def wait(self, timeout: float = PATIENCE) -> int:
        """Wait until the command ends, and return its exit code; a negative one is the signal it died of."""
        deadline = monotonic() + timeout
        while self.process.poll() is None and monotonic() < deadline:
            self._read(min(deadline, monotonic() + 0.05))
        code = self.process.wait(max(deadline - monotonic(), 0.1))
        while self._read(monotonic()):
            pass
        return code

    def _read(self, deadline: float) -> bool:
        """Take in what is written next; false if nothing is until the deadline, or the terminal is closed."""
        if self._master < 0:
            return False
        ready, _, _ = select.select([self._master], [], [], max(deadline - monotonic(), 0))
        if not ready:
            return False
        data = self._take()
        if self._draws:
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
        return bool(data)

    def _take(self) -> bytes:
        """What was written; nothing where the terminal is closed."""
        try:
            data = os.read(self._master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return b""
        self.output += data
        return data

    def _set_size(self, width: int, height: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._master >= 0:
            self.hang_up()


def _drawn(size: tuple[int, int]) -> tuple[int, int]:
    """The size that is drawn in: what a terminal does not report is taken from one of 80x24."""
    width, height = size
    return width or 80, height or 24


def _take_terminal() -> None:
    """Make standard input the controlling terminal of the session, so that it is hung up with it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _environment(changes: Mapping[str, str]) -> dict[str, str]:
    """This process's environment on a terminal of 256 colours, unless it is said otherwise."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL_")}
    for name in ("COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        plain.pop(name, None)
    return {**plain, "TERM": "xterm-256color", "LANG": "C.UTF-8", **changes}

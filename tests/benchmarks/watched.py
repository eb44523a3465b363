"""A program in a terminal of its own, measured from outside: when what was seen, its bytes and CPU time."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

QUIET = 0.12
"""Seconds without a byte after which the answer to a key counts as ended."""

PATIENCE = 60.0

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])|[\r\n]")


@dataclass(frozen=True)
class Line:
    """What lies between the program and whoever looks at it: bytes a second, and seconds one way."""

    rate: float = 0.0
    delay: float = 0.0


NEAR = Line()


@dataclass(frozen=True)
class Answer:
    """What one key led to."""

    ms: float
    """From the key to the last byte, both at the far end of the line."""
    cpu_ms: float
    size: int


class Watched:
    """Leaving the ``with`` block ends the program."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        folder: Path,
        line: Line = NEAR,
        environment: Mapping[str, str] | None = None,
        size: tuple[int, int] = (120, 40),
    ) -> None:
        self.output = b""
        self._line = line
        self._busy = 0.0
        """When the line will have carried what was read so far."""
        self._last = 0.0
        """When the last byte arrived."""
        master, slave = pty.openpty()
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        plain = {key: value for key, value in os.environ.items() if not key.startswith("TEXTUAL")}
        # An installed program has its bytecode.
        for name in ("NO_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"):
            plain.pop(name, None)
        self._began = time.perf_counter()
        self.process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={
                **plain,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LANG": "C.UTF-8",
                **(environment or {}),
            },
        )
        os.close(slave)
        self._master = master

    def send(self, keys: str) -> None:
        """Press keys and look at nothing."""
        os.write(self._master, keys.encode())

    def press(self, key: str) -> Answer:
        """Press a key and wait until what it leads to has ended."""
        self.settle()
        before, cpu, began = len(self.output), self.cpu_ms(), time.perf_counter()
        time.sleep(self._line.delay)
        self.send(key)
        self._last = began
        self.settle()
        return Answer((self._last - began) * 1000, self.cpu_ms() - cpu, len(self.output) - before)

    def seen(self, words: str) -> float:
        """Wait until something is on the screen, written in one go; milliseconds since the start.

        Raises:
            TimeoutError: it never is.
        """
        while words.encode() not in _SEQUENCE.sub(b"", self.output):
            if not self._read(PATIENCE):
                raise TimeoutError(f"{words!r} was never written by {self.process.args!r}")
        return (self._last - self._began) * 1000

    def wrote(self, sequence: bytes) -> None:
        """Wait until something was written, to be seen or not.

        Raises:
            TimeoutError: it never is.
        """
        while sequence not in self.output:
            if not self._read(PATIENCE):
                raise TimeoutError(f"{sequence!r} was never written by {self.process.args!r}")

    def settle(self) -> None:
        """Read until nothing more comes."""
        while self._read(QUIET + self._line.delay):
            pass

    def idle(self, seconds: float) -> Answer:
        """Touch nothing for some seconds."""
        self.settle()
        before, cpu, end = len(self.output), self.cpu_ms(), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return Answer(seconds * 1000, self.cpu_ms() - cpu, len(self.output) - before)

    def cpu_ms(self) -> float:
        """CPU time of the program so far, all its threads together."""
        spent = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            spent += int((task / "schedstat").read_text().split()[0])
        return spent / 1e6

    def peak_mb(self) -> float:
        """Most memory that the program needed so far."""
        status = Path(f"/proc/{self.process.pid}/status").read_text().split("\n")
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024

    def _read(self, seconds: float) -> bool:
        """Take in what comes next, at the pace of the line; false where nothing does in time."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            block = os.read(self._master, 512 if self._line.rate else 65_536)
        except OSError:
            return False
        now = time.perf_counter()
        if self._line.rate:
            self._busy = max(now, self._busy) + len(block) / self._line.rate
            time.sleep(self._busy - now)
            now = self._busy
        self._last = now + self._line.delay
        self.output += block
        return bool(block)

    def __enter__(self) -> Watched:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._master)

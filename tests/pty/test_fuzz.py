"""Ten thousand random byte strings, typed at the app: it goes on, and takes keys as before.

``PAIRSMITH_FUZZ`` is how many of them, from the first seed on; without it a share is typed.
"""

from __future__ import annotations

import os
import random
import re

from tests.pty.conftest import ESCAPE, Open

SHARE = 500
AT_ONCE = 50
WORKED_OFF = 120.0
"""Seconds in which a slow machine has worked off what was typed ahead."""

COUNT = int(os.environ.get("PAIRSMITH_FUZZ", SHARE))

_FINALS = bytes(range(0x40, 0x7F))
_LEFT_OUT = b"q:XIE\x0f\x10\x11"
"""Keys that quit, or lead to files and programs outside the test: quit, palette, export, import, $EDITOR."""

_LETTERS = bytes(code for code in range(0x20, 0x7F) if code not in _LEFT_OUT)
_TEXTS = ("é", "漢字", "👩‍🚀", "\u202e", "\u009b31m", "\u2028", "\ufeff", "ﷺ")


def _number(chance: random.Random) -> bytes:
    return str(chance.choice([0, 1, 2, 48, 255, 9999, 1114111, 1114112, 10**8, 10**21, 10**40])).encode()


def _csi(chance: random.Random) -> bytes:
    numbers = chance.choice([b";", b":"]).join(_number(chance) for _ in range(chance.randrange(8)))
    lead = chance.choice([b"", b"", b"?", b">", b"<", b"=", b"-"])
    return b"\x1b[" + lead + numbers + chance.choice([b"", b"", b"$", b" "]) + bytes([chance.choice(_FINALS)])


def _string(chance: random.Random) -> bytes:
    begin = chance.choice(
        [b"\x1b]52;c;", b"\x1b]0;", b"\x1b]11;rgb:", b"\x1bP", b"\x1b_", b"\x1b^", b"\x1bX"]
    )
    end = chance.choice([b"\x07", b"\x1b\\", b""])
    return begin + _keys(chance).replace(b"\x1b", b"") + end


def _paste(chance: random.Random) -> bytes:
    return b"\x1b[200~" + _keys(chance) + chance.choice([b"\x1b[201~", b"\x1b[201~", b""])


def _mouse(chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return b"\x1b[M" + _harmless(chance.randbytes(3))
    return b"\x1b[<%s;%s;%s%c" % (_number(chance), _number(chance), _number(chance), chance.choice(b"Mm"))


def _cut(chance: random.Random) -> bytes:
    whole = chance.choice(_TEXTS).encode()
    return whole[: chance.randrange(len(whole) + 1)] + chance.choice(_TEXTS).encode()


def _keys(chance: random.Random) -> bytes:
    return bytes(chance.choices(_LETTERS, k=chance.randrange(8)))


def _bytes(chance: random.Random) -> bytes:
    return _harmless(chance.randbytes(chance.randrange(1, 12)))


def _harmless(made: bytes) -> bytes:
    return made.translate(None, _LEFT_OUT)


_KINDS = (_csi, _string, _paste, _mouse, _cut, _keys, _bytes)


def byte_string(seed: int) -> bytes:
    """One of them: sequences whole, absurd and cut, and what a terminal of another encoding sends."""
    chance = random.Random(seed)
    made = b"".join(chance.choice(_KINDS)(chance) for _ in range(chance.randrange(1, 4)))
    return made[: chance.randrange(len(made) + 1)] if chance.random() < 0.2 else made


def test_random_bytes_end_nothing(opened: Open) -> None:
    with opened() as terminal:
        for first in range(0, COUNT, AT_ONCE):
            terminal.pour(b"".join(map(byte_string, range(first, min(first + AT_ONCE, COUNT)))))
            assert terminal.process.poll() is None, f"it ended among the {AT_ONCE} from seed {first} on"
        # The end of what is begun is waited for; Escape leaves whatever was opened.
        terminal.pour(b"", quiet=5.0)
        for _ in range(12):
            terminal.pour(ESCAPE.encode())
        terminal.send("home", "ctrl+l")
        terminal.wait_for("BROWSE", WORKED_OFF)
        # Of five pairs, and those that were written.
        terminal.wait_for(lambda: re.match(r" *1/\d+ ", terminal.lines[0]) is not None)
        terminal.send("q")
        assert terminal.wait() == 0
        assert b"Traceback" not in terminal.output

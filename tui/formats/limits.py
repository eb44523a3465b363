"""How much of a file is read at most, for one who may raise it."""

from __future__ import annotations

from typing import NamedTuple

from tui.formats.jsonl import LINE_LIMIT
from tui.formats.unpacking import UNPACKED_LIMIT


class Limits(NamedTuple):
    """In bytes."""

    unpacked: int = UNPACKED_LIMIT
    """Of what a packed file unpacks to, all together: a longer one is refused."""
    line: int = LINE_LIMIT
    """Of one line or record: a longer one is a reject."""


LIMITS = Limits()

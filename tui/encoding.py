"""The encoding of the terminal: what is typed in it, and what is drawn for a character that it lacks.

Python would write ``\\u2502`` for a line of one cell, and what stands right of it would move.
"""

from __future__ import annotations

import codecs
import sys
import unicodedata
from functools import cache
from io import TextIOWrapper
from typing import TextIO

from tui.core.glyphs import TWINS

_NAME = "pairsmith.in_its_place"

_BUFFER = 65_536
"""Bytes: more than a whole screen, so that it is written in one go."""


def _in_its_place(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_stand_in, error.object[error.start : error.end])), error.end


def _stand_in(character: str) -> str:
    """As many cells as the character fills."""
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return ""
    wide = unicodedata.east_asian_width(character) in "WF"
    return "??" if wide else TWINS.get(character, "?")


codecs.register_error(_NAME, _in_its_place)


@cache
def drawn_on() -> TextIOWrapper:
    """The stream that the screen is drawn on: standard error, cell by cell whatever its encoding."""
    assert sys.__stderr__ is not None
    return fitted(sys.__stderr__)


def fitted(stream: TextIO) -> TextIOWrapper:
    """Another stream to where this one writes, in which each character takes its cells, and none is lost.

    Without a buffer, as ``PYTHONUNBUFFERED`` asks for, Python drops what the system does not take at once,
    as of a write that a signal cuts short.
    """
    return open(stream.fileno(), "w", _BUFFER, stream.encoding, _NAME, newline="", closefd=False)


def typed_in() -> str:
    """The encoding of keys. A locale of ASCII says nothing of the terminal, which is one of UTF-8 then."""
    encoding = sys.__stdin__.encoding if sys.__stdin__ else "utf-8"
    return "utf-8" if codecs.lookup(encoding).name == "ascii" else encoding

"""What is drawn on a terminal whose encoding lacks characters: one of its own in the place of each.

Python would write ``\\u2502`` for a line of one cell, and what stands right of it would move.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import TextIO

_NAME = "pairsmith.in_its_place"

_IN_PLACE = {
    **dict.fromkeys("─━╌⎯–—", "-"),
    **dict.fromkeys("│┃╎▏▕", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("▌▸▶", ">"),
    **dict.fromkeys("●■█✎✱", "*"),
    **dict.fromkeys("○□", "o"),
    **dict.fromkeys("✓", "v"),
    **dict.fromkeys("✗×", "x"),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("“”", '"'),
    "⟦": "[",
    "⟧": "]",
    "·": ".",
    "…": ".",
    "░": ".",
    "↑": "^",
    "↓": "v",
    "→": ">",
    "←": "<",
}


def _in_its_place(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_stand_in, error.object[error.start : error.end])), error.end


def _stand_in(character: str) -> str:
    """As many cells as the character fills."""
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return ""
    wide = unicodedata.east_asian_width(character) in "WF"
    return "??" if wide else _IN_PLACE.get(character, "?")


codecs.register_error(_NAME, _in_its_place)


def fit(stream: TextIO | None) -> None:
    """Let a stream write every text cell by cell, whatever its encoding."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors=_NAME)

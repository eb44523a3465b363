"""The signs beyond ASCII that screens are drawn with, and what stands for each on a terminal without them."""

from __future__ import annotations

import os
import re
import sys

TWINS = {
    "✓": "+",
    "–": "-",
    "✗": "x",
    "·": ".",
    "✎": "*",
    "●": "#",
    "○": "o",
    "≠": "!",
    "×": "x",
    "▌": ">",
    "▸": ">",
    "▶": ">",
    "│": "|",
    "─": "-",
    "█": "#",
    "░": ".",
    "↑": "^",
    "↓": "v",
    "←": "<",
    "→": ">",
    "↵": "$",
    "…": "~",
    "⟦": "[",
    "⟧": "]",
    "⟨": "<",
    "⟩": ">",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "—": "-",
    "‑": "-",
    "\u00a0": " ",
}
"""A sign of one cell to the one that is drawn for it. Quotes and dashes of a text have one as well, as most
texts hold them and lose nothing by it."""

_FOREIGN = f"[^\x00-\x7f{re.escape(''.join(TWINS))}]"
"""What has no twin; not compiled before it is asked for, which takes a millisecond."""

_PICTURES = 0x2400

_ascii = False


def use_ascii(wanted: bool) -> None:
    """Draw with ASCII alone from now on, or with all signs; for the whole process, which has one terminal."""
    global _ascii
    _ascii = wanted


def ascii_alone() -> bool:
    """Whether only ASCII is drawn."""
    return _ascii


def tokens(text: str) -> str:
    """A data string with a token such as ``<U+00E9>`` for each character that can't be drawn."""
    if not _ascii or text.isascii():
        return text
    return re.sub(_FOREIGN, lambda match: f"<U+{_code(match[0]):04X}>", text)


def _code(character: str) -> int:
    """The number of a character; of a picture of a control character, the number of that."""
    code = ord(character)
    return code - _PICTURES if _PICTURES <= code < _PICTURES + 0x20 else code


def locale_has_unicode() -> bool:
    """Whether the locale's encoding is UTF-8, so that the terminal's may be taken for it too."""
    # In the locale C, which is what is left where LANG is missing, Python takes UTF-8 by itself.
    by_itself = sys.flags.utf8_mode and "PYTHONUTF8" not in os.environ and "utf8" not in sys._xoptions
    encoding = sys.__stdin__.encoding if sys.__stdin__ else ""
    return not by_itself and encoding.casefold().replace("-", "") == "utf8"

"""Carries line breaks other than the plain one through an editor that knows a single kind."""

from __future__ import annotations

import re

_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ``str.splitlines`` splits at, without the line feed."""

_FIRST_STAND_IN = 0xFDD0
"""U+FDD0 to U+FDEF are noncharacters, for a program's inside alone (Unicode 15, section 23.7)."""

_STAND_IN = {ord(found): chr(_FIRST_STAND_IN + number) for number, found in enumerate(_BREAKS)}
_BREAK = {ord(stand_in): chr(found) for found, stand_in in _STAND_IN.items()}

_OWN = chr(_FIRST_STAND_IN + len(_BREAKS))
"""Goes before a noncharacter that a text has of its own, so that it is not taken for a break."""

STAND_INS = re.compile(f"[{''.join(_STAND_IN.values())}]")
"""What stands for a break while a text is edited; one cell wide."""

_ANY = re.compile(f"[{''.join(_STAND_IN.values())}{_OWN}]")
_CARRIED = re.compile(f"{_OWN}({_ANY.pattern})|{STAND_INS.pattern}")


def newline_of(text: str) -> str:
    """The line end that a text uses throughout; the line feed where there are several kinds or none."""
    kinds = set(re.findall("\r\n|\r|\n", text))
    return kinds.pop() if len(kinds) == 1 else "\n"


def stand_in(text: str, newline: str) -> str:
    """The text with each break but ``newline`` replaced by a character that does not part lines."""
    kept = {} if newline == "\n" else {ord("\r"): "\r"}
    return _ANY.sub(lambda own: _OWN + own[0], text).translate({**_STAND_IN, **kept})


def restore(text: str) -> str:
    """The text with its breaks as they were."""
    if text.isascii():
        return text  # The search alone takes 20 ms for a megabyte.
    return _CARRIED.sub(lambda found: found[1] or _BREAK[ord(found[0])], text)

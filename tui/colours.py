"""Which colours a terminal can show, and whether the user wants any."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping

MANY, EIGHT, NONE = "many", "eight", "none"
"""What a terminal shows: sixteen colours and more, eight of which bold makes eight others, or none."""

_BY_NAME = {
    NONE: re.compile(r"(vt\d+|wy\d+|sun|hp.*|ibm3\d+|.*-(m|mono|nc))\b"),
    EIGHT: re.compile(r"(linux|ansi|pcansi|cons25|cygwin|mach|hurd|aixterm|minitel|beterm)\b"),
}
"""By names of terminals: Python's library for the system's own list can be asked for one in a process."""


def colours_of(environ: Mapping[str, str]) -> str:
    """What the terminal shows, by its environment. One that nothing is known of is taken to show all."""
    if environ.get("COLORTERM"):
        return MANY
    term = environ.get("TERM", "")
    return next((shows for shows, names in _BY_NAME.items() if names.match(term)), MANY)


def settle_no_color(environ: MutableMapping[str, str]) -> None:
    """Let ``NO_COLOR`` say whether colours are written: the toolkit looks at nothing else, nor at its value.

    Empty, it asks for nothing (no-color.org).
    """
    if environ.get("NO_COLOR") or colours_of(environ) == NONE:
        environ["NO_COLOR"] = "1"
    else:
        environ.pop("NO_COLOR", None)

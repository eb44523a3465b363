"""Whether there is a terminal that somebody can see the app on, and type into."""

from __future__ import annotations

import os
import sys

from tui.core.errors import PairsmithError
from tui.core.text import shown

UNDRAWABLE = frozenset({"dumb", "unknown"})
"""What ``TERM`` says of a terminal whose cursor can't be moved."""


def require_terminal() -> None:
    """Refuse to open the app where nobody could see it or type into it.

    Raises:
        PairsmithError: one of the three standard streams is no terminal (the toolkit draws on the third),
            or ``TERM`` says that nothing can be drawn on it.
    """
    streams = {"standard input": sys.stdin, "standard output": sys.stdout, "standard error": sys.stderr}
    for name, stream in streams.items():
        if stream is None or not stream.isatty():
            hint = "run it in one; for scripts there are the commands that pairsmith --help lists"
            raise PairsmithError(f"the app needs a terminal, and {name} is none", hint)
    term = os.environ.get("TERM") or "unknown"
    if term.casefold() in UNDRAWABLE:
        hint = "set TERM to what it is, for example TERM=xterm-256color"
        raise PairsmithError(f"the app can't draw on a terminal of type {shown(term)}", hint)

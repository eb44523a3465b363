"""Where a call begins: the app opens on a database at once, and all else is read by the parser of commands.

Loading that parser takes a tenth of the time until the first pair is on the screen.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path


def main() -> None:
    """Run Pairsmith with this process's arguments."""
    # While it is loaded there is nothing to bring to an end, and Python would show what it was loading.
    interrupted = signal.getsignal(signal.SIGINT)
    if interrupted is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from tui.commands.words import ASCII, COMPLETING
    from tui.exit_codes import exit_code

    if (database := database_alone(sys.argv[1:])) and COMPLETING not in os.environ:
        gc.disable()  # On again at the first frame: there is no garbage in what is only being loaded.
        from tui.opening import open_app

        signal.signal(signal.SIGINT, interrupted)
        sys.exit(exit_code(lambda: open_app(database, ascii_alone=ASCII in sys.argv)))
    from tui.cli import cli

    signal.signal(signal.SIGINT, interrupted)
    cli()


def database_alone(words: Sequence[str]) -> Path | None:
    """The database that a call opens the app on where it says nothing else, ``--ascii`` aside."""
    from tui.commands.words import ASCII, DEFAULT_DATABASE, is_database

    said = [word for word in words if word != ASCII]
    match said:
        case []:
            return DEFAULT_DATABASE
        case [word] if not word.startswith("-") and is_database(word):
            return Path(word)
    return None

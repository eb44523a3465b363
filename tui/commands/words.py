"""The words that a call begins with: a command, or a database for the app to open."""

from __future__ import annotations

import os
from pathlib import Path

COMMANDS = {
    "demo": "tui.commands.demo",
    "import": "tui.commands.import_files",
    "apply": "tui.commands.apply",
    "export": "tui.commands.export",
    "check": "tui.commands.check",
    "lengths": "tui.commands.lengths",
    "diff": "tui.commands.diff",
    "score": "tui.commands.score",
    "similar": "tui.commands.similar",
    "show": "tui.commands.show",
    "dump": "tui.commands.dump",
    "rejects": "tui.commands.rejects",
    "stats": "tui.commands.stats",
    "log": "tui.commands.log",
    "backup": "tui.commands.backup",
    "doctor": "tui.commands.doctor",
    "help": "tui.commands.help",
    "completion": "tui.commands.completion",
}
"""Name of a command to the module whose ``command`` it is, in the order of the help."""

DEFAULT_DATABASE = Path("pairs.db")

DATABASE_SUFFIXES = frozenset({".db", ".sqlite", ".sqlite3"})
"""What the name of a new database ends in; a file that exists is opened whatever its name."""

ASCII = "--ascii"
"""The option that has the app drawn with plain signs alone."""


def is_database(word: str) -> bool:
    """Whether a word names a database for the app to open; a command of that name goes before it."""
    path = Path(word)
    if word in COMMANDS:
        return False
    return path.exists() or path.suffix in DATABASE_SUFFIXES or (os.sep in word and not path.suffix)


COMPLETING = "_PAIRSMITH_COMPLETE"
"""In the environment of a call by which a shell asks for completions."""

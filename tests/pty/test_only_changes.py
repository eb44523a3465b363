"""In a real terminal, also after another program had it: with only changes written, it looks the same."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path
from time import monotonic

from tests.pty.conftest import Open, started
from tests.terminal import PATIENCE, Terminal

ENTERED_ALTERNATE_SCREEN = b"\x1b[?1049h"


def opened_with(database: Path, only_changes: str) -> Terminal:
    """The app on a copy of the database, with settings of its own."""
    folder = database.parent / f"only changes {only_changes}"
    settings = folder / "pairsmith" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"only_changes = {only_changes}\n")
    shutil.copy(database, folder)
    own = {"XDG_CONFIG_HOME": str(folder), "EDITOR": "true", "COLORTERM": "truecolor"}
    return started(folder / database.name, environment=own)


def looks_like(one: Terminal, other: Terminal) -> bool:
    """Whether both come to show the same cells."""
    deadline = monotonic() + PATIENCE
    while one.cells != other.cells and monotonic() < deadline:
        one._read(monotonic() + 0.05)
        other._read(monotonic() + 0.05)
    return one.cells == other.cells


def test_the_screen_is_the_same_with_and_without_also_after_an_editor_had_it(database: Path) -> None:
    with opened_with(database, "true") as compared, opened_with(database, "false") as plain:
        both = (compared, plain)
        for terminal in both:
            terminal.wait_for("saved 0")
        assert looks_like(*both)
        for key, words in (
            ("j", "2/5"),
            ("e", "EDIT"),
            ("ctrl+o", "EDIT"),
            ("escape", "BROWSE"),
            ("question_mark", "Help"),
            ("escape", "BROWSE"),
            ("end", "5/5"),
            ("x", "Why?"),
            ("escape", "saved 1"),
            ("home", "1/5"),
            ("j", "2/5"),
        ):
            for terminal in both:
                terminal.send(key)
                if key == "ctrl+o":
                    terminal.wait_for(lambda seen=terminal: seen.output.count(ENTERED_ALTERNATE_SCREEN) == 2)
                terminal.wait_for(words)
            assert looks_like(*both), key
        for size in ((100, 30), (120, 40)):
            for terminal in both:
                terminal.resize(*size)
                terminal.wait_for("1 ○ common in production")
        assert looks_like(*both)
        assert len(compared.output) * 2 < len(plain.output)


def test_the_screen_is_whole_again_after_the_app_was_stopped_and_goes_on(opened: Open) -> None:
    with opened() as terminal:
        terminal.send("j")
        terminal.wait_for("2/5")
        terminal.kill(signal.SIGTSTP)
        terminal.wait_for(lambda: not terminal.on_alternate_screen)
        terminal.wait_until_stopped()
        written = len(terminal.output)
        terminal.kill(signal.SIGCONT)
        terminal.wait_for(lambda: all(word in terminal.output[written:] for word in (b"zone 2?", b"HOLD")))

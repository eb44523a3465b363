"""Programs to compare with: the smallest app of the toolkit, and the same screen by curses alone.

python -m tests.benchmarks.plain_apps hello|curses DATABASE
"""

from __future__ import annotations

import curses
import sqlite3
import sys
import textwrap
from pathlib import Path
from typing import Any

HELLO = "hello, world"


def hello() -> None:
    """One line by the toolkit."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Hello(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(HELLO)

    Hello().run(mouse=False)


def paging(screen: Any, database: Path) -> None:
    """Queue and text, page by page: ``j`` turns to the next pair."""
    connection = sqlite3.connect(database)
    position = 1
    while True:
        height, width = screen.getmaxyx()
        screen.erase()
        top = (position - 1) // (height - 2) * (height - 2) + 1
        sql = "SELECT id, prompt, output FROM pairs WHERE id >= ? ORDER BY id LIMIT ?"
        rows = connection.execute(sql, (top, height - 2)).fetchall()
        for y, (number, prompt, _) in enumerate(rows, start=1):
            mark = curses.A_REVERSE if number == position else 0
            screen.addnstr(y, 0, f"{number:>5} {' '.join(prompt.split())}", width // 3 - 2, mark)
        _, prompt, output = rows[position - top]
        lines = [*textwrap.wrap(prompt, width // 2), "", *textwrap.wrap(output, width // 2)]
        for y, line in enumerate(lines[: height - 2], start=1):
            screen.addnstr(y, width // 3, line, width // 2)
        screen.addnstr(0, 0, f"pair {position}", width - 1)
        screen.refresh()
        if screen.getch() == ord("j"):
            position += 1


if __name__ == "__main__":
    if sys.argv[1] == "hello":
        hello()
    else:
        curses.wrapper(paging, Path(sys.argv[2]))

"""The app in a real terminal: how it is opened, and what the tests look for."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal
from tui.core.pair import IncomingPair
from tui.store.store import Store

Open = Callable[..., Terminal]
APP = (sys.executable, "-m", "tui")
ROOT = str(Path(__file__).parents[2])
COMPARED = ".93 sibling"
"""What is seen once the app has compared the pairs of the database: it does nothing more by itself."""
ESCAPE = "\x1b[27u"
"""Escape as newer terminals send it: what follows at once can't be taken for Alt and a letter."""
LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"
RGB = re.compile(rb"\x1b\[[0-9;]*[34]8;2;")
MANY_COLOURS = re.compile(rb"\x1b\[[0-9;]*[34]8;[25];")
ANY_COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;[25];[0-9;]*)m")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Five pairs, one of them with a clipboard write in its output."""
    path = tmp_path / "pairs.db"
    with Store.open(path, create=True) as store, store.transaction():
        source = store.sources.begin("pairs.jsonl", "0")
        for number in range(1, 5):
            pair = IncomingPair(f"Where is zone {number}?", f"Past dock {number}.")
            store.sources.add(source, number, pair)
        hostile = IncomingPair("What does it do?", "It copies\x1b]52;c;ZXZpbA==\x07 to you.")
        store.sources.add(source, 5, hostile)
    return path


def started(
    database: Path, *command: str, environment: Mapping[str, str] | None = None, **options: Any
) -> Terminal:
    """The app on a database, just begun; or another command in the folder of it."""
    variables = {"PYTHONPATH": ROOT, **(environment or {})}
    words = command or (*APP, database.name)
    return Terminal(words, folder=database.parent, environment=variables, **options)


@pytest.fixture
def opened(database: Path) -> Open:
    """The app on the database, waiting for keys."""

    def open_app(size: tuple[int, int] = (120, 40), **environment: str) -> Terminal:
        terminal = started(database, size=size, environment=environment)
        terminal.wait_for("saved 0")
        return terminal

    return open_app


ASKS_FOR = {
    "e": "EDIT",
    "m": "Note of #1",
    "c": "Category of #1",
    "t": "Tags of #1",
    "Y": "Intent of #1",
    "y": "category",
}
"""The keys after which something can be typed about the first pair, or a new one, and what is seen then."""


@pytest.fixture
def opened_at(opened: Open) -> Open:
    """``opened_at("e")``: the app at rest, with the text open that these keys open."""

    def open_text(*keys: str, size: tuple[int, int] = (120, 40), **environment: str) -> Terminal:
        terminal = opened(size, **environment)
        terminal.wait_for(COMPARED)
        terminal.send(*keys)
        terminal.wait_for(ASKS_FOR[keys[0]])
        return terminal

    return open_text


def statuses(database: Path) -> list[str]:
    """The status of every pair, in order."""
    with Store.open(database) as store:
        return [pair.status for pair in store.pairs.every()]


def kept_by_itself(database: Path, kept: Callable[[Store], bool]) -> bool:
    """Whether what was typed last comes to the disk without any further key."""
    with Store.open(database) as store:
        return any(kept(store) for _ in range(1_000_000))


def first_output(database: Path) -> str:
    """The saved output of the first pair."""
    with Store.open(database) as store:
        return store.pairs.get(1).output


def drafts(database: Path) -> dict[int, dict[str, str]]:
    """What was typed and not saved, by pair and field."""
    with Store.open(database) as store:
        return store.drafts.texts()

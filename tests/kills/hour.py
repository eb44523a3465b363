"""An expert's work, scripted from a seed: she decides, types, saves, undoes, imports, settles and exports.

Each stretch of it ends with the app being killed, wherever it is.
"""

from __future__ import annotations

import json
import random
import re
import signal
import string
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from tests.kills.oracle import Acknowledged, Typing, Verdict, judge, last_step
from tests.terminal import Terminal
from tui.commands.demo import make_demo
from tui.store.store import Store

ROOT = Path(__file__).parents[2]
ESCAPE = "\x1b[27u"

START_LIMIT = 60.0
"""Seconds after which an app that has not drawn its first screen counts as broken."""

PATIENCE = 15.0
"""Seconds after which what a key leads to is not waited for any more; she goes back and on with another."""

NO_CHANGE = 4.0
"""Seconds after which a decision is taken for the one that the pair had already."""

_SAVED = re.compile(r"saved (\d+)")


class KilledError(Exception):
    """The app was killed."""


class NotSeenError(Exception):
    """What a key should have led to did not come."""


class Stretch:
    """The work from one start of the app to its death."""

    def __init__(self, database: Path, chance: random.Random, life: float) -> None:
        self.chance = chance
        self.database = database
        self.told: list[Acknowledged] = []
        self.typing: Typing | None = None
        self._since = last_step(database)
        self._life = life
        self._dies_at = float("inf")
        self._terminal: Terminal

    def run(self) -> Verdict:
        """Work until the death, and say what it cost."""
        command = [sys.executable, "-m", "tui", self.database.name]
        environment = {"PYTHONPATH": str(ROOT)}
        with Terminal(command, folder=self.database.parent, environment=environment) as terminal:
            self._terminal = terminal
            self._wait(lambda: "saved 0" in terminal.text, START_LIMIT)
            self._dies_at = monotonic() + self._life
            try:
                while True:
                    self._work()
            except KilledError:
                died_at = monotonic()
                self._look()  # What was painted before the death was acknowledged.
                terminal.wait()
        return judge(self.database, self._since, self.told, self.typing, died_at)

    def _work(self) -> None:
        try:
            self.chance.choices(list(_WORK), list(_WORK.values()))[0](self)
        except NotSeenError:
            self.press(ESCAPE, ESCAPE, ESCAPE)
            self._wait(lambda: "BROWSE" in self._terminal.text, PATIENCE)

    # What she does

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._terminal.send(key)
            self._pause(self.chance.uniform(0.0, 0.03))

    def sees(self, text: str) -> None:
        """Wait until a text is there."""
        self._wait(lambda: text in self._terminal.text, PATIENCE)

    def saves(self, label: str, *keys: str, token: str = "") -> None:
        """Press keys that change something, and wait until it is acknowledged."""
        self._next = Acknowledged(label, token)
        count = len(self.told)
        self.press(*keys)
        self._wait(lambda: len(self.told) > count, PATIENCE)

    def types(self) -> str:
        """Type a word that is nowhere else, and note when each of its characters is on the screen."""
        token = "".join(self.chance.choices(string.ascii_lowercase, k=self.chance.randrange(8, 40)))
        painted: list[float] = []
        for count, character in enumerate(token, start=1):
            self._terminal.send(character)
            self._wait(lambda count=count: token[:count] in self._terminal.text, PATIENCE)
            painted.append(monotonic())
            self.typing = Typing(token, tuple(painted))
            self._pause(self.chance.uniform(0.0, 0.12))
        return token

    def typed(self) -> None:
        """What was typed is saved or dropped."""
        self.typing = None

    # Waiting, and dying

    def _pause(self, seconds: float) -> None:
        until = monotonic() + seconds
        while monotonic() < until:
            self._read(until)

    def _wait(self, holds: Callable[[], bool], patience: float) -> None:
        until = monotonic() + patience
        while not holds():
            if monotonic() > until:
                raise NotSeenError(self._terminal.text)
            self._read(until)

    def _read(self, until: float) -> None:
        now = monotonic()
        if now >= self._dies_at:
            self._terminal.kill(signal.SIGKILL)
            raise KilledError
        self._terminal._read(min(until, self._dies_at))
        self._look()

    _next = Acknowledged("")

    def _look(self) -> None:
        """Take note of what the screen acknowledges."""
        while self._terminal._read(0) and monotonic() < self._dies_at:
            pass
        found = _SAVED.search(self._terminal.lines[0])
        while found and int(found[1]) > self._shown:
            self._shown += 1
            self.told.append(self._next)
        if "stored, " in self._terminal.text and self._importing:
            self.told.append(self._importing)
            self._importing = None

    _shown = 0
    _importing: Acknowledged | None = None


def _flag(stretch: Stretch) -> None:
    stretch.saves("", stretch.chance.choice("12345"))


def _decide(stretch: Stretch) -> None:
    key = stretch.chance.choice("ihx")
    stretch._next = Acknowledged({"i": "included", "h": "held", "x": "excluded"}[key])
    count = len(stretch.told)
    stretch.press(key)
    stretch._wait(lambda: len(stretch.told) > count, NO_CHANGE)
    stretch.press(ESCAPE)


def _turn(stretch: Stretch) -> None:
    stretch.press(*stretch.chance.choices(["j", "k", "n", "g", "G"], k=3))


def _note(stretch: Stretch) -> None:
    field, key = stretch.chance.choice([("note", "m"), ("category", "c"), ("intent", "Y")])
    stretch.press(key)
    stretch.sees(f"{field.capitalize()} of #")
    token = stretch.types()
    stretch.saves(field, "enter", token=token)
    stretch.typed()


def _rewrite(stretch: Stretch) -> None:
    stretch.press(stretch.chance.choice("ep"))
    stretch.sees("EDIT")
    stretch.press("enter")
    token = stretch.types()
    if stretch.chance.random() < 0.3:
        stretch.press(ESCAPE)
    else:
        stretch.saves("edit ", "ctrl+s", token=token)
    stretch.sees("BROWSE")
    stretch.typed()


def _write(stretch: Stretch) -> None:
    stretch.press("y")
    stretch.sees("new pair · ")
    stretch.press("ctrl+r")
    stretch.types()
    stretch.press("tab")
    stretch.types()
    stretch.saves("new pair", "ctrl+s")
    stretch.typed()


def _undo(stretch: Stretch) -> None:
    stretch.saves("", "u")
    if stretch.chance.random() < 0.5:
        stretch.saves("", "U")


def _import(stretch: Stretch) -> None:
    number = stretch.chance.randrange(10**9)
    name = f"log-{number}.jsonl"
    asked = f"How do I restock pick face {number} when the scanner is lost?"
    rows = [{"prompt": f"{asked}{' ' * copy}", "output": f"Use rack {copy}."} for copy in range(3)]
    text = "".join(
        json.dumps(row) + "\n" for row in [*rows, {"prompt": f"Who signs {number}", "output": "I."}]
    )
    (stretch.database.parent / name).write_text(text)
    stretch.press("I")
    stretch.sees("Import")
    stretch.press(name, "enter")
    stretch.sees("by their names")
    stretch._importing = Acknowledged("import")
    stretch.press("enter")
    stretch._wait(lambda: stretch._importing is None, PATIENCE)


def _settle(stretch: Stretch) -> None:
    stretch.press("v")
    stretch.sees("exclude rest")
    stretch.press("x")
    stretch.sees("Enter")
    stretch.saves("", "enter")
    stretch.press(ESCAPE, ESCAPE)
    stretch.sees("BROWSE")


def _export(stretch: Stretch) -> None:
    stretch.press("X")
    stretch.sees("would be written")
    stretch.press("a", "o", "w")
    stretch._pause(0.5)
    stretch.press(ESCAPE)
    stretch.sees("BROWSE")


_WORK: dict[Callable[[Stretch], None], float] = {
    _flag: 6,
    _decide: 6,
    _turn: 4,
    _note: 5,
    _rewrite: 6,
    _write: 2,
    _undo: 3,
    _import: 1,
    _settle: 1,
    _export: 1,
}
"""What she does, and how often."""


def scripted_hour() -> Path:
    """A database to work on, in a folder of its own: the sample data, and one pair decided."""
    database = make_demo()
    with Store.open(database) as store:
        store.pairs.change(store.pairs.get(1), {"status": "included", "decided_by": "expert"}, "included")
    return database


def kill(database: Path, seed: int, longest: float = 4.0) -> tuple[Stretch, Verdict]:
    """One stretch of work, ended by a kill within seconds."""
    chance = random.Random(seed)
    stretch = Stretch(database, chance, chance.uniform(0.05, longest))
    return stretch, stretch.run()

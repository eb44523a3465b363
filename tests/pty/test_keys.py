"""Every key in a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.actions import parse

from tests.pty.conftest import ESCAPE, Open, statuses
from tui.actions import ACTIONS
from tui.core.pair import IncomingPair, Reject
from tui.keymap import PRESETS, remapped
from tui.store.store import Store


def test_keys_that_arrive_in_one_piece_do_what_they_say_in_their_order(opened: Open, database: Path) -> None:
    with opened() as terminal:
        terminal.send("e", " Bring gloves!", "backspace", ".", "ctrl+s", "j", "x", "W", "/dock 3\r", "o", "c")
        terminal.send("docks", "enter", "1", "space")
        terminal.wait_for("saved 7")
        terminal.send("q")
        assert terminal.wait() == 0
    with Store.open(database) as store:
        first, second, third = (store.pairs.get(number) for number in (1, 2, 3))
    assert first.output == "Past dock 1. Bring gloves."
    assert (second.status, second.reason) == ("excluded", "wrong answer")
    assert (third.split, third.category, third.status) == ("eval", "docks", "held")


def test_escape_and_the_next_key_may_arrive_in_one_piece(opened: Open, database: Path) -> None:
    with opened() as terminal:
        terminal.send("?")
        terminal.wait_for("Help")
        terminal.send("escape", "1")
        terminal.wait_for("BROWSE   saved 1")
        terminal.send("e", "x", "escape", "j", "escape", "space")
        terminal.wait_for("saved 2")
        terminal.send("x", "escape", "3")
        terminal.wait_for("saved 4")
        terminal.send("q")
        assert terminal.wait() == 0
    with Store.open(database) as store:
        assert [store.pairs.get(number).status for number in (1, 2, 3)] == ["new", "held", "excluded"]
        assert store.pairs.get(1).flags == {"common_in_production"}
        assert [draft.pair_id for draft in store.drafts.all()] == [1]


@pytest.mark.parametrize("preset", PRESETS)
def test_every_key_of_the_help_can_be_pressed(opened: Open, database: Path, home: Path, preset: str) -> None:
    """Whatever a key opens is left again by Escape, typed ahead; then the main screen listens again."""
    (home / "config" / "pairsmith").mkdir(parents=True)
    (home / "config" / "pairsmith" / "settings.toml").write_text(f'[keys]\npreset = "{preset}"\n')
    actions = remapped({"preset": preset}, Path())
    keys = [key for action in actions if action.context in ("curate", "any") for key in action.keys]
    # What is typed while $EDITOR runs is for it; a test of its own presses that key. Quitting comes last.
    kept_back = {
        key for action in actions if action.call in ("outside_editor", "quit") for key in action.keys
    }
    with opened() as terminal:
        for number, key in enumerate(key for key in keys if key not in kept_back):
            end, place = (("end", "5/5"), ("home", "1/5"))[number % 2]
            terminal.send(key, ESCAPE, end)
            terminal.wait_for(place)
        terminal.send("q")
        assert terminal.wait() == 0
    assert len(statuses(database)) == 5


ALIKE = ("How do I restock the pick face in zone 1?", "How do I restock a pick face in zone 1?")


WAYS = {
    "edit": (("e",), "EDIT"),
    "write": (("y",), "new pair · "),
    "compare": (("d",), "prompt/output"),
    "diff": (("w",), "changed since the import"),
    "history": (("l",), "journal"),
    "template": (("V",), "the rest is masked"),
    "export": (("X",), "would be written"),
    "filter": (("f",), "Show pairs with"),
    "rejects": (("L",), "Could not be used"),
    "mend": (("L", "enter"), "one record, as JSON"),
    "preview": (("I", "alike.jsonl", "enter"), "by their names"),
    "group": (("v",), "exclude rest"),
    "turns": (("B",), "Rewrite which text"),
    "help": (("question_mark",), "Help · "),
}
"""Context to the keys that lead to its screen, and what is seen there."""


LEAVES = {"back", "leave", "save", "save_and_next", "open", "apply", "choose", "list"}
"""Actions that lead back to the main screen, or may."""


ALONE = {"outside_editor", "write", "run", "take_in"}
"""Actions with tests of their own: what is typed ahead is for $EDITOR, would stop the import, or is left out
where nothing can be done."""


ASKS = {"compare", "export", "group", "preview"}
"""Contexts in which a key may put a question on top."""


def test_every_key_of_the_other_screens_can_be_pressed(opened: Open, database: Path) -> None:
    with Store.open(database) as store, store.transaction():
        source = store.sources.begin("alike.jsonl", "1")
        for line, prompt in enumerate(ALIKE, start=1):
            assert store.sources.add(source, line, IncomingPair(prompt, f"Use rack {line}."))
        store.sources.reject(source, [Reject(9, "not JSON", "{")])
    database.with_name("alike.jsonl").write_text('{"prompt": "p", "output": "o"}\n')
    assert {action.context for action in ACTIONS} == {*WAYS, "groups", "curate", "any"}
    with opened(EDITOR="true") as terminal:
        for context, (way, words) in WAYS.items():
            own = [each for each in ACTIONS if each.context == context and each.call not in ALONE]
            stays = [key for action in own for key in action.keys if parse(action.call)[1] not in LEAVES]
            leaves = [key for action in own for key in action.keys if parse(action.call)[1] in LEAVES]
            for keys in (stays, *([key] for key in leaves)):
                terminal.send("end", *way)
                terminal.wait_for(words)
                for key in keys:
                    terminal.send(key)
                    if context in ASKS:
                        # Escape leaves the question or the screen; then the screen is opened again.
                        terminal.send(ESCAPE, ESCAPE, ESCAPE, "end", *way)
                terminal.send(ESCAPE, ESCAPE, ESCAPE, "home")
                terminal.wait_for("1/7")
                terminal.wait_until_gone(words)
        terminal.send("q")
        assert terminal.wait() == 0
        assert b"Traceback" not in terminal.output
    assert len(statuses(database)) == 7

"""The app in a real terminal: what survives a kill, how it leaves, what it writes to the screen."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.actions import parse

from tests.terminal import Terminal
from tui.actions import ACTIONS
from tui.core.pair import IncomingPair
from tui.store.store import Store

Open = Callable[..., Terminal]

APP = (sys.executable, "-m", "tui")
ROOT = str(Path(__file__).parents[1])
ESCAPE = "\x1b[27u"
"""Escape as newer terminals send it: what follows at once can't be taken for Alt and a letter."""

LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"
RGB = re.compile(rb"\x1b\[[0-9;]*[34]8;2;")
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


@pytest.fixture
def opened(database: Path) -> Open:
    """The app on the database, waiting for keys."""

    def open_app(size: tuple[int, int] = (120, 40), **environment: str) -> Terminal:
        variables = {"PYTHONPATH": ROOT, **environment}
        terminal = Terminal([*APP, database.name], folder=database.parent, size=size, environment=variables)
        terminal.wait_for("saved 0")
        return terminal

    return open_app


def statuses(database: Path) -> list[str]:
    """The status of every pair, in order."""
    with Store.open(database) as store:
        return [pair.status for pair in store.pairs.every()]


def test_three_decisions_survive_a_kill(opened: Open, database: Path) -> None:
    with opened() as terminal:
        terminal.send("space")
        terminal.wait_for("saved 1")
        terminal.send("2", "1", "3", "5")
        terminal.wait_for("saved 5")
        terminal.send("i")
        terminal.wait_for("saved 6")
        terminal.send("x")
        terminal.wait_for("Why?")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
    assert statuses(database) == ["held", "included", "excluded", "new", "new"]
    with opened() as terminal:
        terminal.wait_for("1 included")
        terminal.wait_for("2 left here")
        terminal.send("u")
        terminal.wait_for("undone: excluded")
        terminal.send("q")
        assert terminal.wait() == 0
    assert statuses(database) == ["held", "included", "new", "new", "new"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_saves_what_is_typed_and_gives_the_terminal_back(
    opened: Open, database: Path, number: int
) -> None:
    with opened() as terminal:
        terminal.send("e")
        terminal.wait_for("EDIT")
        terminal.send(*" Then left.")
        terminal.wait_for("Then left.")
        terminal.kill(number)
        assert terminal.wait() == 128 + number
        assert LEFT_ALTERNATE_SCREEN in terminal.output
    with Store.open(database) as store:
        (draft,) = store.drafts.all()
        assert draft.text == "Past dock 1. Then left."
        assert store.pairs.get(1).output == "Past dock 1."
    with opened() as terminal:
        terminal.wait_for("a draft waits for the output of #1")
        terminal.send("e")
        terminal.wait_for("Then left.")


def test_a_link_that_drops_ends_the_app_with_the_text_kept(opened: Open, database: Path) -> None:
    with opened() as terminal:
        terminal.send("e")
        terminal.wait_for("EDIT")
        terminal.send(*" Then left.")
        terminal.wait_for("Then left.")
        terminal.hang_up()
        assert terminal.wait() == 128 + signal.SIGHUP
    with Store.open(database) as store:
        assert [draft.text for draft in store.drafts.all()] == ["Past dock 1. Then left."]


def test_a_terminal_that_is_gone_without_a_word_ends_the_app_too(database: Path) -> None:
    command = [*APP, database.name]
    variables = {"PYTHONPATH": ROOT}
    with Terminal(command, folder=database.parent, environment=variables, signals=False) as terminal:
        terminal.wait_for("saved 0")
        terminal.send("e", " Then left.")
        terminal.wait_for("Then left.")
        terminal.hang_up()
        assert terminal.wait() == 128 + signal.SIGHUP
    with Store.open(database) as store:
        assert [draft.text for draft in store.drafts.all()] == ["Past dock 1. Then left."]


def test_a_terminal_that_is_gone_while_the_app_leaves_does_not_keep_it(opened: Open) -> None:
    with opened() as terminal:
        terminal.send("q")
        terminal.hang_up()
        assert terminal.wait() in (0, 128 + signal.SIGHUP, -signal.SIGHUP)


def test_leaving_gives_the_terminal_back(opened: Open) -> None:
    with opened() as terminal:
        assert terminal.on_alternate_screen
        assert terminal.settings != terminal.settings_before
        terminal.send("q")
        assert terminal.wait() == 0
        assert not terminal.on_alternate_screen
        assert terminal.settings == terminal.settings_before
        for turned_on, turned_off in ((b"\x1b[?25l", b"\x1b[?25h"), (b"\x1b[?2004h", b"\x1b[?2004l")):
            assert terminal.output.rfind(turned_on) < terminal.output.rfind(turned_off)
        assert b"Traceback" not in terminal.output


def test_no_mouse_is_asked_for(opened: Open) -> None:
    with opened() as terminal:
        assert not re.search(rb"\x1b\[\?100[0236]h", terminal.output)


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


def test_the_app_leaves_at_once_while_a_file_comes_in(opened: Open, database: Path) -> None:
    log = database.with_name("log.jsonl")
    pair = '{{"prompt": "Where is pallet {0}?", "output": "On rack {0}."}}\n'
    log.write_text("".join(map(pair.format, range(40_000))))
    with opened() as terminal:
        terminal.send("I", str(log), "enter")
        terminal.wait_for("log.jsonl: reading")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert not terminal.on_alternate_screen
        assert "in use" not in terminal.written, "the import gave the database back before the app left"
    assert len(statuses(database)) == 5, "nothing of the file was kept"


def test_a_line_that_wraps_differently_after_a_resize_is_drawn_anew(opened: Open) -> None:
    with opened() as terminal:
        terminal.resize(80, 24)
        terminal.wait_for("1○ 2○ 3○ 4○ 5○")
        terminal.wait_until_gone("common in production")
        terminal.resize(120, 40)
        terminal.wait_for("1 ○ common in production")
        terminal.wait_for("▌   1")


@pytest.mark.parametrize("size", [(0, 0), (80, 0), (0, 24)])
def test_a_terminal_that_reports_no_size_is_taken_for_80x24(opened: Open, size: tuple[int, int]) -> None:
    with opened(size) as terminal:
        terminal.send("space")
        terminal.wait_for("saved 1")
        assert len(terminal.lines[-1]) <= 80
        assert "? help" in terminal.lines[-1]
        terminal.send("q")
        assert terminal.wait() == 0
    with opened(size) as terminal:
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM


@pytest.mark.parametrize(
    ("size", "seen"), [((0, 0), "1○ 2○ 3○ 4○ 5○"), ((1, 1), "M"), ((1, 0), "M\na\nk\ne")]
)
def test_a_window_that_shrinks_to_nothing_and_comes_back_is_drawn_as_before(
    opened: Open, size: tuple[int, int], seen: str
) -> None:
    with opened() as terminal:
        terminal.resize(*size)
        terminal.wait_for(seen)
        terminal.resize(120, 40)
        terminal.wait_for("1 ○ common in production")
        terminal.send("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_that_cannot_be_drawn_on_is_refused_in_one_line(database: Path, term: str) -> None:
    variables = {"PYTHONPATH": ROOT, "TERM": term}
    with Terminal([*APP, database.name], folder=database.parent, environment=variables) as terminal:
        assert terminal.wait() == 2
        assert terminal.written == (
            f"pairsmith: the app can't draw on a terminal of type {term or 'unknown'!r}: "
            "set TERM to what it is, for example TERM=xterm-256color\r\n"
        )


def test_without_a_terminal_it_says_so_in_one_line(database: Path) -> None:
    done = subprocess.run(
        [*APP, database.name],
        cwd=database.parent,
        env={"PYTHONPATH": ROOT, "PATH": "/usr/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.strip().split("\n")
    assert "terminal" in line


def test_the_outside_editor_gets_the_text_and_gives_it_back(
    opened: Open, database: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import os, pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "seen = f'{oct(path.stat().st_mode & 0o777)} {path} {path.read_text()}'\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(seen)\n"
        "path.write_text('Past dock one.\\n')\n"
    )
    with opened(EDITOR=f"{sys.executable} {editor}") as terminal:
        terminal.send("E")
        terminal.wait_for("rewritten")
        terminal.wait_for("Past dock one.")
    mode, name, text = (tmp_path / "seen").read_text().split(" ", 2)
    assert mode == "0o600"
    assert text == "Past dock 1."
    assert not Path(name).exists()
    with Store.open(database) as store:
        assert store.pairs.get(1).output == "Past dock one."


def test_an_editor_that_can_not_be_started_gives_the_terminal_back(opened: Open) -> None:
    with opened(EDITOR="/no/such/editor") as terminal:
        terminal.send("E")
        terminal.wait_for("can't be started")
        terminal.send("j")
        terminal.wait_for("2/5")
        terminal.send("q")
        assert terminal.wait() == 0


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


def test_sixteen_colours_choose_the_theme_of_the_terminals_own_palette(opened: Open) -> None:
    with opened(TERM="xterm") as terminal:
        terminal.send("j")
        terminal.wait_for("2/5")
        assert not RGB.search(terminal.output)
        assert b"38;5;" not in terminal.output
        assert ANY_COLOUR.search(terminal.output)


def test_of_256_colours_none_is_mixed(opened: Open) -> None:
    with opened(TERM="xterm-256color") as terminal:
        assert b"38;5;" in terminal.output
        assert not RGB.search(terminal.output)


def test_many_colours_are_used_where_there_are_many(opened: Open) -> None:
    with opened(COLORTERM="truecolor") as terminal:
        assert RGB.search(terminal.output)


def test_no_color_is_honoured(opened: Open) -> None:
    with opened(NO_COLOR="1", COLORTERM="truecolor") as terminal:
        terminal.send("j")
        terminal.wait_for("2/5")
        assert not ANY_COLOUR.search(terminal.output)


def test_a_clipboard_write_in_a_pair_never_reaches_the_terminal(opened: Open) -> None:
    with opened() as terminal:
        terminal.send("G")
        terminal.wait_for("5/5")
        terminal.wait_for("␛]52;c;")
        terminal.send("e")
        terminal.wait_for("hidden character")
        terminal.send("escape")
        terminal.wait_for("BROWSE")
        assert b"\x1b]52" not in terminal.output


def test_a_window_too_small_says_so_and_goes_on_when_it_is_larger(opened: Open) -> None:
    with opened() as terminal:
        terminal.resize(30, 8)
        terminal.wait_for("Make the window")
        terminal.resize(80, 24)
        terminal.wait_for("Past dock 1.")
        terminal.send("space")
        terminal.wait_for("saved 1")


def test_every_key_of_the_help_can_be_pressed(opened: Open, database: Path) -> None:
    """Whatever a key opens is left again by Escape, typed ahead; then the main screen listens again."""
    keys = [key for action in ACTIONS if action.context in ("curate", "any") for key in action.keys]
    # What is typed while $EDITOR runs is for it; a test of its own presses that key. Quitting comes last.
    kept_back = {
        key for action in ACTIONS if action.call in ("outside_editor", "quit") for key in action.keys
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
    "edit": ("e", "EDIT"),
    "compare": ("d", "prompt/output"),
    "diff": ("w", "changed since the import"),
    "history": ("l", "journal"),
    "export": ("X", "would be written"),
    "filter": ("f", "Show pairs with"),
    "group": ("v", "exclude rest"),
    "help": ("question_mark", "every key, by screen"),
}
"""Context to the key that leads to its screen, and what is seen there."""


LEAVES = {"back", "leave", "save", "save_and_next", "open", "apply", "list"}
"""Actions that lead back to the main screen, or may."""


ALONE = {"outside_editor", "write"}
"""Actions with tests of their own: what is typed ahead is for $EDITOR, or left out as nothing is included."""

ASKS = {"compare", "export", "group"}
"""Contexts in which a key may put a question on top."""


def test_every_key_of_the_other_screens_can_be_pressed(opened: Open, database: Path) -> None:
    with Store.open(database) as store, store.transaction():
        source = store.sources.begin("alike.jsonl", "1")
        for line, prompt in enumerate(ALIKE, start=1):
            assert store.sources.add(source, line, IncomingPair(prompt, f"Use rack {line}."))
    assert {action.context for action in ACTIONS} == {*WAYS, "groups", "curate", "any"}
    with opened(EDITOR="true") as terminal:
        for context, (way, words) in WAYS.items():
            own = [each for each in ACTIONS if each.context == context and each.call not in ALONE]
            stays = [key for action in own for key in action.keys if parse(action.call)[1] not in LEAVES]
            leaves = [key for action in own for key in action.keys if parse(action.call)[1] in LEAVES]
            for keys in (stays, *([key] for key in leaves)):
                terminal.send("end", way)
                terminal.wait_for(words)
                for key in keys:
                    terminal.send(key)
                    if context in ASKS:
                        # Escape leaves the question or the screen; then the screen is opened again.
                        terminal.send(ESCAPE, ESCAPE, "end", way)
                terminal.send(ESCAPE, ESCAPE, "home")
                terminal.wait_for("1/7")
                terminal.wait_until_gone(words)
        terminal.send("q")
        assert terminal.wait() == 0
        assert b"Traceback" not in terminal.output
    assert len(statuses(database)) == 7

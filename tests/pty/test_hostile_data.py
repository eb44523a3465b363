"""Records of strangers in a real terminal: all that is written to it is searched for what they hold."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import FILE_NAME, LARGE, RECORDS, REFUSED, SEQUENCES, assert_inert, lines
from tests.pty.conftest import ESCAPE, ROOT, started
from tests.terminal import Terminal
from tui.formats.writing import FORMATS
from tui.jobs.import_file import import_file
from tui.jobs.index import catch_up
from tui.store.store import Store

CALLS = """
import json, sys
from tui.cli import cli
for words in json.loads(sys.argv[1]):
    print(f"== {words!a}", flush=True)
    try:
        cli(words)
    except SystemExit as done:
        sys.stdout.flush()
        print(f"== exit code {done.code}", flush=True)
"""
"""Several calls of the command line in one process, each with its exit code after it."""

LAST = len(RECORDS)
FIRST_LARGE = LAST - len(LARGE) + 1


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of all records, from a file with a name like them; nothing may write to it."""
    folder = tmp_path_factory.mktemp("imported")
    file = folder / FILE_NAME
    file.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
    with Store.open(folder / "pairs.db", create=True) as store:
        with file.open("rb") as stream:
            summary = import_file(store, stream, FILE_NAME)
        catch_up(store)
    assert (summary.stored, summary.rejected) == (LAST, len(REFUSED))
    return folder / "pairs.db"


@pytest.fixture
def database(imported: Path, tmp_path: Path) -> Path:
    """A copy of it, in a folder with the file."""
    shutil.copy(imported, tmp_path / "pairs.db")
    shutil.copy(imported.with_name(FILE_NAME), tmp_path)
    return tmp_path / "pairs.db"


def texts(database: Path) -> list[Any]:
    """All that is known of every pair, without what decisions change."""
    with Store.open(database) as store:
        return [
            (
                *(pair.context, pair.prompt, pair.output, pair.original_prompt, pair.original_output),
                *(pair.category, pair.tags, pair.note, pair.teacher, pair.intent, pair.extra),
            )
            for pair in store.pairs.every()
        ]


def called(folder: Path, *calls: list[str]) -> Terminal:
    """The terminal after some calls of the command line."""
    command = [sys.executable, "-c", CALLS, json.dumps(calls)]
    with Terminal(command, folder=folder, environment={"PYTHONPATH": ROOT}, draws=False) as terminal:
        assert terminal.wait(120) == 0, terminal.written[-2000:]
    assert "Traceback" not in terminal.written
    assert_inert(terminal.output)
    return terminal


def test_no_command_hands_a_record_to_the_terminal(database: Path) -> None:
    shown = [str(number) for number in (*range(1, FIRST_LARGE, 5), FIRST_LARGE, LAST)]
    calls = [
        ["import", FILE_NAME, "--db", "new.db"],
        ["import", FILE_NAME, "--db", "new.db", "--dry-run"],
        ["import", FILE_NAME, "--db", "new.db", "--map", f"prompt={SEQUENCES[0]}"],
        *(["show", number, *more] for number in shown for more in ([], ["--json"])),
        *(["show", number, "--template", "llama3"] for number in shown[::4]),
        *(["similar", "--pair", number] for number in shown[::4]),
        *(
            [name, *more]
            for name in ("stats", "check", "lengths", "log", "rejects")
            for more in ([], ["--json"])
        ),
        *(["export", f"out {name}", "--format", name, *ALLOWED] for name in FORMATS if name != "alpaca"),
        ["export", "out \x1b]0;7777\x07 \u202e", *ALLOWED],
        ["diff", "out messages", "out sharegpt"],
        ["apply", FILE_NAME],
        ["score", FILE_NAME],
        ["dump"],
    ]
    terminal = called(database.parent, *calls)
    assert terminal.written.count("== exit code 0") > 2 * len(shown)
    assert "␛]52;c;Nzc3Nw==" in terminal.written
    assert "\\u009b7777" in terminal.written, "JSON has escapes of its own"


ALLOWED = [
    word for code in ("control_tokens", "assistant_first", "repeated_role") for word in ("--allow", code)
]


def test_no_error_hands_what_was_typed_to_the_terminal(database: Path) -> None:
    wrong = "\x1b]52;c;Nzc3Nw==\x07\x9b7777m[@click=\u202e"
    (database.parent / wrong).write_text("no database" * 9)
    (database.parent / f"{wrong}.db").write_text("no database" * 9)
    calls = [
        [wrong],
        [f"{wrong}.db"],
        [f"--{wrong}"],
        ["show", wrong],
        ["show", "1", "--template", wrong],
        ["show", "1", "--template", f"./{wrong}"],
        ["import", f"no {wrong}"],
        ["import", wrong],
        ["import", FILE_NAME, "--map", wrong],
        ["export", wrong],
        ["export", "out", "--allow", wrong],
        ["export", "out", "--format", wrong],
        ["similar", "--text", wrong],
        ["rejects", "--source", wrong],
        ["backup", wrong],
        ["diff", wrong, f"no {wrong}"],
        ["stats", "--db", f"{wrong}.db"],
        ["stats", "--db", f"no {wrong}.db"],
    ]
    assert called(database.parent, *calls).written.count("== exit code 2") >= 12


def send(terminal: Terminal, *keys: str, until: str) -> None:
    """Press keys, wait until a pattern is written: the tests' own screen can't draw all of the records."""
    at = len(terminal.output)
    terminal.send(*keys)
    terminal.wait_for(lambda: re.search(until.encode(), terminal.output[at:]) is not None)


def opened(database: Path, size: tuple[int, int], **environment: str) -> Terminal:
    """The app on the database, which writes every panel as a whole: there is more to find in that."""
    settings = database.parent / "config" / "pairsmith" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("only_changes = false\n")
    variables = {"XDG_CONFIG_HOME": str(settings.parents[1]), **environment}
    terminal = started(database, size=size, environment=variables, draws=False)
    terminal.wait_for(lambda: b"saved 0" in terminal.output)
    return terminal


def test_no_record_is_more_than_text_where_it_is_read(database: Path) -> None:
    before = texts(database)
    with opened(database, (120, 40)) as terminal:
        for number in range(2, LAST + 1):
            send(terminal, "j", until=f"{number}/{LAST}")
        terminal.send("q")
        assert terminal.wait() == 0
    assert_inert(terminal.output)
    assert texts(database) == before


OF_A_PAIR = {
    "e": "EDIT",
    "p": "EDIT",
    "d": "side|nothing",
    "w": "changed since the import",
    "l": "journal",
    "V": "character",
    "B": "Rewrite which text",
    "c": "Enter take",
    "t": "Enter take",
    "m": "Enter take",
    "Y": "Enter take",
}
"""The keys that lead to what shows a pair, and what is written there."""

OF_THE_SET = {
    ("f",): "Show pairs with",
    ("L", "pagedown"): "Could not be used",
    ("L", "enter"): "one record, as JSON",
    ("v",): "to settle",
    ("X", "pagedown"): "would be written",
    ("I", FILE_NAME[:3], "tab", "enter"): "comes in",
    ("question_mark",): "The five flags",
    ("y", "tab", "tab", "down", "down"): "new pair",
    ("slash", "\x1b[200~[@click=app.quit]\x1b]52;c;Nzc3Nw==\x07\u202e\x9b7777m\x1b[201~", "enter"): "No pair",
}
"""The same of all others, some with something typed on them or pasted into them."""


def test_no_record_is_more_than_text_on_any_screen(database: Path) -> None:
    before = texts(database)
    step = LAST // 6
    with opened(database, (80, 24)) as terminal:
        for keys, seen in OF_THE_SET.items():
            send(terminal, ESCAPE, *keys, until=seen)
            terminal.send(ESCAPE, ESCAPE)
        for number in range(1, LAST + 1, step):
            for key, seen in OF_A_PAIR.items():
                send(terminal, ESCAPE, key, until=seen)
            if number + step <= LAST:
                send(terminal, ESCAPE, *"j" * step, until=f"{number + step}/{LAST}")
        terminal.send(ESCAPE, ESCAPE, "q")
        assert terminal.wait() == 0
    assert_inert(terminal.output)
    assert texts(database) == before

"""Every way to die in a real terminal: what was typed is offered again, and the terminal is given back."""

from __future__ import annotations

import os
import pty
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pty.conftest import APP, ROOT, Open, drafts, first_output, kept_by_itself, started, statuses
from tui.store.store import Store

OFFERED = "a draft waits for the output of #1 · typed when the app ended"


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], str]:
    """``editor(code)``: a command that runs Python code on ``path``, the file it is given."""

    def make(code: str) -> str:
        script = tmp_path / "editor.py"
        script.write_text(
            f"import os, pathlib, signal, sys, time\npath = pathlib.Path(sys.argv[1])\n{code}\n"
            "print('OPEN', flush=True)\nsignal.pause()\n"
        )
        return f"{sys.executable} {script}"

    return make


def test_a_line_that_was_typed_is_offered_after_a_kill(opened: Open, opened_at: Open, database: Path) -> None:
    with opened_at("m") as terminal:
        terminal.send(*"beside the scales")
        terminal.wait_for("beside the scales")
        typed = {1: {"note": "beside the scales"}}
        assert kept_by_itself(database, lambda store: store.drafts.texts() == typed)
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    with opened() as terminal:
        terminal.wait_for("a draft waits for the note of #1")
        terminal.wait_for("⟦+beside the scales⟧")
        terminal.send("enter")
        terminal.wait_for("your draft is back")
        terminal.send("enter")
        terminal.wait_for("saved 1")


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_without_a_terminal_on_one_stream_it_says_so_at_once(database: Path, missing: int) -> None:
    master, slave = pty.openpty()
    streams = [slave, slave, slave]
    with open(os.devnull, "r+b") as nowhere, os.fdopen(master, "rb", buffering=0), os.fdopen(slave, "rb"):
        streams[missing] = nowhere.fileno()
        done = subprocess.run(
            [*APP, database.name],
            cwd=database.parent,
            env={"PYTHONPATH": ROOT, "TERM": "xterm", **os.environ},
            stdin=streams[0],
            stdout=streams[1],
            stderr=streams[2],
            check=False,
        )
        assert done.returncode == 2


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_while_the_editor_is_open_a_signal_takes_its_text_back(
    opened_at: Open, database: Path, editor: Callable[[str], str], number: int
) -> None:
    with opened_at("e", EDITOR=editor("path.write_text('Past dock one.')")) as terminal:
        terminal.send("ctrl+o")
        terminal.wait_for("OPEN")
        terminal.kill(number)
        assert terminal.wait() == 128 + number
        assert not terminal.on_alternate_screen
    assert drafts(database) == {1: {"output": "Past dock one."}}
    assert not list(database.parent.glob(".*editing*"))


def test_while_the_editor_is_open_a_link_that_drops_takes_its_text_back(
    opened_at: Open, database: Path, editor: Callable[[str], str]
) -> None:
    with opened_at("e", EDITOR=editor("path.write_text('Past dock one.')")) as terminal:
        terminal.send("ctrl+o")
        terminal.wait_for("OPEN")
        terminal.hang_up()
        assert terminal.wait() == 128 + signal.SIGHUP
    assert drafts(database) == {1: {"output": "Past dock one."}}


@pytest.mark.parametrize("stopped", [False, True])
def test_what_the_keyboard_sends_to_an_editor_does_not_end_the_app(
    opened: Open, database: Path, editor: Callable[[str], str], stopped: bool
) -> None:
    code = "signal.signal(signal.SIGINT, lambda *_: os._exit(path.write_text('Past dock one.') - 14))"
    with opened(EDITOR=editor(code)) as terminal:
        terminal.send("E")
        terminal.wait_for("OPEN")
        if stopped:
            terminal.send("\x1a")
            terminal.wait_until_stopped()
            terminal.kill(signal.SIGCONT)
        terminal.send("\x03")
        terminal.wait_for("Past dock one.")
        terminal.send("q")
        assert terminal.wait() == 0
    assert first_output(database) == "Past dock one."


def test_a_text_that_the_editor_saved_is_offered_after_a_kill(
    opened: Open, database: Path, editor: Callable[[str], str], tmp_path: Path
) -> None:
    process = tmp_path / "process"
    code = (
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "path.write_text('Past dock one.')\n"
        f"pathlib.Path({str(process)!r}).write_text(str(os.getpid()))"
    )
    with opened(EDITOR=editor(code)) as terminal:
        terminal.send("E")
        terminal.wait_for("OPEN")
        (folder,) = database.parent.glob(".*editing*")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        terminal.kill(signal.SIGKILL)
        terminal.wait()
        with opened() as second:
            second.wait_for("an editor is still open on a text")
            second.send("q")
            assert second.wait() == 0
        os.kill(int(process.read_text()), signal.SIGKILL)
    with opened() as terminal:
        terminal.wait_for(OFFERED)
        terminal.wait_for("⟦-1⟧⟦+one⟧")
        terminal.send("enter")
        terminal.wait_for("your draft is back")
        terminal.send("ctrl+s")
        terminal.wait_for("saved 1")
    assert not folder.exists()


BROKEN = """
import sys
from tui.screens import {module}
def broken(self, *words):
    secret = "a text of hers"
    raise KeyError(secret)
{module}.{target} = broken
from tui.start import main
sys.argv[0] = "pairsmith"
main()
"""


@pytest.mark.parametrize(
    ("module", "target", "keys"),
    [
        ("edit", "EditScreen.action_drop_draft", ["ctrl+r"]),
        ("desk", "Desk.alike_to", ["x"]),
        ("edit", "EditScreen._look_up", ["x"]),
    ],
)
def test_a_defect_keeps_what_is_typed_and_says_one_line(
    database: Path, home: Path, module: str, target: str, keys: list[str]
) -> None:
    broken = BROKEN.format(module=module, target=target)
    with started(database, sys.executable, "-c", broken, database.name) as terminal:
        terminal.wait_for("saved 0")
        terminal.send("e")
        terminal.wait_for("EDIT")
        terminal.send("!", *keys)
        assert terminal.wait() == 1
        assert not terminal.on_alternate_screen
        assert terminal.settings == terminal.settings_before
        said = terminal.written.rpartition("\x1b[?1049l")[2]
    line = next(line for line in said.split("\r\n") if "pairsmith:" in line)
    assert "an error in the program ended it (KeyError" in line
    assert "what you typed is kept" in line
    (file,) = home.rglob("error-*.log")
    assert str(file) in line
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "a text of hers" not in file.read_text() + said
    assert "Traceback" not in said
    with Store.open(database) as store:
        assert store.drafts.texts()[1]["output"].startswith("Past dock 1.!")


def test_stopped_and_resumed_it_goes_on(opened_at: Open, database: Path) -> None:
    with opened_at("e") as terminal:
        terminal.send(*" Then left.")
        terminal.wait_for("Then left.")
        for typed in ("!", "!?"):
            terminal.kill(signal.SIGTSTP)
            terminal.wait_for(lambda: not terminal.on_alternate_screen)
            terminal.wait_until_stopped()
            terminal.kill(signal.SIGCONT)
            terminal.wait_for(lambda: terminal.on_alternate_screen)
            terminal.send(typed[-1])
            terminal.wait_for(f"left.{typed}")
        terminal.send("ctrl+s")
        terminal.wait_for("saved 1")
        terminal.send("q")
        assert terminal.wait() == 0
        assert terminal.settings == terminal.settings_before
    assert first_output(database) == "Past dock 1. Then left.!?"


WHILE_WRITING = """
import signal
from textual.drivers._writer_thread import WriterThread
write = WriterThread.write
def stopped_within(self, text):
    if "EDIT" in text:
        WriterThread.write = write
        with self._queue.mutex:
            signal.raise_signal(signal.SIGTSTP)
    write(self, text)
WriterThread.write = stopped_within
from tui.start import main
main()
"""


def test_a_stop_does_not_wait_for_a_lock_that_the_app_itself_holds(database: Path) -> None:
    with started(database, sys.executable, "-c", WHILE_WRITING, database.name) as terminal:
        terminal.wait_for("saved 0")
        terminal.send("e")
        terminal.wait_until_stopped()
        terminal.kill(signal.SIGCONT)
        terminal.wait_for("EDIT")
        terminal.send("escape", "q")
        assert terminal.wait() == 0


@pytest.mark.parametrize(
    "variables", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_in_a_locale_without_utf8_it_works(opened: Open, database: Path, variables: dict[str, str]) -> None:
    with opened(**variables) as terminal:
        terminal.wait_for(">   1 .")
        terminal.send("e")
        terminal.wait_for("EDIT")
        terminal.send(" über", "ctrl+s")
        terminal.wait_for("saved 1")
        terminal.send("q")
        assert terminal.wait() == 0
    assert first_output(database) == "Past dock 1. über"


def test_what_a_terminal_of_another_encoding_sends_is_left_out(opened_at: Open, database: Path) -> None:
    with opened_at("e") as terminal:
        terminal.pour(b" caf\xe9 \x80\x1b[M !!\x1b[999999999999999999999A\x1b[1114112u\x1b[99999999999999u!")
        terminal.send("ctrl+s", "ctrl+l")
        terminal.wait_for("saved 1")
    assert first_output(database) == "Past dock 1. caf !"


def test_a_paste_without_an_end_is_text_and_escape_leaves_it(opened_at: Open, database: Path) -> None:
    with opened_at("e") as terminal:
        terminal.pour(b"\x1b[200~ Bring gloves.")
        terminal.wait_for("Bring gloves.")
        terminal.send("escape")
        terminal.wait_for("BROWSE")
        terminal.send("q")
        assert terminal.wait() == 0
    assert statuses(database) == ["new"] * 5
    assert drafts(database) == {1: {"output": "Past dock 1. Bring gloves."}}


def test_a_clock_that_is_set_back_changes_no_order(opened: Open, database: Path) -> None:
    """Steps of a later time are there already: what is done now is undone first all the same."""
    with Store.open(database) as store:
        pair = store.pairs.get(2)
        store.pairs.change(pair, {"note": "from the future"}, "note")
        with store.transaction():
            store._connection.write("UPDATE journal_groups SET at = '2999-01-01T00:00:00.000Z'")
    with opened() as terminal:
        terminal.send("1")
        terminal.wait_for("saved 1")
        terminal.send("u")
        terminal.wait_for("undone: common_in_production")
        terminal.send("u")
        terminal.wait_for("undone: note")


STUCK = """
import asyncio
from tui.screens import ending
from tui.screens.curate import CurateScreen
async def never(self):
    open("stuck", "w").close()
    await asyncio.Event().wait()
CurateScreen.action_undo = never
ending.LONGEST_END = 0.2
from tui.start import main
main()
"""


def test_a_key_that_never_ends_does_not_hold_up_the_end(database: Path) -> None:
    with started(database, sys.executable, "-c", STUCK, database.name) as terminal:
        terminal.wait_for("saved 0")
        terminal.send("u")
        terminal.wait_for(lambda: (database.parent / "stuck").exists())
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert not terminal.on_alternate_screen
        assert terminal.settings == terminal.settings_before

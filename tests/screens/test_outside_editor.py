"""The expert's own editor: the text goes out in a private file, and comes back only where it is a text."""

from __future__ import annotations

import asyncio
import signal
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App

from tests.screens.pilots import DeskOn, Suspending
from tui.core.errors import PairsmithError
from tui.jobs.handed_out import Handed
from tui.screens import outside_editor

FakeEditor = Callable[[str], str]


async def edit_outside(app: App[None], text: str, command: str) -> str | None:
    """What the editor leaves of a text, or nothing where that is the text as it was."""
    kept: list[str] = []

    async def keep(edited: str) -> None:
        kept.append(edited)

    database = Path(tempfile.gettempdir()) / "pairs.db"
    changed = await outside_editor.edit_outside(app, Handed(database, 1, "output", 1, text), command, keep)
    assert changed == bool(kept)
    return kept[0] if kept else None


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary files are made in."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def editor(tmp_path: Path) -> FakeEditor:
    """``editor(code)``: a command that runs Python code on ``path``, the file it is given."""

    def make(code: str) -> str:
        script = tmp_path / "my editor.py"
        script.write_text(f"import os, pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{code}\n")
        return f"{sys.executable} '{script}' --wait"

    return make


async def left_by_failed(command: str, temporary: Path) -> tuple[str, Path]:
    """What is said of an editor whose text can't be taken, and the file, private still, that it stays in."""
    with pytest.raises(PairsmithError) as error:
        await edit_outside(Suspending(), "text", command)
    (left,) = temporary.glob("*/output.txt")
    assert stat.S_IMODE(left.parent.stat().st_mode) == 0o700
    return str(error.value), left


async def test_what_the_editor_leaves_is_the_new_text(editor: FakeEditor, temporary: Path) -> None:
    app = Suspending()
    command = editor("path.write_text(path.read_text().upper())")
    assert await edit_outside(app, "scan the label", command) == "SCAN THE LABEL"
    assert app.suspended == 1
    assert list(temporary.iterdir()) == []


async def test_the_file_is_private_while_it_is_there(
    editor: FakeEditor, temporary: Path, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    code = f"pathlib.Path({str(seen)!r}).write_text(oct(path.stat().st_mode) + ' ' + str(path.parent))"
    await edit_outside(Suspending(), "secret", editor(code))
    mode, folder = seen.read_text().split(" ", 1)
    assert stat.S_IMODE(int(mode, 8)) == 0o600
    assert Path(folder).parent == temporary
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "written", "taken"),
    [
        ("a", "b\n", "b"),
        ("a", "b\n\n", "b\n"),
        ("a\n", "b\n", "b\n"),
        ("a", "a\n", None),
        ("a", "a", None),
        ("a\r\nb", "a\r\nc\n", "a\r\nc"),
        ("a\x0bb\u2028", "a\x0bb\u2028\n", None),
        ("a", "漢字 👩\u200d👧\n", "漢字 👩\u200d👧"),
    ],
)
async def test_the_line_feed_that_editors_add_is_taken_off(
    editor: FakeEditor, temporary: Path, text: str, written: str, taken: str | None
) -> None:
    command = editor(f"path.write_bytes({written.encode()!r})")
    assert await edit_outside(Suspending(), text, command) == taken


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("sys.exit(3)", "ended with 3"),
        ("path.write_text('text\\n'); sys.exit(1)", "ended with 1"),
        ("path.write_text(''); sys.exit(1)", "ended with 1"),
        ("path.unlink(); sys.exit(1)", "ended with 1"),
        ("os.kill(os.getpid(), 9)", "was ended by signal 9"),
        ("path.write_text('')", "the edited text is empty"),
        ("path.write_text(' \\n')", "the edited text is empty"),
        ("path.unlink()", "left can't be read"),
    ],
)
async def test_what_can_not_be_taken_is_said_and_leaves_no_file(
    editor: FakeEditor, temporary: Path, code: str, says: str
) -> None:
    with pytest.raises(PairsmithError) as error:
        await edit_outside(Suspending(), "text", editor(code))
    assert says in str(error.value)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("written", "says"), [(b"caf\xe9", "is not UTF-8"), (b"a\0b", "the edited text holds a NUL")]
)
async def test_a_text_that_can_not_be_taken_stays_in_its_file(
    editor: FakeEditor, temporary: Path, written: bytes, says: str
) -> None:
    error, left = await left_by_failed(editor(f"path.write_bytes({written!r})"), temporary)
    assert says in error
    assert str(left) in error
    assert left.read_bytes() == written


@pytest.mark.parametrize(
    ("end", "says"), [("os.kill(os.getpid(), 9)", "was ended by signal 9"), ("sys.exit(1)", "ended with 1")]
)
async def test_what_was_saved_in_an_editor_that_failed_stays_in_its_file(
    editor: FakeEditor, temporary: Path, end: str, says: str
) -> None:
    command = editor(f"path.write_text('hers'); path.chmod(0o644); {end}")
    error, left = await left_by_failed(command, temporary)
    assert says in error
    assert error.endswith(f": the text is as it was; yours is in {left}")
    assert left.read_text() == "hers"


@pytest.mark.parametrize("command", ["no-such-editor-here", "/dev/null", "'unbalanced", "  '' "])
async def test_an_editor_that_can_not_be_started_is_said(temporary: Path, command: str) -> None:
    app = Suspending()
    with pytest.raises(PairsmithError, match=r"EDITOR"):
        await edit_outside(app, "text", command)
    assert app.resumed == app.suspended
    assert list(temporary.iterdir()) == []


class Interrupted(Suspending):
    """An app whose terminal sends Ctrl+C and Ctrl+\\ as it is given away and as it is taken back."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        for number in (signal.SIGINT, signal.SIGQUIT):
            signal.raise_signal(number)
        yield
        for number in (signal.SIGINT, signal.SIGQUIT):
            signal.raise_signal(number)


class AskedToEnd(Suspending):
    """An app that is asked to end while its terminal is given away."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        signal.raise_signal(signal.SIGTERM)
        yield


async def signals_heard(app: App[None], command: str) -> list[int]:
    """The signals that come to the app while or after an editor has the terminal."""
    found: list[int] = []
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1)
    for number in numbers:
        loop.add_signal_handler(number, found.append, number)
    await edit_outside(app, "a", command)
    signal.raise_signal(signal.SIGUSR1)
    while signal.SIGUSR1 not in found:
        await asyncio.to_thread(bool)
    for number in numbers:
        loop.remove_signal_handler(number)
    return found[:-1]


async def test_the_keyboards_signals_are_the_editors_until_the_app_has_the_terminal_again(
    editor: FakeEditor, temporary: Path
) -> None:
    assert await signals_heard(Interrupted(), editor("path.write_text('b')")) == []


async def test_an_editor_is_asked_to_end_also_where_the_app_was_before_it_started(
    editor: FakeEditor, temporary: Path, tmp_path: Path
) -> None:
    late = tmp_path / "late"
    command = editor(f"import time; time.sleep(10); pathlib.Path({str(late)!r}).touch()")
    assert await signals_heard(AskedToEnd(), command) == [signal.SIGTERM]
    assert not late.exists()


async def test_the_settings_go_before_visual_and_visual_before_editor(
    editor: FakeEditor, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = editor("path.write_text(sys.argv[1])")
    monkeypatch.setenv("EDITOR", f"{write} editor".replace("--wait", ""))
    for variable, command, taken in (
        ("EDITOR", "", "editor"),
        ("VISUAL", "", "visual"),
        ("VISUAL", f"{write} settings".replace("--wait", ""), "settings"),
    ):
        monkeypatch.setenv(variable, f"{write} {variable.lower()}".replace("--wait", ""))
        assert await edit_outside(Suspending(), "text", command) == taken


async def test_from_the_main_screen_the_text_is_saved_or_left(
    desk_on: DeskOn, editor: FakeEditor, suspendable: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor("path.write_text(path.read_text().rstrip() + '!')"))
    async with desk_on([{"output": "Scan it"}]) as session:
        await session.press("E")
        assert (await session.pair(1)).output == "Scan it!"
        await session.sees("output · rewritten")
        monkeypatch.setenv("EDITOR", editor("sys.exit(2)"))
        await session.press("E")
        await session.sees("ended with 2", "the text is as it was")
        monkeypatch.setenv("EDITOR", editor(""))
        await session.press("E")
        await session.sees("the output is as it was")
        assert (await session.pair(1)).output == "Scan it!"


async def test_from_the_main_screen_it_goes_on_with_the_draft(
    desk_on: DeskOn, editor: FakeEditor, suspendable: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(""))
    async with desk_on([{"output": "scan"}]) as session:
        await session.press("e", "x", "escape", "E")
        await session.sees("the output and its draft are as they were")
        assert [draft.text for draft in await session.drafts()] == ["scanx"]
        monkeypatch.setenv("EDITOR", editor("path.write_text(path.read_text().rstrip() + '!')"))
        await session.press("E")
        assert (await session.pair(1)).output == "scanx!"
        assert await session.drafts() == []


async def test_a_text_from_outside_that_meets_a_change_from_elsewhere_is_kept_as_a_draft(
    desk_on: DeskOn, editor: FakeEditor, suspendable: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor("path.write_text('hers')"))
    async with desk_on([{"output": "scan"}]) as session:
        store = session.desk.store
        await session.db(store.pairs.change, await session.pair(1), {"output": "from elsewhere"}, "other")
        await session.press("E")
        await session.sees("was changed elsewhere")
        assert (await session.pair(1)).output == "from elsewhere"
        assert [draft.text for draft in await session.drafts()] == ["hers"]


async def test_from_the_edit_screen_it_goes_on_with_what_is_typed(
    desk_on: DeskOn, editor: FakeEditor, suspendable: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor("path.write_text(path.read_text().upper())"))
    async with desk_on([{"output": "scan"}]) as session:
        await session.burst("e", " ", "i", "t", "ctrl+o", "!", "ctrl+s")
        assert (await session.pair(1)).output == "SCAN IT!"


async def test_a_terminal_that_can_not_be_given_away_is_said(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    async with desk_on([{"output": "scan"}]) as session:
        await session.press("E")
        await session.sees("can't be given")
        assert (await session.pair(1)).revision == 1

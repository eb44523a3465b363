"""Importing while the app is open: progress, what came of it, and a stop that keeps nothing.

What is seen of a file before that is tested in ``test_import_preview``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event

import pytest

from tests.screens.pilots import PATIENCE, DeskOn, Session
from tui.jobs.import_file import ImportSummary
from tui.jobs.progress import StoppedError
from tui.screens import importing


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two pairs, one of them there twice, and a line that is none."""
    path = tmp_path / "log.jsonl"
    pairs = [{"prompt": f"prompt {number}", "output": "Scan it."} for number in (1, 2, 2)]
    path.write_text("\n".join([*map(json.dumps, pairs), "not json"]) + "\n")
    return path


async def look_at(session: Session, path: Path | str) -> None:
    await session.press("I")
    await session.sees("Import", "JSONL")
    await session.type(str(path))
    await session.press("enter")
    assert session.screen == "ImportPreviewScreen"


async def ask_for(session: Session, path: Path | str) -> None:
    await look_at(session, path)
    await session.press("enter")


async def test_a_file_comes_in_and_what_came_of_it_is_said(desk_on: DeskOn, file: Path) -> None:
    async with desk_on([]) as session:
        await ask_for(session, file)
        await session.stands_on("CurateScreen")
        await session.sees("2 pairs stored, 1 already there, 1 rejected; L shows why, and mends")
        await session.sees("prompt 1", "1/2")
        assert await session.db(lambda: [row.line for row in session.desk.store.rejects.every()]) == [4]
        assert await session.db(session.desk.store.index.pending) == 0


async def test_a_text_that_can_not_be_kept_is_rejected_and_the_others_come_in(
    desk_on: DeskOn, tmp_path: Path
) -> None:
    path = tmp_path / "nul.jsonl"
    lines = ['{"prompt": "a\\u0000b", "output": "c"}', '{"prompt": "\\ud800", "output": "c"}']
    path.write_text("\n".join([*lines, '{"prompt": "a", "output": "c"}']))
    async with desk_on([]) as session:
        await ask_for(session, path)
        await session.sees("1 pair stored, 0 already there, 2 rejected")
        assert await session.db(session.desk.store.pairs.count) == 1


async def test_a_path_is_completed(desk_on: DeskOn, file: Path) -> None:
    (file.parent / "notes.txt").write_text("no pairs")
    (file.parent / "logs").mkdir()
    async with desk_on([]) as session:
        await session.press("I")
        await session.type(f"{file.parent}/l")
        await session.sees("log.jsonl", "logs/")
        assert "notes.txt" not in session.text
        await session.press("tab", "enter", "enter")
        await session.sees("2 pairs stored")


async def test_an_empty_or_left_question_imports_nothing(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        for key in ("enter", "escape"):
            await session.press("I", key)
            assert session.screen == "CurateScreen"
        assert await session.db(session.desk.store.pairs.count) == 1


async def test_the_home_folder_of_nobody_is_a_path_like_any_other(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await ask_for(session, "~no-such-user/log.jsonl")
        await session.sees("~no-such-user/log.jsonl can't be read")


async def test_a_path_may_begin_at_home(desk_on: DeskOn, file: Path, home: Path) -> None:
    file.rename(home / "log.jsonl")
    async with desk_on([]) as session:
        await session.press("I")
        await session.type("~/l")
        await session.sees("log.jsonl")
        await session.press("tab", "enter", "enter")
        await session.sees("2 pairs stored")


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
async def test_a_file_that_can_not_be_read_is_said_and_left_by_one_key(
    desk_on: DeskOn, tmp_path: Path, name: str
) -> None:
    async with desk_on([{}]) as session:
        await look_at(session, tmp_path / name)
        await session.sees("can't be read", "Esc back")
        await session.press("enter", "p", "s", "escape")
        assert session.screen == "CurateScreen"
        await session.press("1")
        assert (await session.pair(1)).flags


async def test_a_pipe_is_not_waited_for(desk_on: DeskOn, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    async with desk_on([{}]) as session:
        await look_at(session, tmp_path / "pipe")
        await session.sees("is no file: import what comes through a pipe from the shell")
        await session.press("escape")
        assert session.screen == "CurateScreen"


async def test_a_database_is_no_file_of_records(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}]) as session:
        await look_at(session, database)
        await session.sees("is a database, no text")
        await session.press("enter")
        assert session.screen == "ImportPreviewScreen"


async def test_a_file_that_holds_no_record_is_said_and_keeps_nothing(desk_on: DeskOn, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Dear all\nsee you\n")
    async with desk_on([{}]) as session:
        await ask_for(session, path)
        await session.sees("0 of 2 records", "the first at 1: not JSON", "nothing of this file could come in")
        await session.press("escape")
        assert session.screen == "CurateScreen"
        assert await session.db(session.desk.store.rejects.ids) == []


class Endless:
    """Takes the place of ``import_file``: reports on and on until it is told to stop."""

    def __init__(self) -> None:
        self.running, self.ended = Event(), Event()

    def __call__(
        self,
        store: object,
        stream: object,
        name: str,
        progress: Callable[[int, int], None],
        should_stop: Callable[[], bool],
        mapping: Mapping[str, str],
        **options: object,
    ) -> ImportSummary:
        self.running.set()
        try:
            while not should_stop():
                progress(1, 2)
        finally:
            self.ended.set()
        raise StoppedError


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Endless:
    """An import that does not end by itself."""
    job = Endless()
    monkeypatch.setattr(importing, "import_file", job)
    return job


async def test_an_import_is_stopped_and_keeps_nothing(desk_on: DeskOn, file: Path, endless: Endless) -> None:
    async with desk_on([{}]) as session:
        await look_at(session, file)
        session.send("enter")
        await session.until(endless.running.is_set, "importing")
        await session.sees("log.jsonl: reading", "50%", "MB/s", "left", "Esc stops")
        await session.press("escape")
        await session.sees("import stopped; nothing was stored", "3 of 4 records")
        await session.press("escape")
        await session.stands_on("CurateScreen")
        await session.press("1")
        assert (await session.pair(1)).flags


async def test_the_app_can_be_left_while_a_file_comes_in(
    desk_on: DeskOn, file: Path, endless: Endless
) -> None:
    async with desk_on([{}]) as session:
        await look_at(session, file)
        session.send("enter")
        await session.until(endless.running.is_set, "importing")
        session.app.exit()
    assert endless.ended.wait(PATIENCE), "the import goes on after the app is gone"


async def test_a_file_name_holds_nothing_that_a_terminal_acts_on(desk_on: DeskOn, tmp_path: Path) -> None:
    async with desk_on([{}]) as session:
        await session.press("I")
        await session.paste(f"{tmp_path}/a\x1b]52;c;eA==\x07[/]\u202e.jsonl")
        await session.press("enter")
        await session.sees("can't be read")
        assert "\x1b" not in session.text
        assert "\u202e" not in session.text

"""While an export is compared, planned and written, the app goes on, and Esc ends it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens.pilots import DeskOn
from tests.screens.test_export import PAIRS, rows
from tui.screens import export
from tui.store.store import Store


class Held:
    """A job of the export that waits until it is told to go on, and asks then whether to stop."""

    def __init__(self, function: Callable[..., object]) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self._function = function

    def __call__(self, *arguments: object, **options: object) -> object:
        self.begun.set()
        self.go_on.wait()
        return self._function(*arguments, **options)


async def test_while_pairs_are_compared_the_store_is_free_and_escape_leaves(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(export.compare_included)
    monkeypatch.setattr(export, "compare_included", held)
    async with desk_on(PAIRS) as session:
        session.send("X")
        await session.until(held.begun.is_set, "comparing")
        assert (await session.pair(1)).id == 1
        session.send("w")
        await session.sees_meanwhile("the export is still being worked on; Esc stops that")
        session.send("escape")
        await session.meanwhile(lambda: session.screen == "CurateScreen", "back")
        held.go_on.set()
        await session.settle()


async def test_writing_that_is_stopped_leaves_nothing(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    held = Held(export.write_export)
    monkeypatch.setattr(export, "write_export", held)
    async with desk_on(PAIRS) as session:
        await session.press("X")
        session.send("w")
        await session.until(held.begun.is_set, "writing")
        session.send("escape")
        await session.until(session.app.screen._job._stop.is_set, "stopping")
        held.go_on.set()
        await session.sees("stopped; nothing was written")
        assert [path.name for path in tmp_path.iterdir() if "export" in path.name] == []


async def test_how_far_it_is_is_told(desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def compare(store: object, progress: Callable[[int, int], None], should_stop: object) -> None:
        progress(120, 3000)
        go_on.wait()

    monkeypatch.setattr(export, "compare_included", compare)
    async with desk_on(PAIRS) as session:
        session.send("X")
        await session.sees("comparing the included pairs: 120 of 3,000 · Esc stops")
        go_on.set()
        await session.sees("would be written")


async def test_a_set_that_another_program_changes_is_planned_again_before_it_is_written(
    desk_on: DeskOn, database: Path, tmp_path: Path
) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X")
        with Store.open(database) as other:
            other.pairs.change(other.pairs.get(4), {"status": "included"}, "include")
        await session.press("w")
        await session.sees("the set was changed since the export was planned: export it again")
        assert "included.jsonl                    2 rows" in session.panel("text")
        await session.press("w")
        await session.sees("written: 6 files")
        assert len(rows(tmp_path / "export" / "included.jsonl")) == 2


@pytest.mark.parametrize("key", ["", "o", "c"])
async def test_leaving_while_the_folder_is_looked_into_ends_nothing_else(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with desk_on(PAIRS) as session:
        if key:
            await session.press("X")
        held = Held(export.foreign_files)
        monkeypatch.setattr(export, "foreign_files", held)
        session.send(key or "X")
        await session.meanwhile(held.begun.is_set, "looking")
        session.send("escape")
        session.send("escape")
        held.go_on.set()
        await session.settle()
        assert session.screen == "CurateScreen"
        await session.press("X")
        await session.sees("would be written")


async def test_what_ends_after_the_screen_was_left_draws_nothing(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X")
        left = session.app.screen
        assert isinstance(left, export.ExportScreen)
        await session.press("escape")
        await left._redraw("written")
        await left._draw_marked()
        left.tell("written")
        assert session.screen == "CurateScreen"

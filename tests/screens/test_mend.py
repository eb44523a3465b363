"""Mending: what is typed is kept at once, taken in when it can be used, and never lost when it can't."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.screens.pilots import DeskOn, seed_rejects, session_on
from tui.config import Settings
from tui.screens import drafting
from tui.store.store import Store

HALF = '{"prompt": "p", "output": "o"'


@pytest.fixture(autouse=True)
def half(database: Path) -> None:
    """A line that lacks its last brace, and another."""
    seed_rejects(database, HALF, "other")


def kept(database: Path) -> str | None:
    with Store.open(database) as store:
        found = store.rejects.get(1, 100)
        assert found is not None
        return found.typed


async def test_a_mended_line_becomes_a_pair_of_its_file(desk_on: DeskOn) -> None:
    async with desk_on(["one"]) as session:
        await session.press("L", "enter")
        await session.sees("log.jsonl · line 1", "EDIT", "not JSON", HALF, "one record, as JSON")
        await session.press("}", "ctrl+s")
        await session.sees("taken in: 1 pair stored", "log.jsonl:2")
        pair = await session.pair(2)
        assert (pair.prompt, pair.output, pair.source_line) == ("p", "o", 1)
        assert await session.db(session.desk.store.rejects.count) == 1


async def test_what_still_can_not_be_used_says_why_and_stays(desk_on: DeskOn, database: Path) -> None:
    async with desk_on(["one"]) as session:
        await session.press("L", "enter", "x", "ctrl+s")
        assert session.screen == "MendScreen"
        await session.sees("this can't be used yet: not JSON", f"{HALF}x")
        assert kept(database) == f"{HALF}x"
        await session.press("backspace", "}", "ctrl+s")
        await session.sees("taken in: 1 pair stored")


async def test_leaving_keeps_a_draft_that_is_marked_and_comes_back(desk_on: DeskOn, database: Path) -> None:
    async with desk_on(["one"]) as session:
        await session.press("L", "enter", "x", "escape")
        await session.sees("▌✎ log.jsonl:1", "✎ your draft", f"{HALF}x")
        assert kept(database) == f"{HALF}x"
    async with session_on(database) as session:
        await session.press("L", "e")
        await session.sees("your draft is back", f"{HALF}x")
        await session.press("y", "escape")
        assert kept(database) == f"{HALF}xy"


async def test_nothing_typed_is_no_draft(desk_on: DeskOn, database: Path) -> None:
    async with desk_on(["one"]) as session:
        await session.press("L", "enter", "x", "backspace", "escape", "enter", "escape")
        assert "✎" not in session.text
        assert kept(database) is None


async def test_going_back_to_the_text_as_it_was_drops_the_draft_and_can_be_taken_back(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on(["one"]) as session:
        await session.press("L", "enter", "x", "escape", "enter", "ctrl+r")
        await session.sees("back to the text as it was imported; Ctrl+Z takes that back")
        assert kept(database) is None
        await session.press("ctrl+z", "escape")
        assert kept(database) == f"{HALF}x"


async def test_a_draft_is_kept_while_typing_goes_on(
    desk_on: DeskOn, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.3)
    async with desk_on(["one"]) as session:
        await session.press("L", "enter")

        async def draft() -> str | None:
            return kept(database)

        await session.until_stored(draft, "a")


async def test_a_pause_keeps_it(desk_on: DeskOn, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    async with desk_on(["one"]) as session:
        await session.press("L", "enter", "x")
        await session.until(lambda: kept(database) == f"{HALF}x", "kept after a pause")


@pytest.mark.parametrize("way", ["ctrl+q", "signal"])
async def test_whoever_leaves_the_app_keeps_what_is_typed(desk_on: DeskOn, database: Path, way: str) -> None:
    async with desk_on(["one"]) as session:
        await session.press("L", "enter", "x")
        if way == "signal":
            session.app.leave_on_signal(signal.SIGTERM)
        else:
            session.send(way)
        await session.until(lambda: not session.app.is_running, "left")
    assert kept(database) == f"{HALF}x"


@pytest.mark.usefixtures("suspendable")
async def test_it_can_be_mended_in_an_editor_of_ones_own(
    desk_on: DeskOn, database: Path, tmp_path: Path
) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys\nopen(sys.argv[-1], 'a').write('}')\n")
    settings = Settings(editor=f"{sys.executable} {script}")
    async with desk_on(["one"], settings=settings) as session:
        await session.press("L", "enter", "ctrl+o")
        await session.sees(f"{HALF}}}")
        assert kept(database) == f"{HALF}}}"
        await session.press("ctrl+s")
        await session.sees("taken in: 1 pair stored")


async def test_its_text_as_it_was_stays_in_sight_and_is_scrolled(desk_on: DeskOn, database: Path) -> None:
    seed_rejects(database, "line\n" * 100, name="long.jsonl")
    async with desk_on(["one"], size=(80, 24)) as session:
        await session.press("L", "enter")
        await session.sees("more lines · F4")
        pane = session.app.screen.query_one("#original")
        await session.press("f4")
        assert pane.top > 0  # type: ignore[attr-defined]
        await session.press("f3")
        assert pane.top == 0  # type: ignore[attr-defined]

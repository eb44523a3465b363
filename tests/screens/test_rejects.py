"""What import could not use: listed with its text, opened for mending, and gone once it is a pair."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.screens.pilots import DeskOn, seed_rejects, session_on
from tui.core.pair import IncomingPair
from tui.screens.rejects import MENDABLE
from tui.store.store import Store
from tui.widgets.line_pane import LinePane


async def test_the_newest_file_comes_first_and_each_line_is_shown_with_reason_and_text(
    desk_on: DeskOn, database: Path
) -> None:
    seed_rejects(database, "first of the old", "second of the old", name="old.jsonl")
    seed_rejects(database, "text of the new", name="new.jsonl", reason="is no list, but a number")
    async with desk_on(["one"]) as session:
        await session.press("L")
        await session.sees("Could not be used 1/3", "▌  new.jsonl:1", "old.jsonl:2", "text of the new")
        await session.sees("is no list, but a number", "line 1 of new.jsonl")
        await session.press("j", "j", "j")
        await session.sees("3/3", "second of the old")
        assert "text of the new" not in session.text
        await session.press("k")
        await session.sees("2/3", "first of the old")
        await session.press("g")
        await session.sees("1/3", "text of the new")
        await session.press("G", "L")
        assert session.screen == "CurateScreen"


async def test_with_nothing_to_mend_that_is_said(desk_on: DeskOn) -> None:
    async with desk_on(["one"]) as session:
        await session.press("L", "j", "k", "g", "G", "enter", "e", "pagedown")
        await session.sees("Every line that was imported could be used.")
        assert session.screen == "RejectsScreen"
        await session.press("q")
        assert session.screen == "CurateScreen"


async def test_a_list_longer_than_the_screen_follows_the_cursor(desk_on: DeskOn, database: Path) -> None:
    seed_rejects(database, *(f"text {number}" for number in range(1, 201)))
    async with desk_on(["one"], size=(80, 24)) as session:
        await session.press("L", "G")
        await session.sees("200/200", "log.jsonl:200", "text 200")
        assert "log.jsonl:100" not in session.text
        await session.press("k")
        await session.sees("log.jsonl:199", "text 199", "log.jsonl:200")


async def test_a_long_text_is_scrolled_and_what_is_not_laid_out_is_counted(
    desk_on: DeskOn, database: Path
) -> None:
    seed_rejects(database, f"begins {'word ' * 20_000}ends")
    async with desk_on(["one"], size=(80, 24)) as session:
        await session.press("L")
        await session.sees("begins word", "more lines · PgDn")
        raw = session.app.screen.query_one("#raw", LinePane)
        await session.press("pagedown")
        assert raw.top > 0
        assert "… 80,011 more characters" in session.panel("raw")
        await session.press("pageup")
        assert raw.top == 0


async def test_a_text_too_long_for_the_editor_is_to_be_mended_in_its_file(
    desk_on: DeskOn, database: Path
) -> None:
    seed_rejects(database, "x" * (MENDABLE + 1))
    async with desk_on(["one"]) as session:
        await session.press("L", "enter")
        assert session.screen == "RejectsScreen"
        await session.sees("200,001 characters", "mend it in the file, then import that again")


async def test_one_that_became_a_pair_elsewhere_is_gone_when_it_is_opened(
    desk_on: DeskOn, database: Path
) -> None:
    seed_rejects(database, "a", "b")
    async with desk_on(["one"]) as session:
        await session.press("L")
        with Store.open(database) as other:
            other.rejects.take_in(other.rejects.ids()[0], [IncomingPair("p", "o")])
        await session.press("e", "escape")
        await session.sees("1/1", "log.jsonl:2")


async def test_what_is_mended_stands_in_the_queue_and_is_compared(desk_on: DeskOn, database: Path) -> None:
    seed_rejects(database, '{"prompt": "How do I clear E7 on the scanner?", "output": "Hold it"')
    async with desk_on(["How do I clear the E7 on the scanner?"]) as session:
        await session.press("L", "enter", "}", "ctrl+s")
        await session.stands_on("RejectsScreen")
        await session.sees(
            "taken in: 1 pair stored", "Every line that was imported could be used.", "saved 1"
        )
        await session.press("escape")
        await session.sees("1/2", "1 near-duplicate")
        assert await session.db(session.desk.store.index.pending) == 0


async def test_one_that_is_there_already_is_said_to_be(desk_on: DeskOn, database: Path) -> None:
    seed_rejects(database, '{"prompt": "one", "output": "output 1"')
    async with desk_on(["one"]) as session:
        await session.press("L", "enter", "}", "ctrl+s")
        await session.sees("taken in: it was already there")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 16), (200, 60)])
async def test_every_size_shows_list_and_text_and_no_line_is_too_wide(
    database: Path, size: tuple[int, int]
) -> None:
    seed_rejects(database, "x " * 300, name=f"{'長い name ' * 20}.jsonl", reason="a reason 漢字 " * 8)
    async with session_on(database, size=size) as session:
        await session.press("L")
        await session.sees(":1", "a reason", "x x x", "? help", "Enter mend")
        for keys in ([], ["enter"]):
            await session.press(*keys)
            for pane in session.app.screen.query(LinePane):
                widths = [cell_len("".join(text for text, _ in line)) for line in pane.lines]
                assert not pane.display or max(widths, default=0) <= pane.line_width, pane.id
        await session.sees("EDIT", "Ctrl+S take in")
        for width, height in ((40, 10), (1, 1), size):
            await session.resize(width, height)
            assert len(session.rows) == height
        await session.press("escape", "escape")
        assert session.screen == "CurateScreen"

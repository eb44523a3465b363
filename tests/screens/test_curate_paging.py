"""Turning pages: the keys go where they say, and a key held down does nothing wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.screens.pilots import DeskOn, Session
from tui.core.pair import Message
from tui.store.connection import Connection
from tui.widgets.line_pane import LinePane


def here(session: Session) -> int | None:
    """The number of the pair that is drawn."""
    pair = session.desk.pair
    assert pair is None or pair.prompt in session.panel("reading")
    return pair.id if pair else None


async def test_keys_turn_pages_and_stop_at_the_ends(desk_on: DeskOn) -> None:
    async with desk_on(["one", "two", "three", "four"]) as session:
        way = [("j", 2), ("down", 3), ("k", 2), ("up", 1), ("up", 1), ("G", 4), ("j", 4), ("g", 1)]
        for key, reached in [*way, ("end", 4), ("home", 1)]:
            await session.press(key)
            assert here(session) == reached
            assert f"{reached}/4" in session.top


async def test_next_undecided_skips_what_is_decided_and_wraps_around(desk_on: DeskOn) -> None:
    pairs = [{}, {"status": "held"}, {}, {"status": "excluded"}, {"status": "included"}]
    async with desk_on(pairs) as session:
        reached = []
        for _ in range(3):
            await session.press("n")
            reached.append(here(session))
        assert reached == [3, 1, 3]


async def test_where_nothing_is_left_next_undecided_says_so_and_stays(desk_on: DeskOn) -> None:
    async with desk_on([{"status": "held"}, {"status": "included"}]) as session:
        await session.press("j", "n")
        await session.sees("nothing is left to decide; X checks and exports")
        assert here(session) == 2
        await session.press("k")
        await session.misses("nothing is left")


async def test_a_held_key_turns_one_page_for_each_press(desk_on: DeskOn) -> None:
    async with desk_on(range_of(30)) as session:
        await session.burst(*"j" * 20)
        assert here(session) == 21
        await session.burst(*"k" * 5, *"j" * 3)
        assert here(session) == 19
        assert await session.statuses() == ["new"] * 30


def range_of(count: int) -> list[str]:
    return [f"prompt number {number}" for number in range(1, count + 1)]


async def test_the_queue_follows_and_marks_the_current_pair(desk_on: DeskOn) -> None:
    async with desk_on(range_of(80)) as session:
        for keys, number in ((["G"], 80), (["k"], 79), (["g"], 1), (["j"] * 5, 6)):
            await session.press(*keys)
            marked = [row for row in session.rows if row.startswith("▌")]
            assert len(marked) == 1
            assert marked[0].split()[1:2] == [str(number)] or f"▌{number:>4}" in marked[0]


async def test_the_top_line_counts_what_is_included_and_what_is_left(desk_on: DeskOn) -> None:
    async with desk_on([{"status": "included"}, {}, {}, {"status": "held"}]) as session:
        assert "pairs.db" in session.top
        assert "1/4 · 1 included · 2 left" in session.top
        assert "BROWSE" in session.top


async def test_a_flag_set_while_scrolled_leaves_the_text_where_it_is(desk_on: DeskOn) -> None:
    long = "\n".join(f"line {number}" for number in range(200))
    async with desk_on([{"output": long}]) as session:
        await session.press("pagedown", "1")
        await session.sees("saved 1", "line 40")
        await session.misses("── prompt ")


async def test_a_long_text_scrolls_and_the_next_page_begins_at_its_top(desk_on: DeskOn) -> None:
    long = "\n".join(f"line {number}" for number in range(200))
    async with desk_on([{"output": long}, {}]) as session:
        assert "line 5\n" in session.text + "\n" or "line 5" in session.text
        await session.press("pagedown", "ctrl+d")
        await session.misses("line 5 ")
        assert "prompt 1" not in session.text.split("line", 1)[1]
        for key in ("pageup", "ctrl+u", "pageup"):
            await session.press(key)
        await session.sees("── prompt ")
        await session.press("pagedown", "j")
        await session.sees("── prompt ", "output 2")


async def test_context_is_read_before_the_prompt(desk_on: DeskOn) -> None:
    context = (Message("system", "Answer in one sentence."), Message("user", "Hello"))
    async with desk_on([{"context": context}]) as session:
        reading = session.panel("reading")
        assert reading.index("Answer in one sentence.") < reading.index("Hello") < reading.index("prompt 1")


async def test_an_empty_database_says_what_to_do_and_takes_every_key(desk_on: DeskOn) -> None:
    async with desk_on([]) as session:
        await session.sees("No pairs here yet.", "pairsmith import FILE")
        for key in (*"jkngGihx01epwdlEotmacrtuU789", "space", "tab", "pagedown"):
            await session.press(key)
            assert session.screen == "CurateScreen", key
        assert session.desk.saved == 0
        await session.sees("0/0 · 0 included · 0 left")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_empty_database_names_the_keys_that_do_something_and_no_other(
    desk_on: DeskOn, size: tuple[int, int]
) -> None:
    async with desk_on([], size=size) as session:
        footer = session.panel("footer").split()
        assert footer == ["u", "undo", "I", "import", "L", "rejects", "?", "help", "q", "quit"]
        await session.press("colon")
        assert "import a file" in session.panel("ask-completions")
        assert "accept the verdict" not in session.panel("ask-completions")
        await session.press("escape", "L")
        assert session.panel("footer").split() == ["Esc", "back", "?", "help", "Ctrl+Q", "quit"]
        await session.press("escape", "f", "right", "enter")
        await session.sees("No pair fits", "Esc all pairs", "f filter")
        assert "accept" not in session.panel("footer")


async def test_a_page_turn_reads_the_rows_in_sight_and_no_more(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    plain = Connection.rows

    def counted(self: Connection, sql: str, *parameters: object) -> list[Any]:
        found = plain(self, sql, *parameters)
        read.append(len(found))
        return found

    async with desk_on([{} for _ in range(60)]) as session:
        await session.press("j")
        height = session.app.screen.query_one("#queue", LinePane).size.height
        monkeypatch.setattr(Connection, "rows", counted)
        await session.press("j")
        # The rows of the queue, and at most as many neighbours; not the view.
        assert height <= sum(read) <= 2 * height

"""Words about a pair: category with completion, tags and note."""

from __future__ import annotations

import pytest

from tests.screens.pilots import DeskOn

CATEGORIES = [
    {"category": "scanners"},
    {"category": "scanners"},
    {"category": "safety"},
    {"category": "returns"},
]


async def test_a_category_is_typed_shown_and_undone(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("c")
        await session.sees("Category of #1")
        await session.type("shift handover")
        await session.press("enter")
        assert (await session.pair(1)).category == "shift handover"
        assert "category shift handover" in session.panel("side")
        await session.press("u")
        assert (await session.pair(1)).category is None


async def test_a_category_is_completed_from_those_in_use_the_most_frequent_first(desk_on: DeskOn) -> None:
    async with desk_on([{}, *CATEGORIES]) as session:
        await session.press("c")
        shown = session.panel("ask-completions").split("\n")
        assert [line.strip() for line in shown[:3]] == ["scanners", "returns", "safety"]
        await session.press("s")
        await session.sees("scanners", "safety", "Tab complete")
        await session.press("tab", "enter")
        assert (await session.pair(1)).category == "scanners"


async def test_enter_takes_the_completion_that_is_marked(desk_on: DeskOn) -> None:
    async with desk_on([{}, *CATEGORIES]) as session:
        await session.press("c", "s", "down", "down")
        await session.sees("▸ safety")
        await session.press("enter")
        assert (await session.pair(1)).category == "safety"
        await session.press("c", "s", "down", "up", "enter")
        assert (await session.pair(1)).category == "s", "what is typed counts where nothing is marked"


async def test_more_completions_than_there_is_room_for_are_counted_and_reached(desk_on: DeskOn) -> None:
    async with desk_on([{}, *({"category": f"zone {number:02}"} for number in range(11))]) as session:
        await session.press("c")
        await session.sees("zone 05", "1 to 6 of 11")
        await session.misses("zone 06")
        await session.press(*["down"] * 11)
        await session.sees("▸ zone 10", "6 to 11 of 11")
        await session.press("enter")
        assert (await session.pair(1)).category == "zone 10"


async def test_typing_replaces_the_category_and_goes_on_with_a_note(desk_on: DeskOn) -> None:
    async with desk_on([{"category": "scanners", "note": "seen"}]) as session:
        await session.press("c")
        await session.type("dock")
        await session.press("enter", "m")
        await session.type(" twice")
        await session.press("enter")
        pair = await session.pair(1)
        assert (pair.category, pair.note) == ("dock", "seen twice")


async def test_the_list_of_completions_grows_again_when_the_text_is_erased(desk_on: DeskOn) -> None:
    async with desk_on(CATEGORIES) as session:
        await session.press("c")
        await session.sees("Category of #1", "scanners")
        await session.misses("safety")
        await session.press("backspace")
        await session.sees("Category of #1", "scanners", "returns", "safety", "Enter take")


async def test_a_word_inside_a_category_completes_it_too(desk_on: DeskOn) -> None:
    async with desk_on([{}, {"category": "shift handover"}]) as session:
        await session.press("c")
        await session.type("HAND")
        await session.press("tab", "enter")
        assert (await session.pair(1)).category == "shift handover"


async def test_a_category_in_use_is_not_forced_on_her(desk_on: DeskOn) -> None:
    async with desk_on([{}, *CATEGORIES]) as session:
        await session.press("c")
        await session.type("scan")
        await session.press("enter")
        assert (await session.pair(1)).category == "scan"


async def test_an_empty_category_clears_it_and_escape_leaves_it(desk_on: DeskOn) -> None:
    async with desk_on([{"category": "x"}]) as session:
        await session.press("c", "backspace", "escape")
        assert (await session.pair(1)).category == "x"
        await session.press("c", "backspace", "enter")
        assert (await session.pair(1)).category is None


async def test_tags_are_parted_by_commas(desk_on: DeskOn) -> None:
    async with desk_on([{"tags": ("E7",)}]) as session:
        await session.press("t")
        await session.type(", battery ,E7, ")
        await session.press("enter")
        assert (await session.pair(1)).tags == ("E7", "battery")
        assert "tags     E7, battery" in session.panel("side")


async def test_a_note_is_kept_and_shown_under_the_pair(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("m")
        await session.type("q? ask: 1/2 [/]")
        await session.press("enter")
        assert (await session.pair(1)).note == "q? ask: 1/2 [/]"
        await session.sees("── note", "q? ask: 1/2 [/]")


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("m", "note", "first line\nsecond line"),
        ("t", "tags", ("restock, zone 3", "E7")),
        ("c", "category", "a\x1b[31mb"),
    ],
)
async def test_what_is_taken_as_it_stands_is_not_changed(
    desk_on: DeskOn, key: str, field: str, value: object
) -> None:
    async with desk_on([{field: value}]) as session:
        await session.press(key, "enter")
        assert session.screen == "CurateScreen"
        assert getattr(await session.pair(1), field) == value
        assert session.desk.saved == 0


async def test_what_is_pasted_into_a_question_is_its_first_line_made_clean(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("c", "x")
        await session.paste("a\x1b]52;c;eA==\x07\x00b\r\nsecond line")
        assert "\x1b" not in session.text
        await session.press("y", "enter")
        assert (await session.pair(1)).category == "xa␛]52;c;eA==␇␀by"


async def test_a_question_asks_about_the_pair_it_was_opened_on(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        await session.burst("c", "j", "k", "enter")
        assert (await session.pair(1)).category == "jk"
        assert "1/2" in session.top


async def test_a_note_written_elsewhere_meanwhile_is_shown_before_it_is_written_over(desk_on: DeskOn) -> None:
    async with desk_on([{"note": "seen"}]) as session:
        await session.press("m")
        await session.type(" twice")
        pair = await session.pair(1)
        await session.db(session.desk.store.pairs.change, pair, {"note": "theirs"}, "other")
        await session.db(session.desk.reload)
        await session.press("enter")
        await session.sees("the note of pair 1 was changed elsewhere")
        assert (await session.pair(1)).note == "theirs"
        await session.press("m")
        await session.sees("seen twice", "the saved note was changed since you began: theirs")
        await session.press("enter")
        assert (await session.pair(1)).note == "seen twice"

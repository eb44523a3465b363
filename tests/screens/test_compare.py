"""Two alike pairs side by side: what differs is marked, and either can be decided."""

from __future__ import annotations

import pytest

from tests.screens.pilots import DeskOn

RESTOCK = "How do I restock the pick face in zone {} the scanner shows E7?"

ALIKE = [
    {"prompt": RESTOCK.format("16 when"), "output": "Hold the button."},
    {"prompt": RESTOCK.format("17 when"), "output": "Ask your lead."},
    {"prompt": RESTOCK.format("16 if"), "output": "Swap the battery."},
    {"prompt": "Who signs the damaged goods sheet?", "output": "The shift lead, before noon."},
]


async def test_the_nearest_pair_stands_on_the_right_with_its_words_marked(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("d")
        assert session.screen == "CompareScreen"
        assert session.desk.neighbours[0].pair_id == 3, "duplicates come before siblings"
        assert "1/2" in session.top
        left, right = session.panel("left"), session.panel("right")
        assert "▶#1" in left
        assert " #3" in right
        assert "⟦when⟧" in left
        assert "⟦if⟧" in right
        assert "⟦Hold⟧ the ⟦button⟧" in left
        await session.press("escape")
        assert session.screen == "CurateScreen"


async def test_keys_go_through_the_alike_pairs_and_round(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("d")
        seen = []
        for key in ("j", "down", "k", "up"):
            await session.press(key)
            seen.append(session.panel("right").strip()[:2])
        assert seen == ["#2", "#3", "#2", "#3"]
        await session.press("j")
        assert "sibling by prompt" in session.top
        assert "zone ⟦16⟧" in session.panel("left").replace("\n ", "")


async def test_prompts_or_outputs_come_first(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("d")
        assert session.panel("left").index(" prompt") < session.panel("left").index(" output")
        await session.press("tab")
        assert session.panel("left").index(" output") < session.panel("left").index(" prompt")
        await session.press("tab")
        assert session.panel("left").index(" prompt") < session.panel("left").index(" output")


@pytest.mark.parametrize(("side", "pair_id", "other"), [("left", 1, 3), ("right", 3, 1)])
async def test_either_side_is_decided_and_asked_for_a_reason(
    desk_on: DeskOn, side: str, pair_id: int, other: int
) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("d", side)
        assert f"▶#{pair_id}" in session.panel(side)
        await session.press("x")
        await session.sees(f"#{pair_id} excluded. Why?")
        await session.press("D")
        assert session.screen == "CompareScreen"
        pair = await session.pair(pair_id)
        assert (pair.status, pair.reason) == ("excluded", "duplicate")
        assert (await session.pair(other)).status == "new"
        assert "✗ excluded by you, duplicate" in session.panel(side)
        await session.press("u")
        assert (await session.pair(pair_id)).status == "new"
        assert (await session.pair(pair_id)).reason is None
        assert session.screen == "CompareScreen"
        await session.sees(f"undone: excluded, #{pair_id}")


async def test_a_decision_on_each_side_with_keys_that_come_together(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.burst("d", "h", "right", "x", "D", "j", "left", "i", "C", "escape")
        assert await session.statuses() == ["included", "new", "excluded", "new"]
        assert (await session.pair(3)).reason == "duplicate"
        assert (await session.pair(1)).reason == "needed for coverage"
        assert session.screen == "CurateScreen"


async def test_a_message_goes_with_the_next_decision(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("d", "u")
        await session.sees("nothing to undo")
        await session.press("h")
        await session.misses("nothing to undo")


async def test_undo_here_stays_on_the_pair_whatever_it_was_about(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("G", "h", "g", "d", "u")
        assert await session.statuses() == ["new"] * 4
        assert session.screen == "CompareScreen"
        assert session.desk.pair is not None
        assert session.desk.pair.id == 1


@pytest.mark.parametrize(("keys", "reached"), [(["enter"], 1), (["right", "enter"], 3)])
async def test_opening_goes_to_the_chosen_pair(desk_on: DeskOn, keys: list[str], reached: int) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("d", *keys)
        assert session.screen == "CurateScreen"
        assert session.desk.pair is not None
        assert session.desk.pair.id == reached


async def test_the_label_is_said_in_words(desk_on: DeskOn) -> None:
    async with desk_on(
        [{"prompt": 'print("Hello, World!")'}, {"prompt": "print('Hello, World!')"}]
    ) as session:
        await session.press("d")
        await session.sees("1.00 same by prompt", "the same but for case, spaces and punctuation")


async def test_opening_a_pair_that_the_view_does_not_hold_leaves_the_view(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("slash")
        await session.type("when scanner")
        await session.press("enter", "d", "right", "enter")
        assert session.desk.pair is not None
        assert session.desk.pair.id == 3
        assert "3/4" in session.top


async def test_without_anything_alike_it_says_so(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("G", "d")
        await session.sees("nothing alike to compare with")
        assert session.screen == "CurateScreen"
        await session.press("w", "escape")
        await session.misses("nothing alike to compare with")


async def test_an_undone_edit_that_takes_the_last_neighbour_away_goes_back(desk_on: DeskOn) -> None:
    async with desk_on([ALIKE[0], {"prompt": "Other", "output": "Words"}]) as session:
        await session.press("j", "p")
        await session.press(*["backspace"] * 5)
        await session.type(str(ALIKE[0]["prompt"]))
        await session.press("ctrl+s", "d")
        assert session.screen == "CompareScreen"
        await session.press("u")
        await session.stands_on("CurateScreen")
        assert (await session.pair(2)).prompt == "Other"


async def test_both_columns_scroll_together(desk_on: DeskOn) -> None:
    long = "\n".join(f"line {number}" for number in range(99))
    async with desk_on([{"output": long}, {"output": f"{long}\nthe end"}], size=(80, 24)) as session:
        await session.press("d", "pagedown")
        rows = [row for row in session.rows if "line " in row]
        assert rows
        assert all(row.count("line ") == 2 for row in rows)
        await session.press("pageup")
        await session.sees("▶#1")

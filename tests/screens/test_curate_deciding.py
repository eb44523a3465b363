"""Deciding: every key does what it says, is saved before it is shown, and can be taken back."""

from __future__ import annotations

import pytest

from tests.screens.pilots import STRONG, DeskOn
from tui.actions import actions_for
from tui.core.decide import REASONS
from tui.core.rubric import FLAGS


async def test_each_flag_key_sets_and_clears_its_flag(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        for key, flag in zip("12345", FLAGS, strict=True):
            await session.press(key)
            pair = await session.pair(1)
            assert (pair.flags, pair.score) == ({flag.name}, flag.weight)
            await session.sees(f"{key} ● {flag.label}", f"{flag.weight}, 8 needed")
            await session.press(key)
            assert (await session.pair(1)).flags == frozenset()
            await session.sees(f"{key} ○ {flag.label}")
        assert (await session.pair(2)).flags == frozenset()


async def test_flags_make_the_verdict_and_accepting_takes_it(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}, {}]) as session:
        await session.press("1", "2", "3")
        await session.sees("7, 8 needed   HOLD")
        await session.press("5")
        await session.sees("8, 8 needed   INCLUDE")
        await session.press("space", "space")
        assert await session.statuses() == ["included", "held", "new"]
        assert {(await session.pair(number)).decided_by for number in (1, 2)} == {"rubric"}
        assert "3/3 · 1 included · 1 left" in session.top


async def test_flags_move_what_the_rubric_decided_and_leave_what_she_did(desk_on: DeskOn) -> None:
    pairs = [
        {"flags": STRONG, "status": "included", "decided_by": "rubric"},
        {"flags": STRONG, "status": "included", "decided_by": "expert"},
    ]
    async with desk_on(pairs) as session:
        await session.press("2", "j", "2")
        assert await session.statuses() == ["held", "included"]


@pytest.mark.parametrize(
    ("key", "status", "flags"), [("i", "included", STRONG), ("h", "held", frozenset()), ("space", "held", ())]
)
async def test_a_decision_that_agrees_with_the_verdict_goes_straight_on(
    desk_on: DeskOn, key: str, status: str, flags: frozenset[str]
) -> None:
    async with desk_on([{"flags": flags}, {}]) as session:
        await session.press(key)
        pair = await session.pair(1)
        assert (pair.status, pair.decided_by, pair.reason) == (status, "rubric", None)
        assert session.screen == "CurateScreen"
        assert "2/2" in session.top


@pytest.mark.parametrize(
    ("key", "status", "flags"), [("i", "included", ()), ("h", "held", STRONG), ("x", "excluded", STRONG)]
)
async def test_a_decision_against_the_verdict_asks_why_and_goes_on(
    desk_on: DeskOn, key: str, status: str, flags: frozenset[str]
) -> None:
    reason_key, reason = list(REASONS[status].items())[1]
    async with desk_on([{"flags": flags}, {}]) as session:
        await session.press(key)
        assert session.screen == "MenuScreen"
        await session.sees(f"#1 {status}. Why?", *REASONS[status].values())
        assert (await session.pair(1)).status == status, "the decision is saved before the question"
        await session.press(reason_key)
        pair = await session.pair(1)
        assert (pair.status, pair.decided_by, pair.reason) == (status, "expert", reason)
        assert session.screen == "CurateScreen"
        assert "2/2" in session.top


async def test_the_reason_can_be_skipped_by_each_of_three_keys(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}, {}, {}]) as session:
        for number, key in enumerate(("escape", "enter", "space"), start=1):
            await session.press("x", key)
            pair = await session.pair(number)
            assert (pair.status, pair.reason) == ("excluded", None)
            assert session.screen == "CurateScreen"
            assert f"{number + 1}/4" in session.top
        assert (await session.pair(4)).status == "new"


async def test_a_key_that_is_nothing_at_all_leaves_the_question_open(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("x", "J", "at", "ctrl+g")
        assert session.screen == "MenuScreen"


async def test_going_on_is_no_answer_and_does_what_it_does(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}, {}, {}]) as session:
        await session.burst("x", "2", "j", "x", "space")
        assert await session.statuses() == ["excluded", "new", "excluded", "new"]
        assert (await session.pair(2)).flags == {"failure_is_critical"}
        assert {(await session.pair(number)).reason for number in (1, 3)} == {None}
        assert session.screen == "CurateScreen"


def test_no_reason_is_on_a_key_of_the_screens_that_ask() -> None:
    taken = {
        key for context in ("curate", "compare") for action in actions_for(context) for key in action.keys
    }
    assert not {key for reasons in REASONS.values() for key in reasons} & taken


async def test_decision_and_reason_are_undone_together(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("x", "D", "u")
        pair = await session.pair(1)
        assert (pair.status, pair.decided_by, pair.reason) == ("new", None, None)
        await session.sees("undone: excluded, #1")
        assert "1/2" in session.top, "undo turns to the pair that it changed"
        await session.press("U")
        assert (await session.pair(1)).reason == "duplicate"


async def test_a_reason_for_what_was_decided_before_is_a_step_of_its_own(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("x", "escape", "h", "g")
        await session.press("x", "D")
        assert (await session.pair(1)).reason == "duplicate"
        await session.press("u")
        assert (await session.pair(1)).reason is None
        assert await session.statuses() == ["excluded", "held"], "the other pair's step is not touched"


async def test_keys_typed_ahead_reach_the_question_and_then_the_next_pair(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}, {}, {}]) as session:
        await session.burst("x", "D", "x", "W", "h", "j")
        pairs = [await session.pair(number) for number in (1, 2, 3, 4)]
        assert [pair.status for pair in pairs] == ["excluded", "excluded", "held", "new"]
        assert [pair.reason for pair in pairs] == ["duplicate", "wrong answer", None, None]
        assert len(session.app.screen_stack) == 1


@pytest.mark.parametrize(("key", "flags"), [("i", STRONG), ("h", ()), ("space", ()), ("x", ())])
async def test_a_deciding_key_held_down_decides_one_pair_for_each_press(
    desk_on: DeskOn, key: str, flags: frozenset[str]
) -> None:
    async with desk_on([{"flags": flags} for _ in range(25)]) as session:
        await session.burst(*[key] * 20)
        statuses = await session.statuses()
        assert statuses.count("new") == 5
        assert statuses[20:] == ["new"] * 5
        assert "saved 20" in session.top


async def test_reopening_makes_it_undecided_again_and_stays(desk_on: DeskOn) -> None:
    async with desk_on([{"status": "excluded", "reason": "duplicate"}, {}]) as session:
        await session.press("0")
        pair = await session.pair(1)
        assert (pair.status, pair.decided_by, pair.reason) == ("new", None, None)
        assert "1/2" in session.top


async def test_a_phase_is_set_and_the_same_key_leaves_it_to_the_suggestion(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        for key, phase in (("7", "consistency"), ("8", "variation"), ("9", "edge")):
            await session.press(key)
            assert (await session.pair(1)).phase == phase
            assert f"phase    {phase}" in session.panel("side")
            await session.press(key)
            assert (await session.pair(1)).phase is None
            assert "phase    consistency suggested" in session.panel("side")


async def test_a_pair_is_held_out_or_parked_and_brought_back(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        for key, split, short in (("o", "eval", "eval"), ("b", "robustness", "rob")):
            await session.press(key)
            assert (await session.pair(1)).split == split
            assert f" {short} " in session.panel("queue").split("\n")[0]
            await session.press(key)
            assert (await session.pair(1)).split == "train"


async def test_the_kind_of_answer_goes_round(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        seen = []
        for _ in range(3):
            await session.press("a")
            seen.append((await session.pair(1)).behaviour)
        assert seen == ["clarify", "decline", "answer"]


async def test_every_change_is_counted_once_and_what_changes_nothing_is_not(desk_on: DeskOn) -> None:
    async with desk_on([{"status": "held", "decided_by": "rubric"}, {"status": "held"}]) as session:
        assert "saved 0" in session.top
        await session.press("1", "o", "7")
        assert "saved 3" in session.top
        await session.press("h")
        assert "saved 3" in session.top
        await session.press("u")
        assert "saved 4" in session.top


async def test_undo_and_redo_go_back_and_forth_over_everything(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}]) as session:
        before = await session.pair(1)
        await session.press("1", "9", "o", "a", "h")
        after = await session.pair(1)
        await session.press("u", "u", "u", "u", "u")
        undone = await session.pair(1)
        assert comparable(undone) == comparable(before)
        await session.press("u")
        await session.sees("nothing to undo")
        await session.press("U", "ctrl+r", "U", "U", "U")
        assert comparable(await session.pair(1)) == comparable(after)
        await session.press("U")
        await session.sees("nothing to redo")


def comparable(pair: object) -> dict[str, object]:
    """A pair without what every write moves on."""
    moving = ("revision", "updated_at", "decided_at")
    names = pair.__slots__  # type: ignore[attr-defined]
    return {name: getattr(pair, name) for name in names if name not in moving}


async def test_something_new_ends_what_can_be_done_again(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("1", "u", "2", "U")
        await session.sees("nothing to redo")
        assert (await session.pair(1)).flags == {"failure_is_critical"}


async def test_accepting_leaves_what_she_decided_and_says_so(desk_on: DeskOn) -> None:
    async with desk_on([{"flags": STRONG}, {}]) as session:
        await session.press("x", "D", "k", "space")
        await session.sees("#1 stays excluded, as you decided; 0 opens it again")
        assert await session.statuses() == ["excluded", "new"]
        assert "1/2" in session.top
        await session.press("0", "space")
        assert await session.statuses() == ["included", "new"]


async def test_a_draft_of_the_pair_that_is_decided_is_said(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}, {}]) as session:
        await session.press("e", "x", "escape", "space")
        await session.sees("#1 has a draft of its output that is not saved")
        await session.press("x", "D")
        await session.misses("draft")
        await session.press("k", "p", "x", "escape", "x", "D")
        await session.sees("#2 has a draft of its prompt that is not saved")


async def test_undo_turns_to_a_pair_that_fits_the_view_again(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}, {}]) as session:
        await session.press("h", "f", "right", "enter")
        assert "/2" in session.top
        await session.press("u")
        assert (await session.pair(1)).status == "new"
        assert "1/3" in session.top
        assert "new · import order" in session.top


async def test_undo_of_a_pair_that_the_view_does_not_hold_says_so_and_stays(desk_on: DeskOn) -> None:
    async with desk_on([{"prompt": "dock"}, {"prompt": "scanner"}]) as session:
        await session.press("1", "slash")
        await session.type("scanner")
        await session.press("enter", "u")
        await session.sees("undone: common_in_production, #1, not in this view")
        assert (await session.pair(1)).flags == frozenset()
        assert session.desk.pair is not None
        assert session.desk.pair.id == 2
        assert "1/1" in session.top

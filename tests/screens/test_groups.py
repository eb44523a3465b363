"""The groups: walk them, keep one pair of each, exclude the rest in one step that can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.pilots import STRONG, DeskOn, Session
from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.store.store import Store
from tui.widgets.line_pane import LinePane

RESTOCK = "How do I restock the pick face in zone {} the scanner shows E7?"
GLOVES = "Where do {} that were worn for a whole shift go?"

PAIRS = [
    {"prompt": "Who signs the damaged goods sheet?", "output": "The shift lead, before noon."},
    {"prompt": GLOVES.format("gloves"), "output": "Into the grey bin."},
    {"prompt": GLOVES.format("the gloves"), "output": "Ask."},
    {"prompt": RESTOCK.format("16 when"), "output": "Hold the button."},
    {"prompt": RESTOCK.format("17 when"), "output": "Ask your lead."},
    {"prompt": RESTOCK.format("16 if"), "output": "Swap the battery.", "flags": STRONG, "status": "included"},
    {"prompt": RESTOCK.format("16 as"), "output": "Wait.", "status": "included", "decided_by": "expert"},
]
"""Two groups: 2 and 3; 4, 6 and 7, with the sibling 5 apart."""


def listed(session: Session) -> list[str]:
    """The rows of the list, without the heading."""
    return session.panel("groups").split("\n")[1:]


def marks(session: Session) -> dict[int, str]:
    """Each pair of the group in the order shown, and what becomes of it."""
    rows = [row.lstrip("▌ ").split() for row in session.panel("members").split("\n")]
    known = ("keep", "out", "stay")
    return {
        int(row[0]): next((word for word in row[1:4] if word in known), "")
        for row in rows
        if row[0].isdigit()
    }


async def test_the_list_has_the_largest_group_first_with_its_statuses_and_first_words(
    desk_on: DeskOn,
) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("v")
        assert session.screen == "GroupsScreen", "the first pair is in no group"
        assert "Groups 1/2 · 2 groups to settle" in session.top
        first, second = listed(session)
        assert first.split()[:6] == ["▌", "3", "2", "1", "How", "do"]
        assert second.split()[:4] == ["2", "2", "Where", "do"]
        await session.sees("✓     –     ·     ✗     first words", "Enter open")
        await session.press("j")
        assert listed(session)[1].startswith("▌")
        await session.press("escape")
        assert session.screen == "CurateScreen"


async def test_from_a_pair_in_a_group_that_group_is_open_at_this_pair(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("j", "j", "v")
        assert session.screen == "GroupScreen"
        assert "Group 2/2 · 2 pairs" in session.top
        await session.sees("#3 · · undecided", "▌    3")
        await session.press("v")
        assert session.screen == "GroupsScreen"
        assert listed(session)[1].startswith("▌")


async def test_one_key_shows_what_it_will_do_and_enter_does_it_as_one_step(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("v", "enter")
        assert marks(session) == {6: "keep", 7: "out", 4: "out"}
        await session.press("x")
        await session.sees(
            "Keep #6 (included), exclude #7 #4, reason duplicate",
            "1 of them included by you: #7",
            "Enter do it",
        )
        assert (await session.statuses())[3:] == ["new", "new", "included", "included"], "nothing is done yet"
        await session.press("enter")
        assert await session.statuses() == ["new"] * 3 + ["excluded", "new", "included", "excluded"]
        assert [(await session.pair(number)).reason for number in (4, 7)] == ["duplicate"] * 2
        await session.sees("kept #6, excluded 2 pairs", "saved 1", "Group 1/1 · 2 pairs")
        await session.press("u")
        assert await session.statuses() == ["new"] * 5 + ["included"] * 2
        await session.sees("undone: exclude duplicates, 2 pairs", "Group 1/2 · 3 pairs")


@pytest.mark.parametrize("leave", ["escape", "q", "x"])
async def test_a_preview_that_is_left_does_nothing(desk_on: DeskOn, leave: str) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("v", "enter", "m", "space", "j", "space", "x", leave)
        assert session.screen == "GroupScreen"
        assert marks(session) == {6: "keep", 7: "stay", 4: "out"}, "what was marked is still so"
        assert await session.statuses() == ["new"] * 5 + ["included"] * 2
        assert await session.db(session.desk.store.meta.get, "groups") is None


async def test_another_pair_is_kept_and_one_stays_beside_it(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("v", "enter", "j", "j", "m")
        assert marks(session)[4] == "keep"
        assert session.panel("members").startswith("▌    4"), "the cursor goes with it"
        await session.press("j", "space")
        stays, goes = list(marks(session))[1:]
        await session.sees("stays, as you chose")
        await session.burst("x", "enter")
        assert (await session.pair(stays)).status == "included"
        assert (await session.pair(goes)).status == "excluded"
        assert "1 group to settle" in session.top, "two that were let stay are settled"


async def test_after_the_last_group_the_list_says_that_all_is_settled_and_shows_them_on_a_key(
    desk_on: DeskOn,
) -> None:
    async with desk_on(PAIRS) as session:
        await session.burst("v", "enter", "x", "enter", "x", "enter")
        assert session.screen == "GroupsScreen"
        await session.sees("every group is settled", "Every group is settled.", "nothing to settle")
        await session.press("a")
        assert ["settled" in row for row in listed(session)] == [True, True]
        await session.press("enter")
        assert sorted(marks(session).values()) in (["", "keep"], ["", "", "keep"])
        await session.press("x")
        await session.sees("nothing is left to exclude here")
        await session.press("escape", "a", "u")
        await session.sees("undone: exclude duplicates")
        assert "1 group to settle" in session.top
        await session.press("escape")
        assert session.screen == "CurateScreen"


async def test_keeping_all_settles_the_group_and_changes_nothing(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("j", "v", "j", "space", "x")
        await session.sees("Keep #2 (undecided), exclude none", "stays too: #3")
        await session.press("enter")
        assert await session.statuses() == ["new"] * 5 + ["included"] * 2
        await session.sees("1 group to settle", "saved 0")
        await session.press("v", "a")
        assert ["settled" in row for row in listed(session)] == [False, True]


async def test_a_pair_is_shown_whole_with_what_it_has_other_than_the_one_to_keep(desk_on: DeskOn) -> None:
    pairs = [
        {"prompt": RESTOCK.format("16 when"), "output": "Use bay 12 of the rack that is nearest to you now."},
        {
            "prompt": RESTOCK.format("16 if"),
            "output": "Use bay 15 of the rack that is nearest to you now.",
            "split": "eval",
            "context": (Message("system", "You help in a warehouse."),),
        },
    ]
    async with desk_on(pairs) as session:
        await session.press("v", "j")
        await session.sees(
            "≠ outputs differ in a fact: #1 #2",
            "held out, and trained on: #2 for evaluation",
            "goes: will be excluded",
            "── system · not so in #1",
            "You help in a warehouse.",
            "── prompt · .95 near against #1",
            "⟦-when⟧⟦+if⟧",
            "── output · differs from #1 in a fact",
            "⟦-12⟧⟦+15⟧",
        )
        await session.press("tab")
        await session.misses("⟦")
        await session.sees("Use bay 15 of the rack")
        await session.press("x")
        await session.sees(
            "outputs state another fact than it: #2; is #1 the right one?",
            "held out for evaluation: #2",
            "what comes before the prompt is not the same: #2",
        )


async def test_a_draft_of_a_pair_that_goes_is_said(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("j", "j", "e", "!", "escape", "v", "x")
        await session.sees("with a draft of the output, which is kept: #3")
        await session.press("enter")
        assert (await session.pair(3)).status == "excluded"
        assert await session.db(session.desk.store.drafts.fields, 3) == ["output"]


async def test_what_is_alike_by_way_of_others_only_stays_and_is_said(desk_on: DeskOn) -> None:
    words = ["restock", "bins", "labels", "docks", "pallets", "sheets", "gloves", "gates", "racks", "trays"]
    words += ["carts", "lifts"]
    outputs = ["Look it up.", "Ask your lead.", "Wait for noon."]
    chain = [
        {"prompt": " ".join(words[number * 2 : number * 2 + 8]), "output": output}
        for number, output in enumerate(outputs)
    ]
    async with desk_on(chain) as session:
        await session.press("v")
        assert marks(session) == {2: "keep", 1: "out", 3: "out"}, "both are alike to the one in between"
        await session.press("j", "m")
        assert marks(session) == {1: "keep", 2: "out", 3: "stay"}
        await session.press("j", "j")
        await session.sees("stays: alike to others here, not to #1 itself")
        await session.press("x")
        await session.sees("Keep #1 (undecided), exclude #2, reason duplicate", "stays too: #3")
        await session.press("enter")
        assert await session.statuses() == ["new", "excluded", "new"]
        await session.sees("every group is settled")


async def test_a_pair_changed_elsewhere_refuses_the_step_and_is_shown_anew(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("v", "enter", "x")
        with Store.open(database) as elsewhere:
            elsewhere.pairs.change(elsewhere.pairs.get(4), {"split": "eval"}, "elsewhere")
        await session.press("enter")
        await session.sees("pair 4 was changed elsewhere", "held out, and trained on: #4")
        assert await session.statuses() == ["new"] * 5 + ["included"] * 2
        await session.press("x", "enter")
        assert await session.statuses() == ["new"] * 3 + ["excluded", "new", "included", "excluded"]


async def test_a_step_that_can_not_be_written_is_said_and_nothing_is_half_done(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on(PAIRS) as session:
        with monkeypatch.context() as patch:
            patch.setattr(session.desk.store.groups, "let_stay", _full)
            await session.press("v", "enter", "x", "enter")
            await session.sees("the disk is full")
            assert await session.statuses() == ["new"] * 5 + ["included"] * 2
            assert session.screen == "GroupScreen"
        await session.press("x", "enter")
        await session.sees("kept #6, excluded 2 pairs", "saved 1")


def _full(*_: object) -> None:
    raise PairsmithError("the disk is full", "nothing was saved")


async def test_an_undo_that_takes_the_group_away_leaves_none_to_look_at(desk_on: DeskOn) -> None:
    async with desk_on([PAIRS[1], {"prompt": "Other", "output": "Words"}]) as session:
        await session.press("j", "p")
        await session.press(*["backspace"] * 5)
        await session.type(str(PAIRS[2]["prompt"]))
        await session.press("ctrl+s", "v")
        assert marks(session) == {2: "keep", 1: "out"}, "the one that she edited is kept"
        await session.press("u")
        await session.sees("undone: edit prompt", "No group")
        await session.press("x", "m", "space", "j", "n", "enter", "tab", "v")
        await session.sees("No pair is a near-duplicate of another.")


async def test_the_marks_of_a_group_are_explained_in_its_help(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("v", "enter", "question_mark")
        assert "One group" in session.top
        assert "will be excluded as a duplicate" in session.panel("text")


async def test_opening_goes_to_the_pair_on_the_main_screen(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("v", "enter", "j", "enter")
        assert session.screen == "CurateScreen"
        assert session.desk.pair is not None
        assert session.desk.pair.id == 7
        await session.press("v")
        assert session.screen == "GroupScreen"
        await session.sees("▌    7")


@pytest.mark.parametrize(("keys", "screen"), [(["j", "v"], "CurateScreen"), (["v", "enter"], "GroupsScreen")])
async def test_escape_goes_back_to_where_the_group_was_asked_for(
    desk_on: DeskOn, keys: list[str], screen: str
) -> None:
    async with desk_on(PAIRS) as session:
        await session.press(*keys)
        assert session.screen == "GroupScreen"
        await session.press("escape")
        assert session.screen == screen


async def test_keys_go_from_group_to_group(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("v", "enter", "p")
        await session.sees("this is the first group")
        await session.press("n")
        await session.sees("Group 2/2 · 2 pairs", "▌    2")
        await session.press("right")
        await session.sees("this is the last group")
        await session.press("left")
        await session.sees("Group 1/2 · 3 pairs")


async def test_what_is_not_compared_yet_is_counted(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.db(_unindex, session.desk.store)
        await session.press("v")
        await session.sees("2 groups to settle · 7 pairs not compared yet")


async def test_before_anything_is_compared_it_does_not_say_that_nothing_is_alike(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS[:2]) as session:
        await session.db(_unindex, session.desk.store)
        await session.press("v")
        await session.sees("pairs are still being compared", "r looks again", "no group yet")
        await session.db(_index, session.desk.store)
        await session.press("r")
        await session.sees("No pair is a near-duplicate of another.", "nothing to settle")


def _index(store: Store) -> None:
    with store.transaction():
        store._connection.write("UPDATE pairs SET indexed = 1")


def _unindex(store: Store) -> None:
    with store.transaction():
        store._connection.write("UPDATE pairs SET indexed = 0")


async def test_without_near_duplicates_it_says_so(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS[:2]) as session:
        await session.press("v")
        await session.sees("No pair is a near-duplicate of another.")
        await session.press("j", "G", "g", "pagedown", "a", "enter", "u")
        await session.sees("nothing to undo")
        assert session.screen == "GroupsScreen"


async def test_of_many_groups_those_in_sight_are_drawn(desk_on: DeskOn) -> None:
    pairs = [{"prompt": letter * 40 + tail} for letter in "abcdefghijklmnopqrstuvwxyz" for tail in "?!"]
    async with desk_on(pairs, size=(80, 24)) as session:
        await session.press("v", "v", "G")
        assert "26/26" in session.top
        pane = session.app.screen.query_one("#groups", LinePane)
        assert len(pane.lines) == pane.size.height
        assert pane.lines[-1][0][0] == "▌"
        await session.press("pageup", "g")
        assert "1/26" in session.top

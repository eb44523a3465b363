"""What survives closing the app: everything that was decided, where she was, and the way back."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from tests.screens.pilots import DeskOn, seed, session_on
from tui.core.pair import Message
from tui.core.view import View
from tui.store.store import Store


async def test_undo_and_redo_go_on_after_a_restart(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("1", "x", "D", "h", "q")
    async with session_on(database) as session:
        assert await session.statuses() == ["excluded", "held"]
        await session.press("u", "u")
        assert await session.statuses() == ["new", "new"]
        assert (await session.pair(1)).flags == {"common_in_production"}
        await session.press("q")
    async with session_on(database) as session:
        await session.press("U")
        pair = await session.pair(1)
        assert (pair.status, pair.reason) == ("excluded", "duplicate")
        await session.press("u", "u")
        assert (await session.pair(1)).flags == frozenset()
        await session.press("u")
        await session.sees("nothing to undo")


async def test_an_edit_is_undone_after_a_restart(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{"output": "Scan it"}]) as session:
        await session.press("e", "!", "ctrl+s", "q")
    async with session_on(database) as session:
        await session.press("u")
        await session.sees("undone: edit output")
        assert (await session.pair(1)).output == "Scan it"


async def test_place_filter_and_order_are_where_she_left_them(desk_on: DeskOn, database: Path) -> None:
    pairs = [{"status": "held"}, {}, {"output": "the longest output of all"}, {}, {"output": "short one"}]
    async with desk_on(pairs) as session:
        await session.press("f", "right", "enter", "s", "4", "j", "j")
        assert session.desk.pair is not None
        assert session.desk.pair.id == 2
        await session.press("q")
    async with session_on(database) as session:
        assert "3/4" in session.top
        assert "new · by length" in session.top
        assert list(session.desk.walk.ids) == [3, 5, 2, 4]
        assert session.desk.pair is not None
        assert session.desk.pair.id == 2


async def test_the_rows_and_lines_in_sight_are_where_she_left_them(desk_on: DeskOn, database: Path) -> None:
    long = " ".join(f"step {number}" for number in range(900))
    async with desk_on([*({} for _ in range(50)), {"output": long}, {}, {}, {}]) as session:
        await session.press("G", "k", "k", "k", "pagedown", "pagedown")
        before = session.text
        assert "step 0 " not in before
        await session.press("q")
    async with session_on(database) as session:
        assert session.text == before
        await session.press("j")
        await session.press("k")
        assert "step 0 " in session.text, "whoever comes back to a pair reads it from its beginning"


async def test_what_was_folded_or_open_is_so_again(desk_on: DeskOn, database: Path) -> None:
    turns = tuple(Message("user" if number % 2 else "assistant", f"turn {number}") for number in range(12))
    async with desk_on([{"context": turns}]) as session:
        await session.press("z", "tab", "q")
    async with session_on(database) as session:
        unfolded = session.panel("reading")
        assert "turn 0" in unfolded
        assert session.app.screen.has_class("-queue-away")
        await session.press("z")
        assert session.panel("reading") != unfolded
        await session.press("z", "q")
    async with session_on(database, size=(80, 24)) as session:
        assert not session.app.screen.has_class("-queue-over-text")
        await session.press("tab", "q")
    async with session_on(database, size=(80, 24)) as session:
        assert session.app.screen.has_class("-queue-over-text")


async def test_what_was_in_sight_survives_leaving_before_it_is_drawn_again(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on([{"output": " ".join(f"step {number}" for number in range(900))}]) as session:
        await session.press("pagedown", "tab", "q")
        left = session.desk.sight
        assert left.line
    async with session_on(database, at_rest=False) as session:
        await session.app.action_quit()
        assert session.desk.sight == left


async def test_a_place_that_another_version_kept_is_come_back_to(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("j", "q")
    with Store.open(database) as store:
        kept = orjson.loads(store.meta.get("place") or "")
        del kept["sight"]["line"]
        kept["sight"]["of a later version"] = 1
        store.meta.set("place", orjson.dumps(kept).decode())
    async with session_on(database) as session:
        assert "2/2" in session.top


async def test_alike_pairs_follow_each_other_as_before_and_are_looked_for_again_on_a_key(
    desk_on: DeskOn, database: Path
) -> None:
    prompts = [
        "Who signs the damaged goods sheet?",
        "Where do gloves go?",
        "Who signs a damaged goods sheet?",
    ]
    async with desk_on(prompts) as session:
        await session.press("s", "3", "q")
    with Store.open(database) as store, store.transaction():
        store._connection.write("DELETE FROM neighbours")
    async with session_on(database) as session:
        assert list(session.desk.walk.ids) == [1, 3, 2], "the app opens without a search through the index"
        await session.press("r")
        assert list(session.desk.walk.ids) == [1, 2, 3]


async def test_a_search_is_remembered(desk_on: DeskOn, database: Path) -> None:
    async with desk_on(["scan one", "restock two"]) as session:
        await session.press("slash")
        await session.type("rest")
        await session.press("enter", "q")
    async with session_on(database) as session:
        assert "“rest”" in session.top
        assert list(session.desk.walk.ids) == [2]


async def test_after_a_death_she_comes_back_to_the_last_decision(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, {}, {}, {}]) as session:
        await session.press("h", "h", "o")
        # Nothing is closed in order here: what follows opens the file beside the running app.
        async with session_on(database) as second:
            assert await second.statuses() == ["held", "held", "new", "new"]
            assert (await second.pair(3)).split == "eval"
            assert "3/4" in second.top


async def test_a_pair_that_the_view_no_longer_holds_does_not_lose_the_view(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("f", "right", "enter", "q")
    with Store.open(database) as store:
        store.pairs.change(store.pairs.get(1), {"status": "held"}, "elsewhere")
    async with session_on(database) as session:
        assert list(session.desk.walk.ids) == [2]
        assert session.desk.view != View()


async def test_the_saved_mark_counts_anew(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("1", "2")
        assert "saved 2" in session.top
        await session.press("q")
    async with session_on(database) as session:
        assert "saved 0" in session.top


async def test_an_index_that_was_left_unfinished_is_finished_in_the_background(database: Path) -> None:
    prompt = "How do I restock the pick face when the scanner shows E7?"
    seed(database, [prompt, {"prompt": prompt.replace("the scanner", "a scanner")}])
    async with session_on(database) as session:
        assert await session.db(session.desk.store.index.pending) == 0
        assert "1 near-duplicate" in session.panel("side")


ALIKE = [
    *(
        {"prompt": "How do I restock zone 16 today?", "output": f"{word} it."}
        for word in ("Scan", "Lift", "Hold")
    ),
    {"prompt": "Who signs for a pallet that is late?", "output": "The shift lead."},
    {"prompt": "Who signs for a pallet that is late?", "output": "The shift lead does."},
]


@pytest.mark.parametrize(
    ("keys", "screen", "words"),
    [
        (["d", "j"], "CompareScreen", "2/2"),
        (["v"], "GroupScreen", "Group 1/2"),
        (["v", "n", "j"], "GroupScreen", "Group 2/2"),
        (["v", "v"], "GroupsScreen", "2 groups to settle"),
        (["l"], "HistoryScreen", "#1 · journal"),
        (["w"], "DiffScreen", "changed since the import"),
        (["V"], "TemplateScreen", "#1 · llama3"),
        (["X"], "ExportScreen", "Export"),
        (["L"], "RejectsScreen", "Could not be used"),
    ],
)
async def test_the_screen_that_lay_over_the_pair_is_open_again(
    desk_on: DeskOn, database: Path, keys: list[str], screen: str, words: str
) -> None:
    async with desk_on(ALIKE) as session:
        await session.press(*keys)
        before = session.text
        await session.sees(words)
        await session.press("ctrl+q")
    async with session_on(database) as session:
        await session.stands_on(screen)
        await session.settle()
        assert session.text == before
        await session.press("escape", "escape")
        assert session.screen == "CurateScreen"
        await session.press("q")
    async with session_on(database) as session:
        assert session.screen == "CurateScreen"


async def test_a_long_journal_is_scrolled_as_it_was(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}]) as session:
        await session.press(*"12345" * 8, "l", "pagedown", "j")
        before = session.text
        await session.press("ctrl+q")
    async with session_on(database) as session:
        await session.stands_on("HistoryScreen")
        await session.settle()
        assert session.text.split("\n")[1:] == before.split("\n")[1:]


@pytest.mark.parametrize("panel", ["export(1)", "quit", "app.quit", ""])
async def test_a_screen_that_a_database_makes_up_is_not_opened(
    desk_on: DeskOn, database: Path, panel: str
) -> None:
    async with desk_on([{}]) as session:
        await session.press("q")
    with Store.open(database) as store, store.transaction():
        kept = orjson.loads(store.meta.get("place") or "")
        kept["sight"] |= {"panel": panel, "spot": "1)"}
        store.meta.set("place", orjson.dumps(kept).decode())
    async with session_on(database) as session:
        assert session.screen == "CurateScreen"

"""The view: search, filter and order say what next and previous mean, and are remembered."""

from __future__ import annotations

from tests.screens.pilots import STRONG, DeskOn, Session


def ids(session: Session) -> list[int]:
    return list(session.desk.walk.ids)


async def search(session: Session, text: str) -> None:
    await session.press("slash")
    await session.sees("Search")
    await session.type(text)
    await session.press("enter")


async def test_search_finds_words_from_their_beginning_in_prompt_and_output(desk_on: DeskOn) -> None:
    pairs = [
        {"prompt": "How do I restock zone 3?"},
        {"output": "Scan, then restock."},
        {"prompt": "Who signs?"},
    ]
    async with desk_on(pairs) as session:
        await search(session, "RESTO")
        assert ids(session) == [1, 2]
        assert "“RESTO”" in session.top
        await search(session, " zone")
        assert ids(session) == [1]


async def test_an_empty_search_shows_all_again(desk_on: DeskOn) -> None:
    async with desk_on(["scanner", "battery"]) as session:
        await search(session, "battery")
        assert ids(session) == [2]
        await session.press("slash", *["backspace"] * 7, "enter")
        assert ids(session) == [1, 2]
        assert session.desk.pair is not None
        assert session.desk.pair.id == 2, "the pair that was found stays the current one"


async def test_a_search_that_finds_nothing_says_what_to_do(desk_on: DeskOn) -> None:
    async with desk_on(["scanner"]) as session:
        await search(session, "forklift")
        await session.sees("No pair fits the filter and the search.", "Esc shows all again", "Esc all pairs")
        for key in ("j", "space", "1", "x", "e", "d", "w"):
            await session.press(key)
        assert session.screen == "CurateScreen"
        assert (await session.pair(1)).revision == 1
        await session.press("escape")
        assert ids(session) == [1]


async def test_all_pairs_are_shown_again_around_the_one_looked_at_last(desk_on: DeskOn) -> None:
    async with desk_on(["forklift", "scanner one", "scanner two"]) as session:
        await search(session, "scanner")
        await session.press("j", "escape")
        assert "3/3" in session.top
        await search(session, "nowhere")
        assert ids(session) == []
        await session.press("escape")
        assert "3/3" in session.top


async def test_a_search_takes_any_text_as_words(desk_on: DeskOn) -> None:
    texts = ['"', "a AND", "NEAR(", "*", "(", "-", "'; DROP TABLE pairs", "[/]", "^x:"]
    async with desk_on([{"prompt": f"before {text} after {text}"} for text in texts]) as session:
        for number, text in enumerate(texts, start=1):
            await search(session, f"before {text} after")
            assert number in ids(session), text
            await session.press("f", "c", "enter")


async def test_a_search_left_by_escape_changes_nothing(desk_on: DeskOn) -> None:
    async with desk_on(["scanner", "battery"]) as session:
        await session.press("slash", "b", "escape")
        assert ids(session) == [1, 2]


PAIRS = [
    {"status": "included", "flags": STRONG, "origin": "production", "category": "safety"},
    {"status": "held", "phase": "edge", "origin": "synthetic"},
    {"split": "eval", "origin": "document", "category": "returns"},
    {"status": "excluded", "split": "robustness", "behaviour": "decline"},
    {"prompt": "prompt 5", "output": "long " * 30, "original_output": "short"},
]


async def test_each_line_of_the_filter_asks_for_its_field(desk_on: DeskOn) -> None:
    cases = [
        (0, 1, [3, 5], "new"),
        (0, 2, [1], "included"),
        (0, -1, [4], "excluded"),
        (1, 1, [3, 5], "consistency"),
        (1, 2, [1], "variation"),
        (1, 3, [2, 4], "edge"),
        (2, 2, [3], "eval"),
        (2, 3, [4], "robustness"),
        (3, 1, [3], "returns"),
        (3, 2, [1], "safety"),
        (4, 1, [1], "production"),
        (4, 4, [2], "synthetic"),
        (5, -2, [1], "score 9 and up"),
        (7, 1, [5], "edited"),
    ]
    async with desk_on(PAIRS) as session:
        for row, turns, found, words in cases:
            await session.press("f")
            key = "right" if turns > 0 else "left"
            await session.burst("c", *["down"] * row, *[key] * abs(turns), "enter")
            assert (ids(session), f"  {words} · import order" in session.top) == (found, True), words


async def test_the_filter_for_duplicates_leaves_siblings_out(desk_on: DeskOn) -> None:
    pairs = [
        "How do I restock the pick face when the scanner shows E7?",
        "How do I restock the pick face when the scanner shows an E7?",
        "Where does a white bay label go on a damaged rack?",
        "How do I restock the pick face when the scanner shows E9?",
    ]
    async with desk_on(pairs) as session:
        await session.press("f", *["down"] * 6, "right", "enter")
        assert "has duplicates" in session.top
        assert {1, 2} <= set(ids(session))
        assert 3 not in ids(session)


async def test_lines_of_a_filter_work_together_and_are_cleared_together(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("f", "l", "j", "space", "enter")
        assert "new · consistency · import order" in session.top
        assert ids(session) == [3, 5]
        await session.press("f", "c", "f")
        assert ids(session) == [1, 2, 3, 4, 5]


async def test_a_filter_left_by_escape_stays_as_it_was(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("f", "right", "enter", "f", "right", "escape")
        assert ids(session) == [3, 5]


async def test_the_lines_of_the_filter_go_round(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("f", "up", "right", "enter")
        assert "with a draft" in session.top


async def test_all_of_the_filter_is_in_sight_at_80x24_with_a_search_too(desk_on: DeskOn) -> None:
    async with desk_on(["one", "two"], size=(80, 24)) as session:
        await session.press("slash")
        await session.type("one")
        await session.press("enter", "f")
        await session.sees("Show pairs with", "status", "with a draft", "and the words “one”", "Enter apply")


async def test_what_a_pair_lacks_can_be_asked_for(desk_on: DeskOn) -> None:
    pairs = [{"category": "none"}, {"original_output": "other"}, {"category": "docks"}, {}]
    asked = [
        (["down"] * 3, "left", "no category", [2, 4]),
        (["down"] * 6, "left", "no duplicates", [1, 2, 3, 4]),
        (["down"] * 7, "left", "not edited", [1, 3, 4]),
        (["up"], "right", "with a draft", [4]),
    ]
    async with desk_on(pairs) as session:
        await session.press("G", "e", "!", "escape")
        for way, turn, words, found in asked:
            await session.press("f", "c", *way, turn, "enter")
            assert words in session.top
            assert ids(session) == found
        assert "4 ·✎" in session.panel("queue")
        await session.press("f", "c", *["down"] * 3, "left", "left")
        await session.sees("category        “none”")
        await session.press("enter")
        assert ids(session) == [1]


async def test_how_many_pairs_fit_is_said_as_values_are_turned(desk_on: DeskOn) -> None:
    async with desk_on([{}, {"status": "held"}, {}]) as session:
        await session.press("f")
        await session.sees("3 pairs fit")
        await session.press("right")
        await session.sees("2 pairs fit")
        await session.press("left", "left", "left")
        await session.sees("1 pair fits")
        await session.press("c")
        await session.sees("3 pairs fit")


ORDERED = [
    {"prompt": "How do I restock zone 3 when the bay label is torn?", "output": "aa"},
    {"prompt": "Who signs the damaged goods sheet?", "output": "a" * 90, "flags": {"failure_is_critical"}},
    {"prompt": "How do I restock zone 3 when a bay label is torn?", "output": "a" * 9, "flags": STRONG},
]


async def test_each_order_sorts_and_begins_at_its_first_pair(desk_on: DeskOn) -> None:
    orders = {
        "2": ([3, 2, 1], "by score"),
        "3": ([1, 3, 2], "by likeness"),
        "4": ([2, 3, 1], "by length"),
        "1": ([1, 2, 3], "import order"),
    }
    async with desk_on(ORDERED) as session:
        await session.press("j")
        for key, (order, words) in orders.items():
            await session.press("s")
            await session.sees("Order of the queue", words)
            await session.press(key)
            assert ids(session) == order
            assert words in session.top
            assert session.desk.pair is not None
            assert session.desk.pair.id == order[0]


async def test_decisions_do_not_move_the_queue_until_it_is_refreshed(desk_on: DeskOn) -> None:
    async with desk_on([{}, {}, {}]) as session:
        await session.press("f", "right", "enter", "h")
        assert ids(session) == [1, 2, 3]
        await session.press("k")
        assert session.desk.pair is not None
        assert session.desk.pair.id == 1
        await session.press("r")
        assert ids(session) == [2, 3]


async def test_next_undecided_stays_inside_the_view(desk_on: DeskOn) -> None:
    async with desk_on(["restock one", "scan two", "restock three", "scan four"]) as session:
        await search(session, "scan")
        await session.press("space", "space")
        assert await session.statuses() == ["new", "held", "new", "held"]
        await session.sees("nothing is left to decide in this view; Esc shows all pairs again")

"""The help lists what can be done on a screen and explains the flags; the palette runs actions by name."""

from __future__ import annotations

import pytest

from tests.screens.pilots import STRONG, DeskOn
from tui.actions import CONTEXTS, actions_for
from tui.core.rubric import FLAGS
from tui.key_names import key_word
from tui.screens.help import HelpScreen
from tui.store.store import Store
from tui.widgets.line_pane import LinePane

WAYS = {
    "curate": [],
    "edit": ["e"],
    "write": ["y"],
    "compare": ["d"],
    "diff": ["w"],
    "history": ["l"],
    "template": ["V"],
    "export": ["X"],
    "rejects": ["L"],
}
"""Context to the keys that lead to its screen."""

ALIKE = [
    {"prompt": "How do I restock the pick face when the scanner shows E7?", "flags": STRONG},
    {"prompt": "How do I restock the pick face when the scanner shows an E7?"},
]


@pytest.mark.parametrize("context", WAYS)
async def test_help_lists_every_action_of_the_screen_and_of_no_other(desk_on: DeskOn, context: str) -> None:
    async with desk_on(ALIKE) as session:
        await session.press(*WAYS[context])
        asked_on = session.screen
        await session.press("f1")
        assert session.screen == "HelpScreen"
        text = session.panel("text")
        assert CONTEXTS[context] in session.top
        words = " ".join(text.split())
        for action in actions_for(context):
            keys = " ".join(key_word(key) for key in action.keys)
            assert f" {keys}  " in text, "parted from what it does"
            assert action.description[:20] in words, "the rest may stand below"
        lines = [line.strip() for line in text.split("\n")]
        assert {other for other in CONTEXTS if CONTEXTS[other] in lines} == {context, "any"}
        await session.press("escape")
        assert session.screen == asked_on


async def test_the_whole_help_can_be_scrolled_to_at_80x24(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE, size=(80, 24)) as session:
        await session.press("question_mark")
        seen = session.text
        for _ in range(20):
            await session.press("pagedown")
            seen += session.text
        for words in (*(action.description for action in actions_for("curate")), "What the marks mean"):
            assert words in seen
        await session.press("question_mark")
        assert session.screen == "CurateScreen"


async def test_the_marks_are_explained_on_the_screen_that_shows_them(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("question_mark")
        text = session.panel("text")
        assert text.index(CONTEXTS["any"]) < text.index("What the marks mean")
        assert "nearly the same words in the same order" in text
        await session.press("escape", "X", "question_mark")
        assert "What the marks mean" not in session.panel("text")


@pytest.mark.parametrize("way", [[], ["e"], ["X"]])
async def test_the_five_flags_are_explained_with_an_example_on_every_screen(
    desk_on: DeskOn, way: list[str]
) -> None:
    async with desk_on(ALIKE) as session:
        await session.press(*way, "f1")
        text = " ".join(session.panel("text").split())
        for number, flag in enumerate(FLAGS, start=1):
            assert f"{number} {flag.label} {flag.weight} {flag.means} {flag.example}" in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("way", [[], ["X"], ["l"], ["d"]])
async def test_flags_and_the_first_keys_are_in_sight_at_once(
    desk_on: DeskOn, way: list[str], size: tuple[int, int]
) -> None:
    async with desk_on(ALIKE, size=size) as session:
        await session.press(*way)
        first = actions_for(session.app.screen.CONTEXT)[0]
        await session.press("question_mark")
        for words in (first.description, FLAGS[-1].example, *(flag.means for flag in FLAGS)):
            assert words in session.text


async def test_small_keys_move_a_line_and_big_ones_a_page(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE, size=(80, 24)) as session:
        await session.press("question_mark")
        pane = session.app.screen.query_one("#text", LinePane)
        moves = {"j": 1, "down": 1, "k": -1, "up": -1}
        moves |= {"pagedown": 20, "pageup": -20, "ctrl+d": 20, "ctrl+u": -20, "space": 20}
        await session.press("pagedown", "j")
        for key, by in moves.items():
            before = pane.top
            await session.press(key)
            assert pane.top - before == by, key


async def test_asking_for_help_on_the_help_opens_no_second_one(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("f1", "f1")
        assert len(session.app.screen_stack) <= 2


async def test_the_palette_finds_an_action_and_runs_it(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        for key in ("ctrl+p", "colon"):
            await session.press(key)
            assert session.screen == "Palette"
            await session.type("hold out")
            await session.sees("hold out for evaluation")
            await session.press("enter")
            await session.stands_on("CurateScreen")
        await session.until(lambda: session.desk.saved == 2, "saved twice")
        assert (await session.pair(1)).split == "train"


async def test_paging_through_an_empty_palette_does_nothing(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.burst("ctrl+p", "pageup", "pagedown")
        await session.type("no such action")
        await session.press("pageup", "pagedown", "up", "down", "enter", "escape")
        await session.stands_on("CurateScreen")
        await session.press("1")
        assert "saved 1" in session.top


async def test_a_palette_opens_while_another_is_still_there(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("ctrl+p")
        await session.app.push_screen(HelpScreen("any"))
        session.app.action_command_palette()
        await session.stands_on("Palette")
        assert len(session.app.screen_stack) == 4


async def test_the_palette_opens_screens_and_asks_questions(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        for words, screen in (
            ("journal of", "HistoryScreen"),
            ("theme", "MenuScreen"),
            ("category", "AskScreen"),
        ):
            await session.press("ctrl+p")
            await session.type(words)
            await session.sees(words)
            await session.press("enter")
            await session.stands_on(screen)
            await session.press("escape")
            await session.stands_on("CurateScreen")


async def test_the_palette_offers_what_the_present_screen_can_do_with_keys_as_they_are_written(
    desk_on: DeskOn,
) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("X", "colon")
        # Nothing is in the way of this export, and nothing is wrong with its pairs.
        left_out = ("command_palette", "open", "allow", "force")
        offered = [action for action in actions_for("export") if action.call not in left_out]
        rows = session.panel("ask-completions").split("\n")
        for action, row in zip(offered, rows, strict=False):
            assert " ".join(row.split()) == f"{' '.join(map(key_word, action.keys))} {action.description}"


async def test_whoever_only_looks_at_the_palette_does_nothing(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("colon", "enter")
        assert session.screen == "CurateScreen"
        assert session.desk.saved == 0
        await session.press("colon", "down", "enter")
        assert (await session.pair(1)).flags == STRONG - {"common_in_production"}


async def test_the_palette_forgives_a_slip_of_the_pen(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.press("colon")
        await session.type("jornal")
        await session.sees("▸ l", "journal of this pair")
        await session.type("zzzzzzzz")
        await session.sees("Nothing here is called that.")
        await session.press("enter")
        assert session.screen == "CurateScreen"


async def test_keys_typed_ahead_go_where_the_palettes_choice_leads(desk_on: DeskOn) -> None:
    async with desk_on(ALIKE) as session:
        await session.burst("colon", *"note", "enter", *"seen", "enter", "colon", *"next pair", "enter", "x")
        assert (await session.pair(1)).note == "seen"
        assert await session.statuses() == ["new", "excluded"]


async def test_the_palette_names_no_change_where_the_database_is_only_read(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on(ALIKE) as session:
        monkeypatch.setattr(Store, "read_only", property(lambda store: "it is elsewhere"))
        await session.press("colon")
        rows = session.panel("ask-completions")
        assert "rewrite the output" not in rows
        assert "next pair" in rows


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_whole_palette_can_be_paged_through(desk_on: DeskOn, size: tuple[int, int]) -> None:
    async with desk_on(ALIKE, size=size) as session:
        await session.press("colon")
        seen = session.text
        for _ in range(6):
            await session.press("pagedown")
            seen += session.text
        for action in actions_for("curate"):
            assert (action.description in seen) == (action.call not in ("command_palette", "show_all"))

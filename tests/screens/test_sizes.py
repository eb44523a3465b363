"""Every screen in every size: what matters stays in sight, and nothing breaks."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.events import Resize
from textual.geometry import Size

from tests.screens.pilots import STRONG, DeskOn
from tui.widgets.line_pane import LinePane

SIZES = [(80, 24), (40, 10), (200, 60), (1, 1), (120, 40)]

WORDS = ["rack", "dock", "pallet", "glove", "shift", "forklift", "battery", "label", "sheet", "gate"]
WORDS += ["freezer", "conveyor"]

PAIRS = [
    {
        "prompt": "How do I restock the pick face when the scanner shows E7?",
        "flags": STRONG,
        "category": "scanners",
        "note": "ask the shift lead",
    },
    {"prompt": "How do I restock the pick face when the scanner shows an E7?", "output": "word " * 500},
    *({"prompt": word * 3, "output": word[::-1] * 3} for word in WORDS),
]

WAYS = {
    "CurateScreen": [],
    "EditScreen": ["e", "!"],
    "WriteScreen": ["y", "!"],
    "CompareScreen": ["d"],
    "DiffScreen": ["w"],
    "HistoryScreen": ["l"],
    "TemplateScreen": ["V"],
    "GroupsScreen": ["v", "v"],
    "GroupScreen": ["v", "j"],
    "SettleScreen": ["v", "x"],
    "ExportScreen": ["X"],
    "HelpScreen": ["question_mark"],
    "TurnScreen": ["B"],
    "FilterScreen": ["f"],
    "RejectsScreen": ["L"],
    "AskScreen": ["c"],
    "MenuScreen": ["x"],
}


BELOW = {"SettleScreen": "GroupScreen"}
"""Where the way back from a screen leads first."""


@pytest.mark.parametrize("screen", WAYS)
async def test_a_size_that_is_no_longer_so_is_not_laid_out(desk_on: DeskOn, screen: str) -> None:
    async with desk_on(PAIRS) as session:
        await session.press(*WAYS[screen])
        top = session.app.screen
        laid_out: list[Size] = []
        top.screen_layout_refresh_signal.subscribe(top, lambda _: laid_out.append(top.outer_size))
        for height in (25, 30):
            top.post_message(Resize(Size(80, height), Size(80, height)))
            top.call_later(lambda: None)  # Between two sizes, so that one does not take the other's place.
        await session.settle()
        await session.resize(80, 24)
        assert set(laid_out) == {Size(80, 24)}


@pytest.mark.parametrize("screen", WAYS)
async def test_a_screen_takes_every_size_and_draws_inside_it(desk_on: DeskOn, screen: str) -> None:
    async with desk_on(PAIRS) as session:
        await session.press(*WAYS[screen])
        assert session.screen == screen
        first = session.text
        for width, height in SIZES:
            await session.resize(width, height)
            assert len(session.rows) == height
            assert {cell_len(row) for row in session.rows} == {width}
        # What lies below a question draws itself a moment later.
        await session.until(lambda: session.text == first, "as it was at its first size, with what was typed")
        await session.press("escape")
        assert session.screen in ("CurateScreen", BELOW.get(screen, screen))


async def test_the_panels_grow_with_the_screen_but_not_past_what_can_be_read(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, size=(100, 30)) as session:
        before = {"queue": 0, "reading": 0, "side": 0}
        for width in (100, 120, 160, 200, 240, 300):
            await session.resize(width, 30)
            panes = {name: session.app.screen.query_one(f"#{name}", LinePane) for name in before}
            widths = {name: pane.size.width for name, pane in panes.items()}
            assert sum(widths.values()) == width
            assert all(widths[name] >= before[name] for name in before), (width, widths)
            assert panes["reading"].line_width <= 101
            before = widths
            await session.until(
                lambda panes=panes: (
                    panes["reading"].line_width == len(session.panel("reading").split("\n")[0])
                ),
                "the text, laid out for the new width",
            )
        assert before["queue"] > 80


async def test_at_120x40_queue_text_and_judgement_stand_side_by_side(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.sees(
            "▌   1",
            "── prompt ",
            "9, 8 needed   INCLUDE",
            "1 ● common in production",
            "phase    variation",
            "split    train",
            "category scanners",
            "1 near-duplicate",
            "near prompt #2",
            "── note",
            "BROWSE",
            "? help",
        )
        regions = [session.app.screen.query_one(f"#{name}").region for name in ("queue", "reading", "side")]
        assert regions[0].right <= regions[1].x
        assert regions[1].right <= regions[2].x


async def test_at_80x24_queue_and_panels_fold(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, size=(80, 24)) as session:
        await session.sees(
            "How do I restock the pick face when the scanner shows E7?",
            "output 1",
            "1● 2● 3● 4● 5○",
            "9, 8 needed   INCLUDE",
            "undecided",
            "variation suggested · train · answer · scanners",
            "1 near-duplicate",
            "near prompt #2",
            "BROWSE",
            "saved 0",
            "? help",
        )
        assert not session.app.screen.query_one("#queue").display
        assert not session.app.screen.query_one("#side").display


async def test_at_80x24_one_key_brings_the_queue_over_the_text_and_away(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, size=(80, 24)) as session:
        await session.press("tab")
        await session.sees("▌   1", "   2 ·")
        assert "── prompt" not in session.text
        await session.press("j")
        await session.sees("▌   2")
        await session.press("tab")
        await session.sees("── prompt")
        assert "▌" not in session.text


async def test_on_a_wide_screen_the_same_key_gives_the_queues_room_to_the_text(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        queue, reading = (session.app.screen.query_one(name) for name in ("#queue", "#reading"))
        before = reading.size.width
        await session.press("tab")
        assert not queue.display
        assert reading.size.width > before
        await session.sees("── prompt")
        await session.press("tab")
        assert reading.size.width == before
        await session.sees("▌   1")


async def test_a_deciding_key_works_while_the_queue_is_over_the_text(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, size=(80, 24)) as session:
        await session.press("tab", "i")
        await session.sees("   1 ✓", "▌   2")


async def test_a_window_too_small_says_what_it_needs_and_comes_back(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.resize(40, 10)
        words = "Make the window larger: 60x16 at least, this is 40x10. Keys that decide rest until then."
        await session.until(lambda: " ".join(session.text.split()) == words, "the message, whole and alone")
        await session.press("1", "x", "j", "e", "question_mark", "escape")
        await session.resize(120, 40)
        assert "Make the window larger" not in session.text
        await session.sees("── prompt", "1/14")
        assert (await session.pair(1)).revision == 1, "nothing is decided on a pair that can't be seen"


@pytest.mark.parametrize(
    "screen", ["CompareScreen", "DiffScreen", "HistoryScreen", "TemplateScreen", "ExportScreen", "HelpScreen"]
)
async def test_every_screen_asks_for_a_larger_window_and_can_be_left_without_one(
    desk_on: DeskOn, screen: str
) -> None:
    async with desk_on(PAIRS) as session:
        await session.press(*WAYS[screen])
        before = session.text
        await session.resize(59, 20)
        words = "Make the window larger: 60x16 at least, this is 59x20. Keys that decide rest until then."
        await session.until(lambda: " ".join(session.text.split()) == words, "the message, whole and alone")
        await session.press("x", "h", "enter", "right", "o")
        assert session.screen == screen
        await session.resize(120, 40)
        assert session.text == before
        await session.resize(80, 15)
        await session.press("escape")
        assert session.screen == "CurateScreen"
        assert (await session.pair(1)).revision == (await session.pair(2)).revision == 1


async def test_what_is_typed_in_a_window_too_small_is_kept_and_nothing_is_saved(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("e", "a")
        await session.resize(40, 10)
        words = "this is 40x10. What you type is kept; the other keys rest until then."
        await session.until(lambda: words in " ".join(session.text.split()), "the message")
        assert "output 1" not in session.text
        await session.burst("b", "ctrl+s", "c", "ctrl+n", "backspace", "d")
        assert session.screen == "EditScreen"
        await session.resize(120, 40)
        await session.sees("output 1abd", "EDIT")
        assert (await session.pair(1)).output == "output 1"
        await session.press("e", "ctrl+s")
        assert (await session.pair(1)).output == "output 1abde"


@pytest.mark.parametrize("way", ["question_mark", "e", "y", "X", "d"])
async def test_a_window_resized_on_another_screen_is_drawn_for_its_new_size(
    desk_on: DeskOn, way: str
) -> None:
    async with desk_on(PAIRS) as session:
        await session.press(way)
        await session.resize(80, 24)
        await session.press("escape")
        assert session.screen == "CurateScreen"
        await session.sees("1● 2● 3● 4● 5○")
        assert not session.app.screen.query_one("#queue").display
        await session.press(way)
        await session.resize(120, 40)
        await session.press("escape")
        await session.sees("▌   1", "1 ● common in production")


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 60)])
async def test_mode_saved_mark_help_and_verdict_are_in_sight(desk_on: DeskOn, size: tuple[int, int]) -> None:
    async with desk_on(PAIRS, size=size) as session:
        await session.sees("BROWSE", "saved 0", "? help", "9, 8 needed   INCLUDE", "How do I restock")
        await session.press("j", "pagedown")
        await session.sees("BROWSE", "? help")
        await session.press("g", "e")
        await session.sees("EDIT", "F1 help", "output 1", "Ctrl+S save")


async def test_no_line_that_a_panel_is_handed_is_wider_than_the_panel(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        for size in ((80, 24), (120, 40)):
            await session.resize(*size)
            for screen, way in WAYS.items():
                await session.press(*way)
                for pane in session.app.screen.query(LinePane):
                    widths = [cell_len("".join(text for text, _ in line)) for line in pane.lines]
                    assert not pane.display or max(widths, default=0) <= pane.line_width, (pane.id, way)
                while screen := BELOW.get(screen, ""):
                    await session.press("escape")
                    await session.stands_on(screen)
                await session.press("escape")
                await session.stands_on("CurateScreen")
            await session.press("u", "g")

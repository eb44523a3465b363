"""Text from outside on every screen: never markup, never a character that a terminal acts on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.pilots import DeskOn, Session, seed, seed_rejects, session_on
from tui.core.pair import Message
from tui.core.text import INVISIBLE
from tui.widgets.line_pane import LinePane

MARKUP = [
    "[/]",
    "[@click=app.quit]x[/]",
    "[bold",
    "[link=http://x]y[/link]",
    "\\[/",
    "$background",
    "{0}",
    "%s",
]
CONTROLS = "\x1b]52;c;eA==\x07\x1b[2J\x9b31m\x7f\x08\x0b\x0c\r\u202e\u2066\u200b\u2028\xad\ufeff\U000e0041"

HOSTILE = " ".join([*MARKUP, CONTROLS])

BASE = f"How do I restock the pick face when the scanner shows {HOSTILE} E7?"

PAIRS = [
    {
        "prompt": BASE,
        "output": f"Hold {HOSTILE}",
        "original_prompt": f"Was {HOSTILE}",
        "original_output": f"Other {HOSTILE} words",
        "context": (Message("system", HOSTILE), Message("user", HOSTILE), Message("assistant", HOSTILE)),
        "category": f"zone {HOSTILE}",
        "tags": (f"tag {HOSTILE}", HOSTILE),
        "note": f"note\n{HOSTILE}",
        "teacher": f"model {HOSTILE}",
        "status": "held",
        "decided_by": "expert",
        "reason": f"reason {HOSTILE}",
        "intent": f"intent {HOSTILE}",
        "problems": (f"code {CONTROLS}",),
    },
    {"prompt": f"{BASE} ", "output": f"Hold {HOSTILE} now", "category": HOSTILE, "status": "included"},
]

WAYS = {
    "CurateScreen": [],
    "EditScreen": ["e"],
    "WriteScreen": ["y", "tab", "tab", "down", "tab"],
    "CompareScreen": ["d"],
    "DiffScreen": ["w"],
    "HistoryScreen": ["1", "l"],
    "TemplateScreen": ["V"],
    "GroupsScreen": ["v", "v"],
    "GroupScreen": ["v", "j"],
    "SettleScreen": ["v", "x"],
    "ExportScreen": ["X"],
    "TurnScreen": ["B"],
    "RejectsScreen": ["L"],
    "MendScreen": ["L", "enter"],
    "FilterScreen": ["f", "j", "j", "j", "right"],
    "AskScreen": ["c"],
    "MenuScreen": ["i"],
}

BELOW = {"SettleScreen": "GroupScreen", "MendScreen": "RejectsScreen"}
"""Where the way back from a screen leads first."""


def assert_clean(session: Session) -> None:
    """Neither what is drawn nor what a panel was handed holds what a terminal acts on."""
    assert not INVISIBLE.search(session.text.replace("\n", ""))
    for pane in session.app.screen.query(LinePane):
        for line in pane.lines:
            for text, _ in line:
                assert not INVISIBLE.search(text), (pane.id, text)
                assert not set(text) & {"\n", "\t"}, (pane.id, text)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_nothing_hidden_reaches_the_terminal_and_nothing_is_markup(
    desk_on: DeskOn, database: Path, size: tuple[int, int]
) -> None:
    seed_rejects(database, f"{HOSTILE}\n{HOSTILE}", name=f"log {CONTROLS}.jsonl", reason=HOSTILE)
    async with desk_on(PAIRS, size=size) as session:
        for screen, keys in WAYS.items():
            await session.press(*keys)
            assert session.screen == screen
            assert_clean(session)
            while screen in BELOW:
                screen = BELOW[screen]
                await session.press("escape")
                await session.stands_on(screen)
                assert_clean(session)
            await session.press("escape")
            await session.stands_on("CurateScreen")
            await session.press("g")
        for key in (
            "tab",
            "tab",
            "pagedown",
            "j",
            "n",
            "p",
            "escape",
            "Y",
            "escape",
            "B",
            "enter",
            "escape",
            "t",
            "escape",
            "m",
            "escape",
            "slash",
        ):
            await session.press(key)
            assert_clean(session)


async def test_it_is_shown_as_it_stands(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, size=(200, 60)) as session:
        for keys in ([], ["d"], ["w"], ["p"]):
            await session.press(*keys)
            await session.sees("[@click=app.quit]x[/]", "[bold", "[link=http://x]y[/link]")
            if keys != ["p"]:
                await session.sees("␛]52;c;eA==␇", "⟨U+202E⟩")
            await session.press("escape")
            await session.stands_on("CurateScreen")


async def test_a_filter_by_a_hostile_category_or_search_is_shown_in_the_top_line(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, size=(200, 60)) as session:
        await session.press("f", "j", "j", "j", "right", "enter")
        assert len(session.desk.walk.ids) == 1
        assert_clean(session)
        await session.press("f", "c", "enter", "slash")
        await session.paste("[/] restock\x1b]52;c;eA==\x07")
        await session.press("enter")
        assert_clean(session)


async def test_its_text_is_stored_as_it_came(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("c", "enter", "m", "enter", "e", "ctrl+s", "p", "ctrl+s", "7", "7")
        pair = await session.pair(1)
        for field in ("prompt", "output", "category", "note", "tags", "teacher"):
            assert getattr(pair, field) == PAIRS[0][field]


async def test_a_database_with_a_hostile_name_is_named_safely(tmp_path: Path) -> None:
    database = tmp_path / "a\x1b]52;c;eA==\x07[bold\n\u202e.db"
    seed(database, ["one"])
    async with session_on(database) as session:
        assert_clean(session)
        assert "BROWSE" in session.top
        await session.press("X")
        assert_clean(session)


async def test_names_in_the_completion_of_a_path_are_clean(desk_on: DeskOn, tmp_path: Path) -> None:
    (tmp_path / "b\x1b[31m\n[bold.jsonl").write_text("")
    async with desk_on([{}]) as session:
        await session.press("I")
        await session.type(f"{tmp_path}/")
        await session.sees("b␛[31m")
        assert_clean(session)

"""Any keys in any order, fast: the app stays usable, draws nothing raw, and finds back to the main screen."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.screens.pilots import STRONG, DeskOn, seed_rejects
from tui.actions import ACTIONS
from tui.core.text import INVISIBLE

RESTOCK = "How do I restock zone {} when the scanner shows {}?"

PAIRS = [
    {"prompt": RESTOCK.format(number, "\x1b]52;c;eA==\x07[/]"), "flags": STRONG if number % 2 else ()}
    for number in range(9)
]

KEPT_BACK = {
    # The palette could be asked to quit, and the outside editor takes the terminal.
    key
    for action in ACTIONS
    if action.call in ("quit", "outside_editor", "command_palette")
    for key in action.keys
}

KEYS = sorted({key for action in ACTIONS for key in action.keys} - KEPT_BACK)
KEYS += ["escape", "enter", "backspace", "delete", "ctrl+z", "ctrl+c", "z", "Z", "~"] * 2


@pytest.mark.parametrize("number", range(3))
async def test_any_keys_leave_the_app_usable(
    desk_on: DeskOn, database: Path, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    seed_rejects(database, '{"prompt": "\x1b]52;c;eA==\x07"}', "[/]", "{")
    chance = random.Random(number)
    async with desk_on(PAIRS, size=((120, 40), (80, 24), (60, 16))[number]) as session:
        for _ in range(20):
            keys = chance.choices(KEYS, k=chance.randrange(1, 9))
            await session.burst(*keys)
            assert session.app.is_running, keys
            assert not INVISIBLE.search(session.text.replace("\n", "")), keys
        while len(session.app.screen_stack) > 1:
            depth = len(session.app.screen_stack)
            await session.press("escape")
            assert len(session.app.screen_stack) < depth, session.app.screen_stack
        await session.press("escape", "g")
        assert "1/" in session.top

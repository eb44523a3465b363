"""What stays in memory of screens that were closed."""

from __future__ import annotations

import gc
from collections import Counter
from typing import Any

import pytest
from textual.strip import Strip
from textual.widget import Widget

from tests.screens.conftest import DeskOn


def there_are(*kinds: type[Any]) -> Counter[type[Any]]:
    gc.collect()
    return Counter(type(found) for found in gc.get_objects() if isinstance(found, kinds or (Widget, Strip)))


@pytest.mark.parametrize(
    "keys",
    [("e", "escape"), ("e", "x", "ctrl+s"), ("y", "escape"), ("question_mark", "escape"), ("n", "escape")],
)
async def test_of_screens_that_were_closed_nothing_stays(desk_on: DeskOn, keys: tuple[str, ...]) -> None:
    async with desk_on([{"prompt": "How do I clear E7?", "output": "Reboot"}]) as session:
        await session.press(*keys * 2)
        before = there_are()
        await session.press(*keys * 4)
        assert session.screen == "CurateScreen"
        # Not at once: the timers of a screen end after it.
        await session.until(lambda: not there_are(Widget) - before, "let go of")
        assert there_are()[Strip] < before[Strip] + 100

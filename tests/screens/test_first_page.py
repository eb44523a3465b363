"""The page that is drawn before the toolkit is loaded is the one that the toolkit draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual._compositor import LayoutUpdate

from tests.emulated import Emulated
from tests.screens.pilots import STRONG, seed, session_on
from tests.shipped import RGB
from tui.config import Project, Settings
from tui.jobs.index import catch_up
from tui.resources import resource
from tui.screens.desk import Desk
from tui.screens.first_page import first_page
from tui.store.store import Store
from tui.theming import palette

PAIRS = [
    {
        "prompt": "How do I clear E7?",
        "output": "Hold the power button for ten seconds. " * 90,
        "flags": STRONG,
    },
    {"prompt": "区域3的扫描仪显示E7，该怎么办？", "output": "Größe prüfen — „Handschuhe“ an!"},
    {
        "prompt": "\u05d0\u05d1 zone \U0001f4e6 e\u0301tage \u0e44\u0e21\u0e48",
        "output": "a\x1b]52;c;eA==\x07b",
    },
    *({"prompt": f"Where is zone {number}?", "output": f"Past dock {number}."} for number in range(60)),
]
SIZES = [(60, 16), (80, 24), (99, 30), (100, 30), (120, 40), (173, 51), (200, 60), (300, 100)]
LEFT_AT = {
    "the first pair": [],
    "a decision": ["1", "i"],
    "wide characters": ["j"],
    "unknown widths": ["j", "j"],
    "a text scrolled down": ["pagedown"],
    "the queue folded": ["tab"],
}


def early(database: Path, size: tuple[int, int], theme: str) -> str:
    """What is written for the first page."""
    colors = palette(theme, [resource("themes")])
    assert colors is not None
    with Store.open(database) as store:
        desk = Desk(store, Project())
        desk.start()
        return first_page(desk, *size, colors, ColorSystem.TRUECOLOR)[0]


async def late(database: Path, size: tuple[int, int], theme: str) -> str:
    """What the toolkit would write for all of its first screen."""
    async with session_on(database, size=size, settings=Settings(theme=theme)) as session:
        screen = session.app.screen
        update = screen._compositor.render_update(full=True)
        assert isinstance(update, LayoutUpdate)
        return update.render_segments(session.app.console)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Pairs that are compared with each other."""
    seed(tmp_path / "pairs.db", PAIRS)
    with Store.open(tmp_path / "pairs.db") as store:
        catch_up(store)
    return tmp_path / "pairs.db"


@pytest.mark.parametrize(
    ("size", "place"),
    [
        *((size, "the first pair") for size in SIZES),
        *((size, place) for size in ((80, 24), (120, 40)) for place in LEFT_AT),
    ],
)
async def test_it_is_the_page_of_the_toolkit(database: Path, size: tuple[int, int], place: str) -> None:
    async with session_on(database, size=size) as session:
        await session.press(*LEFT_AT[place], "q")
    first, whole = Emulated(*size), Emulated(*size)
    first.feed(early(database, size, "pairsmith-dark"))
    whole.feed(await late(database, size, "pairsmith-dark"))
    assert first.text == whole.text
    assert first.cells == whole.cells


@pytest.mark.parametrize("theme", RGB)
async def test_it_is_drawn_in_the_colours_of_the_theme(database: Path, theme: str) -> None:
    first, whole = Emulated(120, 40), Emulated(120, 40)
    first.feed(early(database, (120, 40), theme))
    whole.feed(await late(database, (120, 40), theme))
    assert first.cells == whole.cells

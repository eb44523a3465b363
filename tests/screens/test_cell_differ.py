"""Writing only changed cells ends in the same screen as writing all of them, whatever is done in the app."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textual
from textual.app import App

from tests.emulated import Emulated
from tests.screens.pilots import STRONG, seed, seed_rejects, session_on
from tests.screens.test_any_keys import KEYS
from tui import cell_differ
from tui.config import Settings, config_folder
from tui.resources import resource
from tui.screens.curate import CurateScreen

TEXTS = (
    "How do I restock zone {} when the scanner shows E7?",
    "区域{}的扫描仪显示E7，该怎么办？请先查看标签，然后更换电池。",
    "スキャナー{}がE7と表示したら、どうすればよいですか。",
    "Was tun in Zone {}? Größe prüfen — „Handschuhe“ an!",
    # No joined emoji: terminals draw those in widths of their own, and so end up with other cells either way.
    "\U0001f469 zone {} \U0001f4e6 e\u0301tage \u0e44\u0e21\u0e48 \u05d0\u05d1 done",
    "``` \nif zone == {}:\n\tprint('a\x1b]52;c;eA==\x07')\n```",
)
PAIRS = [
    {
        "prompt": TEXTS[number % 6].format(number),
        "output": " ".join(TEXTS[(number + step) % 6].format(number) for step in range(1 + number % 9)),
        "flags": STRONG if number % 3 else (),
    }
    for number in range(60)
]
SIZES = ((120, 40), (80, 24), (100, 30), (160, 50), (60, 16))

USUAL = ["j", "k", "space", "i", "e", "T", "2", "x", "d"] * 6
"""Keys that are pressed more often than the others."""


async def never(screen: CurateScreen) -> None:
    """Stands for reading what takes too long."""


class Watch:
    """Two terminals: one is written to as the app does it, the other as the toolkit alone would."""

    def __init__(self, width: int, height: int) -> None:
        self.compared, self.plain = Emulated(width, height), Emulated(width, height)
        self.frames = 0
        self.changes = 0
        """Frames that changed something."""
        self.first = ""
        """What was seen first."""

    def show(self, app: App[Any], update: Any) -> None:
        """Stands for the toolkit's own display."""
        if update is None or app._batch_count:
            return
        assert isinstance(update, cell_differ._Changes)
        self.plain.feed(update.update.render_segments(app.console))
        before = self.compared.cells
        self.compared.feed(update.render_segments(app.console))
        self.frames += 1
        self.changes += self.compared.cells != before
        self.first = self.first or self.compared.text
        assert self.compared.cells == self.plain.cells

    def spoil(self, width: int, height: int) -> None:
        """Something else wrote all over both."""
        self.compared.spoil(width, height)
        self.plain.spoil(width, height)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Watches every frame of the app that the test runs."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    found = Watch(120, 40)
    monkeypatch.setattr(App, "_display", lambda app, screen, update: found.show(app, update))
    return found


@pytest.mark.parametrize("number", range(4))
async def test_every_frame_of_any_use_ends_in_the_same_screen(
    watch: Watch, database: Path, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(number)
    seed(database, PAIRS)
    seed_rejects(database, '{"prompt": "\x1b]52;c;eA==\x07"}', "[漢字/]", "{")
    async with session_on(database, size=(120, 40)) as session:
        for step in range(24):
            await session.burst(*chance.choices(KEYS + USUAL, k=chance.randrange(1, 5)))
            if step % 6 == 5:
                size = chance.choice(SIZES)
                watch.spoil(*size)
                session.app.forget_cells()  # As the event of a new size does where the size stays the same.
                await session.resize(*size)
                session.app.action_redraw()
                await session.settle()
                assert "#" * 60 not in watch.compared.text
    assert watch.frames > 24
    assert watch.compared.written < watch.plain.written


def add_rounded_theme() -> None:
    """A theme in colours that no other test asks for, and that are none of the 256."""
    light = (resource("themes") / "pairsmith-light.toml").read_text()
    theme = re.sub("#[0-9a-f]{2}", "#7b", light.replace("pairsmith-light", "rounded"), flags=re.IGNORECASE)
    folder = config_folder() / "themes"
    folder.mkdir(parents=True)
    (folder / "rounded.toml").write_text(theme)


@pytest.mark.parametrize(
    ("theme", "environment"),
    [
        ("ansi", {}),
        ("ansi", {"NO_COLOR": "1"}),
        ("high-contrast", {}),
        ("rounded", {"COLORTERM": ""}),
    ],
)
async def test_every_theme_is_drawn_the_same(
    watch: Watch, database: Path, monkeypatch: pytest.MonkeyPatch, theme: str, environment: dict[str, str]
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    add_rounded_theme()
    seed(database, PAIRS)
    async with session_on(database, settings=Settings(theme=theme)) as session:
        await session.press("j", "1", "2", "space", "x", "2", "j", "e", "a", "ctrl+s", "w", "escape", "d")
        await session.press("escape", "G", "question_mark", "pagedown", "escape", "g")
    assert watch.frames > 12


async def test_the_first_frame_shows_the_first_pair(
    watch: Watch, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.first_frame.LATEST", 60.0)
    seed(database, PAIRS)
    async with session_on(database):
        for words in ("How do I restock zone 0", "▌   1", "1 ○ common in production", "? help", "saved 0"):
            assert words in watch.first


async def test_a_page_turn_is_one_frame_of_few_bytes(watch: Watch, database: Path) -> None:
    seed(
        database, ({"prompt": f"{TEXTS[0].format(number)} {'So? ' * (number % 30)}"} for number in range(60))
    )
    async with session_on(database) as session:
        for _ in range(20):
            frames, written, plain = watch.frames, watch.compared.written, watch.plain.written
            await session.press("j")
            assert watch.frames - frames == 1
            assert watch.compared.written - written < 2_000
            assert watch.plain.written - plain > 2_000
        frames, written = watch.frames, watch.compared.written
        await session.press("4")
        assert watch.frames - frames == 1
        assert watch.compared.written - written < 300
        await session.press("e", "a")
        frames, written = watch.frames, watch.compared.written
        await session.press("b")
        assert watch.compared.written - written < 250


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("key", ["e", "question_mark", "f", "s", "d", "w", "l", "V", "v", "slash", "a", "T"])
async def test_opening_a_screen_and_leaving_it_are_one_frame_each(
    watch: Watch, database: Path, monkeypatch: pytest.MonkeyPatch, key: str, size: tuple[int, int]
) -> None:
    monkeypatch.setattr("tui.screens.first_frame.LATEST", 60.0)
    watch.spoil(*size)
    seed(database, [TEXTS[0].format(1), {"prompt": TEXTS[0].format(1), "output": "Hold it."}, "other"])
    async with session_on(database, size=size) as session:
        await session.press("e", "ctrl+n", "escape", "g")
        for press in (key, "escape"):
            changes, before = watch.changes, watch.compared.cells
            await session.press(press)
            assert watch.changes - changes == (watch.compared.cells != before), press


async def test_what_is_held_back_is_shown_in_the_end_also_where_it_can_not_be_read(
    watch: Watch, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(database, PAIRS)
    async with session_on(database) as session:
        monkeypatch.setattr(CurateScreen, "draw", never)
        await session.press("question_mark", "escape")
        await session.until(lambda: "Help" not in watch.compared.text, "the main screen again")


async def test_the_settings_turn_it_off(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    monkeypatch.setattr(App, "_display", lambda app, screen, update: shown.append(update))
    seed(database, PAIRS)
    async with session_on(database, settings=Settings(only_changes=False)) as session:
        await session.press("j")
    assert shown
    assert not any(isinstance(update, cell_differ._Changes) for update in shown)


async def test_another_version_of_the_toolkit_turns_it_off(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cell_differ, "TESTED", "8.2.9")
    seed(database, PAIRS)
    async with session_on(database) as session:
        assert not session.app.only_changes


def test_the_tested_version_is_the_one_that_is_asked_for() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text()
    assert f'"textual=={cell_differ.TESTED}"' in project
    assert textual.__version__ == cell_differ.TESTED
    assert cell_differ.is_tested()

"""The panel: it repaints what changed, scrolls inside its ends, and draws lines of its own width."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.screen import Screen

import tui
from tui.core.text import INVISIBLE
from tui.theming import ROLE_DEFAULTS
from tui.widgets.line_pane import ROLE_CLASSES, LinePane
from tui.widgets.lines import ROLES, Line, rule

WIDTH, HEIGHT = 20, 6


class PaneScreen(Screen[None]):
    """A screen with panels, as the app's own are."""

    COMPONENT_CLASSES = ROLE_CLASSES


class PaneApp(App[None]):
    """One panel in the app's own style."""

    CSS_PATH = Path(tui.__file__).parent / "app.tcss"

    def __init__(self, **options: Any) -> None:
        super().__init__()
        self.options = options

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return ROLE_DEFAULTS

    def get_default_screen(self) -> Screen[None]:
        return PaneScreen(id="_default")

    def compose(self) -> ComposeResult:
        yield LinePane(id="pane", **self.options)


@asynccontextmanager
async def pane_on(**options: Any) -> AsyncIterator[LinePane]:
    app = PaneApp(**options)
    async with app.run_test(size=(WIDTH, HEIGHT)):
        yield app.query_one(LinePane)


def lines_of(*words: str) -> list[Line]:
    return [((word, "text"),) for word in words]


def drawn(pane: LinePane) -> list[str]:
    return [pane.render_line(y).text for y in range(pane.size.height)]


@pytest.fixture
def repaints(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Region, ...]]:
    """The regions of each repaint that a panel asks for."""
    asked: list[tuple[Region, ...]] = []
    refresh = LinePane.refresh

    def spy(self: LinePane, *regions: Region, **options: bool) -> LinePane:
        asked.append(regions)
        return refresh(self, *regions, **options)

    monkeypatch.setattr(LinePane, "refresh", spy)
    return asked


def row(y: int) -> Region:
    return Region(0, y, WIDTH, 1)


async def test_only_changed_lines_are_repainted(repaints: list[tuple[Region, ...]]) -> None:
    async with pane_on() as pane:
        pane.show(lines_of("one", "two", "three"))
        repaints.clear()
        pane.show(lines_of("one", "2", "three"))
        assert repaints == [(row(1),)]


async def test_the_same_lines_are_not_repainted(repaints: list[tuple[Region, ...]]) -> None:
    async with pane_on() as pane:
        pane.show(lines_of("one", "two"))
        repaints.clear()
        pane.show(lines_of("one", "two"))
        assert repaints == []


async def test_lines_that_end_or_begin_are_repainted(repaints: list[tuple[Region, ...]]) -> None:
    async with pane_on() as pane:
        pane.show(lines_of("one", "two", "three"))
        repaints.clear()
        pane.show(lines_of("one"))
        assert repaints == [(row(1), row(2))]


async def test_another_role_is_a_change(repaints: list[tuple[Region, ...]]) -> None:
    async with pane_on() as pane:
        pane.show([(("one", "text"),)])
        repaints.clear()
        pane.show([(("one", "included"),)])
        assert repaints == [(row(0),)]


async def test_lines_out_of_sight_cost_nothing(repaints: list[tuple[Region, ...]]) -> None:
    async with pane_on() as pane:
        pane.show(lines_of(*"abcdefghij"))
        repaints.clear()
        pane.show(lines_of(*"abcdefghiJ"))
        assert repaints == []


async def test_scrolling_moves_by_a_screenful_less_two_and_stops_at_the_ends() -> None:
    async with pane_on() as pane:
        pane.show(lines_of(*(f"line {number}" for number in range(9))))
        assert not pane.at_end
        seen = []
        for direction in (1, 1, -1, -1, -1):
            pane.scroll_lines(direction)
            seen.append(drawn(pane)[0].strip())
        assert seen == ["line 3", "line 3", "line 0", "line 0", "line 0"]
        pane.scroll_lines(1)
        assert pane.at_end
        assert drawn(pane)[-1].strip() == "line 8"


async def test_the_last_line_says_how_much_is_below_until_the_end_is_in_sight() -> None:
    async with pane_on(scroll_key="PgDn") as pane:
        words = [f"line {number}" for number in range(HEIGHT + 1)]
        pane.show(lines_of(*words))
        assert [line.strip() for line in drawn(pane)] == [*words[: HEIGHT - 1], "↓ 2 more lines · Pg"]
        pane.scroll_lines(1)
        assert [line.strip() for line in drawn(pane)] == words[1:]
        pane.show(lines_of(*words[:HEIGHT]))
        assert [line.strip() for line in drawn(pane)] == words[:HEIGHT]


async def test_what_fits_does_not_scroll(repaints: list[tuple[Region, ...]]) -> None:
    async with pane_on() as pane:
        pane.show(lines_of("one", "two"))
        repaints.clear()
        pane.scroll_lines(1)
        assert repaints == []
        assert drawn(pane)[0].strip() == "one"


async def test_new_lines_are_shown_from_their_top() -> None:
    async with pane_on() as pane:
        pane.show(lines_of(*(f"line {number}" for number in range(20))))
        pane.scroll_lines(1)
        pane.show(lines_of("one", "two"))
        assert drawn(pane)[0].strip() == "one"


async def test_lines_can_be_shown_from_further_down() -> None:
    async with pane_on() as pane:
        pane.show(lines_of("one", "two", "three"), top=1)
        assert [line.strip() for line in drawn(pane)[:3]] == ["two", "three", ""]


@pytest.mark.parametrize("separator", [False, True])
async def test_every_line_is_as_wide_as_the_panel(separator: bool) -> None:
    async with pane_on(separator=separator) as pane:
        for text in ("", "one", "x" * 50, "漢字" * 30, "漢" * 9 + "x"):
            pane.show(lines_of(text))
            assert {cell_len(line) for line in drawn(pane)} == {WIDTH}


async def test_a_separator_takes_its_room_from_the_lines() -> None:
    async with pane_on(separator=True) as pane:
        pane.show(lines_of("one"))
        assert pane.line_width == WIDTH - 3
        assert all(line.startswith("│ ") for line in drawn(pane))


async def test_every_role_can_be_drawn_alone_and_with_others() -> None:
    async with pane_on() as pane:
        for role in ROLES:
            pane.show([(("x", role), ("y", f"{role} badge"))])
            assert drawn(pane)[0].startswith("xy")


def test_a_rule_fills_the_width_and_never_more() -> None:
    for width in range(3, 60):
        for heading in ("output · 3 words", "漢字の見出し", "a\x1b[31m\nb"):
            ((text, role),) = rule(heading, width)
            assert (cell_len(text), role) == (width, "heading")
            assert not INVISIBLE.search(text)

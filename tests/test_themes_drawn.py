"""Themes in the toolkit: every role reaches the styles, and no colour is drawn where none is wanted."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, Markdown, OptionList, Select, Static, TextArea, Tree

from tests.shipped import THEMES, role
from tui.theming import ROLE_DEFAULTS, ROLES


class Board(Widget):
    """Draws every role by the line API, one row each."""

    COMPONENT_CLASSES = {f"board--{name}" for name in ROLES}  # noqa: RUF012
    DEFAULT_CSS = "Board { height: 30; }" + "".join(
        f".board--{name} {{ color: $pair-{name}; background: $pair-cursor-background; }}" for name in ROLES
    )

    def render_line(self, y: int) -> Strip:
        return (
            Strip([])
            if y >= len(ROLES)
            else Strip.blank(4, self.get_component_rich_style(f"board--{ROLES[y]}"))
        )


class ThemedApp(App[None]):
    """Registers the shipped themes, as an app made before a theme is chosen does."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return ROLE_DEFAULTS

    def on_mount(self) -> None:
        for theme in THEMES.values():
            self.register_theme(theme)


class BoardApp(ThemedApp):
    def compose(self) -> ComposeResult:
        yield Board()


async def test_every_role_reaches_css_in_every_theme() -> None:
    app = BoardApp()
    async with app.run_test() as pilot:
        board = app.query_one(Board)
        for name, theme in THEMES.items():
            app.theme = name
            await pilot.pause()
            drawn = {part: board.get_component_styles(f"board--{part}").color for part in ROLES}
            assert drawn == {part: Color.parse(role(theme, part)) for part in ROLES}, name


@pytest.mark.parametrize("name", ["textual-dark", "textual-light", "nord", "ansi-light"])
async def test_css_with_roles_parses_under_a_theme_that_has_none(name: str) -> None:
    app = BoardApp()
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        styles = app.query_one(Board).get_component_styles("board--included")
        assert styles.color == Color.parse("ansi_green")


class WidgetsApp(ThemedApp):
    def compose(self) -> ComposeResult:
        """One of each of Textual's widgets whose styles lean on theme variables."""
        yield from (Input(placeholder="search"), OptionList("one"), Button("go"), Checkbox("mine"))
        yield from (Select([("one", 1)]), TextArea("text"), Tree("root"), Markdown("# help"))


async def test_textuals_own_widgets_take_every_theme() -> None:
    app = WidgetsApp()
    async with app.run_test(size=(80, 60)) as pilot:
        for name, theme in THEMES.items():
            app.theme = name
            app.notify("saved")
            await pilot.pause()
            app.query_one(OptionList).focus()
            await pilot.pause()
            cursor = app.query_one(OptionList).get_component_styles("option-list--option-highlighted")
            assert cursor.background == Color.parse(role(theme, "cursor-background")), name
            assert cursor.color == Color.parse(role(theme, "cursor-text")), name


class TextApp(ThemedApp):
    def compose(self) -> ComposeResult:
        yield Static("a pair")


async def drawn_colors(app: App[None], theme: str) -> tuple[str, str]:
    """The text and background colours that go to the terminal, filters applied."""
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        style = next(iter(app.query_one(Static).render_lines(Region(0, 0, 6, 1))[0])).style
        assert style is not None
        assert style.color is not None
        assert style.bgcolor is not None
        return style.color.name, style.bgcolor.name


@pytest.mark.parametrize("name", sorted(THEMES))
async def test_with_no_color_text_has_the_terminals_own_colours(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert await drawn_colors(TextApp(ansi_color=True), name) == ("default", "default")


async def test_the_ansi_theme_leaves_text_and_background_to_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert await drawn_colors(TextApp(), "ansi") == ("default", "default")
    assert await drawn_colors(TextApp(), "pairsmith-dark") != ("default", "default")

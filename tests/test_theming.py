"""Themes: what ships can be read by everyone, and a broken file costs one clear line."""

from __future__ import annotations

from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.app import App, ComposeResult
from textual.color import Color, rgb_to_lab
from textual.geometry import Region
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, Markdown, OptionList, Select, Static, TextArea, Tree

from tui.core.errors import PairsmithError
from tui.resources import resource
from tui.theming import COLORS, ROLE_DEFAULTS, ROLES, choose_theme, load_theme, load_themes

THEMES, MESSAGES = load_themes([resource("themes")])
SHIPPED = {"ansi", "colour-blind-dark", "colour-blind-light", "high-contrast", "high-contrast-light"}
SHIPPED |= {"pairsmith-dark", "pairsmith-dusk", "pairsmith-light", "paper", "sixteen-colours"}
PALETTE = {"ansi", "sixteen-colours"}
RGB = sorted(SHIPPED - PALETTE)
GROUNDS = ("background", "surface", "panel")
TEXT_ROLES = [role for role in ROLES if not role.startswith("cursor-")]
SIDE_BY_SIDE = [
    ("included", "held", "excluded", "fresh"),
    ("flag-on", "flag-off"),
    ("added", "removed"),
    ("sibling", "duplicate"),
    ("mode-browse", "mode-edit"),
]
DEPTHS = [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT]


def role(theme: Theme, name: str) -> str:
    return theme.variables[f"pair-{name}"]


def luminance(color: str, depth: ColorSystem) -> float:
    """WCAG 2.2 relative luminance of a colour as a terminal of this depth shows it."""
    shown = RichColor.parse(color).downgrade(depth).get_truecolor()
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shown.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str, depth: ColorSystem = ColorSystem.TRUECOLOR) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    low, high = sorted((luminance(first, depth), luminance(second, depth)))
    return (high + 0.05) / (low + 0.05)


def toml(changes: dict[str, str] | None = None, without: str = "", ansi: str = "false") -> str:
    """A whole theme, with some ``table.key`` values changed or added, and one left out."""
    values = {"name": '"mine"', "dark": "true", "ansi": ansi}
    values |= {f"colors.{key}": '"#102030"' for key in COLORS}
    values |= {f"roles.{key}": '"#405060"' for key in ROLES}
    values |= changes or {}
    return "".join(f"{key} = {value}\n" for key, value in values.items() if key != without)


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# What ships


def test_every_shipped_theme_loads_under_the_name_of_its_file() -> None:
    assert MESSAGES == []
    assert set(THEMES) == SHIPPED == {path.stem for path in resource("themes").glob("*.toml")}


def test_the_contrast_formula_gives_the_known_ratios() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("depth", DEPTHS, ids=lambda depth: depth.name)
@pytest.mark.parametrize("name", RGB)
def test_every_text_role_is_readable_on_every_ground(name: str, depth: ColorSystem) -> None:
    theme = THEMES[name]
    least = 10.0 if name.startswith("high-contrast") else 4.5
    ratios = {
        (text, ground): contrast(role(theme, text), getattr(theme, ground), depth)
        for text in TEXT_ROLES
        for ground in GROUNDS
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("depth", DEPTHS, ids=lambda depth: depth.name)
@pytest.mark.parametrize("name", RGB)
def test_long_reading_and_the_cursor_row_have_seven_to_one(name: str, depth: ColorSystem) -> None:
    theme = THEMES[name]
    least = 10.0 if name.startswith("high-contrast") else 7.0
    assert min(contrast(role(theme, "text"), getattr(theme, ground), depth) for ground in GROUNDS) >= least
    assert min(contrast(theme.foreground or "", getattr(theme, ground), depth) for ground in GROUNDS) >= least
    assert contrast(role(theme, "cursor-text"), role(theme, "cursor-background"), depth) >= least


@pytest.mark.parametrize("name", RGB)
def test_what_is_dim_is_dimmer_than_text_and_the_cursor_row_stands_out(name: str) -> None:
    theme = THEMES[name]
    ground = theme.background or ""
    assert contrast(role(theme, "dim"), ground) < contrast(role(theme, "text"), ground) / 1.3
    for depth in DEPTHS:
        assert contrast(role(theme, "cursor-background"), ground, depth) >= 1.25


@pytest.mark.parametrize("depth", DEPTHS, ids=lambda depth: depth.name)
@pytest.mark.parametrize("name", RGB)
def test_roles_that_stand_side_by_side_are_told_apart(name: str, depth: ColorSystem) -> None:
    """By the distance in CIELAB, where 2 is just seen."""

    def lab(part: str) -> tuple[float, float, float]:
        shown = RichColor.parse(role(THEMES[name], part)).downgrade(depth).get_truecolor()
        color = rgb_to_lab(Color(*shown))
        return color.L, color.a, color.b

    pairs = [pair for group in SIDE_BY_SIDE for pair in combinations(group, 2)]
    assert [pair for pair in pairs if dist(lab(pair[0]), lab(pair[1])) < 20] == []


HUES = ("primary", "secondary", "accent", "success", "warning", "error")
"""What Textual's own widgets draw marks, borders and bars with."""


@pytest.mark.parametrize("name", RGB)
def test_marks_of_the_toolkits_own_widgets_have_three_to_one(name: str) -> None:
    theme = THEMES[name]
    ratios = {
        (hue, ground): contrast(getattr(theme, hue), getattr(theme, ground))
        for hue in HUES
        for ground in GROUNDS
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


PALETTES = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
    " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "VGA and the Linux console": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "Windows console": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc"
    " 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
    "older Windows console": "000000 800000 008000 808000 000080 800080 008080 c0c0c0"
    " 808080 ff0000 00ff00 ffff00 0000ff ff00ff 00ffff ffffff",
}
NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


@pytest.mark.parametrize("palette", PALETTES)
def test_with_sixteen_colours_every_text_is_readable_on_the_usual_palettes(palette: str) -> None:
    theme = THEMES["sixteen-colours"]
    names = [f"ansi_{name}" for name in NAMES] + [f"ansi_bright_{name}" for name in NAMES]
    shown = dict(zip(names, (f"#{one}" for one in PALETTES[palette].split()), strict=True))
    texts = {role(theme, text) for text in TEXT_ROLES} | {theme.foreground or ""}
    grounds = {getattr(theme, ground) for ground in GROUNDS}
    ratios = {(text, ground): contrast(shown[text], shown[ground]) for text in texts for ground in grounds}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}
    assert contrast(shown[role(theme, "cursor-text")], shown[role(theme, "cursor-background")]) >= 4.5
    for group in SIDE_BY_SIDE:
        assert len({role(theme, part) for part in group}) == len(group)


def linear(color: str) -> tuple[float, float, float]:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(color).normalized
    )
    return red, green, blue


DICHROMACIES = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""How colours look without one kind of cone: matrices over linear RGB (Machado, Oliveira, Fernandes 2009)."""


@pytest.mark.parametrize("seen", DICHROMACIES)
@pytest.mark.parametrize("name", ["colour-blind-dark", "colour-blind-light"])
def test_themes_for_the_colour_blind_tell_apart_what_means_different_things(name: str, seen: str) -> None:
    def lab(part: str) -> tuple[float, float, float]:
        light = linear(role(THEMES[name], part))
        mixed = [sum(a * b for a, b in zip(row, light, strict=True)) for row in DICHROMACIES[seen]]
        clipped = [min(max(c, 0), 1) for c in mixed]
        encoded = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in clipped]
        color = rgb_to_lab(Color(*(round(255 * c) for c in encoded)))
        return color.L, color.a, color.b

    pairs = [pair for group in SIDE_BY_SIDE for pair in combinations(group, 2)]
    assert {
        pair: dist(lab(pair[0]), lab(pair[1])) for pair in pairs if dist(lab(pair[0]), lab(pair[1])) < 15
    } == {}


def test_dark_says_which_side_the_background_is_on() -> None:
    for name in RGB:
        assert THEMES[name].dark == (luminance(THEMES[name].background or "", ColorSystem.TRUECOLOR) < 0.2)


@pytest.mark.parametrize("name", sorted(PALETTE))
def test_a_theme_for_sixteen_colours_holds_nothing_but_palette_colours(name: str) -> None:
    theme = THEMES[name]
    assert theme.ansi
    values = [*theme.variables.values(), *(getattr(theme, key) for key in COLORS)]
    assert {value for value in values if Color.parse(value).ansi is None} == set()


def test_the_ansi_theme_is_told_apart_and_read_on_dark_and_light_terminals() -> None:
    theme = THEMES["ansi"]
    assert {getattr(theme, ground) for ground in GROUNDS} == {"ansi_default"}
    safe = {"ansi_default", "ansi_red", "ansi_green", "ansi_magenta", "ansi_cyan"}
    assert {role(theme, text) for text in TEXT_ROLES} <= safe
    assert (role(theme, "cursor-text"), role(theme, "cursor-background")) == ("ansi_black", "ansi_cyan")
    for group in SIDE_BY_SIDE:
        assert len({role(theme, part) for part in group}) == len(group)


def test_the_defaults_are_the_roles_of_the_ansi_theme() -> None:
    assert {f"pair-{name}": role(THEMES["ansi"], name) for name in ROLES} == ROLE_DEFAULTS


# One file


def test_a_theme_takes_its_values_from_the_file_and_is_not_ansi_unless_it_says_so(tmp_path: Path) -> None:
    changes = {"dark": "false", "colors.panel": '"#ABCDEF"', "roles.held": '"#fedcba"'}
    theme = load_theme(write(tmp_path, toml(changes, without="ansi")))
    assert (theme.name, theme.dark, theme.ansi) == ("mine", False, False)
    assert (theme.panel, theme.surface) == ("#ABCDEF", "#102030")
    assert (role(theme, "held"), role(theme, "text")) == ("#fedcba", "#405060")


def test_an_ansi_theme_may_mix_palette_names_and_rgb(tmp_path: Path) -> None:
    theme = load_theme(write(tmp_path, toml({"roles.held": '"ansi_bright_red"'}, ansi="true")))
    assert (role(theme, "held"), role(theme, "text")) == ("ansi_bright_red", "#405060")


WRONG = {
    "unknown key": (toml({"shade": "1"}), "shade", "the keys are name, dark, colors, roles, ansi"),
    "unknown colour": (toml({"colors.boost": '"#000000"'}), "colors.boost", "surface, panel"),
    "unknown role": (toml({"roles.heading2": '"#000000"'}), "roles.heading2", "heading, included"),
    "key with an escape": (toml({'roles."a\\u001b[31m"': '"#000000"'}), "roles.a␛[31m", "is not a key"),
    "missing name": (toml(without="name"), "name", "is missing"),
    "missing dark": (toml(without="dark"), "dark", "is missing"),
    "missing colour": (toml(without="colors.error"), "colors.error", "is missing"),
    "missing role": (toml(without="roles.mode-edit"), "roles.mode-edit", "is missing"),
    "missing table": ('name = "mine"\ndark = true\ncolors = {}\n', "roles", "is missing"),
    "not a table": ('name = "mine"\ndark = true\ncolors = 3\nroles = {}\n', "colors = 3", "is a table"),
    "name with spaces": (toml({"name": '"My theme"'}), "name = 'My theme'", "lower-case"),
    "name with a comma": (toml({"name": '"a,b"'}), "name = 'a,b'", "lower-case"),
    "empty name": (toml({"name": '""'}), "name = ''", "lower-case"),
    "name that is no text": (toml({"name": "7"}), "name = 7", "lower-case"),
    "dark that is no boolean": (toml({"dark": '"yes"'}), "dark = 'yes'", "true or false"),
    "ansi that is no boolean": (toml(ansi="1"), "ansi = 1", "true or false"),
    "colour name": (toml({"roles.text": '"pink"'}), "roles.text = 'pink'", "write #rrggbb"),
    "short hex": (toml({"colors.panel": '"#fff"'}), "colors.panel = '#fff'", "write #rrggbb"),
    "hex with alpha": (toml({"roles.dim": '"#11223344"'}), "roles.dim = '#11223344'", "write #rrggbb"),
    "hex and a line feed": (toml({"roles.dim": '"#112233\\n"'}), "roles.dim = '#112233\\n'", "write #rrggbb"),
    "colour that is no text": (toml({"roles.dim": "[1, 2]"}), "roles.dim = [1, 2]", "write #rrggbb"),
    "palette name in RGB": (toml({"roles.dim": '"ansi_red"'}), "roles.dim = 'ansi_red'", "ansi = true"),
    "unknown palette name": (toml({"roles.dim": '"ansi_pink"'}, ansi="true"), "'ansi_pink'", "ansi_red"),
    "not TOML": ("name = \n", "not valid TOML", "line 1"),
}


@pytest.mark.parametrize(("text", "key", "right"), WRONG.values(), ids=WRONG)
def test_a_broken_theme_is_one_line_with_file_key_and_what_is_right(
    tmp_path: Path, text: str, key: str, right: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(PairsmithError) as caught:
        load_theme(path)
    line = str(caught.value)
    assert line.startswith(f"{path}")
    assert key in line.removeprefix(str(path))
    assert right in line
    assert line.isprintable()


def test_a_file_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(PairsmithError, match=r"none\.toml can't be read"):
        load_theme(tmp_path / "none.toml")


# Folders


def test_a_broken_theme_is_reported_and_the_others_are_kept(tmp_path: Path) -> None:
    write(tmp_path, toml({"name": '"b"'}), "b.toml")
    broken = write(tmp_path, toml({"name": '"a"'}, without="roles.text"), "a.toml")
    write(tmp_path, toml({"name": '"c"'}), "c.toml")
    write(tmp_path, "not a theme", "README.md")
    themes, messages = load_themes([tmp_path])
    assert list(themes) == ["b", "c"]
    assert messages == [f"{broken}: roles.text is missing: a theme has all its keys"]


def test_a_users_theme_replaces_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    write(tmp_path, toml({"name": '"pairsmith-dark"'}), "anything.toml")
    themes, messages = load_themes([resource("themes"), tmp_path])
    assert set(themes) == SHIPPED
    assert role(themes["pairsmith-dark"], "text") == "#405060"
    assert messages == []


def test_a_users_broken_theme_leaves_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, toml({"name": '"pairsmith-dark"', "roles.text": '"?"'}))
    themes, messages = load_themes([resource("themes"), tmp_path])
    assert themes["pairsmith-dark"] == THEMES["pairsmith-dark"]
    assert len(messages) == 1


def test_of_two_files_with_one_name_in_a_folder_the_second_is_reported(tmp_path: Path) -> None:
    write(tmp_path, toml({"roles.text": '"#111111"'}), "1.toml")
    second = write(tmp_path, toml({"roles.text": '"#222222"'}), "2.toml")
    themes, messages = load_themes([tmp_path])
    assert role(themes["mine"], "text") == "#111111"
    assert messages == [f"{second}: name = 'mine' is taken by another file in this folder"]


def test_a_folder_that_does_not_exist_is_empty(tmp_path: Path) -> None:
    assert load_themes([tmp_path / "none"]) == ({}, [])


# Which one to begin with


@pytest.mark.parametrize("color_system", [None, "standard", "windows", "256", "truecolor"])
@pytest.mark.parametrize("no_color", [False, True])
def test_the_wanted_theme_is_taken_whatever_the_terminal(color_system: str | None, no_color: bool) -> None:
    assert choose_theme("pairsmith-dusk", color_system, no_color, THEMES) == "pairsmith-dusk"


@pytest.mark.parametrize("wanted", ["", "no-such-theme"])
@pytest.mark.parametrize(
    ("color_system", "no_color", "expected"),
    [
        ("truecolor", False, "pairsmith-dark"),
        ("256", False, "pairsmith-dark"),
        ("standard", False, "sixteen-colours"),
        ("windows", False, "sixteen-colours"),
        (None, False, "sixteen-colours"),
        ("truecolor", True, "ansi"),
        (None, True, "ansi"),
    ],
)
def test_without_one_the_terminal_decides(
    wanted: str, color_system: str | None, no_color: bool, expected: str
) -> None:
    assert choose_theme(wanted, color_system, no_color, THEMES) == expected


# In Textual


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


@pytest.mark.parametrize("name", sorted(SHIPPED))
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

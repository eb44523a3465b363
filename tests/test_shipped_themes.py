"""What ships can be read by everyone: contrast, what stands side by side, few colours, colour-blind eyes."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color, rgb_to_lab

from tests.shipped import MESSAGES, RGB, THEMES, contrast, luminance, role
from tui.resources import resource
from tui.theming import COLORS, ROLE_DEFAULTS, ROLES, palette

SHIPPED = {"ansi", "colour-blind-dark", "colour-blind-light", "high-contrast", "high-contrast-light"}
SHIPPED |= {"pairsmith-dark", "pairsmith-dusk", "pairsmith-light", "paper", "sixteen-colours"}
PALETTE = {"ansi", "sixteen-colours"}
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


def test_every_shipped_theme_loads_under_the_name_of_its_file() -> None:
    assert MESSAGES == []
    assert set(THEMES) == SHIPPED == {path.stem for path in resource("themes").glob("*.toml")}
    assert set(RGB) == SHIPPED - PALETTE


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


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_theme_has_colours_for_the_first_page_unless_they_are_the_terminals_own(name: str) -> None:
    assert (palette(name, [resource("themes")]) is None) == (name in PALETTE)


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

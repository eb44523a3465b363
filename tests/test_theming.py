"""Theme files: what is taken from them, which one is begun with, and a broken one costs one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shipped import THEMES, role
from tui.core.errors import PairsmithError
from tui.resources import resource
from tui.theming import COLORS, ROLES, choose_theme, load_theme, load_themes


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
    assert set(themes) == set(THEMES)
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

"""Themes as data: one TOML file each, read, checked and turned into a Textual theme.

A role is a colour for one thing that the panels draw; CSS knows it as ``$pair-<role>``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.config import read_toml
from tui.core.errors import PairsmithError
from tui.core.text import one_line
from tui.toml_lines import with_line

if TYPE_CHECKING:
    from textual.theme import Theme

Palette = Mapping[str, str]
"""The colours that panels are drawn in: ``background``, ``surface`` and the roles."""

COLORS = (
    "background",
    "surface",
    "panel",
    "foreground",
    "primary",
    "secondary",
    "accent",
    "success",
    "warning",
    "error",
)
"""The keys of ``[colors]``: what Textual derives the colours of its own widgets from."""

_ROLE_COLORS = {
    "text": "ansi_default",
    "dim": "ansi_default",
    "heading": "ansi_cyan",
    "included": "ansi_green",
    "held": "ansi_magenta",
    "excluded": "ansi_red",
    "fresh": "ansi_cyan",
    "critical": "ansi_red",
    "flag-on": "ansi_green",
    "flag-off": "ansi_default",
    "cursor-background": "ansi_cyan",
    "cursor-text": "ansi_black",
    "added": "ansi_green",
    "removed": "ansi_red",
    "sibling": "ansi_cyan",
    "duplicate": "ansi_magenta",
    "saved": "ansi_green",
    "mode-browse": "ansi_cyan",
    "mode-edit": "ansi_magenta",
}

ROLES = tuple(_ROLE_COLORS)
"""The keys of ``[roles]``."""

ROLE_DEFAULTS = {f"pair-{role}": color for role, color in _ROLE_COLORS.items()}
"""What ``App.get_theme_variable_defaults`` returns, so that CSS parses under a theme without roles.

Palette names, because Textual maps them to readable colours in its dark and in its light themes alike.
"""

_FROM_ROLES = {
    "block-cursor-background": "cursor-background",
    "block-cursor-foreground": "cursor-text",
    "input-selection-background": "cursor-background",
    "input-selection-foreground": "cursor-text",
    "screen-selection-background": "cursor-background",
    "screen-selection-foreground": "cursor-text",
    "text-muted": "dim",
    "text-disabled": "dim",
}
"""Textual's own variables that follow a role: lists and fields then look like the panels."""

_ANSI_VARIABLES = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "border-blurred": "ansi_default",
    "scrollbar-background": "ansi_default",
    "scrollbar-background-hover": "ansi_default",
    "scrollbar-background-active": "ansi_default",
}
"""What Textual leaves undefined in an ANSI theme, or paints black as if every terminal were dark."""

_HEX = re.compile("#[0-9a-fA-F]{6}")
_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_ANSI_HINT = "write #rrggbb, ansi_default, or ansi_ or ansi_bright_ with one of the eight colours: ansi_red"
_MANY_COLORS = ("256", "truecolor")


def load_theme(path: Path) -> Theme:
    """The theme that a TOML file describes, its roles among the variables as ``pair-<role>``.

    Raises:
        PairsmithError: the file can't be read, or a key is unknown, missing or wrong; names file and key.
    """
    from textual.theme import Theme

    values = _checked(path)
    ansi = values.get("ansi", False)
    colors = values["colors"]
    return Theme(
        name=values["name"],
        dark=values["dark"],
        ansi=ansi,
        background=colors["background"],
        surface=colors["surface"],
        panel=colors["panel"],
        foreground=colors["foreground"],
        primary=colors["primary"],
        secondary=colors["secondary"],
        accent=colors["accent"],
        success=colors["success"],
        warning=colors["warning"],
        error=colors["error"],
        variables=_variables(values["roles"], ansi),
    )


def palette(name: str, folders: Sequence[Path]) -> Palette | None:
    """The colours of a theme, without the toolkit; nothing where they are the terminal's own, or wrong."""
    files = [file for folder in folders if (file := folder / f"{name}.toml").is_file()]
    try:
        values = _checked(files[-1]) if files else {}
    except PairsmithError:
        return None
    if values.get("name") != name or values.get("ansi"):
        return None
    return {
        "background": values["colors"]["background"],
        "surface": values["colors"]["surface"],
        **values["roles"],
    }


def _checked(path: Path) -> dict[str, Any]:
    values = read_toml(path)
    _check_keys(path, "", values, required=("name", "dark", "colors", "roles"), optional=("ansi",))
    name = values["name"]
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise _wrong(path, "name", name, "a name is lower-case letters and digits, joined by hyphens")
    for key in ("dark", "ansi"):
        if not isinstance(values.get(key, False), bool):
            raise _wrong(path, key, values[key], "write true or false")
    ansi = values.get("ansi", False)
    _check_colors(path, "colors", values["colors"], COLORS, ansi)
    _check_colors(path, "roles", values["roles"], ROLES, ansi)
    return values


def load_themes(folders: Sequence[Path]) -> tuple[dict[str, Theme], list[str]]:
    """The themes of some folders by name, and one line for each file that could not be used.

    A theme replaces one of the same name from an earlier folder. A folder that does not exist is empty.
    """
    themes: dict[str, Theme] = {}
    messages: list[str] = []
    for folder in folders:
        found: dict[str, Theme] = {}
        for path in sorted(folder.glob("*.toml")):
            try:
                theme = load_theme(path)
            except PairsmithError as error:
                messages.append(str(error))
                continue
            if theme.name in found:
                messages.append(f"{path}: name = {theme.name!r} is taken by another file in this folder")
            else:
                found[theme.name] = theme
        themes.update(found)
    return themes, messages


def choose_theme(wanted: str, color_system: str | None, no_color: bool, available: Collection[str]) -> str:
    """The name of the theme to begin with: the wanted one if there is one, else one that fits the terminal.

    ``color_system`` is Rich's name for the terminal's colour depth. With at most 16 colours a theme of RGB
    values would be rounded beyond reading, so one that names the terminal's palette is used. Under
    ``NO_COLOR`` it is the one that leaves the terminal's own colours: Textual then takes all colour out,
    provided that the app was made with ``ansi_color=True``; without it all is black on black.
    """
    if wanted in available:
        return wanted
    if no_color:
        return "ansi"
    return "pairsmith-dark" if color_system in _MANY_COLORS else "sixteen-colours"


def _variables(roles: dict[str, str], ansi: bool) -> dict[str, str]:
    """Each role as ``pair-<role>``, and what Textual's own widgets take from the roles."""
    return {
        **(_ANSI_VARIABLES if ansi else {}),
        **{variable: roles[role] for variable, role in _FROM_ROLES.items()},
        **{f"pair-{role}": color for role, color in roles.items()},
    }


def _check_colors(path: Path, table: str, values: Any, keys: Sequence[str], ansi: bool) -> None:
    if not isinstance(values, dict):
        raise _wrong(path, table, values, f"[{table}] is a table of colours")
    _check_keys(path, f"{table}.", values, required=keys)
    for key, value in values.items():
        _check_color(path, f"{table}.{key}", value, ansi)


def _check_color(path: Path, key: str, value: Any, ansi: bool) -> None:
    if isinstance(value, str) and _HEX.fullmatch(value):
        return
    if not _is_ansi(value):
        raise _wrong(path, key, value, _ANSI_HINT if ansi else "write #rrggbb")
    if not ansi:
        raise _wrong(path, key, value, "write #rrggbb; names of the terminal's palette need ansi = true")


def _is_ansi(value: Any) -> bool:
    from textual.color import Color, ColorParseError

    try:
        return isinstance(value, str) and Color.parse(value).ansi is not None
    except ColorParseError:
        return False


def _check_keys(
    path: Path, prefix: str, values: dict[str, Any], required: Sequence[str], optional: Sequence[str] = ()
) -> None:
    known = (*required, *optional)
    for key in values:
        if key not in known:
            hint = f"the keys are {', '.join(known)}"
            at = with_line(path, (*filter(None, prefix.split(".")), key))
            raise PairsmithError(f"{at}: {one_line(prefix + key, 60)} is not a key of a theme", hint)
    for key in required:
        if key not in values:
            raise PairsmithError(f"{path}: {prefix}{key} is missing", "a theme has all its keys")


def _wrong(path: Path, key: str, value: Any, right: str) -> PairsmithError:
    at = with_line(path, key.split("."))
    return PairsmithError(f"{at}: {key} = {one_line(repr(value), 60)} can't be used", right)

"""The themes that ship, and what the tests ask of their colours."""

from __future__ import annotations

from rich.color import Color, ColorSystem
from textual.theme import Theme

from tui.resources import resource
from tui.theming import load_themes

THEMES, MESSAGES = load_themes([resource("themes")])
RGB = sorted(name for name, theme in THEMES.items() if not theme.ansi)
"""Those with colours of their own: the others leave them to the terminal."""


def role(theme: Theme, name: str) -> str:
    """The colour of a role."""
    return theme.variables[f"pair-{name}"]


def luminance(color: str, depth: ColorSystem) -> float:
    """WCAG 2.2 relative luminance of a colour as a terminal of this depth shows it."""
    shown = Color.parse(color).downgrade(depth).get_truecolor()
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shown.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str, depth: ColorSystem = ColorSystem.TRUECOLOR) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    low, high = sorted((luminance(first, depth), luminance(second, depth)))
    return (high + 0.05) / (low + 0.05)

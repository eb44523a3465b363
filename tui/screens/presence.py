"""Whether a screen can be drawn on: it may be left before it is built, and is drawn on by what takes long."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def is_there(screen: Screen[Any]) -> bool:
    """Whether a screen is built, and not on its way out."""
    return screen.is_attached and bool(screen.children) and not screen._pruning


def in_sight(screen: Screen[Any]) -> bool:
    """Whether it is, and is the one on top."""
    return screen.is_current and is_there(screen)

"""Paths as people write them."""

from __future__ import annotations

from pathlib import Path


def from_home(typed: str) -> Path:
    """What is written as a path; ``~`` is the home folder, where there is such a user."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)

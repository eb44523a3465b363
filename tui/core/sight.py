"""How much of the place where the expert is stands on the screen: what is scrolled, folded and open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sight:
    """Of the main screen; where the terminal has another size the next time, it is as near as can be."""

    top: int = 0
    """The first row of the queue in sight."""
    line: int = 0
    """The first line of the pair's text in sight."""
    queue_away: bool = False
    """Whether the queue's room is given to the text."""
    queue_over_text: bool = False
    """Whether the queue stands over the text where the screen is narrow."""
    unfolded: bool = False
    """Whether long exchanges are unfolded."""
    panel: str = ""
    """The context of the screen that lies over the main one; empty for none."""
    spot: int = 0
    """Where on that screen the expert is."""

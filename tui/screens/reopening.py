"""Which screen lies over the main one, and how it is opened again the next time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from textual.screen import Screen

from tui.screens.base import DeskApp, PairScreen

_OPENED_BY = {
    "compare": "compare",
    "groups": "groups(-1)",
    "group": "groups({spot})",
    "diff": "diff",
    "history": "history",
    "template": "template",
    "export": "export",
    "rejects": "rejects",
}
"""Context of a screen to the main screen's action that opens it. What is typed on comes back as a draft."""


@runtime_checkable
class Returning(Protocol):
    """A screen on which the expert is somewhere."""

    @property
    def spot(self) -> int:
        """Where: the number of a line, or the id of a pair."""

    def return_to(self, spot: int) -> None:
        """Go there, before anything is drawn; where there is no such place any more, begin as always."""


def open_panel(stack: Sequence[Screen[Any]]) -> tuple[str, int]:
    """The topmost screen that can be opened again, by its context, and the spot on it; empty for none."""
    for screen in reversed(stack):
        if isinstance(screen, PairScreen) and screen.CONTEXT in _OPENED_BY:
            return screen.CONTEXT, screen.spot if isinstance(screen, Returning) else 0
    return "", 0


async def reopen(screen: PairScreen, panel: str, spot: int) -> None:
    """Open what was open over the main screen, as its key does; what is no such screen stays closed."""
    if panel not in _OPENED_BY or not isinstance(spot, int):
        return
    app = screen.app
    assert isinstance(app, DeskApp)
    await app.run_action(_OPENED_BY[panel].format(spot=spot), screen)
    if isinstance(app.screen, Returning):
        app.screen.return_to(spot)

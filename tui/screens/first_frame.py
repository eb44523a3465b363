"""The first thing that the terminal shows is the first pair."""

from __future__ import annotations

import gc
from contextlib import ExitStack

from textual.app import App
from textual.screen import Screen, ScreenResultType

LATEST = 0.5
"""Seconds after which the screen is shown as it is: that the database is waited for is said there."""


class FirstFrame(App[None]):
    """Mixed into an app: it writes nothing until ``show_frames`` is called, or a moment has passed.

    The toolkit would draw the empty panels first, as many bytes as the first pair costs.
    """

    _held: ExitStack | None = None

    async def on_mount(self) -> None:
        """Hold what is drawn back."""
        self._held = ExitStack()
        self._held.enter_context(self.batch_update())
        self.set_timer(LATEST, self.show_frames)

    def show_frames(self) -> None:
        """Show what is drawn, from here on at once."""
        if self._held is None:
            return
        self._held.close()
        self._held = None
        # To lay it out has every cell drawn; what was marked meanwhile would be drawn once more.
        self.screen._repaint_required = False
        self.screen.refresh(repaint=False, layout=True)
        if not gc.isenabled():
            # What was loaded stays for good: looking through it again would find nothing.
            gc.freeze()
            gc.enable()


class HeldBack(Screen[ScreenResultType]):
    """Mixed into a screen: what the terminal is not to show is not drawn either.

    The toolkit composes each layout, also those that the app then drops.
    """

    def _compositor_refresh(self) -> None:
        if not self.app._batch_count:
            super()._compositor_refresh()

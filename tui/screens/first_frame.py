"""The first thing that the terminal shows is the first pair, and of every other screen what it is for."""

from __future__ import annotations

import gc
from contextlib import ExitStack

from textual.events import ScreenResume
from textual.screen import Screen, ScreenResultType
from textual.timer import Timer

from tui.cell_differ import CellDiffer

LATEST = 0.5
"""Seconds after which the screen is shown as it is: that the database is waited for is said there."""


class FirstFrame(CellDiffer):
    """Mixed into an app: it writes nothing until ``show_frames`` is called, or a moment has passed.

    The toolkit would draw the empty panels first, as many bytes as what comes into them costs.
    """

    _held: ExitStack | None = None
    _patience: Timer | None = None

    async def on_mount(self) -> None:
        """Hold what is drawn back, and not even draw it."""
        self._held = ExitStack()
        self._held.enter_context(self.batch_update())
        self.set_timer(LATEST, self.show_frames)

    def hold_frames(self) -> None:
        """Go on showing what is shown, while a screen that is opened or come back to is laid out and read."""
        super().hold_frames()
        if self._patience is not None:
            self._patience.stop()
        self._patience = self.set_timer(LATEST, self.show_frames)

    def show_frames(self) -> None:
        """Show what is drawn, from here on at once."""
        self.release_frames()
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
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

    The toolkit composes each layout, also those that the app then drops, and works the styles of a screen
    out as it is made and again as it is shown for the first time.
    """

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Have styles worked out anew only where something may have changed them."""
        event.refresh_styles = event.refresh_styles and self.stack_updates > 0

    def _compositor_refresh(self) -> None:
        if not self.app._batch_count:
            super()._compositor_refresh()

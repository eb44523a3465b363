"""All actions by name."""

from __future__ import annotations

from contextlib import suppress

from textual.command import CommandInput, CommandPalette

from tui.screens.resizing import LatestSize


class Palette(LatestSize, CommandPalette):
    """The toolkit's palette, which would end the app when a list without entries is paged through."""

    def on_mount(self) -> None:
        """Let nothing blink: an app that is left alone sends nothing."""
        self.query_one(CommandInput).cursor_blink = False

    def _action_command_list(self, action: str) -> None:
        # An empty list, or one that is not drawn yet, has no page to turn to.
        with suppress(KeyError):
            super()._action_command_list(action)

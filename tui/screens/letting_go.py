"""Letting go of closed screens: what the toolkit keeps of each would add up over hours of rewriting."""

from __future__ import annotations

from textual._styles_cache import StylesCache
from textual.message_pump import MessagePump


class LettingGo(MessagePump):
    """Mixed into a screen: nothing of it stays in memory once it is closed."""

    def on_unmount(self) -> None:
        """Forget its drawn lines, and its editor, which the app would tell of another theme for ever."""
        # One table for the whole toolkit, of the last thousand panels; it is cheap to fill again.
        StylesCache.get_inner_outer.cache_clear()
        for watchers in getattr(self.app, "__watchers", {}).values():
            watchers[:] = [(node, callback) for node, callback in watchers if not node._closing]

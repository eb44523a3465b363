"""What every screen does with a new size of the terminal."""

from __future__ import annotations

from textual.events import Event, Resize
from textual.message_pump import MessagePump


class LatestSize(MessagePump):
    """Mixed into a screen: lays it out for the size that the terminal has, and for no earlier one.

    The toolkit answers each size that it lays a screen out for with an event of that size. Two that wait
    at once, as of a window that is dragged, would be answered in turn for ever.
    """

    async def on_event(self, event: Event) -> None:
        """Drop a size that is no longer so; an event of the present one follows it."""
        if not (isinstance(event, Resize) and event.size != self.app.size):
            await super().on_event(event)

"""The journal of one pair."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize

from tui.core.text import one_line
from tui.screens.base import PairScreen, bindings
from tui.store.journal import Entry
from tui.widgets.line_pane import BLANK, Line, LinePane


class HistoryScreen(PairScreen):
    """Every change to the current pair, the newest first."""

    CONTEXT = "history"
    BINDINGS: ClassVar[list[BindingType]] = bindings("history")

    def compose(self) -> ComposeResult:
        """One panel."""
        yield LinePane(id="top")
        yield LinePane(id="text")
        yield LinePane(id="footer")

    def on_resize(self, event: Resize) -> None:
        """Draw for the new size."""
        self.call_after_refresh(self._draw)

    def action_scroll(self, direction: int) -> None:
        """Through a long history."""
        self.query_one("#text", LinePane).scroll_lines(direction)

    def action_back(self) -> None:
        """Back to reading."""
        self.app.pop_screen()

    async def _draw(self) -> None:
        desk, width = self.desk, self.size.width
        if desk.pair is None:
            return
        entries = await self.db(desk.store.journal.latest, 500, desk.pair.id)
        self.draw_top(f"#{desk.pair.id} · journal")
        lines = [line for entry in entries for line in _entry_lines(entry, width)]
        self.query_one("#text", LinePane).show(lines or [((" nothing was changed yet", "dim"),)])
        self.draw_footer()


def _entry_lines(entry: Entry, width: int) -> list[Line]:
    kind = "" if entry.kind == "do" else f" ({entry.kind})"
    # An undo writes the step's values back: what it changed to stands on the other side.
    before, after = (entry.after, entry.before) if entry.kind == "undo" else (entry.before, entry.after)
    when = entry.at[:19].replace("T", " ")
    lines: list[Line] = [((f" {when}  ", "dim"), (f"{entry.label}{kind}", "heading"))]
    for field in after:
        change = _change(before.get(field), after[field])
        lines.append(((f"   {field}: ", "dim"), (one_line(change, max(width - len(field) - 6, 10)), "text")))
    return [*lines, BLANK]


def _change(before: Any, after: Any) -> str:
    if isinstance(after, (frozenset, tuple)):
        gone, come = sorted(set(before) - set(after)), sorted(set(after) - set(before))
        return ", ".join([*(f"+ {word}" for word in come), *(f"- {word}" for word in gone)])
    return f"{_words(before)} → {_words(after)}"


def _words(value: Any) -> str:
    return "none" if value is None else one_line(str(value), 60)

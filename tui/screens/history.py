"""The journal of one pair."""

from __future__ import annotations

from typing import Any

from tui.core.text import one_line
from tui.core.texts import differences
from tui.screens.text_screen import TextScreen
from tui.store.journal import Entry
from tui.widgets.lines import BLANK, Line
from tui.widgets.wrap import cut

_SHOWN = 500
"""Changes of one pair that are listed."""


class HistoryScreen(TextScreen):
    """Every change to the current pair, the newest first."""

    CONTEXT = "history"

    def heading(self) -> str:
        """Which pair."""
        return f"#{self.desk.walk.current} · journal"

    async def lines(self, width: int) -> list[Line]:
        """What the journal holds on it."""
        entries = await self.db(self.desk.store.journal.latest, _SHOWN, self.desk.walk.current)
        lines = [line for entry in entries for line in _entry_lines(entry, width)]
        return lines or [((" nothing was changed yet", "dim"),)]


def _entry_lines(entry: Entry, width: int) -> list[Line]:
    kind = "" if entry.kind == "do" else f" ({entry.kind})"
    when = entry.at[:19].replace("T", " ")
    lines: list[Line] = [((f" {when}  ", "dim"), (f"{entry.label}{kind}", "heading"))]
    for field, before, after in differences(entry.before, entry.after):
        change = _change(before, after)
        lines.append(((f"   {field}: ", "dim"), (cut(change, max(width - len(field) - 6, 10)), "text")))
    return [*lines, BLANK]


def _change(before: Any, after: Any) -> str:
    if isinstance(after, (frozenset, tuple)):
        gone, come = sorted(set(before) - set(after)), sorted(set(after) - set(before))
        return ", ".join([*(f"+ {word}" for word in come), *(f"- {word}" for word in gone)])
    return f"{_words(before)} → {_words(after)}"


def _words(value: Any) -> str:
    return "none" if value is None else one_line(str(value), 60)

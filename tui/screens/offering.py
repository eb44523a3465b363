"""What was typed when the program ended, offered at the next start: take it, drop it, keep it for later."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.core import texts
from tui.core.diff import word_diff
from tui.core.text import one_line, plural
from tui.jobs.interrupted import Interrupted, drop, interrupted
from tui.screens.base import Question
from tui.screens.curate_actions import CurateActions
from tui.store.drafts import NEW_PAIR
from tui.widgets.diff_lines import inline_lines
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line

TAKE, DROP = "take", "drop"

_BESIDE = 6
"""Lines of the panel and around it that are not the difference."""


class OfferScreen(Question[str]):
    """Shows one text as it is saved and as it was typed, and asks what becomes of it.

    Like a menu it stands at the bottom and gives way: whoever goes on working keeps the text for later.
    """

    GIVES_WAY = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer('take')", show=False),
        Binding("D", "answer('drop')", show=False),
        Binding("escape", "answer('')", show=False),
        Binding("pagedown,ctrl+d", "scroll(1)", show=False),
        Binding("pageup,ctrl+u", "scroll(-1)", show=False),
    ]

    def __init__(self, offered: Interrupted) -> None:
        super().__init__()
        self._offered = offered
        self._top: int | None = None
        """The first line of the difference in sight; from what differs first on, until it is scrolled."""

    def compose(self) -> ComposeResult:
        """One panel at the bottom, in which a long text scrolls."""
        yield LinePane(id="menu")

    def on_resize(self) -> None:
        """Draw for the size that there is."""
        self.call_after_refresh(self._draw)

    def action_answer(self, answer: str) -> None:
        """Answer; nothing keeps it for later."""
        self.dismiss(answer or None)

    def action_scroll(self, direction: int) -> None:
        """Through a long text."""
        self._top = (self._top or 0) + direction * self._room
        self._draw()

    @property
    def _room(self) -> int:
        return max(self.size.height * 7 // 10 - _BESIDE, 1)

    def _draw(self) -> None:
        if not self.query("#menu"):
            return  # It was answered meanwhile.
        pane = self.query_one("#menu", LinePane)
        offered = self._offered
        lines = inline_lines(word_diff(offered.saved, offered.typed), pane.line_width - 2)
        if self._top is None:
            self._top = next((number - 1 for number, line in enumerate(lines) if _differs(line)), 0)
        self._top = max(0, min(self._top, len(lines) - self._room))
        shown = lines[self._top : self._top + self._room]
        title = f" {one_line(offered.words)} · typed when the app ended"
        of = f" · {plural(len(lines), 'line')}, PgDn" if len(shown) < len(lines) else ""
        keys: Line = (
            ("  Enter  ", "flag-on strong"),
            ("go on with it", "text"),
            ("   D  ", "flag-on strong"),
            ("drop it", "text"),
            ("   Esc  ", "flag-on strong"),
            ("keep it for later", "text"),
        )
        heading: Line = ((title, "heading strong"), (of, "dim"))
        pane.show([heading, BLANK, *(((" ", "text"), *line) for line in shown), BLANK, keys])


def _differs(line: Line) -> bool:
    return any(role != "text" for _, role in line)


async def offer(screen: CurateActions) -> None:
    """Offer what was interrupted, one after the other, until one is gone on with."""
    store = screen.desk.store
    for found in await screen.db(interrupted, store):
        answer = await screen.ask(OfferScreen(found))
        if answer == DROP:
            await screen.db(drop, store, found.place)
            await screen.db(screen.desk.reload)
            continue
        await screen.db(store.drafts.put_away, *found.place)
        if answer == TAKE:
            await _take(screen, found)
            return
    await screen.draw()


async def _take(screen: CurateActions, found: Interrupted) -> None:
    pair_id, field = found.place
    if pair_id != NEW_PAIR:
        await screen.db(screen.desk.go_to, pair_id)
        await screen.draw(message="")
        await (screen.ask_field(field) if field in texts.WORDS else screen.action_edit(field))
    elif field:
        await _mend(screen, int(field))
    else:
        await screen.action_write()


async def _mend(screen: CurateActions, reject_id: int) -> None:
    from tui.screens.mend import MendScreen
    from tui.screens.rejects import MENDABLE

    reject = await screen.db(screen.desk.store.rejects.get, reject_id, MENDABLE)
    if reject is not None:
        await screen.app.push_screen(MendScreen(reject, lambda _: screen.start_indexing()))

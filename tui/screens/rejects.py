"""What import could not use: each line with its reason and its text, to be mended."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize

from tui.actions import Action, key_of, with_keys
from tui.core.text import one_line, plural
from tui.core.walk import first_in_sight
from tui.screens.base import PairScreen
from tui.screens.curate_actions import CurateActions
from tui.store.rejects import ListedReject, OpenReject
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line, rule
from tui.widgets.marks import DRAFT_MARK
from tui.widgets.wrap import LONGEST_SHOWN, beyond, cut, wrap

WIDE = 100
"""From this width on the text stands beside the list."""

MENDABLE = 200_000
"""Characters of the longest text that the editor opens: it lays out a whole line at each key."""


_MARGIN = 5
"""Cells of a line of the list before and after the place."""


class RejectsScreen(PairScreen):
    """The list, and the text of the one that is looked at."""

    CONTEXT = "rejects"

    def __init__(self) -> None:
        super().__init__()
        self._ids: list[int] = []
        self._position = 0
        self._top = 0
        self._here: OpenReject | None = None
        self._taken_in = 0

    def panels(self) -> ComposeResult:
        """The list above the text, or beside it where there is room."""
        yield LinePane(id="top")
        with Horizontal(id="body"):
            yield LinePane(id="rejects")
            yield LinePane(id="raw", separator=True, scroll_key=key_of("rejects.scroll_1"))
        yield LinePane(id="footer")

    def offers(self, action: Action) -> bool:
        """Whether it can be done; without a line to look at, only to leave."""
        there = bool(self._ids) or action.context == "any" or action.call == "back"
        return there and super().offers(action)

    async def on_mount(self) -> None:
        """Read which there are."""
        await self.told(self._read())

    def on_resize(self, event: Resize) -> None:
        """Beside or below."""
        self.set_class(event.size.width < WIDE, "-narrow")
        self.query_one("#raw", LinePane).separator = event.size.width >= WIDE
        self.call_after_refresh(lambda: self.told(self.draw()))

    async def on_screen_resume(self) -> None:
        """One may have been mended on the screen on top."""
        await self.told(self._read())

    async def _read(self) -> None:
        self._ids = await self.db(self.desk.store.rejects.ids)
        self._position = max(min(self._position, len(self._ids) - 1), 0)
        await self.draw()

    async def draw(self) -> None:
        """Draw what is in sight, and the text of the present one from its beginning."""
        if not self.query("#raw"):
            return  # It was left meanwhile.
        pane, raw = self.query_one("#rejects", LinePane), self.query_one("#raw", LinePane)
        if not pane.size.width:
            return
        height = max(pane.size.height, 1)
        self._top = first_in_sight(self._position, self._top, height, len(self._ids))
        store = self.desk.store.rejects
        rows = await self.db(store.rows, self._ids[self._top : self._top + height])
        self._here = await self.db(store.get, self._ids[self._position], LONGEST_SHOWN) if self._ids else None
        if not self.query("#raw"):
            return
        place = f" {self._position + 1}/{len(self._ids):,}" if self._ids else ""
        self.draw_top(f"Could not be used{place}", "newest file first")
        self.draw_footer()
        if self._here is None:
            pane.show(_nothing_here(pane.line_width))
            raw.show([])
            return
        pane.show(list_lines(rows, self._position - self._top, pane.line_width))
        raw.show(reject_lines(self._here, raw.line_width))

    async def action_step(self, by: int) -> None:
        """Another one."""
        await self._go(self._position + by)

    async def action_first(self) -> None:
        """The first."""
        await self._go(0)

    async def action_last(self) -> None:
        """The last."""
        await self._go(len(self._ids) - 1)

    async def _go(self, position: int) -> None:
        self._position = max(min(position, len(self._ids) - 1), 0)
        self.message = ""
        await self.draw()

    def action_scroll(self, direction: int) -> None:
        """Through a long text."""
        self.query_one("#raw", LinePane).scroll_lines(direction)

    async def action_open(self) -> None:
        """Mend it, where the editor can hold it."""
        if not self._ids:
            return
        reject = await self.db(self.desk.store.rejects.get, self._ids[self._position], MENDABLE)
        if reject is None:
            await self._read()
        elif reject.size > MENDABLE:
            size = f"{reject.size:,} characters, more than the {MENDABLE:,} that are edited here"
            self.tell(f"this line has {size}: mend it in the file, then import that again")
        else:
            from tui.screens.mend import MendScreen

            self.message = ""
            await self.app.push_screen(MendScreen(reject, self._take_note))

    def _take_note(self, stored: int) -> None:
        """One was taken in on the screen on top."""
        self._taken_in += 1
        self.message = (
            f"taken in: {plural(stored, 'pair')} stored" if stored else "taken in: it was already there"
        )

    async def action_back(self) -> None:
        """Back to reading, with the pairs that came of it."""
        if self._taken_in:
            await self.db(self.desk.refresh)
        main = self.app.screen_stack[0]
        self.app.pop_screen()
        if self._taken_in and isinstance(main, CurateActions):
            main.start_indexing()


def list_lines(rows: Sequence[ListedReject], current: int, width: int) -> list[Line]:
    """One line for each: file and line, then why."""
    places = [_place(row, max(width // 2 - _MARGIN, 8)) for row in rows]
    room = max(map(cell_len, places), default=0)
    return [
        _list_line(set_cell_size(place, room), row, width, here=number == current)
        for number, (place, row) in enumerate(zip(places, rows, strict=True))
    ]


def _place(row: ListedReject, room: int) -> str:
    """File and line; the line stays in sight where the name of the file is too long."""
    line = f":{row.line}"
    return f"{cut(row.file, max(room - len(line), 1))}{line}"


def _list_line(place: str, row: ListedReject, width: int, *, here: bool) -> Line:
    start = f"{DRAFT_MARK if row.begun else ' '} {place}  "
    reason = cut(row.reason, max(width - cell_len(start) - 1, 1))
    if here:
        return ("▌", "mode-browse"), (f"{start}{reason}", "cursor")
    return (f" {start}", "dim"), (reason, "text")


def reject_lines(reject: OpenReject, width: int) -> list[Line]:
    """Where it stood, the whole reason, what was typed for it, and its text as it was."""
    lines = [
        rule(f"line {reject.line} of {one_line(reject.file, 60)}", width),
        *(((f" {line}", "critical"),) for line in wrap(reject.reason, width - 2)),
        BLANK,
    ]
    if reject.typed is not None:
        lines += [rule(f"{DRAFT_MARK} your draft", width), *text_lines(reject.typed, width), BLANK]
    lines += [rule("as it was", width), *text_lines(reject.head, width)]
    if reject.size > len(reject.head):
        lines.append(((f" {cut(beyond(reject.size - len(reject.head)), width - 1)}", "dim"),))
    return lines


def text_lines(text: str, width: int) -> list[Line]:
    """A text from a file, broken into lines."""
    return [((f" {line}", "text"),) for line in wrap(text, width - 2)]


def _nothing_here(width: int) -> list[Line]:
    words = ["Every line that was imported could be used.", with_keys("<rejects.back> goes back.")]
    return [BLANK, *(((f" {line}", "text"),) for word in words for line in wrap(word, width - 1))]

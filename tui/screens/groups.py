"""The groups of near-duplicates, largest first."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize

from tui.actions import Action, with_keys
from tui.screens.base import PairScreen
from tui.screens.group_desk import GroupDesk
from tui.widgets.group_lines import groups_words, list_heading, list_lines
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line
from tui.widgets.queue_lines import queue_lines
from tui.widgets.wrap import wrap

WIDE = 100
"""From this width on the pairs of the present group stand beside the list."""


class GroupsScreen(PairScreen):
    """One line for each group; ``GroupScreen`` shows one."""

    CONTEXT = "groups"

    def __init__(self, groups: GroupDesk) -> None:
        super().__init__()
        self._groups = groups
        self._top = 0

    def panels(self) -> ComposeResult:
        """The list, and the pairs of the present group where there is room."""
        yield LinePane(id="top")
        with Horizontal(id="body"):
            yield LinePane(id="groups")
            yield LinePane(id="pairs", separator=True)
        yield LinePane(id="footer")

    def offers(self, action: Action) -> bool:
        """Whether it can be done with the groups that are listed."""
        if action.call == "settled":
            return bool(self._groups.all)
        needs_one = action.call in ("open", "first", "last") or action.call.startswith(("step", "page"))
        return bool(self._groups.groups or not needs_one) and super().offers(action)

    def on_resize(self, event: Resize) -> None:
        """Draw for the new size."""
        self.set_class(event.size.width < WIDE, "-narrow")
        self.call_after_refresh(lambda: self.told(self.draw()))

    async def on_screen_resume(self) -> None:
        """Draw what was settled on the screen on top."""
        await self.told(self.draw())

    async def draw(self, *, message: str | None = None) -> None:
        """Draw the groups in sight; a message stays until another or an empty one takes its place."""
        self.message = self.message if message is None else message
        pane, pairs = self.query_one("#groups", LinePane), self.query_one("#pairs", LinePane)
        if not pane.size.width:
            return
        groups = self._groups
        self._top, rows = await self.db(groups.rows, self._top, max(pane.size.height - 1, 1))
        ids = (*groups.group.members, *groups.group.excluded) if groups.group else ()
        height = pairs.size.height if pairs.display else 0
        beside = await self.db(self.desk.store.queue.rows, ids[:height])
        place = f"Groups {groups.position + 1}/{len(groups.groups)} · " if groups.groups else "Groups · "
        middle = "settled ones too" if groups.settled_too else "near-duplicates, largest group first"
        self.draw_top(f"{place}{groups_words(groups.open_count, groups.pending)}", middle)
        self.draw_footer()
        width = pane.line_width
        lines = [list_heading(width), *list_lines(rows, groups.position - self._top, width)]
        pane.show(lines if rows else self._nothing_here(width))
        pairs.show(queue_lines(beside, 0, pairs.line_width))

    def _nothing_here(self, width: int) -> list[Line]:
        if self._groups.all:
            words = [
                "Every group is settled.",
                with_keys("<groups.settled> shows the settled ones too, <groups.back> goes back."),
            ]
        elif self._groups.pending:
            words = [
                "No group was found yet: pairs are still being compared.",
                with_keys("<groups.refresh> looks again, <groups.back> goes back."),
            ]
        else:
            words = ["No pair is a near-duplicate of another.", with_keys("<groups.back> goes back.")]
        return [BLANK, *(((f" {line}", "text"),) for word in words for line in wrap(word, width - 1))]

    async def action_step(self, by: int) -> None:
        """Another group."""
        self._groups.go(self._groups.position + by)
        await self.draw(message="")

    async def action_page(self, direction: int) -> None:
        """A screenful of groups on."""
        height = self.query_one("#groups", LinePane).size.height
        await self.action_step(direction * max(height - 3, 1))

    async def action_first(self) -> None:
        """The first group."""
        self._groups.go(0)
        await self.draw(message="")

    async def action_last(self) -> None:
        """The last group."""
        self._groups.go(len(self._groups.groups) - 1)
        await self.draw(message="")

    async def action_open(self) -> None:
        """Look at the pairs of a group."""
        if self._groups.group is not None:
            from tui.screens.group import GroupScreen

            await self.db(self._groups.open_group)
            self.message = ""
            await self.app.push_screen(GroupScreen(self._groups))

    async def action_settled(self) -> None:
        """The settled groups too, or the open ones only."""
        self._groups.toggle_settled()
        await self.draw(message="")

    async def action_refresh(self) -> None:
        """Look for groups again."""
        await self.db(self._groups.read)
        await self.draw(message="")

    async def action_undo(self) -> None:
        """Take back, and go to the group that it was about."""
        undone = await self.db(self._groups.undo)
        await self.draw(message=f"undone: {undone}" if undone else "nothing to undo")

    def action_back(self) -> None:
        """Back to reading."""
        self.app.pop_screen()

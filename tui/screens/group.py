"""One group of near-duplicates: see each pair whole, keep one, exclude the rest in one step."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Resize

from tui.actions import key_of, with_keys
from tui.core.settling import Settling
from tui.core.text import plural
from tui.core.walk import first_in_sight
from tui.screens.base import PairScreen, Question
from tui.screens.group_desk import GroupDesk
from tui.screens.groups import WIDE
from tui.widgets.against_lines import against_lines
from tui.widgets.group_lines import becomes_words, groups_words, member_lines, settling_lines, warning_lines
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line
from tui.widgets.marks import STATUS_MARK, STATUS_ROLE, status_words
from tui.widgets.wrap import cut


class SettleScreen(Question[bool]):
    """Shows what is about to be done; Enter does it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", show=False),
        Binding("escape,q,x", "answer(False)", show=False),
    ]

    def __init__(self, wanted: Settling) -> None:
        super().__init__()
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        """One panel at the bottom, so that the group stays in sight."""
        yield LinePane(id="menu")

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        pane = self.query_one("#menu", LinePane)
        pane.show(settling_lines(self._wanted, pane.line_width))

    def action_answer(self, answer: bool) -> None:
        """Do it, or leave all as it is."""
        self.dismiss(answer)


class GroupScreen(PairScreen):
    """The pairs of a group; the one under the cursor whole, with what it has other than the one to keep."""

    CONTEXT = "group"

    def __init__(self, groups: GroupDesk, *, below: int = 1) -> None:
        super().__init__()
        self._groups = groups
        self._below = below
        """How many screens the way back leads over: to the list of groups, or to the one before."""
        self._top = 0
        self._shown = (0, 0)
        self._plain = False

    def panels(self) -> ComposeResult:
        """Pairs on the left or above, the text of one beside or below."""
        # Before the first layout, which is what is shown first.
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield LinePane(id="top")
        with Horizontal(id="body"):
            yield LinePane(id="members")
            yield LinePane(id="text", separator=True, scroll_key=key_of("group.scroll_1"))
        yield LinePane(id="footer")

    @property
    def spot(self) -> int:
        """The pair under the cursor."""
        return self._groups.pair.id if self._groups.pair else 0

    def return_to(self, spot: int) -> None:
        """The group was opened at this pair."""

    def on_resize(self, event: Resize) -> None:
        """Draw for the new size."""
        narrow = event.size.width < WIDE
        self.set_class(narrow, "-narrow")
        self.query_one("#text", LinePane).separator = not narrow
        self.call_after_refresh(self._draw)

    def on_line_pane_resized(self, event: LinePane.Resized) -> None:
        """Fill a panel that has another size."""
        if event.pane.id in ("members", "text"):
            self._draw()

    def _say(self, message: str = "") -> None:
        self.message = message
        self._draw()

    async def action_step(self, by: int) -> None:
        """Another pair of the group."""
        await self.db(self._groups.step, by)
        self._say()

    async def action_keep(self) -> None:
        """This is the one to keep."""
        done = await self.db(self._groups.keep_this)
        self._say(
            "" if done else f"it is excluded already: open it with {key_of('group.open')} to decide anew"
        )

    def action_stay(self) -> None:
        """This one stays too, or goes after all."""
        done = self._groups.toggle_stay()
        self._say("" if done else "the one to keep stays, and what is excluded already stays so")

    def action_differences(self) -> None:
        """The differences marked, or the plain text."""
        self._plain = not self._plain
        self._say()

    async def action_settle(self) -> None:
        """Show what will be done, and do it on Enter."""
        await self.start(self._settle())

    async def _settle(self) -> None:
        wanted = await self.db(self._groups.plan)
        if wanted is None:
            return
        if not wanted.out and not wanted.stays:
            self._say(with_keys("nothing is left to exclude here: <group.group_1> goes to the next group"))
            return
        if not await self.ask(SettleScreen(wanted)):
            self._say()
            return
        words = f"kept #{wanted.kept.id}, excluded {plural(len(wanted.out), 'pair')}"
        try:
            more = await self.db(self._groups.settle, wanted)
        finally:
            self._draw()
        if more:
            self._say(words)
        else:
            self._leave(f"{words}; every group is settled")

    async def action_group(self, by: int) -> None:
        """Another group."""
        groups = self._groups
        before = groups.position
        groups.go(before + by)
        if groups.position == before:
            self._say("this is the last group" if by > 0 else "this is the first group")
            return
        await self.db(groups.open_group)
        self._say()

    async def action_undo(self) -> None:
        """Take back, and go to the group that it was about."""
        undone = await self.db(self._groups.undo)
        self._say(f"undone: {undone}" if undone else "nothing to undo")

    async def action_open(self) -> None:
        """Read and decide on this pair on the main screen."""
        if self._groups.pair is not None:
            await self.db(self.desk.go_to, self._groups.pair.id)
            self.app.pop_screen()
            self.app.pop_screen()

    def action_scroll(self, direction: int) -> None:
        """Through a long text."""
        self.query_one("#text", LinePane).scroll_lines(direction)

    def action_back(self) -> None:
        """Back to where it was asked for."""
        for _ in range(self._below):
            self.app.pop_screen()

    def action_list(self) -> None:
        """To the list of all groups."""
        self._leave("")

    def _leave(self, message: str) -> None:
        self.app.pop_screen()
        if isinstance(self.app.screen, PairScreen):
            self.app.screen.message = message

    def tell(self, message: str) -> None:
        """Show a message, and the group as it is now."""
        super().tell(message)
        if self.query("#text"):
            self._draw()

    def _draw(self) -> None:
        groups, panes = self._groups, self.query("#members")
        if not panes or not self.query_one("#members").size.width:
            return
        place = f"Group {groups.position + 1}/{len(groups.groups)} · " if groups.groups else "No group · "
        members = plural(len(groups.members), "pair")
        self.draw_top(f"{place}{members}", groups_words(groups.open_count, groups.pending))
        self.draw_footer()
        self._draw_members()
        text = self.query_one("#text", LinePane)
        lines = self._text_lines(text.line_width)
        shown = (groups.pair.id if groups.pair else 0, groups.kept)
        text.show(lines, top=text.top if shown == self._shown else 0)
        self._shown = shown

    def _draw_members(self) -> None:
        groups, pane = self._groups, self.query_one("#members", LinePane)
        lines = warning_lines(groups.members, pane.line_width)
        height = max(pane.size.height - len(lines), 1)
        self._top = first_in_sight(groups.here, self._top, height, len(groups.members))
        in_sight = groups.members[self._top : self._top + height]
        current = groups.member.id if groups.member else 0
        lines += member_lines(in_sight, current, groups.kept, groups.stays, groups.likeness, pane.line_width)
        pane.show(lines)

    def _text_lines(self, width: int) -> list[Line]:
        groups = self._groups
        pair, kept, member = groups.pair, groups.kept_pair, groups.member
        if pair is None or kept is None or member is None:
            return []
        becomes, role = becomes_words(
            member, groups.kept, groups.stays, groups.chosen, groups.likeness.get(member.id)
        )
        head = f" #{pair.id} · "
        status = cut(f"{STATUS_MARK[pair.status]} {status_words(pair)}", max(width - len(head), 1))
        place = cut(
            f" {pair.split} · {plural(pair.score, 'point')} · {pair.category or 'no category'}", width
        )
        return [
            ((head, "heading strong"), (status, STATUS_ROLE[pair.status])),
            ((cut(f" {becomes}", width), role),),
            ((place, "critical" if pair.split == "eval" else "dim"),),
            BLANK,
            *against_lines(pair, kept, groups.matches, width, plain=self._plain),
        ]

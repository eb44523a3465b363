"""All that can be done on a screen, by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import set_cell_size
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from tui.actions import Action, actions_for
from tui.core.walk import first_in_sight
from tui.key_names import key_word
from tui.screens.base import PairScreen, Question
from tui.screens.presence import in_sight
from tui.widgets.line_input import LineInput
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line
from tui.widgets.wrap import cut

_BESIDE = 4
"""Rows of the panel that are not for the list."""

_CLOSE = 70
"""From which likeness on, of 100 at most, what was typed is taken for a slip of the pen."""


class Palette(Question[None]):
    """Lists the actions of the screen below with their keys, in the order of the table, and does one of them.

    Nothing is marked, and Enter leaves, until something is typed or a key is pressed to choose: whoever asks
    what there is has done nothing yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("down,tab", "mark(1)", show=False, priority=True),
        Binding("up", "mark(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._below = below
        self._all = _offered(below)
        self._found: Sequence[Action] = self._all
        self._looked_for = ""
        self._marked = -1
        self._top = 0

    def compose(self) -> ComposeResult:
        """A line to type, and the list, at the bottom."""
        with Vertical(id="ask"):
            yield LinePane(id="ask-title")
            yield LineInput(id="ask-input", compact=True)
            yield LinePane(id="ask-completions")

    def on_mount(self) -> None:
        """Let the expert type, unless the list was left before it could be drawn."""
        if not in_sight(self):
            return
        title: Line = ((" All that can be done here  ", "heading strong"), ("type a word of it", "dim"))
        self.query_one("#ask-title", LinePane).show([title])
        field = self.query_one(Input)
        field.cursor_blink = False
        # At once, so that what was typed ahead is text.
        self.set_focus(field)
        self._draw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self.call_after_refresh(self._draw)

    @on(Input.Changed)
    def find(self) -> None:
        """List what fits, the first of it marked."""
        typed = self.query_one(Input).value
        if typed != self._looked_for:
            self._looked_for, self._found = typed, fitting(typed, self._all)
            self._marked = 0 if typed.strip() and self._found else -1
        self._draw()

    async def action_take(self) -> None:
        """Do what is marked, on the screen below; with nothing marked, leave."""
        # The message that the line has changed may still be on its way.
        self.find()
        chosen = self._found[self._marked] if self._marked >= 0 else None
        app = self.app
        self.dismiss(None)
        if chosen is not None:
            await app.run_action(chosen.call, app if chosen.context == "any" else self._below)

    def action_mark(self, step: int) -> None:
        """Mark another one."""
        self._marked = max(-1, min(self._marked + step, len(self._found) - 1))
        self._draw()

    def action_page(self, direction: int) -> None:
        """Mark one a panel further."""
        self.action_mark(direction * self._height)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)

    @property
    def _height(self) -> int:
        """Actions in sight."""
        return max(self.size.height * 7 // 10 - _BESIDE, 1)

    def _draw(self) -> None:
        if not in_sight(self):
            return
        count = len(self._found)
        pane = self.query_one("#ask-completions", LinePane)
        self._top = first_in_sight(max(self._marked, 0), self._top, self._height, count)
        shown = self._found[self._top : self._top + self._height]
        keys_width = max((len(_keys(action)) for action in self._all), default=0)
        lines = [
            _line(action, keys_width, pane.line_width, marked=number == self._marked)
            for number, action in enumerate(shown, start=self._top)
        ]
        if not lines:
            lines = [((" Nothing here is called that.", "text"),)]
        # As high as with all of them, so that nothing around it moves while something is typed.
        lines += [BLANK] * (min(len(self._all), self._height) - len(lines))
        of = f"{self._top + 1} to {self._top + len(shown)} of {count} · " if len(shown) < count else ""
        pane.show([*lines, ((f"  {of}Enter do it · ↑↓ choose · Esc leave", "dim"),)])


def fitting(typed: str, actions: Sequence[Action]) -> list[Action]:
    """The actions with words that begin as those that were typed; for a slip of the pen, the nearest ones."""
    wanted = typed.casefold().split()
    found = [action for action in actions if all(_has(action, word) for word in wanted)]
    if found:
        return found
    from rapidfuzz import fuzz, process

    names = [action.description.casefold() for action in actions]
    near = process.extract(
        " ".join(wanted), names, scorer=fuzz.partial_ratio, score_cutoff=_CLOSE, limit=None
    )
    return [actions[place] for _, _, place in near]


def _has(action: Action, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in action.description.casefold().split())


def _offered(below: Screen[Any]) -> list[Action]:
    """What can be done on a screen now, other than to list that."""
    actions = actions_for(getattr(below, "CONTEXT", "") or "any")
    return [
        action
        for action in actions
        if action.call != "command_palette"
        and not (isinstance(below, PairScreen) and not below.offers(action))
    ]


def _keys(action: Action) -> str:
    return " ".join(map(key_word, action.keys))


def _line(action: Action, keys_width: int, width: int, *, marked: bool) -> Line:
    keys = set_cell_size(_keys(action), keys_width)
    words = cut(action.description, width - keys_width - 6)
    mark = (f" {'▸' if marked else ' '} {keys}  ", "flag-on")
    return (mark, (words, "cursor" if marked else "text"))

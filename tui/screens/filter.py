"""Which pairs the queue shows: one line for each thing to ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.core.text import one_line
from tui.core.view import CHOICES, Filter
from tui.screens.base import bindings
from tui.widgets.bar_lines import footer_line
from tui.widgets.line_pane import BLANK, Line, LinePane
from tui.widgets.wrap import cut

_SCORES = tuple(range(11))


class FilterScreen(ModalScreen[Filter | None]):
    """Asks what a pair must be; answers with the filter, or nothing where it stays as it was."""

    CONTEXT = "filter"
    BINDINGS: ClassVar[list[BindingType]] = bindings("filter")
    AUTO_FOCUS = ""

    def __init__(self, wanted: Filter, categories: Sequence[str]) -> None:
        super().__init__()
        self._wanted = wanted
        self._here = 0
        self._rows: list[tuple[str, str, tuple[Any, ...]]] = [
            ("status", "status", ("", *CHOICES["status"])),
            ("phase", "phase", ("", *CHOICES["phase"])),
            ("split", "split", ("", *CHOICES["split"])),
            ("category", "category", ("", *categories)),
            ("origin", "origin", ("", *CHOICES["origin"])),
            ("score from", "min_score", _SCORES),
            ("has duplicates", "has_duplicates", (False, True)),
            ("edited", "edited", (False, True)),
        ]

    def compose(self) -> ComposeResult:
        """One panel at the bottom, so that the queue stays in sight."""
        yield LinePane(id="menu")

    def on_mount(self) -> None:
        """Draw."""
        self._draw()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.call_after_refresh(self._draw)

    def action_move(self, step: int) -> None:
        """Another line."""
        self._here = (self._here + step) % len(self._rows)
        self._draw()

    def action_turn(self, step: int) -> None:
        """Another value on this line."""
        _, field, values = self._rows[self._here]
        value = getattr(self._wanted, field)
        position = values.index(value) if value in values else 0
        turned: dict[str, Any] = {field: values[(position + step) % len(values)]}
        self._wanted = replace(self._wanted, **turned)
        self._draw()

    def action_clear(self) -> None:
        """Ask for nothing."""
        self._wanted = Filter()
        self._draw()

    def action_apply(self) -> None:
        """Answer with what is asked for."""
        self.dismiss(self._wanted)

    def action_back(self) -> None:
        """Leave the filter as it was."""
        self.dismiss(None)

    def _draw(self) -> None:
        pane = self.query_one("#menu", LinePane)
        lines: list[Line] = [((" Show pairs with", "heading strong"),), BLANK]
        for number, (label, field, _) in enumerate(self._rows):
            here = number == self._here
            lines.append(_row(label, getattr(self._wanted, field), here=here))
        if self._wanted.text:
            lines.append(((f"   and the words “{one_line(self._wanted.text, 40)}”", "dim"),))
        pane.show([*lines, BLANK, footer_line(self.CONTEXT, pane.line_width)])


def _row(label: str, value: object, *, here: bool) -> Line:
    shown = "yes" if value is True else cut(str(value or "any"), 24)
    role = "cursor" if here else "text" if value else "dim"
    return ((" ▸ " if here else "   ", "flag-on"), (f"{label:<16}{shown:<24}", role))

"""Which pairs the queue shows: one line for each thing to ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from textual.app import ComposeResult

from tui.core.errors import PairsmithError
from tui.core.text import one_line, plural
from tui.core.view import CHOICES, Filter
from tui.screens.base import DeskApp, Question
from tui.screens.presence import in_sight
from tui.widgets.bar_lines import footer_line
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line
from tui.widgets.wrap import cut

_ANY, _NONE = "any", "none"

Values = Mapping[str, Mapping[str, Any]]
"""The values of a line: how each is written, and the fields of the filter that it sets."""


class FilterScreen(Question[Filter]):
    """Asks what a pair must be; answers with the filter, or nothing where it stays as it was."""

    CONTEXT = "filter"
    AUTO_FOCUS = ""

    def __init__(self, wanted: Filter, categories: Sequence[str]) -> None:
        super().__init__()
        self._wanted = wanted
        self._here = 0
        self._rows = _rows(categories)
        self._fits = ""

    def compose(self) -> ComposeResult:
        """One panel at the bottom, so that the queue stays in sight; shown once the pairs are counted."""
        assert isinstance(self.app, DeskApp)
        self.app.hold_frames()
        yield LinePane(id="menu")

    async def on_mount(self) -> None:
        """Draw."""
        await self._count_and_draw()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.call_after_refresh(self._draw)

    def action_move(self, step: int) -> None:
        """Another line."""
        self._here = (self._here + step) % len(self._rows)
        self._draw()

    async def action_turn(self, step: int) -> None:
        """Another value on this line."""
        _, values = self._rows[self._here]
        words = list(values)
        position = words.index(_chosen(values, self._wanted))
        self._wanted = replace(self._wanted, **values[words[(position + step) % len(words)]])
        await self._count_and_draw()

    async def action_clear(self) -> None:
        """Ask for nothing."""
        self._wanted = Filter()
        await self._count_and_draw()

    def action_apply(self) -> None:
        """Answer with what is asked for."""
        self.dismiss(self._wanted)

    def action_back(self) -> None:
        """Leave the filter as it was."""
        self.dismiss(None)

    async def _count_and_draw(self) -> None:
        app = self.app
        assert isinstance(app, DeskApp)
        try:
            count = await app.db(app.desk.store.queue.count, self._wanted)
        except PairsmithError as error:
            self._fits = str(error)
        else:
            self._fits = f"{plural(count, 'pair')} {'fits' if count == 1 else 'fit'}"
        self._draw()

    def _draw(self) -> None:
        if not in_sight(self):
            return
        pane = self.query_one("#menu", LinePane)
        if not (pane.size.width and self._fits):
            return  # Not laid out yet, or not counted: what of that comes later draws.
        lines: list[Line] = [((" Show pairs with", "heading strong"), (f"  · {self._fits}", "text"))]
        for number, (label, values) in enumerate(self._rows):
            lines.append(_line(label, _chosen(values, self._wanted), here=number == self._here))
        if self._wanted.text:
            lines.append(((f"   and the words “{one_line(self._wanted.text, 40)}”", "dim"),))
        pane.show([*lines, BLANK, footer_line(self.CONTEXT, pane.line_width)])
        assert isinstance(self.app, DeskApp)
        self.app.show_frames()


def _rows(categories: Sequence[str]) -> list[tuple[str, Values]]:
    """The lines from above, each with its values; the first asks for nothing."""
    return [
        ("status", _one_of("status")),
        ("phase", _one_of("phase")),
        ("split", _one_of("split")),
        ("category", _categories(categories)),
        ("origin", _one_of("origin")),
        ("score from", {str(score or _ANY): {"min_score": score} for score in range(11)}),
        ("has duplicates", _yes_or_no("has_duplicates", "no_duplicates")),
        ("edited", _yes_or_no("edited", "not_edited")),
        ("has problems", _only("has_problems")),
        ("seen again", _only("seen_again")),
        ("a conversation", _only("conversation")),
        ("with a draft", _only("has_draft")),
    ]


def _one_of(field: str) -> Values:
    return {_ANY: {field: ""}, **{value: {field: value} for value in CHOICES[field]}}


def _categories(names: Sequence[str]) -> Values:
    # In quotes where it would be taken for a word of this screen.
    words = {f"“{name}”" if name in (_ANY, _NONE) else name: name for name in names}
    return {
        _ANY: {"category": "", "no_category": False},
        **{word: {"category": name, "no_category": False} for word, name in words.items()},
        _NONE: {"category": "", "no_category": True},
    }


def _only(field: str) -> Values:
    return {_ANY: {field: False}, "yes": {field: True}}


def _yes_or_no(field: str, opposite: str) -> Values:
    return {
        _ANY: {field: False, opposite: False},
        "yes": {field: True, opposite: False},
        "no": {field: False, opposite: True},
    }


def _chosen(values: Values, wanted: Filter) -> str:
    """The words for what a filter asks for; the first where it asks for what is not offered."""
    fitting = (
        words
        for words, fields in values.items()
        if all(getattr(wanted, field) == value for field, value in fields.items())
    )
    return next(fitting, _ANY)


def _line(label: str, words: str, *, here: bool) -> Line:
    role = "cursor" if here else "dim" if words == _ANY else "text"
    return ((" ▸ " if here else "   ", "flag-on"), (f"{label:<16}{cut(words, 24):<24}", role))

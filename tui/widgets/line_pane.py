"""A panel of styled lines that repaints only the lines that changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.core.text import plural
from tui.widgets.wrap import cut, wrap

Span = tuple[str, str]
"""A run of text and the role that it is drawn in: one of ``ROLES``, or several parted by spaces."""

Line = tuple[Span, ...]

BLANK: Line = ()


def rule(heading: str, width: int) -> Line:
    """A heading with a line after it, across the panel."""
    text = f"── {cut(heading, width - 4)} "
    return ((f"{text}{'─' * max(width - cell_len(text), 0)}"[:width], "heading"),)


def beside(name: str, words: str, role: str, name_width: int, width: int) -> list[Line]:
    """A name in a column of its own, and what it means beside it; what does not fit goes on below itself."""
    start = f"   {set_cell_size(name, name_width)}  "
    lines = wrap(words, max(width - cell_len(start), 10))
    margin = " " * cell_len(start)
    return [((margin if number else start, role), (line, "text")) for number, line in enumerate(lines)]


ROLES = (
    "text",
    "dim",
    "heading",
    "included",
    "held",
    "excluded",
    "fresh",
    "critical",
    "flag-on",
    "flag-off",
    "cursor",
    "added",
    "removed",
    "sibling",
    "duplicate",
    "saved",
    "mode-browse",
    "mode-edit",
    "token",
    "strong",
    "badge",
)
"""What a run of text means; themes give each its colour, and app.tcss its weight."""


ROLE_CLASSES = {f"pair--{role}" for role in ROLES}
"""Component classes of a screen with panels: they are worked out once for all that stand on it."""


class LinePane(Widget):
    """Draws the lines it is handed, from ``offset`` on. Never focused; never sees the store."""

    class Resized(Message):
        """The panel has another size now: its lines were made for the one before."""

        def __init__(self, pane: LinePane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002
        separator: bool = False,
        scroll_key: str = "",
    ) -> None:
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._top = 0
        self._drawn_in: dict[str, Style] = {}
        """Roles to the style that they come to: working it out takes longer than drawing with it."""
        self._scroll_key = scroll_key
        """The key that scrolls on; the last line names it while there is more below."""
        self.separator = separator
        """Whether a thin line parts the panel from what is left of it, for screens without tones."""

    @property
    def line_width(self) -> int:
        """Cells that a line may fill."""
        return max(self.size.width - (3 if self.separator else 0), 1)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines it was handed."""
        return self._lines

    @property
    def top(self) -> int:
        """The first line in sight."""
        return self._top

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self._top + self.size.height >= len(self._lines)

    def on_resize(self) -> None:
        """Say so to the screen."""
        self.post_message(self.Resized(self))

    def show(self, lines: Sequence[Line], *, top: int = 0) -> None:
        """Draw these lines, ``top`` being the first in sight; what stays the same is not written again."""
        before, count = self._in_sight(), len(self._lines)
        self._lines, self._top = tuple(lines), max(0, top)
        if self.styles.auto_dimensions and len(self._lines) != count:
            self.refresh(layout=True)
        self._repaint(before)

    def scroll_lines(self, direction: int, step: int = 0) -> None:
        """Move by so many lines, or by one screenful less two; never past the ends."""
        before = self._in_sight()
        step = step or max(self.size.height - 2, 1)
        last = max(len(self._lines) - self.size.height, 0)
        self._top = min(max(self._top + direction * step, 0), last)
        self._repaint(before)

    def _in_sight(self) -> list[Line]:
        return [self._line_at(y) for y in range(self.size.height)]

    def _line_at(self, y: int) -> Line:
        number = self._top + y
        if self._scroll_key and y == self.size.height - 1 and number < len(self._lines) - 1:
            return (
                (f" ↓ {plural(len(self._lines) - number, 'more line')} · {self._scroll_key} ", "heading"),
            )
        return self._lines[number] if number < len(self._lines) else BLANK

    def _repaint(self, before: list[Line]) -> None:
        width = self.size.width
        changed = [
            Region(0, y, width, 1)
            for y, (old, new) in enumerate(zip(before, self._in_sight(), strict=True))
            if old != new
        ]
        if changed:
            self.refresh(*changed)

    def notify_style_update(self) -> None:
        """The theme or a class has changed: styles are worked out anew."""
        self._drawn_in.clear()
        self.refresh()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line as the compositor wants it: exactly as wide as the panel."""
        segments = [Segment(text, self._style(roles)) for text, roles in self._line_at(y) if text]
        if self.separator:
            segments.insert(0, Segment("│ ", self._style("dim")))
        return Strip(segments).adjust_cell_length(self.size.width, self._style("")).simplify()

    def _style(self, roles: str) -> Style:
        style = self._drawn_in.get(roles)
        if style is None:
            style = self.rich_style
            for role in roles.split():
                style += self.screen.get_component_rich_style(f"pair--{role}", partial=True)
            self._drawn_in[roles] = style
        return style

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its lines."""
        return len(self._lines)

"""A panel of styled lines that repaints only the lines that changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.lines import PARTED, ROLES, SEPARATOR, Line, line_in_sight

ROLE_CLASSES = {f"pair--{role}" for role in ROLES}
"""Component classes of a screen with panels: they are worked out once for all that stand on it."""


def role_styles() -> str:
    """The styles of the roles, as CSS."""
    rules = []
    for role, look in ROLES.items():
        said = {"color": look.color, "background": look.background}
        colors = [f"{name}: $pair-{color};" for name, color in said.items() if color]
        weight = [f"text-style: {look.weight};"] if look.weight else []
        rules.append(f".pair--{role} {{ {' '.join([*colors, *weight])} }}")
    return "\n".join(rules)


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
        """Whether a thin line parts the panel from what is left of it."""

    @property
    def line_width(self) -> int:
        """Cells that a line may fill."""
        return max(self.size.width - (PARTED if self.separator else 0), 1)

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
        return line_in_sight(self._lines, self._top, y, self.size.height, self._scroll_key)

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
        spans = [*([SEPARATOR] if self.separator else []), *self._line_at(y)]
        segments = [Segment(text, self._style(roles)) for text, roles in spans if text]
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

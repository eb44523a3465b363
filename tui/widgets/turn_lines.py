"""The texts of an exchange as a list to choose from: number, role, and the first words of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import set_cell_size

from tui.core import texts
from tui.core.pair import Pair
from tui.core.text import one_line
from tui.widgets.lines import Line
from tui.widgets.marks import DRAFT_MARK
from tui.widgets.wrap import cut

_NAME_WIDTH = 20


def turn_lines(
    pair: Pair, names: Sequence[str], drafts: Collection[str], here: str, width: int
) -> list[Line]:
    """A line for each name; ``here`` is the one that the cursor is on."""
    return [_line(pair, name, name in drafts, name == here, width) for name in names]


def _line(pair: Pair, name: str, draft: bool, here: bool, width: int) -> Line:
    found = texts.message(pair, name)
    start = set_cell_size(texts.label(pair, name), _NAME_WIDTH)
    rewritten = "rewritten · " if texts.is_rewritten(pair, name) else ""
    words = one_line(found.content) if found else "is not there any more; what you typed for it is"
    role = "dim" if found is None or found.role == "system" else "text"
    return (
        (" ▸ " if here else "   ", "flag-on"),
        (start, "cursor" if here else role),
        (f" {DRAFT_MARK} " if draft else "   ", "critical"),
        (cut(f"{rewritten}{words}", max(width - _NAME_WIDTH - 6, 4)), role),
    )

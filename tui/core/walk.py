"""A walk through the pairs of a view: where the expert is, and which rows are in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Walk:
    """The ids of a view in order, and the position of the current one; -1 where there is none."""

    ids: Sequence[int] = ()
    position: int = -1

    @property
    def current(self) -> int | None:
        """The id of the current pair."""
        return self.ids[self.position] if self.position >= 0 else None

    def to(self, position: int) -> Walk:
        """The same walk elsewhere, held inside its ends."""
        return replace(self, position=min(max(position, 0), len(self.ids) - 1))

    def to_id(self, pair_id: int) -> Walk | None:
        """The same walk at a pair, or nothing where the view does not hold it."""
        try:
            return replace(self, position=self.ids.index(pair_id))
        except ValueError:
            return None


def first_in_sight(position: int, top: int, height: int, count: int) -> int:
    """The first row to draw: rows stay where they are until the cursor nears an edge, then a page is turned.

    To scroll by one row would write every row of the queue again at each step.
    """
    margin = 2 if height > 6 else 0
    if position < top + margin:
        top = position - height + 1 + margin
    elif position > top + height - 1 - margin:
        top = position - margin
    return max(0, min(top, count - height))

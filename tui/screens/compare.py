"""Two alike pairs side by side: see what differs, decide on either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize

from tui.actions import key_of
from tui.core.decide import REASONS
from tui.core.diff import Span, sides, word_diff
from tui.core.glimpse import MOST_BY_MEANING, MeaningRow, NeighbourRow
from tui.core.pair import Pair
from tui.screens.base import PairScreen
from tui.screens.menu import MenuScreen
from tui.widgets.diff_lines import side_lines
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line
from tui.widgets.marks import LABEL_MEANS, STATUS_MARK, STATUS_ROLE, status_words
from tui.widgets.wrap import cut

MEANING_MEANS = "close by meaning: a hint what to look at, no near-duplicate by its words"


@dataclass(frozen=True)
class Match:
    """One pair to lay beside the current one, and why."""

    pair_id: int
    field: str
    why: str
    means: str


def matches_of(neighbours: Sequence[NeighbourRow], by_meaning: Sequence[MeaningRow]) -> list[Match]:
    """Pairs that are alike by their words, then those that are close by meaning alone."""
    alike = []
    for row in neighbours:
        if row.shared:
            continue
        why = f"{row.similarity:.2f} {row.label} by {row.field}"
        alike.append(Match(row.pair_id, row.field, why, LABEL_MEANS[row.label]))
    listed = {row.pair_id for row in neighbours}
    others = [row for row in by_meaning if row.pair_id not in listed][:MOST_BY_MEANING]
    return alike + [
        Match(row.pair_id, "prompt", f"{row.cosine:.2f} by meaning", MEANING_MEANS) for row in others
    ]


class CompareScreen(PairScreen):
    """The current pair on the left, one of its neighbours on the right."""

    CONTEXT = "compare"

    def __init__(self, by_meaning: Sequence[MeaningRow] = ()) -> None:
        super().__init__()
        self._by_meaning = by_meaning
        self._number = 0
        self._side = "left"
        self._field: str | None = None
        self._other: Pair | None = None

    def panels(self) -> ComposeResult:
        """Two columns of equal width."""
        yield LinePane(id="top")
        with Horizontal(id="body"):
            yield LinePane(id="left", scroll_key=key_of("compare.scroll_1"))
            yield LinePane(id="right", separator=True, scroll_key=key_of("compare.scroll_1"))
        yield LinePane(id="footer")

    def on_resize(self, event: Resize) -> None:
        """Draw for the new size."""
        self.call_after_refresh(lambda: self.told(self._load()))

    @property
    def spot(self) -> int:
        """The pair on the right."""
        return self._other.id if self._other else 0

    def return_to(self, spot: int) -> None:
        """Lay this pair on the right, where it is still alike."""
        ids = [match.pair_id for match in self._matches]
        self._number = ids.index(spot) if spot in ids else 0

    async def _load(self) -> None:
        matches = self._matches
        if not matches:
            self.app.pop_screen()
            return
        self._number %= len(matches)
        self._other = await self.db(self.desk.store.pairs.get, matches[self._number].pair_id)
        self._draw()

    async def action_other_match(self, step: int) -> None:
        """Another neighbour on the right."""
        self._number, self._field, self.message = self._number + step, None, ""
        await self._load()

    def action_side(self, side: str) -> None:
        """Which pair the decisions are about."""
        self._side, self.message = side, ""
        self._draw()

    def action_field(self) -> None:
        """Prompts or outputs on top."""
        shown = self._field or self._matches[self._number].field
        self._field, self.message = "output" if shown == "prompt" else "prompt", ""
        self._draw()

    async def action_decide(self, status: str) -> None:
        """Include, hold or exclude the chosen pair."""
        await self.start(self._decide(status))

    async def _decide(self, status: str) -> None:
        pair = self._chosen
        if pair is None:
            return
        try:
            overridden = await self.db(self.desk.decide, status, pair)
        finally:
            # Also where the pair was changed elsewhere: as it is now, it can be decided.
            self.message = ""
            await self._load()
        if overridden and self._chosen is not None:
            question = MenuScreen(f"#{pair.id} {status}. Why?", REASONS[status], "no reason, go on")
            if reason := await self.ask(question):
                await self.db(self.desk.give_reason, reason, self._chosen)
                await self._load()

    async def action_undo(self) -> None:
        """Take back, wherever it was."""
        undone = await self.db(self.desk.undo, stay=True)
        self.message = f"undone: {undone}" if undone else "nothing to undo"
        await self._load()

    async def action_open(self) -> None:
        """Go to the chosen pair."""
        if self._chosen is not None:
            await self.db(self.desk.go_to, self._chosen.id)
        self.app.pop_screen()

    def action_back(self) -> None:
        """Back to reading."""
        self.app.pop_screen()

    def action_scroll(self, direction: int) -> None:
        """Both columns together."""
        for side in ("left", "right"):
            self.query_one(f"#{side}", LinePane).scroll_lines(direction)

    @property
    def _matches(self) -> list[Match]:
        return matches_of(self.desk.neighbours, self._by_meaning)

    @property
    def _chosen(self) -> Pair | None:
        return self.desk.pair if self._side == "left" else self._other

    def _draw(self) -> None:
        pair, other = self.desk.pair, self._other
        if pair is None or other is None:
            return
        matches = self._matches
        match = matches[self._number]
        self.draw_top(f"{self._number + 1}/{len(matches)} · {match.why}", match.means)
        self.draw_footer()
        first = self._field or match.field
        order = (first, "output" if first == "prompt" else "prompt")
        halves = {field: sides(word_diff(getattr(pair, field), getattr(other, field))) for field in order}
        for number, (side, shown) in enumerate((("left", pair), ("right", other))):
            pane = self.query_one(f"#{side}", LinePane)
            columns = {field: halves[field][number] for field in order}
            pane.show(_column(shown, columns, side == self._side, pane.line_width))


def _column(pair: Pair, texts: dict[str, list[Span]], chosen: bool, width: int) -> list[Line]:
    """Head, then both texts of one pair."""
    mark = "▶" if chosen else " "
    head = f"{mark}#{pair.id} "
    status = cut(f"{STATUS_MARK[pair.status]} {status_words(pair)}", width - len(head))
    place = cut(f"{pair.score} points · {pair.split} · {pair.category or 'no category'}", width - 1)
    lines: list[Line] = [
        ((head, "heading strong"), (status, STATUS_ROLE[pair.status])),
        ((f" {place}", "dim"),),
        BLANK,
    ]
    for field, spans in texts.items():
        lines.append(((f" {field}", "heading"),))
        lines += [((" ", "text"), *line) for line in side_lines(spans, width - 2)]
        lines.append(BLANK)
    return lines

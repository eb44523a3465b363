"""The main screen: page through the pairs, see each whole, decide."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.worker import Worker

from tui.actions import key_of, with_keys
from tui.core.pair import Pair
from tui.core.sight import Sight
from tui.screens.curate_actions import CurateActions
from tui.screens.panels import WIDE, judged_lines, side_lines, where
from tui.screens.reopening import open_panel, reopen
from tui.widgets.exchange_lines import is_long
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line
from tui.widgets.meaning_lines import folded_meaning, meaning_lines
from tui.widgets.queue_lines import queue_lines
from tui.widgets.reading_lines import reading_lines
from tui.widgets.wrap import wrap


class CurateScreen(CurateActions):
    """Queue, text and judgement. At 80x24 the queue folds away and the judgement becomes two lines."""

    CONTEXT = "curate"
    SHOWN_WITH_FOOTER = False

    def __init__(self) -> None:
        super().__init__()
        self._top = 0
        self._shown = 0
        self._line = 0
        """The first line of the text that comes into sight next."""
        self._left_open = "", 0
        """The screen that lay over this one when the app was left, and the spot on it."""
        self._queue_over_text = False
        self._unfolded = False
        self._laid_out: tuple[tuple[object, ...], list[Line]] = ((), [])
        """What the lines of the text were made for, and they."""

    def panels(self) -> ComposeResult:
        """All panels; which are in sight follows from the size."""
        yield LinePane(id="top")
        with Horizontal(id="body"):
            yield LinePane(id="queue")
            yield LinePane(id="reading", separator=True, scroll_key=key_of("curate.scroll_1"))
            yield LinePane(id="side", separator=True)
        yield LinePane(id="folded")
        yield LinePane(id="footer")

    def on_mount(self) -> None:
        """Begin with what was in sight the last time; go on comparing what an earlier run left."""
        self._come_back(self.desk.sight)
        self.start_indexing()

    def _come_back(self, sight: Sight) -> None:
        self._top, self._line = sight.top, sight.line
        self._queue_over_text, self._unfolded = sight.queue_over_text, sight.unfolded
        self._left_open = sight.panel, sight.spot
        self.set_class(sight.queue_away, "-queue-away")

    def _remember_sight(self) -> None:
        """Let the desk keep what is in sight along with the place, once a pair is."""
        if not self._shown:
            return
        self.desk.sight = Sight(
            self._top,
            self._reading.top,
            self.has_class("-queue-away"),
            self._queue_over_text,
            self._unfolded,
            *open_panel(self.app.screen_stack),
        )

    def start_indexing(self) -> None:
        """Compare in the background what is not compared yet."""
        work = self.pairsmith.indexing.finish(self._index_moved)
        self.run_worker(self.told(work), group="index", exclusive=True)

    async def _index_moved(self) -> None:
        if self.is_current:
            await self.draw()

    async def flush(self) -> None:
        """End what runs beside the app, and keep what is in sight."""
        self._remember_sight()
        await self.pairsmith.indexing.end()
        await super().flush()

    def on_resize(self, event: Resize) -> None:
        """Fold or unfold for the new size, then draw anew."""
        width = event.size.width
        self.set_class(width < WIDE, "-narrow")
        self.set_class(self.pairsmith.by_meaning.on, "-by-meaning")
        self._reading.separator = width >= WIDE
        self.set_class(width < WIDE and self._queue_over_text, "-queue-over-text")
        self.call_after_refresh(self._draw_soon)

    def on_line_pane_resized(self, event: LinePane.Resized) -> None:
        """Fill a panel that has come out, or has another size."""
        if event.pane.id in ("queue", "reading", "side"):
            self._draw_soon()

    def on_screen_suspend(self) -> None:
        """A message was about what was done before the screen that comes on top."""
        self.message = ""
        self._remember_sight()

    def on_screen_resume(self) -> None:
        """Draw what the screen on top may have changed, and not before what was."""
        self.pairsmith.hold_frames()
        self._draw_soon()

    def _draw_soon(self) -> None:
        """Draw anew, beside what is drawn meanwhile: the store may have to wait for another program."""
        _: Worker[None] = self.run_worker(self._draw_told, group="drawing", exclusive=True)

    async def _draw_told(self) -> None:
        await self.told(self.draw())

    def tell(self, message: str) -> None:
        """Show a message, and the pair as it is now: it may have been changed elsewhere."""
        super().tell(message)
        if self.query("#reading"):
            self._draw_pair()

    def fold_queue(self) -> None:
        """Where the screen is narrow, put the queue over the text; else, give its room to the text."""
        if self.has_class("-narrow"):
            self._queue_over_text = not self._queue_over_text
            self.set_class(self._queue_over_text, "-queue-over-text")
        else:
            self.toggle_class("-queue-away")

    def fold_exchange(self) -> None:
        """Fold the early turns of long exchanges, or unfold them, here and on the pairs to come."""
        if self.desk.pair is None or not is_long(self.desk.pair):
            self.tell("no early turns to fold here")
            return
        self._unfolded = not self._unfolded
        self._shown = 0  # From the beginning: what was in sight stands elsewhere.
        self.tell("")

    def scroll_text(self, direction: int) -> None:
        """Move through a text that is longer than its panel."""
        self._reading.scroll_lines(direction)

    async def draw(self, *, message: str | None = None) -> None:
        """Draw the desk as it is; a message stays until another or an empty one takes its place."""
        self.message = self.message if message is None else message
        if not self.query_one("#body").size.width:
            return  # Not laid out yet: the panels say so once they are.
        queue = self.query_one("#queue", LinePane)
        height = queue.size.height if queue.display else 0
        # Everything is fetched before anything is drawn: a page turn is one frame.
        self._top, rows = await self.db(self.desk.rows, self._top, height)
        if not self.is_attached:
            return  # The app is being left.
        self._draw_bars()
        self._draw_pair()
        queue.show(queue_lines(rows, self.desk.walk.current or 0, queue.line_width))
        if self.is_current:
            self.pairsmith.show_frames()
        self._remember_sight()
        (panel, spot), self._left_open = self._left_open, ("", 0)
        if panel:
            self.run_worker(reopen(self, panel, spot), group="reopening")
        if self.desk.pair is not None and not self.desk.compared:
            self.pairsmith.indexing.look_at(self.desk.pair.id)
        if self.pairsmith.by_meaning.on:
            # The method itself: whoever pages on ends the one before, maybe before it began.
            _: Worker[None] = self.run_worker(self._look_by_meaning, group="meaning", exclusive=True)

    async def _look_by_meaning(self) -> None:
        """Its lines come after the page was turned: they are never waited for."""
        by_meaning = self.pairsmith.by_meaning
        await by_meaning.look()
        self._meaning_moved()
        if by_meaning.unfinished:
            self.run_worker(self._compute_meaning(), group="computing")

    async def _compute_meaning(self) -> None:
        await self.pairsmith.by_meaning.compute(self._meaning_moved)
        await self.pairsmith.by_meaning.look()
        self._meaning_moved()

    def _meaning_moved(self) -> None:
        if self.is_current and self.query_one("#body").size.width:
            self._draw_pair()

    @property
    def _reading(self) -> LinePane:
        return self.query_one("#reading", LinePane)

    def _draw_bars(self) -> None:
        self.draw_top(*where(self.desk, indexing=self.pairsmith.indexing.words))
        self.draw_footer()

    def _draw_pair(self) -> None:
        desk, reading = self.desk, self._reading
        if desk.pair is None:
            reading.show(_nothing_here(reading.line_width, filtered=bool(desk.view.filter)))
            self.query_one("#side", LinePane).show([])
            self.query_one("#folded", LinePane).show([])
            return
        top = reading.top if desk.pair.id == self._shown else self._line
        self._shown, self._line = desk.pair.id, 0
        lines = self._text_lines(desk.pair, reading.line_width)
        reading.show(lines, top=min(top, max(len(lines) - reading.size.height, 0)))
        if self.has_class("-narrow"):
            judged = judged_lines(desk, self.size.width)
            self.query_one("#folded", LinePane).show([*judged, *self._meaning_line()])
            return
        side = self.query_one("#side", LinePane)
        width = side.line_width
        lines = side_lines(desk, width, side.size.height, by_meaning=self.pairsmith.by_meaning.on)
        side.show([*lines, *self._meaning_lines(width, side.size.height - len(lines))])

    def _text_lines(self, pair: Pair, width: int) -> list[Line]:
        """The pair to read; a long one is laid out once, however often it is drawn."""
        # By the uid: an id is given again where an import is undone and another one follows.
        made_for = (pair.uid, pair.revision, width, self._unfolded)
        if self._laid_out[0] != made_for:
            voice = self.desk.project.voice
            self._laid_out = made_for, reading_lines(pair, voice, width, unfolded=self._unfolded)
        return self._laid_out[1]

    def _meaning_lines(self, width: int, height: int) -> list[Line]:
        by_meaning = self.pairsmith.by_meaning
        listed = {row.pair_id for row in self.desk.neighbours}
        if not by_meaning.on:
            return []
        return meaning_lines(by_meaning.rows, by_meaning.words, listed, width, height)

    def _meaning_line(self) -> list[Line]:
        by_meaning = self.pairsmith.by_meaning
        listed = {row.pair_id for row in self.desk.neighbours}
        if not by_meaning.on:
            return []
        return [folded_meaning(by_meaning.rows, by_meaning.words, listed, self.size.width)]


def _nothing_here(width: int, *, filtered: bool) -> list[Line]:
    if filtered:
        words = [
            "No pair fits the filter and the search.",
            with_keys("<curate.show_all> shows all again, <curate.filter> and <curate.search> change them."),
        ]
    else:
        words = [
            "No pairs here yet.",
            with_keys("<curate.import_file> imports a file, <curate.write> writes a pair by hand."),
            "From the shell:  pairsmith import FILE --db DB",
        ]
    return [BLANK, *(((line, "text"),) for word in words for line in wrap(word, width))]

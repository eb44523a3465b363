"""Writing a new pair: the ideal output first, then the prompt that would elicit it, then what kind it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import Worker

from tui.actions import key_of, with_keys
from tui.core.glimpse import NeighbourRow
from tui.core.pair import BEHAVIOURS
from tui.core.voice import Voice
from tui.jobs.handed_out import Handed
from tui.jobs.write import TEXTS, WRITTEN
from tui.screens.drafting import DraftingScreen
from tui.store.drafts import NEW_PAIR
from tui.widgets.editor import Editor
from tui.widgets.line_input import CompletingInput, among
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import Line
from tui.widgets.neighbour_lines import folded_neighbours, neighbour_lines
from tui.widgets.typed_lines import completion_lines, completions_line, text_heading, voice_lines

_ASKS_FOR = {
    "output": "The ideal output, as you want it given.",
    "prompt": "The prompt that would elicit it.",
}

_VOICE_LINES = 2
"""Lines that the description of the voice may take from the texts, where it stands above them."""


class WriteScreen(DraftingScreen):
    """Writes a pair by hand; what is typed is a draft at once, and is there again when the screen is opened.

    ``ended`` is called with what there is to say on the screen below, before that one is drawn.
    """

    CONTEXT = "write"
    RESTS = "What you type is kept; the other keys rest until then."

    def __init__(self, ended: Callable[[str], None]) -> None:
        super().__init__()
        self._ended = ended
        self._blank = {**dict.fromkeys(WRITTEN, ""), "behaviour": BEHAVIOURS[0]}
        """What the screen holds where nothing was typed."""
        self._begun: Mapping[str, str] = self._blank
        """What was loaded."""
        self._behaviour = BEHAVIOURS[0]
        self._panes = 0
        self._dropped: dict[str, str] = {}
        self._checked = dict.fromkeys(TEXTS, "")
        """The texts that it was looked up for what they are close to."""
        self._alike: dict[str, list[NeighbourRow]] = {field: [] for field in TEXTS}

    def panels(self) -> ComposeResult:
        """The fields under one another; beside them, where there is room, what the texts are alike to."""
        yield LinePane(id="top")
        yield LinePane(id="voice")
        with Horizontal(id="body"):
            with Vertical(id="fields"):
                for field in TEXTS:
                    yield LinePane(id=f"{field}-heading")
                    yield Editor(id=field)
                with Horizontal(id="kinds"):
                    yield LinePane(id="category-heading")
                    yield CompletingInput(id="category")
                    yield LinePane(id="behaviour")
            yield LinePane(id="side", separator=True)
        yield LinePane(id="folded")
        yield LinePane(id="footer")

    async def on_mount(self) -> None:
        """Go on with what was begun, at the first text that is missing."""
        self._panes = len(self.query(LinePane))
        begun = await self.db(self.desk.store.drafts.begun)
        self._begin({**self._blank, **begun})
        self._is_loaded = True
        await self._offer_categories()
        if begun:
            self.message = with_keys("what you began is back; <write.drop> drops it")
            self.check()

    def on_resize(self, event: Resize) -> None:
        """Fold or unfold for the new size."""
        self.set_class(event.size.width < 100, "-narrow")
        self.call_after_refresh(self._draw)

    def on_descendant_focus(self) -> None:
        """Show which field is written in."""
        self._draw()

    @property
    def _category(self) -> CompletingInput:
        return self.query_one("#category", CompletingInput)

    def _editor(self, field: str) -> Editor:
        return self.query_one(f"#{field}", Editor)

    @property
    def _texts(self) -> dict[str, str]:
        typed = {field: self._editor(field).typed for field in TEXTS}
        return {**typed, "category": self._category.value, "behaviour": self._behaviour}

    @property
    def _missing(self) -> str:
        """The first text that says nothing yet."""
        return next((field for field in TEXTS if not self._editor(field).typed.strip()), "")

    async def _offer_categories(self) -> None:
        self._category.complete = among(await self.db(self.desk.store.pairs.categories))

    def _begin(self, texts: Mapping[str, str]) -> None:
        """Load all fields; none of it can be taken back with Ctrl+Z."""
        self._begun, self._kept = texts, {}
        for field in TEXTS:
            editor = self._editor(field)
            editor.placeholder = _ASKS_FOR[field]
            # Tab is no text here: it goes on.
            editor.tab_behavior = "focus"
            editor.load(texts[field])
        self._put_rest(texts)

    def _replace(self, texts: Mapping[str, str]) -> None:
        """Put other texts in the place of all; Ctrl+Z in an editor brings back what was in it."""
        with self.prevent(TextArea.Changed):
            for field in TEXTS:
                self._editor(field).replace_all(texts[field])
        self._put_rest(texts)

    def _put_rest(self, texts: Mapping[str, str]) -> None:
        """The category and the kind of answer; then she writes on where a text is missing."""
        with self.prevent(Input.Changed):
            self._category.value = texts["category"]
        self._behaviour = texts["behaviour"]
        # At once, so that what was typed ahead is text.
        self.set_focus(self._editor(self._missing or TEXTS[0]))

    @on(TextArea.Changed)
    @on(Input.Changed)
    def keep_draft_soon(self) -> None:
        """Save the draft after a pause, or at the latest some seconds into typing on."""
        if self._leaving or (not self._keeper.began and self._texts == self._blank):
            return
        self.typed_on()

    def all_typed(self) -> str:
        """A record of all that is written, which import takes."""
        return f"{json.dumps(self._texts, ensure_ascii=False)}\n"

    def draft_now(self) -> Callable[[], None]:
        """Keep what is typed, in every field."""
        texts = self._texts
        return partial(self.desk.store.drafts.keep_begun, {} if texts == self._blank else texts)

    def places(self) -> list[tuple[Handed, str]]:
        """Each of its texts, and what kind it is."""
        kept, path = {**self._begun, **self._kept}, self.desk.store.path
        return [(Handed(path, NEW_PAIR, field, 0, kept[field]), text) for field, text in self._texts.items()]

    def handed(self, editor: Editor) -> Handed:
        """One text of the new pair."""
        return Handed(self.desk.store.path, NEW_PAIR, editor.id or "", 0, editor.typed)

    def check(self) -> None:
        """Look up what both texts are close to; the answer to an older text is dropped."""
        _: Worker[None] = self.run_worker(self._check_told, group="check", exclusive=True)

    async def _check_told(self) -> None:
        await self.told(self._look_up(self._texts))

    async def _look_up(self, texts: Mapping[str, str]) -> None:
        for field in TEXTS:
            text = texts[field]
            if text == self._checked[field]:
                continue
            alike = await self.db(self.desk.store.index.near, text, field) if text.strip() else []
            # The screen may be gone by now, with the app that is being left.
            if not self.is_attached or self._leaving or text != self._editor(field).typed:
                return
            self._alike[field], self._checked[field] = alike, text
        self.draw_counts()

    async def _store(self) -> int | None:
        """Store the pair; returns its id, or nothing where a text is missing."""
        if missing := self._missing:
            self.set_focus(self._editor(missing))
            keeps = with_keys("<write.leave> keeps what you typed")
            self.tell(f"the {missing} is still missing; write it here, or {keeps}")
            return None
        return await self.save_for_good(self.desk.write, self._texts)

    async def action_save(self) -> None:
        """Store the pair and turn to it."""
        pair_id = await self._store()
        if pair_id is not None:
            self._end(f"#{pair_id} is stored")

    async def action_save_and_next(self) -> None:
        """Store the pair and begin the next, of the same category."""
        pair_id = await self._store()
        if pair_id is None:
            return
        self._blank = {**self._blank, "category": self._category.value}
        self._dropped, self._keeper.began = {}, False
        self._checked = dict.fromkeys(TEXTS, "")
        self._alike = {field: [] for field in TEXTS}
        self._begin(self._blank)
        self._leaving = False
        self._draw()
        self.tell(f"#{pair_id} is stored; write the next one, or {key_of('write.leave')} leaves")
        await self._offer_categories()

    async def action_leave(self) -> None:
        """Back to reading; what was typed stays as a draft."""
        await self.keep_draft()
        self._leaving = True
        await self.db(self.desk.store.drafts.put_away, NEW_PAIR, "")
        kept = with_keys("the pair that you began is kept; <curate.write> goes on with it")
        self._end("" if self._texts == self._blank else kept)

    def _end(self, words: str) -> None:
        self._ended(words)
        self.app.pop_screen()

    def action_next_field(self) -> None:
        """On to the next field, and from the last one to the first."""
        fields = [*map(self._editor, TEXTS), self._category]
        here = fields.index(self.focused) if self.focused in fields else -1
        self.set_focus(fields[(here + 1) % len(fields)])

    @on(Input.Submitted)
    def category_given(self) -> None:
        """On from the category, as with Tab."""
        self.action_next_field()

    def action_behaviour(self) -> None:
        """The next kind of answer."""
        self._behaviour = BEHAVIOURS[(BEHAVIOURS.index(self._behaviour) + 1) % len(BEHAVIOURS)]
        self.typed_on()
        self.draw_counts()

    async def action_drop(self) -> None:
        """Drop all that is written, or bring back what was dropped."""
        texts, blank = self._texts, self._blank
        if texts == blank and not self._dropped:
            self.tell("nothing is written yet")
            return
        dropping = texts != blank
        await self.db(self.desk.store.drafts.keep_begun, {} if dropping else self._dropped)
        self._replace(blank if dropping else self._dropped)
        self._dropped = texts if dropping else {}
        # Once more: a draft that became due meanwhile was of what stood there before.
        await self.keep_draft()
        self.typed_on()
        self._draw()
        dropped = with_keys("dropped; <write.drop> again brings it back")
        self.tell(dropped if dropping else "what you dropped is back")

    async def action_outside_editor(self) -> None:
        """Go on in the expert's own editor."""
        editor = self.focused
        if not isinstance(editor, Editor):
            self.tell(with_keys("$EDITOR takes the output or the prompt; <write.next_field> goes there"))
            return
        await self.go_on_outside(editor)

    def _draw(self) -> None:
        if not (self.is_current and self._whole):
            return
        self.draw_top("new pair · " + (getattr(self.focused, "id", None) or ""), mode="EDIT")
        voice = self.query_one("#voice", LinePane)
        voice.show(voice_lines(self.desk.project.voice, voice.line_width, _VOICE_LINES))
        self.draw_footer()
        self.draw_counts()

    @property
    def _whole(self) -> bool:
        """Whether all panels are there; while the app is being left, they go one by one."""
        return len(self.query(LinePane)) == self._panes

    def draw_counts(self) -> None:
        """What follows from the texts: their lengths, what leaves the voice, what they are close to."""
        if not self._whole:
            return
        voices = {"output": self.desk.project.voice, "prompt": Voice()}
        for field, voice in voices.items():
            heading, editor = self.query_one(f"#{field}-heading", LinePane), self._editor(field)
            heading.show([text_heading(field, editor.typed, voice, heading.line_width, _role(editor))])
        self.query_one("#category-heading", LinePane).show([((" category ", _role(self._category)),)])
        key = key_of("write.behaviour")
        kind: Line = (("  kind  ", "dim"), (f"{self._behaviour}  ", "text"), (key, "dim"))
        self.query_one("#behaviour", LinePane).show([kind])
        self._draw_beside()

    def _draw_beside(self) -> None:
        """The categories to choose from while one is typed, else what the texts are alike to."""
        side, folded = self.query_one("#side", LinePane), self.query_one("#folded", LinePane)
        width, height = side.line_width, side.size.height
        if self._category.has_focus:
            side.show(completion_lines(*self._category.completions, width, height))
            folded.show([completions_line(*self._category.completions, self.size.width)])
            return
        rows = sorted(
            (row for field in TEXTS for row in self._alike[field]),
            key=lambda row: (not row.counts, -row.similarity),
        )
        voice = voice_lines(self.desk.project.voice, width, height // 2)
        side.show([*voice, *neighbour_lines(rows, width, height - len(voice))])
        folded.show([folded_neighbours(rows, self.size.width)])


def _role(field: Widget) -> str:
    """How the heading of a field is drawn: the one that is written in stands out."""
    return "heading strong" if field.has_focus else "dim"

"""Rewriting: the original beside or above, the editor, and what the new text is close to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on
from textual.events import Resize
from textual.widgets import TextArea
from textual.worker import Worker

from tui.actions import key_of, with_keys
from tui.core import texts
from tui.core.errors import PairsmithError, StaleRevisionError
from tui.core.glimpse import NeighbourRow
from tui.core.pair import Pair
from tui.core.voice import Voice
from tui.jobs.begun import begin
from tui.jobs.handed_out import Handed
from tui.screens.beside import BesideScreen
from tui.widgets.editor import Editor
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line, rule
from tui.widgets.neighbour_lines import folded_neighbours
from tui.widgets.typed_lines import typed_words
from tui.widgets.wrap import wrap

_NOT_COMPARED: Line = (("  near-duplicates are looked for by the prompt and the output", "dim"),)


class EditScreen(BesideScreen):
    """Edits one text of the pair, see ``core.texts``; what is typed is a draft at once, never lost."""

    CONTEXT = "edit"

    def __init__(self, field: str) -> None:
        super().__init__()
        self._field = field
        self._loaded: str | None = None
        """The text as the editor loaded it; nothing where that is not what is saved."""
        self._began: Pair | None = None
        """The pair as it was when the typing began."""
        self._stale = False
        """Whether another text is saved by now than the one that the typing began from."""
        self._alike: list[NeighbourRow] = []

    async def on_mount(self) -> None:
        """Load the saved text, or the draft that waits for it."""
        # It may have been changed elsewhere since it was turned to.
        await self.db(self.desk.reload)
        assert self.desk.pair is not None
        begun = await self.db(begin, self.desk.store, self._field, self.desk.pair)
        if not self.query(Editor):
            return  # The app was left first.
        self._began, self._stale = begun.pair, begun.is_stale
        self._alike = self.desk.neighbours
        self._editor.load(begun.text)
        if begun.is_draft:
            self.check()
            changed = f"the saved {self._field} was changed since you began it" if self._stale else ""
            back = with_keys("<edit.drop_draft> goes back to the saved text")
            self.message = "; ".join(filter(None, ["your draft is back", changed, back]))
        else:
            # Only what differs from this was typed.
            self._loaded = self._editor.typed
        self._is_loaded = True
        # At once, so that what was typed ahead is text.
        self.set_focus(self._editor)

    def on_resize(self, event: Resize) -> None:
        """Beside or above."""
        self.set_class(event.size.width < 100, "-narrow")
        self.call_after_refresh(self._draw)

    @property
    def _saved_text(self) -> str:
        assert self.desk.pair is not None
        return texts.read(self.desk.pair, self._field)

    @property
    def _original(self) -> str:
        assert self.desk.pair is not None
        return texts.original(self.desk.pair, self._field)

    def all_typed(self) -> str:
        """The text."""
        return self._editor.typed

    @property
    def _edited(self) -> bool:
        return self._editor.typed != self._loaded

    @on(TextArea.Changed)
    def keep_draft_soon(self) -> None:
        """Save the draft after a pause, or at the latest some seconds into typing on."""
        if self._leaving or (not self._keeper.began and not self._edited):
            return
        self.typed_on()

    def check(self) -> None:
        """Look up what the text is close to; the answer to an older text is dropped."""
        if self._field not in texts.COMPARED:
            return
        _: Worker[None] = self.run_worker(self._check_told, group="check", exclusive=True)

    async def _check_told(self) -> None:
        await self.told(self._look_up(self._editor.typed))

    async def _look_up(self, text: str) -> None:
        alike = await self.db(self.desk.alike_to, text, self._field)
        # The screen may be gone by now, with the app that is being left.
        if self.is_attached and not self._leaving and text == self._editor.typed:
            self._alike = alike
            self.draw_counts()

    def draft_now(self) -> Callable[[], None]:
        """Keep what is typed, where it differs from what is saved."""
        pair, drafts = self._began, self.desk.store.drafts
        assert pair is not None
        if not self._edited:
            return partial(drafts.discard, pair.id, self._field)
        return partial(drafts.keep_typing, pair.id, self._field, self._editor.typed, pair.revision)

    def handed(self, editor: Editor) -> Handed:
        """The text of the pair."""
        pair = self._began
        assert pair is not None
        return Handed(self.desk.store.path, pair.id, self._field, pair.revision, editor.typed)

    async def _save(self) -> None:
        if not self._edited:
            await self.keep_draft()
            self._leaving = True
            return
        text = self._editor.typed
        if not text.strip():
            self.tell(f"an empty {self._field} is not saved; {key_of('edit.leave')} keeps it as a draft")
            return
        try:
            await self.save_for_good(self.desk.save_text, self._field, text, self._began)
        except StaleRevisionError as error:
            self._loaded = None
            self._began, self._stale = self.desk.pair, True
            self._draw()
            raise PairsmithError(error.what, _stale()) from None

    async def action_save(self) -> None:
        """Save, back to reading."""
        await self._save()
        if self._leaving:
            self.app.pop_screen()

    async def action_save_and_next(self) -> None:
        """Save, on to the same text of the next pair; from the last one back to reading.

        From a turn of a conversation on to the next one of the same role.
        """
        await self._save()
        if not self._leaving:
            return
        following = await self._following()
        if following is not None:
            await self.app.switch_screen(EditScreen(following))
        else:
            self.app.pop_screen()

    async def _following(self) -> str | None:
        if self._field not in texts.COMPARED:
            return texts.following(self.desk.pair, self._field) if self.desk.pair else None
        here = self.desk.walk.position
        await self.db(self.desk.step, 1)
        return self._field if self.desk.walk.position > here else None

    async def action_leave(self) -> None:
        """Back to reading; what was typed stays as a draft."""
        await self.keep_draft()
        self._leaving = True
        if self._began is not None:
            await self.db(self.desk.store.drafts.put_away, self._began.id, self._field)
        await self.db(self.desk.reload)
        self.app.pop_screen()

    async def action_drop_draft(self) -> None:
        """Back to the saved text; Ctrl+Z brings back what was typed."""
        assert self._began is not None
        await self.db(self.desk.store.drafts.discard, self._began.id, self._field)
        await self.db(self.desk.reload)
        self._began, self._stale = self.desk.pair, False
        with self._editor.prevent(TextArea.Changed):
            self._editor.replace_all(self._saved_text)
        self._loaded = self._editor.typed
        self.check()
        self._draw()
        self.tell("back to the saved text; Ctrl+Z takes that back")

    def _draw(self) -> None:
        pair = self.desk.pair
        if pair is None or not self.is_current:
            return
        self.draw_top(f"#{pair.id} · {texts.label(pair, self._field)}", mode="EDIT")
        original = self.query_one("#original", LinePane)
        original.show(self._beside(original.line_width))
        heading = self.query_one("#new-heading", LinePane)
        heading.show([rule(f"your {self._field}", heading.line_width)])
        self.draw_footer()
        self.draw_counts()

    def _beside(self, width: int) -> list[Line]:
        """What is said before, what is saved where something else is edited, and the original."""
        pair = self.desk.pair
        assert pair is not None
        lines: list[Line] = []
        saved: list[Line] = []
        if self._loaded is None and self._saved_text != self._original:
            since = ", changed since you began" if self._stale else ""
            saved = [rule(f"saved {self._field}{since}", width), *_quoted(self._saved_text, width), BLANK]
        if self._stale:
            lines += saved
        if (before := texts.before(pair, self._field)) is not None:
            lines += [
                rule(texts.label(pair, before), width),
                *_quoted(texts.read(pair, before), width),
                BLANK,
            ]
        if not self._stale:
            lines += saved
        lines += [rule(f"original {self._field}", width), *_quoted(self._original, width)]
        if description := self.desk.project.voice.description:
            lines += [BLANK, rule("the voice", width), *_quoted(description, width)]
        return lines

    def draw_counts(self) -> None:
        """How long it is, where it leaves the voice, and what it is alike to."""
        pair = self.desk.pair
        answer = pair is not None and texts.is_answer(pair, self._field)
        words = typed_words(self._editor.typed, self.desk.project.voice if answer else Voice())
        compared = self._field in texts.COMPARED
        alike = folded_neighbours(self._alike, self.size.width) if compared else _NOT_COMPARED
        self.query_one("#folded", LinePane).show([((f"  {words}", "dim"),), alike])


def _stale() -> str:
    """What to do where someone else changed the pair while it was edited."""
    ways = "<edit.save> again puts yours in its place, <edit.drop_draft> drops yours"
    return with_keys(f"beside is what is saved now, {ways}")


def _quoted(text: str, width: int) -> list[Line]:
    return [((f" {line}", "dim"),) for line in wrap(text, width - 2)]

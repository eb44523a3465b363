"""Mending a line that import could not use: its text in the editor, and why it can't be used beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on
from textual.events import Resize
from textual.widgets import TextArea

from tui.actions import with_keys
from tui.core.text import invisible_count, one_line, plural
from tui.jobs.handed_out import Handed
from tui.jobs.mend_reject import mend, text_to_mend
from tui.screens.beside import BesideScreen
from tui.screens.presence import in_sight
from tui.screens.rejects import WIDE, reject_lines
from tui.store.drafts import NEW_PAIR
from tui.store.rejects import OpenReject
from tui.widgets.editor import Editor
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import Line, rule


class MendScreen(BesideScreen):
    """Edits the text of one reject; what is typed is kept at once, and is a pair once it is taken in."""

    CONTEXT = "mend"

    def __init__(self, reject: OpenReject, take_note: Callable[[int], None]) -> None:
        super().__init__()
        self._reject = reject
        self._take_note = take_note
        self._loaded = ""
        """The text of the file as the editor loaded it: only what differs from it was typed."""

    def on_mount(self) -> None:
        """Load the text, or the draft that waits."""
        self._editor.load(text_to_mend(self._reject))
        self._loaded = self._editor.typed
        if self._reject.typed is not None:
            self._editor.load(self._reject.typed)
            back = with_keys("<mend.drop_draft> goes back to the text as it was imported")
            self.message = f"your draft is back; {back}"
        self._is_loaded = True
        self.set_focus(self._editor)

    def on_resize(self, event: Resize) -> None:
        """Beside or above."""
        self.set_class(event.size.width < WIDE, "-narrow")
        self.call_after_refresh(self._draw)

    @on(TextArea.Changed)
    def keep_draft_soon(self) -> None:
        """Keep what is typed after a pause, or at the latest some seconds into typing on."""
        if self._leaving or (not self._keeper.began and self._editor.typed == self._loaded):
            return
        self.typed_on()

    def all_typed(self) -> str:
        """The text."""
        return self._editor.typed

    def draft_now(self) -> Callable[[], None]:
        """Keep what is typed; nothing where it is the text as it was."""
        typed = self._editor.typed
        kept = None if typed == self._loaded else typed
        return partial(self.desk.store.rejects.keep, self._reject.id, kept)

    def handed(self, editor: Editor) -> Handed:
        """The text of the reject."""
        return Handed(self.desk.store.path, NEW_PAIR, str(self._reject.id), 0, editor.typed)

    async def action_take_in(self) -> None:
        """Take it in as a pair; what still can't be used stays here, and is kept."""
        await self.keep_draft()
        stored = await self.save_for_good(mend, self.desk.store, self._reject, self._editor.typed)
        self.desk.saved += 1
        self._take_note(stored)
        self.app.pop_screen()

    async def action_leave(self) -> None:
        """Back to the list; what was typed stays as a draft."""
        await self.keep_draft()
        self._leaving = True
        await self.db(self.desk.store.rejects.put_away, self._reject.id)
        self.app.pop_screen()

    async def action_drop_draft(self) -> None:
        """Back to the text as it was imported; Ctrl+Z brings back what was typed."""
        with self._editor.prevent(TextArea.Changed):
            self._editor.replace_all(text_to_mend(self._reject))
        await self.keep_draft()
        self._draw()
        self.tell("back to the text as it was imported; Ctrl+Z takes that back")

    def _draw(self) -> None:
        if not in_sight(self):
            return
        reject = self._reject
        self.draw_top(f"{one_line(reject.file, 40)} · line {reject.line}", mode="EDIT")
        original = self.query_one("#original", LinePane)
        original.show(reject_lines(reject, original.line_width)[1:])
        heading = self.query_one("#new-heading", LinePane)
        heading.show([rule("one record, as JSON", heading.line_width)])
        self.draw_footer()
        self.draw_counts()

    def draw_counts(self) -> None:
        """How long it is, and what in it can't be seen."""
        typed = self._editor.typed
        words = [plural(len(typed), "character")]
        if hidden := invisible_count(typed):
            words.append(f"{plural(hidden, 'hidden character')} in this text")
        lines: list[Line] = [((f"  {' · '.join(words)}", "dim"),)]
        self.query_one("#folded", LinePane).show(lines)

"""What is typed becomes a draft by itself: after a pause, while she types on, and before the app leaves."""

from __future__ import annotations

import time

from textual.timer import Timer
from textual.worker import Worker

from tui.core.errors import PairsmithError
from tui.screens.typed_file import TypedFile
from tui.widgets.editor import Editor

PAUSE = 0.4
"""Seconds without a key after which the draft is saved."""

CHECK_PAUSE = 0.05
"""Seconds without a key after which it is looked up what the text is close to now."""

LONGEST_WAIT = 2.0
"""Seconds of typing on after which it is saved all the same."""

AGAIN = 5.0
"""Seconds after which a draft that could not be saved is tried again: the disk may have room by then."""


class DraftingScreen(TypedFile):
    """A screen to type on. It says what its draft is, and how to look up what that is close to."""

    def __init__(self) -> None:
        super().__init__()
        self._pause: Timer | None = None
        self._check_pause: Timer | None = None
        self._keeping: Worker[None] | None = None
        self._draft_saved_at = time.monotonic()
        self._leaving = False

    async def save_draft(self) -> None:
        """Save what is typed as a draft, or forget the draft where nothing is."""
        raise NotImplementedError

    def check(self) -> None:
        """Look up what the text is close to, beside the keys, where that is of use."""

    def typed_on(self) -> None:
        """Save the draft after a pause, or at the latest some seconds into typing on; check it sooner."""
        self.hush()
        if self._pause is not None:
            self._pause.stop()
        if time.monotonic() - self._draft_saved_at > LONGEST_WAIT:
            self._keep_draft_now()
        else:
            self._pause = self.set_timer(PAUSE, self._keep_draft_now)
        if self._check_pause is not None:
            self._check_pause.stop()
        self._check_pause = self.set_timer(CHECK_PAUSE, self.check)

    def _keep_draft_now(self) -> None:
        """Beside the typing, which goes on where the database is waited for. One at a time, then the next."""
        if self._keeping is None or self._keeping.is_finished:
            self._keeping = self.run_worker(self.told(self._keep_or_try_again()), group="draft")
        else:
            self._pause = self.set_timer(PAUSE, self._keep_draft_now)

    async def _keep_or_try_again(self) -> None:
        try:
            await self.keep_draft()
        except PairsmithError:
            self._pause = self.set_timer(AGAIN, self._keep_draft_now)
            raise

    async def keep_draft(self) -> None:
        """Save the draft now; none any more once the text itself is saved, or she is gone.

        Raises:
            PairsmithError: it can't be saved, and is in no file of hers either.
        """
        if self._leaving:
            return
        self._draft_saved_at = time.monotonic()
        try:
            await self.save_draft()
        except PairsmithError:
            self.is_lost = True
            if not self.is_in_file:
                raise
        else:
            self.is_lost = False

    async def go_on_outside(self, editor: Editor) -> None:
        """Hand a text to the expert's own editor, and keep what comes back as a draft."""
        from tui.screens.outside_editor import edit_outside

        text = await edit_outside(self.app, editor.typed, self.pairsmith.settings.editor)
        if text is not None:
            editor.replace_all(text)
        await self.keep_draft()

    async def flush(self) -> None:
        """Save the draft at once."""
        await self.keep_draft()

"""What is typed becomes a draft by itself: a moment after a key, and before the app leaves."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, ParamSpec, TypeVar

from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker

from tui.core.errors import PairsmithError
from tui.jobs.handed_out import Handed, PutAside
from tui.screens.presence import is_there
from tui.screens.typed_file import KEPT_ASIDE, TypedFile
from tui.widgets.editor import Editor

PAUSE = 0.3
"""Seconds after a key, at which what is typed by then is saved: typing on does not put it off."""

CHECK_PAUSE = 0.05
"""Seconds without a key after which it is looked up what the text is close to now."""

LONG, LONG_PAUSE = 200_000, 1.0
"""Characters above which what is typed is counted and looked up after a longer pause alone: a million take a
fifth of a second each time."""

AGAIN = 5.0
"""Seconds after which a draft that could not be saved is tried again: the disk may have room by then."""

P = ParamSpec("P")
T = TypeVar("T")


class Keeper:
    """Saves what is typed on a screen, beside the typing; one save at a time, then the next.

    ``save`` is the function itself: the app may be left before it is called.
    """

    def __init__(self, screen: Screen[Any], save: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._screen = screen
        self._save = save
        self._due: Timer | None = None
        self._saving: Worker[None] | None = None
        self._again: Timer | None = None
        self.began = False
        """Whether anything was typed."""

    def typed(self) -> None:
        """Save soon, unless that is under way."""
        self.began = True
        if self._due is None:
            self._due = self._screen.set_timer(PAUSE, self._save_now)

    def try_again(self) -> None:
        """Save after a while what could not be saved."""
        if self._again is not None:
            self._again.stop()
        self._again = self._screen.set_timer(AGAIN, self.typed)

    def _save_now(self) -> None:
        self._due = None
        if self._saving is None or self._saving.is_finished:
            self._saving = self._screen.run_worker(self._save, group="draft")
        else:
            self.typed()


class DraftingScreen(TypedFile):
    """A screen to type on. It says what its draft is, and how to look up what that is close to."""

    def __init__(self) -> None:
        super().__init__()
        self._keeper = Keeper(self, self._keep_told)
        self._aside = PutAside()
        self._kept: dict[str, str] = {}
        """What the database holds of each text, where that is not what was loaded."""
        self._check_pause: Timer | None = None
        self._leaving = False
        self._is_loaded = False
        """Whether what is to be typed on is there: an empty editor says nothing of a draft before."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but to leave, before what is to be typed on is there."""
        return super().check_action(action, parameters) and (self._is_loaded or action == "leave")

    def draft_now(self) -> Callable[[], None]:
        """What keeps the text as it stands as a draft, or forgets the draft where nothing is typed."""
        raise NotImplementedError

    def draft(self) -> Callable[[], None] | None:
        """The same, but nothing before the text is loaded, and once it is saved or she is gone."""
        return self.draft_now() if self._is_loaded and not self._leaving else None

    def check(self) -> None:
        """Look up what the text is close to, beside the keys, where that is of use."""

    def draw_counts(self) -> None:
        """Draw what is said of the text as it stands."""
        raise NotImplementedError

    def typed_on(self) -> None:
        """Save the draft soon; check it sooner, after a pause."""
        self.hush()
        self._keeper.typed()
        if self._check_pause is not None:
            self._check_pause.stop()
        if sum(len(editor.text) for editor in self.query(Editor)) > LONG:
            self._check_pause = self.set_timer(LONG_PAUSE, self._look_at_long)
        else:
            self.draw_counts()
            self._check_pause = self.set_timer(CHECK_PAUSE, self.check)

    def _look_at_long(self) -> None:
        self.draw_counts()
        self.check()

    async def _keep_told(self) -> None:
        await self.told(self._keep_or_try_again())

    async def _keep_or_try_again(self) -> None:
        try:
            await self.keep_draft()
        except PairsmithError:
            self._keeper.try_again()
            raise

    async def keep_draft(self) -> None:
        """Save the draft now.

        Raises:
            PairsmithError: it can't be saved, and is in no file of hers either.
        """
        if (keep := self.draft()) is None:
            return
        typed = {place.field: text for place, text in self.places()}
        try:
            await self.db(keep)
        except PairsmithError:
            if not self.is_in_file:
                raise
        else:
            self._kept = typed
            self._aside.remove()

    async def save_for_good(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Save what is typed for good.

        From here on no draft is kept any more, unless that fails: it would outlive what is saved.
        """
        self._leaving = True
        try:
            done = await self.db(function, *args, **kwargs)
        except BaseException:
            self._leaving = False
            raise
        self._aside.remove()
        return done

    def places(self) -> list[tuple[Handed, str]]:
        """Each text that is typed, with what the database holds of it and where it is found again."""
        handed = [(self.handed(editor), editor) for editor in self.query(Editor)]
        return [
            (replace(place, text=self._kept.get(place.field, editor.loaded)), editor.typed)
            for place, editor in handed
        ]

    def put_aside(self) -> bool:
        """Bring what is typed to the disk beside the database; false where that can't be."""
        return not (self._is_loaded and is_there(self)) or self._aside.put_all(self.places())

    def rescue(self) -> str:
        """See that what is on the screen alone is on the disk, wherever it can be; where, in words."""
        if self.draft() is None or all(place.text == text for place, text in self.places()):
            return ""
        return KEPT_ASIDE if not self.desk.store.trouble and self.put_aside() else super().rescue()

    def on_unmount(self) -> None:
        """What was left on purpose is saved, or in a file of hers; else the next start takes it back."""
        if self._leaving:
            self._aside.remove()

    def handed(self, editor: Editor) -> Handed:
        """What is handed out of an editor, and where it is found again."""
        raise NotImplementedError

    async def go_on_outside(self, editor: Editor) -> None:
        """Hand a text to the expert's own editor, and keep what comes back as a draft."""
        from tui.screens.outside_editor import edit_outside

        async def keep(text: str) -> None:
            editor.replace_all(text)
            await self.keep_draft()

        await self.keep_draft()
        await edit_outside(self.app, self.handed(editor), self.pairsmith.settings.editor, keep)

    async def flush(self) -> None:
        """Save the draft at once."""
        await self.keep_draft()

"""Keys are handled one after the other, however fast they come, each on the screen that it was meant for."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from textual.actions import ActionParseResult
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.events import Event, InputEvent, Key, Paste
from textual.screen import Screen

from tui.actions import actions_for, id_of, with_keys
from tui.core.errors import PairsmithError
from tui.keyboard import ALT, presses
from tui.screens.base import PairScreen, Question
from tui.screens.ending import EndingApp
from tui.screens.presence import in_sight
from tui.screens.standing import refusal

SLOWEST_KEY = 2.0
"""Seconds after which a key no longer waits for the one before it."""


class KeysInOrder(EndingApp):
    """Mixed into an app: its keys and actions."""

    async def on_event(self, event: Event) -> None:
        """Handle keys one after the other, however fast they come.

        The toolkit hands a key to the widget in focus, and looks for its binding when it comes back. Of keys
        that arrive together, as over a slow line, a later one would overtake: Ctrl+S would save the letter
        that was meant for the next screen.
        """
        if isinstance(event, (InputEvent, Paste)) and not event.is_forwarded:
            self.pressed_at = event.time
        if isinstance(event, Key) and not event.is_forwarded:
            if not self.screen_stack:
                return  # The app is being left.
            await self._handled_so_far()
            if await self._is_bound(event.key):
                return
            screen = self.screen
            if isinstance(screen, Question) and screen.GIVES_WAY and event.key in self._keys_below():
                # Whoever goes on working gives no answer.
                screen.dismiss(None)
                await self._is_bound(event.key)
                return
            if event.key.startswith(ALT):
                for press in presses(event):
                    await self.on_event(press)
                return
        await super().on_event(event)

    def _keys_below(self) -> set[str]:
        """What can be pressed on the screen below a question."""
        context = getattr(self.screen_stack[-2], "CONTEXT", "any")
        return {key for action in actions_for(context) for key in action.keys}

    async def _is_bound(self, key: str) -> bool:
        """Do what a key is bound to, if it is."""
        for priority in (True, False):
            if await self._check_bindings(key, priority=priority):
                return True
        return False

    async def _handled_so_far(self) -> None:
        """Wait until the screen on top is made, and what has the focus is done with the keys before."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.screen._mounted_event.wait(), SLOWEST_KEY)
        if self.focused is None:
            return
        for node in self.focused.ancestors_with_self[:-1]:
            done = asyncio.Event()
            if node.call_later(done.set):
                # Without a limit, a widget that fails would hold up the end of the app.
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(done.wait(), SLOWEST_KEY)

    def on_key(self, event: Key) -> None:
        """A key that comes back is no binding: that was looked for before it was handed on."""
        event.prevent_default()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; what the user can act on is told on the screen, everything else is a defect."""
        screen = self.screen
        for below in self.screen_stack:
            if isinstance(below, PairScreen):
                await below.at_rest()
        named = default_namespace if isinstance(default_namespace, Screen) else screen
        if self.screen is not screen or named is not screen:
            return True  # It was meant for a screen that is gone, as the palette's choice may be.
        if self.pressed_at < self.failed_at and default_namespace in (None, self, screen):
            return self._left_out()
        try:
            if wrong := refusal(self.desk.store, getattr(screen, "CONTEXT", ""), action):
                raise wrong
            done = await super().run_action(action, default_namespace, namespaces)
        except PairsmithError as error:
            if isinstance(self.screen, PairScreen):
                self.screen.fail(error)
            return True
        except NoMatches:
            if in_sight(screen):
                raise
            return self._left_out()  # A screen that is not built yet, or goes, has nothing to act on.
        self._on_tour(screen, action)
        return done

    def _on_tour(self, screen: Screen[object], action: str | ActionParseResult) -> None:
        """Go on with the tour where that is what its step asks for."""
        context = getattr(screen, "CONTEXT", "")
        if self.tour is None or not isinstance(action, str) or not self.tour.did(id_of(context, action)):
            return
        ended = self.tour.ended
        if ended:
            self.tour = None
        if isinstance(self.screen, PairScreen):
            again = with_keys("that was the tour; <curate.tour> shows it again, <any.help> every key")
            self.screen.tell(again if ended else self.screen.message)

    def _left_out(self) -> bool:
        """Leave a key out that was meant for what a key before it did not do."""
        if isinstance(self.screen, PairScreen):
            self.screen.leave_out()
        return True

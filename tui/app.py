"""Wires configuration, theme, keys, store and screens together; decides nothing itself."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from functools import partial

from textual.binding import Binding, BindingsMap
from textual.filter import LineFilter
from textual.screen import Screen
from textual.timer import Timer

from tui.actions import put_in_force
from tui.cell_differ import is_tested
from tui.colours import EIGHT, NONE, colours_of, settle_no_color
from tui.config import SETTINGS_FILE, Settings, config_folder
from tui.core.errors import PairsmithError
from tui.core.glyphs import use_ascii
from tui.early_terminal import EarlyTerminal
from tui.jobs.backup import back_up_beside
from tui.keyboard import TerminalDriver
from tui.keymap import remapped
from tui.resources import resource
from tui.screens.base import PairScreen, bind
from tui.screens.curate import CurateScreen
from tui.screens.desk import Desk
from tui.screens.keys_in_order import KeysInOrder
from tui.screens.menu import MenuScreen, numbered
from tui.screens.succession import LOOKED_AGAIN, wait_beside, wait_for
from tui.store.writer import WriterLock
from tui.theming import ROLE_DEFAULTS, choose_theme, load_themes
from tui.widgets.colour_filter import AttributesAlone, EightColours
from tui.widgets.line_filter import AsciiAlone, HiddenCharacters
from tui.widgets.line_pane import role_styles

_COLOUR_FILTERS: dict[str, type[LineFilter]] = {EIGHT: EightColours, NONE: AttributesAlone}


class PairsmithApp(KeysInOrder):
    """The app over one desk. Everything that touches the database runs on one thread, in order."""

    TITLE = "Pairsmith"
    ENABLE_COMMAND_PALETTE = False
    """The toolkit's; ours is an action like any other."""
    CSS_PATH = "app.tcss"
    CSS = role_styles()

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        lock: WriterLock | None = None,
        early: EarlyTerminal | None = None,
    ) -> None:
        settle_no_color(os.environ)
        no_color = "NO_COLOR" in os.environ
        # Under NO_COLOR the filter that takes colours away is chosen before the theme is: without this, text
        # in an ANSI theme is black on black.
        super().__init__(desk, settings, ansi_color=True if no_color else None)
        put_in_force(remapped(settings.keys, config_folder() / SETTINGS_FILE))
        # The toolkit's own would stay where the user wants others.
        self._bindings = BindingsMap([Binding("ctrl+c", "help_quit", show=False, system=True)])
        bind(self._bindings, "any")
        self.driver_class = TerminalDriver
        self._lock = lock
        self.early = early
        """What shows the first page until the toolkit has the terminal."""
        self.only_changes = settings.only_changes and is_tested()
        self._hidden_characters = HiddenCharacters()
        use_ascii(settings.ascii)
        self._ascii = [AsciiAlone()] if settings.ascii else []
        shows = colours_of(os.environ)
        self._colours = [_COLOUR_FILTERS[shows]()] if shows in _COLOUR_FILTERS else []
        self._themes, self._theme_problems = load_themes([resource("themes"), config_folder() / "themes"])
        for theme in self._themes.values():
            self.register_theme(theme)
        wanted = settings.theme or os.environ.get("TEXTUAL_THEME", "")
        if wanted and wanted not in self._themes:
            known = ", ".join(self._themes)
            self._theme_problems.append(f"there is no theme {wanted}; there are {known}")
        self.theme = choose_theme(wanted, self.console.color_system, no_color, self._themes)

    def get_default_screen(self) -> Screen[None]:
        """The screen that everything begins and ends on."""
        return CurateScreen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of our panels under a theme that has none for them."""
        return ROLE_DEFAULTS

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the styles anew; not before there is a screen, as its own would have all parsed once more."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last line of defence: no control character of a text reaches the terminal."""
        return [*super().get_line_filters(), self._hidden_characters, *self._ascii, *self._colours]

    def on_load(self) -> None:
        """Hear signals before the toolkit has the terminal, the one too that came meanwhile and was lost."""
        self.hear_signals()
        if self.early and self.early.asked:
            self.leave_on_signal(self.early.asked)

    async def on_mount(self) -> None:
        """Say what is wrong with a theme, what waits, and offer what was typed when the app ended."""
        screen = self.screen
        assert isinstance(screen, PairScreen)
        try:
            waits, interrupted = self.desk.waiting(), self.desk.store.drafts.interrupted()
        except PairsmithError as error:
            waits, interrupted = str(error), []
        screen.tell("; ".join(filter(None, [*self._theme_problems, self.desk.store.notice, waits])))
        if self._lock and self._lock.holder:
            looking = self.set_interval(LOOKED_AGAIN, partial(self._look_again, self._lock))
            wait_beside(self._lock, partial(self._take_over, looking))
        else:
            self.run_worker(self._back_up(screen), group="backup")
            if interrupted and not self.desk.store.read_only:
                self.call_later(self._offer)

    def _look_again(self, lock: WriterLock) -> None:
        """Say who writes at present."""
        if lock.look_again():
            self.desk.store.only_read(wait_for(lock.holder))
            self.show_standing()

    def _take_over(self, looking: Timer) -> None:
        looking.stop()
        main = self.screen_stack[0]
        assert isinstance(main, CurateScreen)
        main.run_worker(main.told(self._write_from_here(main)), group="taking over")

    async def _write_from_here(self, main: CurateScreen) -> None:
        await self.db(self.desk.take_over)
        await main.draw(message="the other app has ended: this one writes from here on")
        main.start_indexing()
        if await self.db(self.desk.store.drafts.interrupted):
            await self._offer()

    async def _back_up(self, screen: PairScreen) -> None:
        """Copy the database beside the work, where the project asks for that."""
        project = self.desk.project
        if project.backup.at_start:
            try:
                await asyncio.to_thread(back_up_beside, self.desk.store.path, project.rubric, project.backup)
            except PairsmithError as error:
                screen.tell(str(error))

    async def _offer(self) -> None:
        """Offer what was typed when the app ended."""
        from tui.screens.offering import offer

        screen = self.screen_stack[0]
        assert isinstance(screen, CurateScreen)
        await screen.start(offer(screen))

    async def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen(getattr(self.screen, "CONTEXT", "") or "any"))

    def action_command_palette(self) -> None:
        """Every action of the present screen, by name."""
        from tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self.screen))

    def action_redraw(self) -> None:
        """Draw the whole screen anew, where something else wrote over it."""
        self.forget_cells()
        self.refresh(repaint=True, layout=True)

    async def action_theme(self) -> None:
        """Choose a theme for this session."""
        if isinstance(self.screen, PairScreen):
            await self.screen.start(self._choose_theme(self.screen))

    async def _choose_theme(self, screen: PairScreen) -> None:
        question = MenuScreen(
            "Theme for now; settings.toml keeps one", numbered(self._themes), now=self.theme
        )
        if chosen := await screen.ask(question):
            self.theme = chosen

"""Opening the app on a database: its first page is on the screen before the toolkit is loaded."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from tui.actions import put_in_force
from tui.cells import Cells
from tui.colours import MANY, colours_of
from tui.config import SETTINGS_FILE, Project, Settings, config_folder, load_project, load_settings
from tui.core.glyphs import locale_has_unicode
from tui.core.text import visible
from tui.early_terminal import EarlyTerminal
from tui.jobs.backup import naming_backup
from tui.keymap import remapped
from tui.resources import resource
from tui.screens.desk import Desk
from tui.screens.first_page import first_page
from tui.screens.panels import SMALLEST
from tui.screens.succession import wait_for
from tui.store.store import Store
from tui.store.writer import WriterLock
from tui.terminal import require_terminal
from tui.theming import choose_theme, palette
from tui.tour import Tour, first_tour
from tui.without_tls import load_asyncio


def open_app(database: Path, *, ascii_alone: bool = False) -> int:
    """Open the app on a database, made new if there is none; returns the exit code.

    ``ascii_alone`` draws without any other sign, as is done by itself where the locale has none.

    Raises:
        PairsmithError: there is no terminal, or the database or the configuration can't be used.
    """
    require_terminal()
    return run_app(database, ascii_alone=ascii_alone)


def run_app(database: Path, *, ascii_alone: bool = False) -> int:
    """Open the app as ``open_app`` does, on the terminal that there is."""
    project, settings = load_project(database), load_settings()
    if ascii_alone or not locale_has_unicode():
        settings = replace(settings, ascii=True)
    with WriterLock(database) as lock, naming_backup(database, project.backup):
        return _run(database, project, settings, lock)


def _run(database: Path, project: Project, settings: Settings, lock: WriterLock) -> int:
    reading = wait_for(lock.holder) if lock.holder else lock.problem
    opened = Store.open(database, project.rubric, create=True, read_only=reading)
    with opened as store, EarlyTerminal() as early:
        store.stay_small()
        desk = Desk(store, project)
        desk.start()
        # Without a pair, or the right to decide, there is nothing to try.
        tour = first_tour() if desk.pair and not store.read_only else None
        cells = _show_first_page(desk, settings, early, tour)
        load_asyncio()
        from tui.app import PairsmithApp

        app = PairsmithApp(desk, settings, lock, early)
        app.tour = tour
        if cells is not None and app.only_changes:
            app.begin_with(cells)
        try:
            app.run(mouse=settings.mouse)
        finally:
            app.finish_writes()
        if app.last_words:
            sys.stderr.write(f"pairsmith: {visible(app.last_words)}\n")
        return app.return_code or 0


def _show_first_page(desk: Desk, settings: Settings, early: EarlyTerminal, tour: Tour | None) -> Cells | None:
    """Show the pair that the app begins with; nothing where the toolkit alone knows how it is drawn."""
    width, height = early.size()
    small = width < SMALLEST[0] or height < SMALLEST[1]
    plain = settings.ascii or not settings.only_changes or colours_of(os.environ) != MANY
    if desk.pair is None or desk.store.read_only or small or plain:
        return None
    from rich.console import Console

    console = Console(force_terminal=True)
    folders = [resource("themes"), config_folder() / "themes"]
    wanted = settings.theme or os.environ.get("TEXTUAL_THEME", "")
    known = {file.stem for folder in folders for file in folder.glob("*.toml")}
    name = choose_theme(wanted, console.color_system, bool(os.environ.get("NO_COLOR")), known)
    colors = palette(name, folders)
    if colors is None or console._color_system is None:
        return None
    put_in_force(remapped(settings.keys, config_folder() / SETTINGS_FILE))  # The footer names keys.
    page, cells = first_page(desk, width, height, colors, console._color_system, tour.words if tour else "")
    early.show(page)
    return cells

"""Opening the app: what comes before the toolkit is loaded."""

from __future__ import annotations

import gc
from pathlib import Path

from tui.terminal import require_terminal


def open_app(database: Path, *, ascii_alone: bool = False, tour: bool = False) -> int:
    """Open the app on a database and return its exit code; see ``tui.app.run_app``.

    Raises:
        PairsmithError: there is no terminal, or the database can't be used.
    """
    require_terminal()
    gc.disable()  # On again at the first frame: there is no garbage in what is only being loaded.
    from tui.app import run_app

    return run_app(database, ascii_alone=ascii_alone, tour=tour)

"""What the tests look at in a database file."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

from tui.store.store import Store


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def pragma(store: Store, name: str) -> Any:
    return store._connection.raw.execute(f"PRAGMA {name}").fetchone()[0]

"""Shared by the tests of the screens: the app over a database of the test's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.concepts import concepts
from tests.screens.pilots import DeskOn, Session, Suspending, seed, session_on
from tui.app import PairsmithApp

__all__ = ["concepts"]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the test's database is, or will be."""
    return tmp_path / "pairs.db"


@pytest.fixture
def desk_on(database: Path) -> DeskOn:
    """``async with desk_on(pairs) as session``: the real app over these pairs; see ``pilots``."""

    def opened(
        pairs: Iterable[str | Mapping[str, Any]], **options: Any
    ) -> AbstractAsyncContextManager[Session]:
        seed(database, pairs)
        return session_on(database, **options)

    return opened


@pytest.fixture
def suspendable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real app can give its terminal away, without having one."""
    for name in ("suspend", "suspended", "resumed"):
        monkeypatch.setattr(PairsmithApp, name, getattr(Suspending, name), raising=False)

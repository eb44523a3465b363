from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.commands.demo import make_demo
from tui.config import load_project
from tui.store.store import Store

Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_it_is_the_sample_data_indexed_in_a_folder_of_its_own(tmp_path: Path) -> None:
    database = make_demo()
    assert database.name == "warehouse.db"
    assert database.parent.parent == tmp_path
    assert database.parent.stat().st_mode & 0o777 == 0o700
    with Store.open(database, load_project(database).rubric) as store:
        assert store.pairs.count() == 146
        assert store.index.pending() == 0
        assert store.rejects.ids() == []
    assert load_project(database).voice.max_words == 90


def test_two_demos_do_not_share_a_folder() -> None:
    assert make_demo().parent != make_demo().parent


def test_the_app_is_opened_on_it_and_its_place_is_told_afterwards(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def run_app(database: Path, **ways: bool) -> int:
        opened.append(database)
        return 3

    monkeypatch.setattr("tui.opening.run_app", run_app)
    for module in ("tui.opening", "tui.commands.demo"):
        monkeypatch.setattr(f"{module}.require_terminal", lambda: None)
    outcome = call("demo")
    assert outcome.code == 3
    (database,) = opened
    assert outcome.err == f"the demo is kept: {database}\n"
    assert database.exists()


def test_without_a_terminal_nothing_is_made(call: Call, tmp_path: Path) -> None:
    assert call("demo").complaint.startswith("the app needs a terminal, and standard input is none")
    assert list(tmp_path.iterdir()) == []

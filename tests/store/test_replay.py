"""The journal gives every pair again as it stands: imported originals and every change since."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.sequences import Act, Expert, sequences
from tui.core.pair import Pair
from tui.jobs.import_file import import_file
from tui.jobs.progress import silent
from tui.store import journal_mode
from tui.store.replay import misplaced, replay, strangers
from tui.store.store import Store

SEQUENCES = int(os.environ.get("PAIRSMITH_SEQUENCES", "2000"))
"""How many sequences of acts are tried."""

AS_FOURTH = """
    ALTER TABLE pairs DROP COLUMN came_with;
    ALTER TABLE removed_pairs DROP COLUMN came_with;
    ALTER TABLE journal DROP COLUMN at;
    DELETE FROM _sqlite_migrations WHERE id = 5;
    PRAGMA user_version = 4;
"""
"""Takes from a file what the fifth migration added."""


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database without pairs, to be copied; nothing here waits for the disk."""
    path = tmp_path_factory.mktemp("blank") / "pairs.db"
    Store.open(path, create=True).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal_mode, "_DURABLE", {"wal": "OFF"})
        yield path


@pytest.fixture
def expert_on(blank: Path, tmp_path: Path) -> Callable[[], Expert]:
    """An expert on a database of her own, without pairs."""
    numbers = count(1)

    def begin() -> Expert:
        path = tmp_path / f"{next(numbers)}.db"
        shutil.copy(blank, path)
        return Expert(path)

    return begin


def assert_journal_accounts_for_all(store: Store) -> None:
    for found in replay(store._connection, store.rubric):
        assert found.by_journal == found.present
        assert (found.gap, found.columns, found.original) == (None, {}, True), found.present.id
    assert misplaced(store._connection) == []
    assert strangers(store._connection) == []
    assert store.index.faults(silent) == []


def trying(sequences: int) -> settings:
    """So many sequences, the same ones each time."""
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(
        max_examples=sequences, deadline=None, database=None, derandomize=True, suppress_health_check=checks
    )


@trying(SEQUENCES)
@given(sequences)
def test_after_any_sequence_of_acts_the_journal_accounts_for_every_pair(
    expert_on: Callable[[], Expert], sequence: list[Act]
) -> None:
    with expert_on() as expert:
        for act in sequence:
            expert.act(act)
        assert_journal_accounts_for_all(expert.store)
        ends, drafted = expert.say(), expert.store.drafts.all()
        undone = expert.undo_all()
        assert drafted or expert.say() == []
        assert_journal_accounts_for_all(expert.store)
        for _ in undone:
            assert expert.store.pairs.redo() is not None
        assert expert.say() == ends
        assert_journal_accounts_for_all(expert.store)


@trying(SEQUENCES // 10)
@given(sequences)
def test_after_any_sequence_of_acts_in_a_file_of_the_fourth_schema_its_journal_accounts_for_every_pair(
    expert_on: Callable[[], Expert], sequence: list[Act]
) -> None:
    with expert_on() as expert:
        for act in sequence:
            expert.act(act)
        pairs = list(expert.store.pairs.every())
        expert.store.close()
        with closing(sqlite3.connect(expert.path)) as raw:
            raw.executescript(AS_FOURTH)
        with Store.open(expert.path, expert.store.rubric) as store:
            assert list(store.pairs.every()) == pairs
            assert_journal_accounts_for_all(store)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE pairs SET status = 'excluded' WHERE id = 1", "by_journal"),
        ("UPDATE pairs SET output = 'Another answer.' WHERE id = 2", "by_journal"),
        ("UPDATE pairs SET note = 'by hand' WHERE id = 3", "by_journal"),
        ("DELETE FROM journal WHERE id = 2", "by_journal"),
        ('UPDATE journal SET before = \'{"status":"held"}\' WHERE id = 1', "gap"),
        ("UPDATE pairs SET original_output = 'Never said.' WHERE id = 2", "original"),
        ("UPDATE pairs SET prompt = 'Never asked.' WHERE id = 3", "original"),
        ("UPDATE pairs SET score = 7, rewritten = 1 WHERE id = 3", "columns"),
    ],
)
def test_what_the_journal_does_not_account_for_is_found(
    store: Store, add_pair: Callable[..., Pair], damage: str, said: str
) -> None:
    first, second, _ = (add_pair() for _ in range(3))
    store.pairs.change(first, {"status": "included", "decided_by": "expert"}, "include")
    store.pairs.change(second, {"output": "Said better."}, "edit output")
    assert_journal_accounts_for_all(store)
    with store.transaction():
        store._connection.write(damage)
    (wrong,) = [found for found in replay(store._connection, store.rubric) if found.is_wrong]
    assert {
        "by_journal": wrong.by_journal != wrong.present,
        "gap": wrong.gap == 0,
        "original": not wrong.original,
        "columns": wrong.columns == {"score": 0, "rewritten": 0},
    }[said]


def test_pairs_that_are_not_where_their_import_says_are_found(store: Store) -> None:
    for text in ("one", "two", "three"):
        lines = io.BytesIO(json.dumps({"prompt": text, "output": "so"}).encode())
        import_file(store, lines, f"{text}.jsonl")
    store.pairs.change(store.pairs.get(1), {"note": "seen"}, "note")
    store.pairs.undo()
    store.pairs.undo()
    assert misplaced(store._connection) == []
    with store.transaction():
        for damage in (
            "DELETE FROM pairs WHERE id = 1",
            "INSERT INTO pairs SELECT * FROM removed_pairs WHERE id = 3",
        ):
            store._connection.write(damage)
    assert misplaced(store._connection) == [1, 3]
    assert strangers(store._connection) == [1]

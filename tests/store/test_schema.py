"""Older schemas: a kept file of each opens with everything in it, and ends with the present tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.core.pair import Message, Pair
from tui.core.view import Filter, View
from tui.jobs.export import plan_export
from tui.jobs.export_folder import write_export
from tui.jobs.index import catch_up
from tui.store.replay import misplaced, replay
from tui.store.schema import migrations
from tui.store.store import Store
from tui.store.version import SCHEMA_VERSION

KEPT = sorted((Path(__file__).parent / "schemas").glob("v*.sql"))


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database file of an older schema."""
    path = tmp_path / "older.db"
    raw = sqlite3.connect(path)
    raw.executescript(request.param.read_text(encoding="utf-8"))
    raw.close()
    return path


def schema_of(path: Path) -> dict[str, str]:
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    raw.close()
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_a_kept_file_stands_for_every_schema_that_there_was() -> None:
    assert [path.stem for path in KEPT] == [f"v{number}" for number in range(1, SCHEMA_VERSION + 1)]


def test_there_is_one_migration_for_each_version(tmp_path: Path) -> None:
    Store.open(tmp_path / "new.db", create=True).close()
    raw = sqlite3.connect(tmp_path / "new.db")
    applied = [name for (name,) in raw.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    raw.close()
    assert len(applied) == SCHEMA_VERSION
    assert [name[:4] for name in applied] == [f"m{number:03}" for number in range(1, SCHEMA_VERSION + 1)]
    assert migrations.name == "pairsmith"


def test_a_kept_file_has_rows_in_every_table(older: Path) -> None:
    raw = sqlite3.connect(older)
    tables = [name for name in schema_of(older) if not name.startswith(("pairs_", "idx_", "journal_by_"))]
    counts = {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    raw.close()
    assert len(counts) >= 13
    assert all(counts.values()), counts


def test_an_older_file_ends_with_the_tables_of_a_new_one(older: Path, tmp_path: Path) -> None:
    Store.open(tmp_path / "new.db", create=True).close()
    Store.open(older).close()
    assert schema_of(older) == schema_of(tmp_path / "new.db")
    raw = sqlite3.connect(older)
    assert raw.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()


def test_everything_in_an_older_file_is_there(older: Path) -> None:
    with Store.open(older) as store:
        first, second, third = store.pairs.every()
        assert first.prompt == "How do I clear E7 on the scanner?"
        assert first.context == (Message("system", "Answer calmly."),)
        assert (first.status, first.decided_by, first.score) == ("included", "rubric", 8)
        assert (first.tags, first.category, first.origin) == (("E7", "zone 16"), "scanners", "production")
        assert first.extra == {"ticket": {"id": 17, "by": None}}
        assert second.original_output == "Hold the button.\nThen scan the naïve label again: it's 17."
        assert second.output == "Hold the power button for ten seconds, then scan the bay label again."
        assert (second.split, second.phase, second.note) == ("robustness", "edge", "two\nlines")
        assert (second.decided_by, second.reason, second.teacher) == ("expert", "rare but costly", "a model")
        assert (third.status, third.reason) == ("excluded", "says too little")
        assert store.sources.sightings(third.id) == 2
        assert [(row.file, row.line, row.raw) for row in store.rejects.every()] == [
            ("warehouse.jsonl", 5, '{"prompt": "no answer"}')
        ]
        draft = store.drafts.get(third.id, "output")
        assert draft is not None
        assert (draft.text, draft.revision) == ("The shift lead signs, and", third.revision)
        assert store.meta.get("position") == '{"id": 2}'
        latest = store.exports.latest()
        assert latest is not None
        assert latest.folder == "/home/expert/out"
        assert [row.pair_id for row in store.index.neighbours(first.id)] == [2, 2]


def test_the_journal_of_an_older_file_gives_its_pairs_again(older: Path) -> None:
    with Store.open(older) as store:
        assert [found for found in replay(store._connection, store.rubric) if found.is_wrong] == []
        assert misplaced(store._connection) == []


def test_an_older_file_can_be_worked_on_as_any_other(
    older: Path, tmp_path: Path, add_pair: Callable[..., Pair]
) -> None:
    with Store.open(older) as store:
        assert list(store.queue.ids(View(Filter(text="naïve button")))) == []
        assert list(store.queue.ids(View(Filter(text="ten seconds")))) == [1, 2]
        assert [store.pairs.undo() for _ in range(4)] == [
            ("excluded", [3]),
            ("move", [2]),
            ("included", [2]),
            ("rewrite", [2]),
        ]
        assert not store.pairs.get(2).rewritten
        assert list(store.queue.ids(View(Filter(text="naive button")))) == [2]
        added = add_pair("Please, how do I clear E7 on that scanner?", into=store)
        catch_up(store)
        assert store.index.pending() == 0
        assert {row.pair_id for row in store.index.neighbours(added.id)} >= {1, 2}
        manifest = write_export(store, plan_export(store), tmp_path / "out")
        assert [(file["name"], file["rows"]) for file in manifest["files"]] == [
            ("included.jsonl", 1),
            ("phase1_consistency.jsonl", 1),
            ("pairs.meta.jsonl", 1),
        ]


def test_a_file_of_an_older_schema_is_copied_beside_itself_before_it_is_migrated(
    older: Path, request: pytest.FixtureRequest
) -> None:
    version = int(request.node.callspec.id.removeprefix("v"))
    before = schema_of(older)
    Store.open(older).close()
    copy = older.with_name(f"older.db.v{version}.bak")
    assert copy.exists() == (version < SCHEMA_VERSION)
    if copy.exists():
        assert schema_of(copy) == before

"""What can be read of a damaged file goes into a new one, as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.damage import PAGE
from tests.store.files import mode_of
from tui.core.errors import PairsmithError
from tui.core.health import healthy
from tui.core.pair import Pair
from tui.core.rubric import Rubric
from tui.jobs.doctor import examine
from tui.store.salvage import KEPT, salvage
from tui.store.store import Store

AddPair = Callable[..., Pair]

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("v*.sql"))

MADE_ANEW = {"alike", "indexed"}


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What is saved of a database, with what is made from it left out."""
    found = {}
    with closing(sqlite3.connect(path)) as raw:
        for table in KEPT:
            names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[1] not in MADE_ANEW]
            where = "WHERE key NOT IN ('index', 'sketched_to', 'semantic')" if table == "meta" else ""
            rows = raw.execute(f"SELECT {', '.join(names)} FROM {table} {where}").fetchall()
            found[table] = sorted(rows, key=repr)
    return found


@pytest.fixture
def worked_on(store: Store, add_pair: AddPair) -> Path:
    """A closed database of some hundred pages, with decisions, long texts and a draft."""
    for number in range(40):
        pair = add_pair(f"How do I restock zone {number}? " * 9, f"Scan label {number}. " * 900)
        if number % 3 == 0:
            store.pairs.change(pair, {"status": "included", "decided_by": "expert"}, "include")
    store.pairs.change(store.pairs.get(5), {"output": "naïve 日本語 " * 700}, "edit output")
    store.pairs.undo()
    store.drafts.save(7, "output", "not yet", 1)
    store.meta.set("place", '{"id": 7}')
    store.close()
    return store.path


def spoil(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def test_of_a_whole_file_everything_is_saved(worked_on: Path, tmp_path: Path) -> None:
    saved = salvage(worked_on, tmp_path / "new.db")
    assert (saved.missing, saved.hurt) == ((), ())
    assert tables(tmp_path / "new.db") == tables(worked_on)
    assert mode_of(tmp_path / "new.db") == 0o600
    assert healthy(examine(tmp_path / "new.db", Rubric()))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["new.db", "pairs.db"]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_a_file_of_an_older_schema_is_saved_as_one_of_the_present_one(schema: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old.db")) as raw:
        raw.executescript(schema.read_text(encoding="utf-8"))
    saved = salvage(tmp_path / "old.db", tmp_path / "new.db")
    assert (saved.missing, saved.hurt) == ((), ())
    Store.open(tmp_path / "old.db").close()
    assert tables(tmp_path / "new.db") == tables(tmp_path / "old.db")
    assert healthy(examine(tmp_path / "new.db", Rubric()))


def test_what_stands_in_the_log_is_saved_too(worked_on: Path, tmp_path: Path) -> None:
    with Store.open(worked_on) as store:
        store.pairs.change(store.pairs.get(8), {"note": "just now"}, "note")
        salvage(worked_on, tmp_path / "new.db")
    with Store.open(tmp_path / "new.db") as new:
        assert new.pairs.get(8).note == "just now"


def test_without_the_first_page_pairs_and_journal_are_found_by_how_they_look(
    worked_on: Path, tmp_path: Path
) -> None:
    before = tables(worked_on)
    spoil(worked_on, 1)
    saved = salvage(worked_on, tmp_path / "new.db")
    after = tables(tmp_path / "new.db")
    assert (saved.missing, saved.hurt) == ((), ())
    assert {name for name in KEPT if after[name] != before[name]} <= {"meta", "exports", "sightings"}
    assert [row[2] for row in after["drafts"]] == ["not yet"]


def test_without_the_page_that_leads_to_the_pairs_all_of_them_are_found(
    worked_on: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(worked_on)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'pairs'").fetchone()
    before = tables(worked_on)
    spoil(worked_on, root)
    saved = salvage(worked_on, tmp_path / "new.db")
    assert (saved.missing, saved.hurt) == ((), ())
    assert tables(tmp_path / "new.db") == before


def test_pairs_that_cannot_be_read_are_named(worked_on: Path, tmp_path: Path) -> None:
    whole = {row[0]: row for row in tables(worked_on)["pairs"]}
    content = worked_on.read_bytes()
    hit = [
        number for number in range(1, len(content) // PAGE + 1) if b"Scan label 9. " in page(content, number)
    ]
    for number in hit:
        spoil(worked_on, number)
    saved = salvage(worked_on, tmp_path / "new.db")
    there = {row[0]: row for row in tables(tmp_path / "new.db")["pairs"]}
    lost = {*saved.missing, *saved.hurt}
    assert 10 in lost
    assert len(lost) < 20
    assert {*whole} == {*there, *saved.missing}
    assert all(row == whole[number] for number, row in there.items() if number not in saved.hurt)


def page(content: bytes, number: int) -> bytes:
    return content[(number - 1) * PAGE : number * PAGE]


@pytest.mark.parametrize("content", [b"", b"x", bytes(range(256)) * 99, bytes(PAGE * 9)])
def test_where_nothing_can_be_read_nothing_is_made(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "old.db").write_bytes(content)
    with pytest.raises(PairsmithError, match="there is nothing in it that can be read"):
        salvage(tmp_path / "old.db", tmp_path / "new.db")
    assert [file.name for file in tmp_path.iterdir()] == ["old.db"]


def test_what_is_there_is_not_written_over(worked_on: Path, tmp_path: Path) -> None:
    (tmp_path / "new.db").write_text("precious")
    with pytest.raises(PairsmithError, match="exists: name another file"):
        salvage(worked_on, tmp_path / "new.db")
    with pytest.raises(PairsmithError, match="can't be"):
        salvage(worked_on, tmp_path / "no" / "new.db")
    assert (tmp_path / "new.db").read_text() == "precious"


@pytest.mark.parametrize("count", [1, 30, 150, 600])
def test_without_the_header_all_pairs_are_found_whatever_their_number(
    store: Store, add_pair: AddPair, tmp_path: Path, count: int
) -> None:
    with store.transaction():
        for number in range(count):
            add_pair(f"How do I restock zone {number}?", f"Scan the label of zone {number} first.")
    store.close()
    content = bytearray(store.path.read_bytes())
    content[:100] = bytes(100)
    store.path.write_bytes(content)
    salvage(store.path, tmp_path / "new.db")
    with Store.open(tmp_path / "new.db") as saved:
        assert saved.pairs.count() == count

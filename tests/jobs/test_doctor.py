"""Doctor finds what is wrong with a database, and makes again what follows from the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tui.core.health import LOST, MENDED, NOTE, OK, REBUILDABLE, Finding, healthy
from tui.core.pair import Pair
from tui.core.rubric import Rubric
from tui.core.view import Filter, View
from tui.jobs.doctor import EXAMINATIONS, examine, repair
from tui.jobs.index import catch_up
from tui.store.store import Store
from tui.store.surroundings import bugs_in

AddPair = Callable[..., Pair]
Hurt = Callable[..., None]


@pytest.fixture
def worked_on(store: Store, add_pair: AddPair) -> Path:
    """A closed database with decisions, a rewritten output and near-duplicates."""
    first = add_pair("How do I restock zone 16 after the early shift?", "Scan the label, then the carton.")
    second = add_pair("How do I restock zone 16 after the early shift, please?", "Scan it.")
    add_pair("Who locks the cage at night?", "The night lead.", category="safety")
    store.pairs.change(first, {"status": "included", "decided_by": "expert"}, "include")
    store.pairs.change(second, {"output": "Scan the label twice."}, "edit output")
    catch_up(store)
    store.close()
    return store.path


@pytest.fixture
def hurt(worked_on: Path) -> Hurt:
    """``hurt("UPDATE ..")``: change the file as another program would."""

    def change(*statements: str) -> None:
        with closing(sqlite3.connect(worked_on, isolation_level=None)) as raw:
            raw.create_function("folded", 1, str.casefold, deterministic=True)
            for statement in statements:
                raw.execute(statement)

    return change


def found_in(path: Path) -> dict[str, Finding]:
    return {finding.examination: finding for finding in examine(path, Rubric())}


def wrong_in(path: Path) -> dict[str, tuple[str, tuple[int, ...]]]:
    return {
        name: (finding.result, finding.pairs)
        for name, finding in found_in(path).items()
        if not healthy([finding])
    }


def mend(path: Path) -> list[str]:
    return [done.examination for done in repair(path, Rubric(), list(examine(path, Rubric())))]


def test_a_database_that_was_worked_on_is_whole(worked_on: Path) -> None:
    found = found_in(worked_on)
    assert list(found) == ["sqlite", "files", "pages", *(one.name for one in EXAMINATIONS)]
    assert {finding.result for finding in found.values()} <= {OK, NOTE}


@pytest.mark.parametrize(
    ("damage", "part", "pairs"),
    [
        ("UPDATE pairs SET status = 'excluded' WHERE id = 1", "journal", (1,)),
        ("UPDATE pairs SET category = 'scanners' WHERE id = 3", "journal", (3,)),
        ("UPDATE pairs SET score = 9 WHERE id = 3", "columns", (3,)),
        ("UPDATE pairs SET rewritten = 0, suggested_phase = 'edge' WHERE id = 2", "columns", (2,)),
        ("DELETE FROM pairs_fts_docsize WHERE id = 1", "search", ()),
        ("INSERT INTO pairs_fts (pairs_fts) VALUES ('delete-all')", "search", ()),
        ("DELETE FROM signatures WHERE place < 48", "alike", (1, 2)),
        ("UPDATE signatures SET hashes = zeroblob(length(hashes)) WHERE place >= 48", "alike", (3,)),
        ("DELETE FROM neighbours WHERE pair_id = 1", "alike", (1, 2)),
        ("UPDATE pairs SET alike = 0.5 WHERE id = 3", "alike", (3,)),
    ],
)
def test_what_follows_from_the_rest_is_found_and_made_again(
    worked_on: Path, hurt: Hurt, damage: str, part: str, pairs: tuple[int, ...]
) -> None:
    with Store.open(worked_on) as store:
        before = [timeless(pair) for pair in store.pairs.every()]
    hurt(damage)
    assert wrong_in(worked_on) == {part: (REBUILDABLE, pairs)}
    assert mend(worked_on) == [part]
    assert wrong_in(worked_on) == {}
    with Store.open(worked_on) as store:
        assert [timeless(pair) for pair in store.pairs.every()] == before
        assert list(store.queue.ids(View(Filter(text="zone 16")))) == [1, 2]
        assert {row.pair_id for row in store.index.neighbours(1)} == {2}


def timeless(pair: Pair) -> Pair:
    return replace(pair, revision=0, updated_at="", decided_at=None)


def test_what_another_program_had_changed_comes_back_by_redo(worked_on: Path, hurt: Hurt) -> None:
    hurt("UPDATE pairs SET output = 'By hand.', status = 'held' WHERE id = 2")
    assert wrong_in(worked_on)["journal"] == (REBUILDABLE, (2,))
    mend(worked_on)
    assert wrong_in(worked_on) == {}
    with Store.open(worked_on) as store:
        assert store.pairs.get(2).output == "Scan the label twice."
        assert store.pairs.redo() == ("found by doctor", [2])
        assert (store.pairs.get(2).output, store.pairs.get(2).status) == ("By hand.", "held")
    assert wrong_in(worked_on) == {}


@pytest.mark.parametrize(
    ("damage", "part", "pairs"),
    [
        ("UPDATE pairs SET original_output = 'Never said.' WHERE id = 2", "journal", (2,)),
        ('UPDATE journal SET before = \'{"status":"held"}\' WHERE id = 1', "journal", (1,)),
        ("DELETE FROM sources", "references", ()),
    ],
)
def test_what_cannot_be_made_again_is_said_and_left_alone(
    worked_on: Path, hurt: Hurt, damage: str, part: str, pairs: tuple[int, ...]
) -> None:
    hurt("PRAGMA foreign_keys = OFF", damage)
    assert wrong_in(worked_on) == {part: (LOST, pairs)}
    content = worked_on.read_bytes()
    assert mend(worked_on) == []
    assert worked_on.read_bytes() == content


def test_indexes_of_sqlite_are_built_again(worked_on: Path, hurt: Hurt) -> None:
    hurt(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, '(status', '(split') WHERE name = 'pairs_by_status'",
    )
    assert wrong_in(worked_on) == {"pages": (REBUILDABLE, ())}
    assert mend(worked_on) == ["pages"]
    assert wrong_in(worked_on) == {}


def test_a_damaged_file_is_only_read(worked_on: Path) -> None:
    content = bytearray(worked_on.read_bytes())
    content[8192 * 3 :] = bytes(len(content) - 8192 * 3)
    worked_on.write_bytes(content)
    found = found_in(worked_on)
    assert found["pages"].result == LOST
    assert {found[one.name].says for one in EXAMINATIONS} == {"not examined, as the pages are damaged"}
    assert mend(worked_on) == []
    assert worked_on.read_bytes() == content


def test_what_another_program_keeps_from_being_examined_is_said(
    worked_on: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.opening._PRAGMAS", ("PRAGMA busy_timeout = 1",))
    with closing(sqlite3.connect(worked_on, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        finding = found_in(worked_on)["search"]
    assert finding.result == NOTE
    assert finding.says.startswith(f"not examined: {worked_on} is in use by another program")


def test_files_that_others_may_read_are_found_and_taken_from_them(worked_on: Path) -> None:
    worked_on.chmod(0o644)
    finding = found_in(worked_on)["files"]
    assert (finding.result, finding.says) == (MENDED, "others could read or write pairs.db; taken from them")
    assert wrong_in(worked_on) == {}
    assert worked_on.stat().st_mode & 0o777 == 0o600  # As whenever it is opened.
    copy = worked_on.with_name("pairs.db.v1.bak")
    copy.touch(0o644)
    assert wrong_in(worked_on) == {"files": (REBUILDABLE, ())}
    (finding,) = repair(worked_on, Rubric(), [Finding("files", REBUILDABLE, "")])
    assert finding.says == "taken from others: pairs.db.v1.bak"
    assert worked_on.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("version", "bugs"),
    [
        ((3, 6, 23), []),
        ((3, 7, 0), ["WAL reset"]),
        ((3, 40, 1), ["WAL reset"]),
        ((3, 44, 5), ["WAL reset"]),
        ((3, 44, 6), []),
        ((3, 45, 0), ["WAL reset"]),
        ((3, 50, 6), ["WAL reset"]),
        ((3, 50, 7), []),
        ((3, 51, 2), ["WAL reset"]),
        ((3, 51, 3), []),
        ((3, 53, 0), []),
    ],
)
def test_the_versions_of_sqlite_that_can_damage_a_database_are_known(
    version: tuple[int, int, int], bugs: list[str]
) -> None:
    assert [bug.name for bug in bugs_in(version)] == bugs

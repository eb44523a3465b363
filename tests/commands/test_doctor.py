from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

Call = Callable[..., Any]

PARTS = ["sqlite", "files", "pages", "references", "journal", "columns", "search", "alike"]


def hurt(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(statement)


def test_a_whole_database_is_exit_code_0(call: Call, curated: Path) -> None:
    outcome = call("doctor")
    assert outcome.code == 0
    assert outcome.out.endswith("whole\n")
    records = call("doctor", "--json").records
    assert [record["examination"] for record in records] == PARTS
    assert {record["result"] for record in records} <= {"ok", "note"}
    assert list(records[0]) == ["examination", "result", "says", "pairs"]


def test_what_is_wrong_is_exit_code_1_until_it_is_repaired(call: Call, curated: Path) -> None:
    hurt(curated, "UPDATE pairs SET status = 'excluded' WHERE id = 8")
    outcome = call("doctor")
    assert outcome.code == 1
    assert "can be rebuilt  journal     not as the journal has them: #8\n" in outcome.out
    assert outcome.out.endswith("1 part can be rebuilt with: pairsmith doctor --db pairs.db --repair\n")
    assert call("show", "8", "--json").records[0]["status"] == "excluded"
    outcome = call("doctor", "--repair")
    assert outcome.code == 0
    assert (
        "mended  journal  1 pair set to what the journal has; U brings back what was found: #8\n"
        in outcome.out
    )
    assert outcome.out.endswith("whole\n")
    assert call("show", "8", "--json").records[0]["status"] == "new"


def test_a_repair_of_what_is_whole_changes_nothing(call: Call, curated: Path) -> None:
    before = call("dump").out, call("log").out
    assert call("doctor", "--repair").code == 0
    assert (call("dump").out, call("log").out) == before


def test_a_database_that_is_not_there_is_not_made(call: Call, tmp_path: Path) -> None:
    assert call("doctor").complaint == "pairs.db does not exist: name a database with --db"
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_kind_is_a_wrong_call(call: Call, tmp_path: Path) -> None:
    (tmp_path / "noise.db").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "folder").mkdir()
    assert "is not a Pairsmith database" in call("doctor", "--db", "noise.db").complaint
    assert call("doctor", "--db", "folder").code == 2


def test_of_a_damaged_file_what_can_be_read_is_saved(call: Call, curated: Path) -> None:
    before = call("dump").out
    spoilt = bytearray(curated.read_bytes())
    spoilt[100:8192] = bytes(8192 - 100)
    curated.write_bytes(spoilt)
    outcome = call("doctor")
    assert outcome.code == 1
    assert outcome.out.endswith(
        "save what can be read with: pairsmith doctor --db pairs.db --save-to NEW.db\n"
    )
    outcome = call("doctor", "--save-to", "new.db")
    assert outcome.code == 0
    assert outcome.out.startswith("new.db: 8 pairs; rows: 1 in sources, 8 in pairs, ")
    curated.unlink()
    assert call("doctor", "--db", "new.db").code == 0
    saved = call("dump", "--db", "new.db").out
    assert [line.split('"alike"')[0] for line in saved.split("\n")] == [
        line.split('"alike"')[0] for line in before.split("\n")
    ]
    assert call("doctor", "--db", "new.db", "--save-to", "new.db").complaint.startswith("new.db exists: ")


def test_where_the_header_is_lost_it_is_said_that_nobody_knows_what_is_missing(
    call: Call, curated: Path
) -> None:
    curated.write_bytes(bytes(100) + curated.read_bytes()[100:])
    outcome = call("doctor", "--save-to", "new.db")
    assert outcome.code == 1
    assert "the header of the file could not be read: compare what was saved with a backup" in outcome.out
    assert call("stats", "--db", "new.db").code == 0

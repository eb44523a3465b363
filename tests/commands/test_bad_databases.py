from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
Write = Callable[..., Path]
Refuse = Callable[..., list[str]]

COMMANDS = [
    ["apply", "-"],
    ["export", "out"],
    ["check"],
    ["lengths"],
    ["similar", "--text", "x"],
    ["show", "1"],
    ["dump"],
    ["rejects"],
    ["stats"],
    ["log"],
    ["backup", "copy.db"],
]


@pytest.fixture
def refused(call: Call) -> Refuse:
    """What each command says of a database that can't be used; all of them must refuse it in one line."""

    def refuse(database: str, *more: list[str]) -> list[str]:
        return [call(*args, "--db", database, stdin="").complaint for args in [*COMMANDS, *more]]

    return refuse


def test_a_database_that_does_not_exist_is_not_made(refused: Refuse, tmp_path: Path) -> None:
    for complaint in refused("absent.db"):
        assert complaint == "absent.db does not exist: make it with: pairsmith import FILE --db absent.db"
    assert list(tmp_path.iterdir()) == []


def test_a_folder(refused: Refuse, tmp_path: Path, write: Write) -> None:
    write("log.jsonl", [])
    (tmp_path / "folder").mkdir()
    for complaint in refused("folder", ["import", "log.jsonl"]):
        assert complaint == "folder is a folder: name a database file"


@pytest.mark.parametrize(
    "content", [b"x", b"\0", b"my notes\n", b"SQLite format 3\0", b"\x89PNG\r\n\x1a\n"], ids=ascii
)
def test_a_small_file_that_is_something_else_is_left_as_it_is(
    refused: Refuse, tmp_path: Path, write: Write, content: bytes
) -> None:
    write("log.jsonl", [{"prompt": "p", "output": "o"}])
    (tmp_path / "notes.db").write_bytes(content)
    for complaint in refused("notes.db", ["import", "log.jsonl"]):
        assert complaint.startswith("notes.db is not a Pairsmith database: name another file")
    assert (tmp_path / "notes.db").read_bytes() == content


@pytest.mark.parametrize("mark", ["application_id", "user_version"])
def test_a_database_that_another_program_has_only_marked_is_left_as_it_is(
    refused: Refuse, tmp_path: Path, write: Write, mark: str
) -> None:
    write("log.jsonl", [{"prompt": "p", "output": "o"}])
    with closing(sqlite3.connect(tmp_path / "music.db")) as raw:
        raw.execute(f"PRAGMA {mark} = 7")
    content = (tmp_path / "music.db").read_bytes()
    for complaint in refused("music.db", ["import", "log.jsonl"]):
        assert complaint.startswith("music.db is another program's database: ")
    assert (tmp_path / "music.db").read_bytes() == content


def test_random_bytes_are_left_as_they_are(refused: Refuse, tmp_path: Path, write: Write) -> None:
    write("log.jsonl", [])
    noise = bytes(range(256)) * 64
    file = tmp_path / "noise.db"
    file.write_bytes(noise)
    file.chmod(0o644)
    for complaint in refused("noise.db", ["import", "log.jsonl"]):
        assert complaint.startswith("noise.db is not a Pairsmith database: ")
    assert file.read_bytes() == noise
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_database_of_a_newer_version(refused: Refuse, curated: Path) -> None:
    with closing(sqlite3.connect(curated)) as raw:
        raw.execute("PRAGMA user_version = 99")
    for complaint in refused("pairs.db", ["import", "curated.jsonl"]):
        assert complaint.startswith("pairs.db was made by a newer Pairsmith (schema 99, ")
        assert complaint.endswith("update with: pip install --upgrade pairsmith")


def test_another_programs_database(refused: Refuse, tmp_path: Path, write: Write) -> None:
    write("log.jsonl", [])
    with closing(sqlite3.connect(tmp_path / "music.db")) as raw:
        raw.execute("CREATE TABLE albums (title TEXT)")
    before = (tmp_path / "music.db").read_bytes()
    for complaint in refused("music.db", ["import", "log.jsonl"]):
        assert complaint.startswith("music.db is another program's database: ")
    assert (tmp_path / "music.db").read_bytes() == before


def test_a_damaged_database(call: Call, curated: Path) -> None:
    content = bytearray(curated.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    curated.write_bytes(content)
    for args in (["dump"], ["stats"], ["check"], ["backup", "copy.db"]):
        assert call(*args).complaint.startswith("pairs.db is damaged: ")


def test_a_locked_database(call: Call, curated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.store.opening._PRAGMAS", ("PRAGMA foreign_keys = ON", "PRAGMA busy_timeout = 1"))
    with closing(sqlite3.connect(curated)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        complaint = call("apply", "-", stdin='{"id": 1, "note": "x"}\n').complaint
        assert complaint.startswith("pairs.db is in use by another program: ")
        assert call("stats").code == 0


def test_an_empty_file_is_refused_and_left_empty_until_something_is_imported(
    refused: Refuse, call: Call, write: Write, tmp_path: Path
) -> None:
    (tmp_path / "pairs.db").touch()
    for complaint in refused("pairs.db"):
        assert (
            complaint == "pairs.db is empty, no database: make it with: pairsmith import FILE --db pairs.db"
        )
    assert [(file.name, file.stat().st_size) for file in tmp_path.iterdir()] == [("pairs.db", 0)]
    assert call("import", write("log.jsonl", [])).code == 0
    assert call("stats").out == "0 pairs\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(call: Call, write: Write, tmp_path: Path) -> None:
    write("log.jsonl", [])
    (tmp_path / "locked").mkdir(mode=0o500)
    assert call("import", "log.jsonl", "--db", "locked/pairs.db").complaint.startswith(
        "locked/pairs.db can't be made: "
    )


def test_a_missing_folder(call: Call, write: Write) -> None:
    write("log.jsonl", [])
    complaint = call("import", "log.jsonl", "--db", "nowhere/pairs.db").complaint
    assert complaint == "nowhere/pairs.db can't be made: No such file or directory"


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[rubric\n", "is not valid TOML"),
        ("[rubric]\nthreshhold = 6\n", "threshhold is not a known setting"),
        ("[rubric]\nthreshold = 'six'\n", "rubric.threshold: "),
        ("rubric = 5\n", "rubric"),
        ("[rubric.weights]\nnice = 1\n", "rubric.weights.nice is not a flag"),
    ],
)
def test_a_broken_project_file_is_named(refused: Refuse, curated: Path, toml: str, says: str) -> None:
    (curated.parent / "pairsmith.toml").write_text(toml)
    for complaint in refused("pairs.db"):
        assert "pairsmith.toml" in complaint
        assert says in complaint


def test_a_project_file_that_is_not_utf_8(call: Call, curated: Path) -> None:
    (curated.parent / "pairsmith.toml").write_bytes(b"[voice]\ndescription = '\xff'\n")
    assert "is not UTF-8" in call("stats").complaint


def test_control_characters_in_a_name_are_made_visible(call: Call) -> None:
    assert call("stats", "--db", "a\x1b[31m\nb.db").complaint.startswith("a␛[31m b.db does not exist")


def test_a_name_that_is_not_utf_8(call: Call) -> None:
    odd = os.fsdecode(b"caf\xe9.db")
    assert "does not exist" in call("stats", "--db", Path(odd)).complaint

"""On a folder that can only be read, reading commands do their work, and the others say why they can not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.disks import fill, frozen, tiny
from tui.jobs.index import catch_up
from tui.store.store import Store

RECORDS = [
    {"prompt": "Where is the cold store?", "output": "Behind gate four.", "status": "included"},
    {
        "prompt": "What opens the paint cupboard?",
        "output": "Key nine.",
        "status": "included",
        "split": "eval",
    },
]

ROOM = "nothing was saved; free some space, then try again"


@pytest.fixture
def archive(tmp_path: Path, call: Call) -> Path:
    """A folder with a database in it, its pairs compared."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "pairs.jsonl").write_text("".join(json.dumps(record) + "\n" for record in RECORDS))
    assert call("import", folder / "pairs.jsonl", "--db", folder / "pairs.db").code == 0
    return folder


@pytest.fixture
def read_only(archive: Path) -> Iterator[Path]:
    """The same, where nothing can be written any more."""
    with Store.open(archive / "pairs.db") as store:
        catch_up(store)
    with frozen(archive):
        yield archive / "pairs.db"


@pytest.mark.parametrize(
    "words",
    [
        ("stats",),
        ("dump",),
        ("log",),
        ("rejects",),
        ("lengths",),
        ("check",),
        ("show", "1"),
        ("similar", "--pair", "1"),
        ("similar", "--text", "Where is the cold store"),
        ("export", "out"),
        ("backup", "copy.db"),
    ],
)
def test_reading_commands_do_their_work(read_only: Path, call: Call, words: tuple[str, ...]) -> None:
    outcome = call(*words, "--db", read_only)
    assert outcome.code in (0, 1), outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("command", ["import", "apply"])
def test_writing_commands_say_why_they_can_not(read_only: Path, call: Call, command: str) -> None:
    file = read_only.parent.parent / "more.jsonl"
    file.write_text('{"id": 1, "prompt": "Where?", "output": "There.", "status": "held"}\n')
    complaint = call(command, file, "--db", read_only).complaint
    assert complaint == (
        "pairs.db is open for reading only: "
        "give yourself the right to write it and its folder, then open it again"
    )


def test_what_was_not_compared_yet_keeps_an_export_from_being_written(archive: Path, call: Call) -> None:
    with frozen(archive):
        complaint = call("export", "out", "--db", archive / "pairs.db").complaint
        assert complaint.startswith("2 pairs can't be compared with the others, pairs.db can only be read: ")
        assert call("show", "1", "--db", archive / "pairs.db").code == 0
        assert not Path("out").exists()


def test_on_a_full_disk_one_line_says_so_and_all_works_once_there_is_room(archive: Path, call: Call) -> None:
    disk = archive.with_name("disk")
    disk.mkdir()
    with tiny(disk, 700_000):
        shutil.copy(archive / "pairs.db", disk)
        fill(disk / "ballast")
        for words in (("stats",), ("apply", archive / "pairs.jsonl"), ("import", archive / "pairs.jsonl")):
            complaint = call(*words, "--db", disk / "pairs.db").complaint
            assert complaint == f"{disk / 'pairs.db'} can't grow, the disk is full: {ROOM}"
        (disk / "ballast").unlink()
        assert call("stats", "--db", disk / "pairs.db").out.startswith("2 pairs")
        assert call("import", archive / "pairs.jsonl", "--db", disk / "pairs.db").code == 0


def test_doctor_examines_what_can_be_without_writing(call: Call, read_only: Path) -> None:
    outcome = call("doctor", "--db", read_only)
    assert outcome.code == 0, outcome.out
    assert "search" in outcome.out
    assert "not examined: " in outcome.out

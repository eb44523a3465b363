"""Copies that are made by themselves: counted, checked, the newest kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.files import mode_of, pragma
from tui.config import BackupOptions
from tui.core.errors import DamagedError, PairsmithError
from tui.core.pair import Pair
from tui.jobs.backup import back_up, backups, naming_backup
from tui.store.store import Store

AddPair = Callable[..., Pair]

OPTIONS = BackupOptions(at_start=True, keep=3)


def make_older(*files: Path) -> None:
    """As if a minute had gone by since these were written."""
    for file in files:
        at = file.stat().st_mtime_ns - 60 * 10**9
        os.utime(file, ns=(at, at))


def numbers(store: Store, options: BackupOptions = OPTIONS) -> list[str]:
    return [file.name.split(".")[2] for file in backups(store.path, options)]


def test_a_copy_is_whole_and_nobody_elses(store: Store, add_pair: AddPair, tmp_path: Path) -> None:
    add_pair(note="seen")
    copy = back_up(store, OPTIONS)
    assert copy is not None
    assert copy.parent == tmp_path / "backups"
    assert copy.name.startswith("pairs.db.00001.")
    assert (mode_of(copy), mode_of(copy.parent)) == (0o600, 0o700)
    with Store.open(copy) as opened:
        assert pragma(opened, "integrity_check") == "ok"
        assert [pair.note for pair in opened.pairs.every()] == ["seen"]


def test_where_nothing_was_written_since_nothing_is_copied(store: Store, add_pair: AddPair) -> None:
    add_pair()
    assert back_up(store, OPTIONS) is not None
    make_older(*store.path.parent.glob("pairs.db*"))
    assert back_up(store, OPTIONS) is None
    add_pair()
    make_older(*backups(store.path, OPTIONS))
    assert back_up(store, OPTIONS) is not None
    assert numbers(store) == ["00001", "00002"]


def test_the_oldest_go_and_what_is_no_copy_of_this_database_stays(
    store: Store, add_pair: AddPair, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    others = ["other.db.00001.20261121T101500Z.db", "pairs.db.by-hand.db", "notes.txt"]
    for name in others:
        (folder / name).write_text("precious")
    for _ in range(5):
        add_pair()
        make_older(*backups(store.path, OPTIONS))
        back_up(store, OPTIONS)
    assert numbers(store) == ["00003", "00004", "00005"]
    assert {file.name for file in folder.iterdir()} >= {*others}


def test_a_copy_that_cannot_be_made_leaves_the_older_ones(
    store: Store, add_pair: AddPair, tmp_path: Path
) -> None:
    add_pair()
    (tmp_path / "backups").write_text("a file")
    with pytest.raises(PairsmithError, match="backups can't be made: "):
        back_up(store, OPTIONS)
    (tmp_path / "copies").mkdir()
    elsewhere = BackupOptions(keep=1, folder="copies")
    first = back_up(store, elsewhere)
    assert first is not None
    with store.transaction():
        store._connection.write("PRAGMA writable_schema = ON")
        store._connection.write(
            "UPDATE sqlite_master SET sql = replace(sql, '(status', '(split') WHERE name = 'pairs_by_status'"
        )
    make_older(first)
    with Store.open(store.path) as other, pytest.raises(PairsmithError, match="is not sound"):
        back_up(other, elsewhere)
    assert backups(store.path, elsewhere) == [first]


def test_where_the_database_is_damaged_the_last_copy_is_named(store: Store) -> None:
    with pytest.raises(DamagedError, match=r"^gone: do this$"), naming_backup(store.path, OPTIONS):
        raise DamagedError("gone", "do this")
    copy = back_up(store, OPTIONS)
    with pytest.raises(DamagedError) as caught, naming_backup(store.path, OPTIONS):
        raise DamagedError("gone", "do this")
    assert str(caught.value) == f"gone: do this; the last backup is {copy}"

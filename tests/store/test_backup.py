"""Copies of a database: whole, sound, and never in the place of one in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.files import mode_of, pragma
from tui.core.errors import PairsmithError
from tui.core.pair import Pair
from tui.store.copying import copy_database
from tui.store.opening import open_database
from tui.store.store import Store

AddPair = Callable[..., Pair]


def test_a_backup_is_a_whole_and_sound_copy_made_while_the_database_is_in_use(
    store: Store, tmp_path: Path, add_pair: AddPair
) -> None:
    pairs = [add_pair(category="scanners") for _ in range(5)]
    store.pairs.change(pairs[2], {"note": "seen"}, "note")
    store.backup(tmp_path / "copy.db")
    store.pairs.change(pairs[3], {"note": "after the copy"}, "note")
    assert mode_of(tmp_path / "copy.db") == 0o600
    assert not (tmp_path / ".copy.db.partial").exists()
    with Store.open(tmp_path / "copy.db") as copy:
        assert pragma(copy, "integrity_check") == "ok"
        assert [pair.note for pair in copy.pairs.every()] == [None, None, "seen", None, None]
        assert copy.pairs.undo() == ("note", [pairs[2].id])


def test_a_backup_takes_the_place_of_an_older_one(store: Store, tmp_path: Path) -> None:
    for value in ("1", "2"):
        store.meta.set("position", value)
        store.backup(tmp_path / "copy.db")
    with Store.open(tmp_path / "copy.db") as copy:
        assert copy.meta.get("position") == "2"


def test_a_backup_onto_the_database_itself_or_another_in_use_is_refused(store: Store, tmp_path: Path) -> None:
    store.meta.set("position", "7")
    for target in (store.path, tmp_path / "." / "pairs.db"):
        with pytest.raises(PairsmithError, match="is a database in use"):
            store.backup(target)
    (tmp_path / "link.db").symlink_to(store.path)
    store.backup(tmp_path / "link.db")
    assert not (tmp_path / "link.db").is_symlink()
    assert store.meta.get("position") == "7"


def test_a_backup_that_cannot_be_written_is_one_clear_line(store: Store, tmp_path: Path) -> None:
    with pytest.raises(PairsmithError, match="can't be written"):
        store.backup(tmp_path / "no" / "copy.db")
    (tmp_path / "folder").mkdir()
    with pytest.raises(PairsmithError, match="can't be written"):
        store.backup(tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == []
    assert not (tmp_path / ".folder.partial").exists()


def test_a_copy_that_breaks_off_leaves_the_older_one(store: Store, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.db")
    before = (tmp_path / "copy.db").read_bytes()
    raw = open_database(store.path, create=False).raw
    raw.close()
    with pytest.raises(PairsmithError):
        copy_database(raw, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == before
    assert not (tmp_path / ".copy.db.partial").exists()

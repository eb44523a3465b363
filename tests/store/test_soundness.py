"""A damaged file is read as far as it goes, and never written to."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tui.core.errors import DamagedError, PairsmithError
from tui.core.pair import Pair
from tui.store import soundness
from tui.store.store import Store

AddPair = Callable[..., Pair]


@pytest.fixture
def filled(store: Store, add_pair: AddPair) -> Path:
    """A closed database of some hundred pages."""
    with store.transaction():
        for number in range(300):
            add_pair(f"How do I restock zone {number}? " * 20, f"Scan label {number}. " * 40)
    store.close()
    return store.path


def pages_of(path: Path, sql: str) -> list[int]:
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute(sql)]


def spoil(path: Path, page: int, size: int = 8192) -> bytes:
    """Turn every bit of a page round; what the file holds then."""
    content = bytearray(path.read_bytes())
    low = (page - 1) * size
    content[low : low + size] = bytes(255 - byte for byte in content[low : low + size])
    path.write_bytes(content)
    return bytes(content)


ROOT = "SELECT rootpage FROM sqlite_master WHERE name = 'pairs'"


def test_a_small_damaged_file_is_refused_before_anything_is_written(filled: Path) -> None:
    (root,) = pages_of(filled, ROOT)
    content = spoil(filled, root)
    with pytest.raises(
        DamagedError, match="is damaged: nothing is written to it; what can be mended or saved is said by"
    ):
        Store.open(filled)
    assert filled.read_bytes() == content


def test_the_log_of_a_damaged_file_is_left_as_it_is(filled: Path, tmp_path: Path) -> None:
    (root,) = pages_of(filled, ROOT)
    copy = tmp_path / "copy.db"
    log = copy.with_name("copy.db-wal")
    with Store.open(filled) as store:
        store.meta.set("position", "7")
        copy.write_bytes(filled.read_bytes())
        log.write_bytes(filled.with_name("pairs.db-wal").read_bytes())
    kept = spoil(copy, root), log.read_bytes()
    assert kept[1]
    with pytest.raises(DamagedError):
        Store.open(copy)
    assert (copy.read_bytes(), log.read_bytes()) == kept


def test_once_damage_was_met_nothing_more_is_written(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "SMALL", 0)
    (root,) = pages_of(filled, ROOT)
    log = filled.with_name("pairs.db-wal")
    store = Store.open(filled)
    store.meta.set("position", "7")
    content, written = spoil(filled, root), log.read_bytes()
    other = Store.open(filled)
    store.close()
    with pytest.raises(DamagedError):
        other.pairs.get(1)
    with pytest.raises(DamagedError):
        other.meta.set("position", "8")
    assert other.meta.get("position") == "7"
    other.close()
    assert (filled.read_bytes(), log.read_bytes()) == (content, written)


def test_a_large_file_is_opened_without_looking_it_through(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soundness, "SMALL", filled.stat().st_size - 1)
    monkeypatch.setattr(soundness, "_says", lambda path, check: ("never asked",))
    Store.open(filled).close()


def test_a_wrong_index_is_told_from_a_wrong_table(filled: Path) -> None:
    assert soundness.soundness(filled) == ((), False)
    with closing(sqlite3.connect(filled)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'status, id', 'split, id')"
            " WHERE name = 'pairs_by_status'"
        )
        raw.commit()
    found = soundness.soundness(filled)
    assert found.wrong
    assert found.only_indexes
    (root,) = pages_of(filled, ROOT)
    spoil(filled, root)
    assert not soundness.soundness(filled).only_indexes


def test_what_is_no_database_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    file = tmp_path / "noise.db"
    file.write_bytes(bytes(range(256)) * 64)
    with pytest.raises(PairsmithError, match="is not a Pairsmith database"):
        soundness.soundness(file)


@pytest.mark.parametrize("suffix", ["", "-journal", "-wal"])
def test_a_pipe_that_sqlite_would_wait_at_is_refused(filled: Path, suffix: str) -> None:
    place = filled.with_name(filled.name + suffix)
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    for look in (Store.open, soundness.soundness):
        with pytest.raises(PairsmithError, match="is a pipe or a device"):
            look(filled)


def test_damage_that_was_met_by_another_thread_does_not_hold_up_the_end(filled: Path) -> None:
    with ThreadPoolExecutor(1) as thread, Store.open(filled) as store:
        # By chance: the first page of a table, whatever it is.
        spoil(filled, pages_of(filled, "SELECT rootpage FROM sqlite_master WHERE name = 'pairs'")[0])
        with pytest.raises(DamagedError):
            thread.submit(lambda: list(store.pairs.every())).result()

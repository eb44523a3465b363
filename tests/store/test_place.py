"""Where a database is kept: with a log on disks of one machine, else without; and where only to read."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from tests.disks import frozen
from tests.store.files import mode_of, pragma
from tui.core.errors import PairsmithError
from tui.store import place
from tui.store.journal_mode import choose_journal
from tui.store.store import Store
from tui.store.troubles import explained


def mounted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *mounts: tuple[Path | str, str]) -> None:
    """What the system says is mounted."""
    points = [(str(point).replace(" ", "\\040"), kind) for point, kind in mounts]
    lines = [
        f"{number} 1 0:{number} / {point} rw,relatime shared:1 - {kind} dev rw"
        for number, (point, kind) in enumerate(points, start=20)
    ]
    table = tmp_path / "mountinfo"
    table.write_text("\n".join(lines) + "\n")
    monkeypatch.setattr(place, "_MOUNTS", table)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "9p", "lustre"])
def test_where_other_machines_may_write_there_is_no_log_and_that_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    mounted(monkeypatch, tmp_path, ("/", "ext4"), (tmp_path, kind))
    path = tmp_path / "pairs.db"
    with Store.open(path, create=True) as store:
        assert pragma(store, "journal_mode") == "delete"
        assert pragma(store, "synchronous") == 3
        assert store.notice.startswith(
            f"pairs.db is on a file system that other machines may have open too ({kind})"
        )
        store.meta.set("position", "7")
        with store.beside() as other:
            assert other.meta.get("position") == "7"
            other.meta.set("position", "8")
        assert store.meta.get("position") == "8"
    assert not path.with_name("pairs.db-wal").exists()
    assert not path.with_name("pairs.db-journal").exists()
    with Store.open(path) as store:
        assert store.notice == ""


def test_a_database_that_comes_from_a_disk_with_a_log_loses_it_with_nothing_that_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pairs.db"
    with Store.open(path, create=True) as store:
        store.meta.set("position", "7")
        for ending in ("", "-wal"):
            copy = tmp_path / f"carried.db{ending}"
            copy.write_bytes(path.with_name(f"pairs.db{ending}").read_bytes())
    assert (tmp_path / "carried.db-wal").stat().st_size
    mounted(monkeypatch, tmp_path, ("/", "nfs"))
    with Store.open(tmp_path / "carried.db") as store:
        assert store.meta.get("position") == "7"
        assert pragma(store, "journal_mode") == "delete"
    assert not (tmp_path / "carried.db-wal").exists()


@pytest.mark.parametrize(
    ("mounts", "kind"),
    [
        ((("/", "ext4"),), "ext4"),
        ((("/", "ext4"), ("/home", "nfs")), "ext4"),
        ((("/", "nfs"), ("{0}/my data", "xfs")), "xfs"),
        ((("{0}/my data", "ext4"), ("{0}/my data", "nfs"), ("/", "ext4")), "nfs"),
    ],
)
def test_the_nearest_mount_counts_and_of_several_there_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: tuple[tuple[str, str], ...], kind: str
) -> None:
    (tmp_path / "my data").mkdir()
    mounted(monkeypatch, tmp_path, *((point.format(tmp_path), one) for point, one in mounts))
    assert place._file_system(tmp_path / "my data" / "pairs.db") == kind


def test_a_system_that_does_not_say_is_taken_for_one_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "none")
    assert place.against_a_log(tmp_path / "pairs.db") == ""


def test_where_a_log_can_not_be_had_it_is_done_without(tmp_path: Path) -> None:
    path = tmp_path / "pairs.db"
    raw = sqlite3.connect(f"{path.as_uri()}?vfs=unix-dotfile", uri=True)  # It has no shared memory.
    assert "pairs.db can't have a write-ahead log here" in choose_journal(raw, path, "")
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert raw.execute("PRAGMA synchronous").fetchone() == (3,)
    raw.close()


def test_what_can_not_be_written_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "pairs.db"
    with Store.open(path, create=True) as store:
        store.meta.set("position", "7")
    with frozen(folder):
        before = sorted(folder.iterdir())
        with Store.open(path) as store:
            assert store.meta.get("position") == "7"
            with pytest.raises(
                PairsmithError, match="only: give yourself the right to write it and its folder"
            ):
                store.meta.set("position", "8")
            with store.beside() as other:
                assert other.meta.get("position") == "7"
        assert sorted(folder.iterdir()) == before
    with Store.open(path) as store:
        store.meta.set("position", "8")


def test_with_a_log_beside_it_what_is_in_the_log_is_read_too(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with Store.open(folder / "pairs.db", create=True) as store:
        store.meta.set("position", "7")
        with frozen(folder), Store.open(folder / "pairs.db") as reader:
            assert reader.meta.get("position") == "7"
            assert reader.read_only


def test_a_store_that_only_reads_takes_nothing_until_it_may(tmp_path: Path) -> None:
    path = tmp_path / "pairs.db"
    with Store.open(path, create=True) as writer:
        writer.meta.set("position", "7")
        with Store.open(path, read_only="wait for the other") as reader:
            version = reader.data_version()
            with pytest.raises(
                PairsmithError, match=r"pairs\.db is open for reading only: wait for the other"
            ):
                reader.meta.set("position", "8")
            writer.meta.set("position", "9")
            assert reader.data_version() != version
            assert reader.meta.get("position") == "9"
            reader.allow_writing()
            reader.meta.set("position", "10")
        assert writer.meta.get("position") == "10"


def test_an_older_database_that_can_only_be_read_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "pairs.db"
    with Store.open(path, create=True) as store:
        store._connection.raw.execute("PRAGMA user_version = 1")
    content = path.read_bytes()
    with pytest.raises(PairsmithError, match="made by an older Pairsmith"):
        Store.open(path, read_only="wait")
    assert path.read_bytes() == content
    assert sorted(file.name for file in tmp_path.iterdir()) == ["pairs.db"]


@pytest.mark.parametrize("umask", [0, 0o277])
def test_a_new_database_and_its_log_are_the_owners_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with Store.open(tmp_path / "pairs.db", create=True) as store:
            store.meta.set("position", "7")
            modes = {file.name: mode_of(file) for file in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("pairs.db", "pairs.db-wal", "pairs.db-shm"), 0o600)


def test_trouble_stands_until_a_write_comes_to_the_disk(store: Store) -> None:
    store.meta.set("kept", "1")
    pages = pragma(store, "page_count")
    store._connection.raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(PairsmithError, match="the disk is full"):
        store.meta.set("much", "x" * 1_000_000)
    assert "the disk is full" in store.trouble
    assert store.meta.get("kept") == "1"
    assert "the disk is full" in store.trouble
    store._connection.raw.execute(f"PRAGMA max_page_count = {pages + 1000}")
    store.meta.set("much", "x" * 1_000_000)
    assert store.trouble == ""


def test_that_another_program_writes_just_now_is_no_trouble(store: Store) -> None:
    store._connection.raw.execute("PRAGMA busy_timeout = 0")
    with store.beside() as other, other.transaction(), pytest.raises(PairsmithError, match="is in use"):
        store.meta.set("position", "7")
    assert store.trouble == ""


def test_an_error_of_the_disk_is_told_in_the_words_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_quota(*_: object) -> None:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    monkeypatch.setattr(os, "pwrite", no_quota)
    error = explained(sqlite3.OperationalError("disk I/O error"), tmp_path / "pairs.db")
    assert "the disk reports an error (Disk quota exceeded): nothing was saved" in str(error)
    assert list(tmp_path.iterdir()) == []

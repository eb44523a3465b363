"""The file itself: how it is made, what is refused, and what a transaction keeps."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tui
from tests.store.files import mode_of, pragma
from tui.core.errors import PairsmithError
from tui.core.pair import Pair
from tui.core.view import Filter, View
from tui.store.connection import now
from tui.store.store import Store
from tui.store.version import APPLICATION_ID, SCHEMA_VERSION

AddPair = Callable[..., Pair]


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def other_database(path: Path, *, application: int = 0, version: int = 0) -> bytes:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE notes (text TEXT)")
    raw.execute(f"PRAGMA application_id = {application}")
    raw.execute(f"PRAGMA user_version = {version}")
    raw.commit()
    raw.close()
    return path.read_bytes()


def refused(path: Path, *, create: bool = False) -> PairsmithError:
    with pytest.raises(PairsmithError) as caught:
        Store.open(path, create=create)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_decision_is_on_the_disk_when_its_transaction_ends(store: Store) -> None:
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "synchronous") == 2
    assert pragma(store, "foreign_keys") == 1
    assert pragma(store, "busy_timeout") == 5000


def test_a_new_database_says_whose_and_of_which_schema_it_is(store: Store) -> None:
    assert pragma(store, "application_id") == APPLICATION_ID
    assert pragma(store, "user_version") == SCHEMA_VERSION
    assert pragma(store, "integrity_check") == "ok"


@pytest.mark.usefixtures("open_umask")
def test_a_new_database_and_the_files_beside_it_are_the_owners_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path / "pairs.db", create=True) as store:
        store.meta.set("position", "7")
        store.backup(tmp_path / "copy.db")
        modes = {path.name: mode_of(path) for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("pairs.db", "pairs.db-wal", "pairs.db-shm", "copy.db"), 0o600)


@pytest.mark.usefixtures("open_umask")
def test_a_database_that_others_could_read_is_made_private(tmp_path: Path) -> None:
    path = tmp_path / "pairs.db"
    Store.open(path, create=True).close()
    path.chmod(0o664)
    with Store.open(path) as store:
        store.meta.set("position", "7")
        assert {mode_of(file) for file in tmp_path.iterdir()} == {0o600}


def test_a_database_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    error = refused(tmp_path / "pairs.db")
    assert "does not exist" in error.what
    assert "pairsmith import FILE --db" in error.hint
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert str(refused(tmp_path, create=True)) == f"{tmp_path} is a folder: name a database file"


def test_a_database_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "can't be made: No such file or directory" in str(
        refused(tmp_path / "no" / "pairs.db", create=True)
    )


@pytest.mark.usefixtures("open_umask")
@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "pairs.jsonl"
    content = b'{"prompt": "p", "output": "o"}\n' * 100
    path.write_bytes(content)
    assert "is not a Pairsmith database" in refused(path, create=create).what
    assert path.read_bytes() == content
    assert mode_of(path) == 0o666
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("open_umask")
def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.touch(0o644)
    content = other_database(path, version=0)
    assert "is another program's database" in refused(path, create=True).what
    assert (path.read_bytes(), mode_of(path)) == (content, 0o644)


def test_a_newer_schema_is_refused_with_both_versions_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "pairs.db"
    content = other_database(path, application=APPLICATION_ID, version=SCHEMA_VERSION + 1)
    error = refused(path)
    assert f"(schema {SCHEMA_VERSION + 1}, this one knows {SCHEMA_VERSION})" in error.what
    assert "pip install --upgrade pairsmith" in error.hint
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "pairs.db"
    path.touch()
    with Store.open(path, create=True) as store:
        assert store.pairs.count() == 0


def test_a_creation_that_was_cut_short_is_finished_and_what_there_was_is_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "pairs.db"
    other_database(path, application=APPLICATION_ID, version=0)
    with Store.open(path) as store:
        assert pragma(store, "user_version") == SCHEMA_VERSION
    kept = sqlite3.connect(tmp_path / "pairs.db.v0.bak")
    assert kept.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 1
    kept.close()
    assert mode_of(tmp_path / "pairs.db.v0.bak") == 0o600


def test_a_name_with_a_meaning_for_sqlite_is_a_file_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(Path(":memory:"), create=True) as store:
        store.meta.set("position", "7")
    with Store.open(Path(":memory:")) as store:
        assert store.meta.get("position") == "7"


def test_an_acknowledged_change_survives_the_death_of_the_program(tmp_path: Path) -> None:
    code = """
import os, signal, sys
from pathlib import Path
from tui.store.store import Store
store = Store.open(Path(sys.argv[1]), create=True)
store.meta.set("position", "7")
print("saved", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    path = tmp_path / "pairs.db"
    root = Path(tui.__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code, path], cwd=root, capture_output=True, check=False)
    assert (done.stdout, done.returncode) == (b"saved\n", -signal.SIGKILL)
    with Store.open(path) as store:
        assert store.meta.get("position") == "7"


def test_an_error_inside_a_transaction_leaves_nothing_of_it(store: Store) -> None:
    store.meta.set("kept", "1")

    def write_and_fail() -> None:
        with store.transaction():
            store.meta.set("kept", "2")
            store.meta.set("lost", "1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_fail()
    assert (store.meta.get("kept"), store.meta.get("lost")) == ("1", None)
    store.meta.set("after", "1")
    assert store.meta.get("after") == "1"


def test_nested_transactions_are_one(store: Store) -> None:
    def write_inside_and_fail() -> None:
        with store.transaction():
            with store.transaction():
                store.meta.set("inner", "1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_inside_and_fail()
    assert store.meta.get("inner") is None


def test_another_reader_sees_a_transaction_only_when_it_has_ended(store: Store) -> None:
    with Store.open(store.path) as reader:
        with store.transaction():
            store.meta.set("position", "7")
            assert reader.meta.get("position") is None
        assert reader.meta.get("position") == "7"


def test_what_is_prepared_is_prepared_again_where_somebody_wrote_meanwhile(store: Store) -> None:
    connection = store._connection
    read: list[str | None] = []

    def prepare() -> Callable[[], None]:
        read.append(store.meta.get("note"))
        if len(read) == 1:
            write_elsewhere("theirs")
        return lambda: store.meta.set("note", f"after {read[-1]}")

    def write_elsewhere(value: str) -> None:
        with Store.open(store.path) as other, other.transaction():
            other.meta.set("note", value)

    connection.prepared(prepare)
    assert read == [None, "theirs"]
    assert store.meta.get("note") == "after theirs"


def test_where_somebody_writes_all_the_time_it_is_prepared_while_nobody_can(store: Store) -> None:
    connection = store._connection
    inside: list[bool] = []

    def prepare() -> Callable[[], int]:
        inside.append(connection.raw.in_transaction)
        if not inside[-1]:
            with Store.open(store.path) as other, other.transaction():
                other.meta.set("note", str(len(inside)))
        return lambda: len(inside)

    assert connection.prepared(prepare) == 4
    assert inside == [False, False, False, True]


def test_writes_outside_a_transaction_are_refused(store: Store) -> None:
    with pytest.raises(AssertionError, match="writes belong in a transaction"):
        store._connection.write("DELETE FROM meta")


def test_a_database_in_use_is_said_to_be(store: Store) -> None:
    with Store.open(store.path) as other:
        store._connection.raw.execute("PRAGMA busy_timeout = 0")
        with other.transaction(), pytest.raises(PairsmithError, match="is in use by another program"):
            store.meta.set("position", "7")
    store.meta.set("position", "8")
    assert store.meta.get("position") == "8"


def test_a_database_that_cannot_be_written_is_said_to_be(store: Store) -> None:
    store._connection.raw.execute("PRAGMA query_only = ON")
    with pytest.raises(PairsmithError, match="is read-only: nothing was saved"):
        store.meta.set("position", "7")


def test_a_full_disk_is_said_to_be_and_loses_nothing_that_was_there(store: Store) -> None:
    store.meta.set("kept", "1")
    pages = pragma(store, "page_count")
    store._connection.raw.execute(f"PRAGMA max_page_count = {pages}")

    def write_much() -> None:
        with store.transaction():
            for number in range(100):
                store.meta.set(f"lost {number}", "x" * 4096)

    with pytest.raises(PairsmithError, match="the disk is full: nothing was saved"):
        write_much()
    assert store.meta.get("kept") == "1"
    assert store._connection.value("SELECT count(*) FROM meta WHERE key LIKE 'lost%'") == 0


def read_everything(path: Path) -> None:
    with Store.open(path) as store:
        for pair in store.pairs.every():
            store.index.neighbours(pair.id)
        store.queue.rows(store.queue.ids(View(Filter(text="zone"), "score")))
        store.counts.by("category")
        store.journal.latest()
        list(store.rejects.every())
        store.rejects.rows(store.rejects.ids())
        store.drafts.all()
        store.pairs.undo()


def test_a_damaged_file_is_one_clear_line_and_never_a_crash(
    store: Store, tmp_path: Path, add_pair: AddPair
) -> None:
    for number in range(60):
        pair = add_pair(
            f"How do I restock zone {number}? " + "Say it in full. " * 20, category=f"c{number % 7}"
        )
        store.pairs.change(pair, {"note": "seen"}, "note")
    whole = tmp_path / "whole.db"
    store.backup(whole)
    read_everything(whole)
    content, chance = whole.read_bytes(), random.Random(5)
    complaints = []
    for trial in range(40):
        damaged = bytearray(content)
        page = 4096 * chance.randrange(1, len(content) // 4096)
        damaged[page : page + 4096] = chance.randbytes(4096)
        path = tmp_path / f"damaged{trial}.db"
        path.write_bytes(damaged[: page + 2048] if trial % 4 == 0 else damaged)
        try:
            read_everything(path)
        except PairsmithError as error:
            complaints.append(str(error))
    assert len(complaints) > 10
    assert not [line for line in complaints if "\n" in line]


def test_times_are_utc_to_the_millisecond_and_sort_as_text() -> None:
    first, second = now(), now()
    assert first <= second
    assert first.endswith("Z")
    assert len(first) == len("2026-01-02T03:04:05.678Z")


_OTHER = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1])
raw.execute("SELECT count(*) FROM pairs").fetchone()
raw.close()
"""


def test_a_database_that_was_opened_twice_here_is_not_taken_for_left_by_another_process(
    tmp_path: Path,
) -> None:
    with Store.open(tmp_path / "pairs.db", create=True) as store:
        Store.open(store.path).close()
        subprocess.run([sys.executable, "-c", _OTHER, store.path], check=True)
        # The last to leave takes the log away; whoever still writes into it would lose what is written.
        assert (tmp_path / "pairs.db-wal").exists()
        store.meta.set("still", "here")
    with Store.open(tmp_path / "pairs.db") as store:
        assert store.meta.get("still") == "here"


def test_a_file_with_two_names_is_not_opened_by_either(tmp_path: Path) -> None:
    Store.open(tmp_path / "one.db", create=True).close()
    os.link(tmp_path / "one.db", tmp_path / "two.db")
    for name in ("one.db", "two.db"):
        with pytest.raises(PairsmithError, match="has another name on this disk too, a hard link"):
            Store.open(tmp_path / name)
    (tmp_path / "two.db").unlink()
    Store.open(tmp_path / "one.db").close()

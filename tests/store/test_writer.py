"""One app writes at a time: who has the lock is told, and its end, however it comes, gives the lock back."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.files import mode_of
from tui.store.writer import WriterLock

_HOLDER = """
import sys
from pathlib import Path
from tui.store.writer import WriterLock
with WriterLock(Path(sys.argv[1])) as lock:
    print(lock.holder or "had", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "pairs.db"


@pytest.fixture
def other(database: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the lock until its standard input ends."""
    command = [sys.executable, "-c", _HOLDER, str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "had\n"
        yield process
        process.kill()


def test_the_lock_names_its_holder_and_goes_with_it(database: Path, other: subprocess.Popen[str]) -> None:
    with WriterLock(database) as lock:
        assert lock.holder.startswith(f"process {other.pid} on {os.uname().nodename} since 20")
        assert mode_of(database.with_name("pairs.db.lock")) == 0o600
        other.communicate()
        assert list(database.parent.iterdir()) == []
        lock.take()
        assert lock.holder == ""
    assert list(database.parent.iterdir()) == []


def test_a_lock_that_a_dead_process_left_is_had_at_once(database: Path, other: subprocess.Popen[str]) -> None:
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert database.with_name("pairs.db.lock").exists()
    with WriterLock(database) as lock:
        assert lock.holder == ""


def test_whoever_waits_has_it_when_its_holder_ends(database: Path, other: subprocess.Popen[str]) -> None:
    lock = WriterLock(database)
    lock.take()
    waiting = threading.Thread(target=lock.wait, daemon=True)
    waiting.start()
    assert waiting.is_alive()
    other.communicate()
    waiting.join()
    with WriterLock(database) as third:
        assert third.holder.startswith(f"process {os.getpid()} on ")
    lock.give_back()


def test_of_two_that_wait_each_has_it_in_turn(database: Path) -> None:
    held, one, other = (WriterLock(database) for _ in range(3))
    held.take()
    threads = [threading.Thread(target=lock.wait, daemon=True) for lock in (one, other)]
    for thread in threads:
        thread.start()
    held.give_back()
    first = [lock for lock in (one, other) if had(lock, threads)]
    assert len(first) == 1
    first[0].give_back()
    for thread in threads:
        thread.join()


def had(lock: WriterLock, threads: list[threading.Thread]) -> bool:
    """Whether it is this lock that was had, once one of two that wait has it."""
    while all(thread.is_alive() for thread in threads):
        threads[0].join(0.01)
    return lock._handle is not None


def test_a_name_that_leads_to_the_same_file_is_the_same_lock(tmp_path: Path, database: Path) -> None:
    database.touch()
    (tmp_path / "other.db").symlink_to(database)
    with WriterLock(database), WriterLock(tmp_path / "other.db") as second:
        assert second.holder


@pytest.mark.parametrize(
    ("put", "words"),
    [
        (lambda path: path.symlink_to(path.with_name("elsewhere")), "it is a link"),
        (lambda path: path.mkdir(), "it is a folder"),
        (os.mkfifo, "it is no file"),
    ],
)
def test_what_stands_in_the_place_of_the_lock_is_left_alone_and_said(
    tmp_path: Path, database: Path, put: Callable[[Path], None], words: str
) -> None:
    place = tmp_path / "pairs.db.lock"
    put(place)
    with WriterLock(database) as lock:
        assert f"{place} can't be locked ({words})" in lock.problem
        assert "move it away" in lock.problem
        assert lock.holder == ""
        assert not lock.look_again()
    assert list(tmp_path.iterdir()) == [place]
    place.rmdir() if place.is_dir() and not place.is_symlink() else place.unlink()
    with WriterLock(database) as lock:
        assert lock.problem == ""


def test_a_file_system_without_locks_is_said(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", refuse)
    with WriterLock(database) as lock:
        assert "there are no locks here" in lock.problem


def test_of_several_that_wait_each_says_who_has_it_at_present(
    database: Path, other: subprocess.Popen[str]
) -> None:
    second, third = WriterLock(database), WriterLock(database)
    for lock in (second, third):
        lock.take()
        assert lock.holder.startswith(f"process {other.pid} ")
    assert not third.look_again()
    other.kill()
    other.wait()
    assert second.wait()
    assert not second.look_again()
    assert third.look_again()
    assert third.holder.startswith(f"process {os.getpid()} ")
    second.give_back()


def test_what_stands_in_the_lock_is_shown_without_what_a_terminal_acts_on(database: Path) -> None:
    with WriterLock(database):
        database.with_name("pairs.db.lock").write_bytes(b"process 1\x1b]52;c;eA==\x07 on \xff\n\n")
        with WriterLock(database) as second:
            assert second.holder == "process 1␛]52;c;eA==␇ on \ufffd"


def test_in_a_folder_that_is_not_there_is_no_lock_either(tmp_path: Path) -> None:
    with WriterLock(tmp_path / "no" / "pairs.db") as lock:
        assert "No such file or directory" in lock.problem

"""What holds texts of pairs is its owner's alone, and nothing of it is left behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tests.store.files import mode_of
from tui.store.private import make_file, make_folders, nameless, temporary_folder

KILLED_WHILE_MADE = """
import os, signal
from tui.store.private import nameless

def fill(path):
    path.write_text("a text of a pair")
    os.kill(os.getpid(), signal.SIGKILL)

with nameless(fill): ...
"""

KILLED_WHILE_READ = """
import os, signal
from pathlib import Path
from tui.store.private import nameless

with nameless(lambda path: path.write_text("a text of a pair") and None) as stream:
    assert stream.read()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's place for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("PYTHONPATH", str(Path(tui.__file__).parents[1]))
    return folder


def killed(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


def read_one() -> bytes:
    with nameless(lambda path: path.write_text("another") and None) as stream:
        return stream.read()


def test_a_copy_has_no_name_while_it_is_read(temporary: Path) -> None:
    with nameless(lambda path: path.write_text("a text") and None) as stream:
        assert list(temporary.iterdir()) == []
        assert stream.read() == b"a text"


def test_whoever_is_killed_while_a_copy_is_read_leaves_nothing(temporary: Path) -> None:
    killed(KILLED_WHILE_READ)
    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_the_next_one_clears_away(temporary: Path) -> None:
    killed(KILLED_WHILE_MADE)
    assert [mode_of(folder) for folder in temporary.iterdir()] == [0o700]
    assert read_one() == b"another"
    assert list(temporary.iterdir()) == []


def test_what_another_run_is_making_is_left_alone(temporary: Path) -> None:
    def fill(path: Path) -> None:
        path.write_text("mine")
        assert read_one() == b"another"
        assert path.read_text() == "mine"

    with nameless(fill) as stream:
        assert stream.read() == b"mine"
    assert list(temporary.iterdir()) == []


def test_a_link_to_another_folder_is_not_followed(temporary: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "text").write_text("stays")
    (temporary / "pairsmith-x.copy").symlink_to(precious)
    read_one()
    assert (precious / "text").read_text() == "stays"


def test_where_the_copy_fails_nothing_is_left(temporary: Path) -> None:
    def fill(path: Path) -> None:
        path.write_text("half")
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"), nameless(fill):
        pytest.fail("there is nothing to read")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("umask", [0, 0o277, 0o777], ids=oct)
def test_modes_do_not_depend_on_the_umask(temporary: Path, set_umask: None) -> None:
    with open(make_file(temporary / "file"), "wb") as file:
        file.write(b"x")
    made = make_folders(temporary / "one" / "two")
    assert made == [temporary / "one" / "two", temporary / "one"]
    modes = [mode_of(path) for path in (temporary / "file", *made, temporary_folder("x"))]
    assert modes == [0o600, 0o700, 0o700, 0o700]


def test_a_folder_that_others_may_see_is_its_owners_at_least(temporary: Path) -> None:
    assert make_folders(temporary) == []

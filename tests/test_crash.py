"""An error that nobody expected: one line, a report without texts, nothing typed lost."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tui.crash import last_words, report

SECRET = "the text of a pair"


def raised(error: BaseException) -> BaseException:
    """An error that was raised here, with a text in a variable."""
    try:
        text = SECRET
        raise error from ValueError(text)
    except type(error) as caught:
        return caught


def test_a_report_says_where_and_what_kind_and_holds_no_text() -> None:
    found = report([raised(KeyError(SECRET)), raised(sqlite3.OperationalError(SECRET))])
    assert "KeyError" in found
    assert "ValueError" in found
    assert "sqlite3.OperationalError" in found
    assert "test_crash.py:" in found
    assert " raised" in found
    assert SECRET not in found


def test_the_last_words_are_one_line_with_the_place_of_a_private_file(home: Path) -> None:
    words = last_words([raised(KeyError(SECRET))], "what you typed is kept")
    (file,) = home.rglob("error-*.log")
    assert words.startswith("an error in the program ended it (KeyError in test_crash.py, line ")
    assert words.endswith(f"; what you typed is kept; the report without your texts is {file}")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert SECRET not in file.read_text() + words


def test_few_reports_are_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        monkeypatch.setattr("os.getpid", lambda number=number: 1000 + number)
        last_words([raised(KeyError())])
    found = sorted(file.name for file in home.rglob("error-*.log"))
    assert len(found) == 20
    assert found[-1].endswith("-1029.log")


def test_where_no_report_can_be_written_that_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))
    (home / "file").write_text("")
    assert "no report could be written (Not a directory)" in last_words([raised(KeyError())])


def test_a_command_that_fails_by_a_defect_says_so_in_one_line(tmp_path: Path) -> None:
    code = (
        "import sys, tui.commands.stats as stats\n"
        f"stats.command.callback = lambda **_: {{}}[{SECRET!r}]\n"
        "from tui.start import main\n"
        "sys.argv = ['pairsmith', 'stats']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("pairsmith: an error in the program ended it (KeyError")
    assert SECRET not in line

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui import __version__
from tui.commands.words import COMMANDS

Call = Callable[..., Any]
Write = Callable[..., Path]

PAIRSMITH = [sys.executable, "-m", "tui"]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The databases that the app was opened on; the app itself is stood in for."""
    databases: list[Path] = []

    def run_app(database: Path, **ways: bool) -> int:
        databases.append(database)
        return 0

    monkeypatch.setattr("tui.opening.run_app", run_app)
    monkeypatch.setattr("tui.opening.require_terminal", lambda: None)
    return databases


@pytest.mark.parametrize(
    ("args", "database"),
    [
        ([], "pairs.db"),
        (["some.db"], "some.db"),
        (["data/pairs"], "data/pairs"),
        (["./stats"], "./stats"),
        (["--", "some.db"], "some.db"),
    ],
)
def test_a_database_opens_the_app(call: Call, opened: list[Path], args: list[str], database: str) -> None:
    assert call(*args).code == 0
    assert opened == [Path(database)]


def test_a_file_without_a_suffix_opens_the_app_where_it_exists(
    call: Call, opened: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "pairs").touch()
    assert call("pairs").code == 0
    assert opened == [Path("pairs")]


def test_a_misspelt_command_is_one_line_with_those_that_are_close(
    call: Call, opened: list[Path], tmp_path: Path
) -> None:
    complaint = call("improt", "log.jsonl").complaint
    assert complaint == (
        "there is no command and no file 'improt'; did you mean import? (see: pairsmith --help)"
    )
    assert "a new database's name ends in .db" in call("zzz").complaint
    assert "no file 'missing.jsonl'" in call("missing.jsonl").complaint
    assert opened == []
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_the_app_is_not_opened(call: Call, tmp_path: Path) -> None:
    assert call("some.db").complaint.startswith("the app needs a terminal, and standard input is none: ")
    assert list(tmp_path.iterdir()) == []


def test_an_argument_too_many_is_a_wrong_call(call: Call, opened: list[Path]) -> None:
    assert "(see: pairsmith --help)" in call("some.db", "other.db").complaint
    assert opened == []


def test_the_version_and_the_help(call: Call) -> None:
    assert call("--version").out == f"pairsmith {__version__}\n"
    help_text = call("--help")
    assert help_text.code == 0
    assert all(f"\n  {name} " in help_text.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(call: Call, name: str) -> None:
    outcome = call(name, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: pairsmith {name} ")


@pytest.mark.parametrize("name", sorted({*COMMANDS} - {"demo", "help", "completion"}))
def test_each_command_about_pairs_has_output_for_a_machine(call: Call, name: str) -> None:
    assert "--json" in call(name, "--help").out


@pytest.mark.parametrize("args", [["--frob"], ["stats", "--frob"], ["import"], ["export"], ["show", "x"]])
def test_a_wrong_call_is_one_line(call: Call, args: list[str]) -> None:
    name = " ".join(["pairsmith", *args[:1]]) if args[0] in COMMANDS else "pairsmith"
    assert call(*args).complaint.endswith(f"(see: {name} --help)")


def test_an_interrupt_is_exit_130(call: Call, curated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.store.counts.Counts.by", interrupt)
    outcome = call("stats")
    assert (outcome.code, outcome.out, outcome.err.strip()) == (130, "", "")


def test_a_real_process_imports_checks_and_exports(write: Write, tmp_path: Path) -> None:
    record = {"prompt": "Where is dock 4?", "output": "Left of dock 5.", "status": "included"}
    write("log.jsonl", [record])
    for args, code in (
        (["import", "log.jsonl"], 0),
        (["check"], 1),
        (["export", "out"], 0),
        (["show", "9"], 2),
    ):
        done = subprocess.run([*PAIRSMITH, *args], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
    (row,) = (tmp_path / "out" / "included.jsonl").read_text().splitlines()
    assert json.loads(row)["messages"][-1]["content"] == "Left of dock 5."


def test_a_reader_that_goes_away_is_no_error_to_talk_about(curated: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    for args in (["dump"], ["stats"]):
        done = subprocess.run(
            [*PAIRSMITH, *args, "--db", curated], stdout=writer, stderr=subprocess.PIPE, check=False
        )
        assert (done.returncode, done.stderr) == (141, b"")
    os.close(writer)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_one_line(curated: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PAIRSMITH, "dump", "--db", curated], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (2, b"pairsmith: No space left on device\n")


def test_a_locale_that_lacks_a_character_does_not_stop_the_output(curated: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*PAIRSMITH, "show", "1", "--db", curated], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"#1 \xb7 included")
    assert b"\\u2500\\u2500 prompt" in done.stdout


def test_closed_streams_are_one_line(curated: Path) -> None:
    script = 'exec "$0" -m tui "$@" {} 2>&3'
    for closed, args in (("<&-", ["import", "-"]), (">&-", ["dump"])):
        done = subprocess.run(
            ["/bin/sh", "-c", f"exec 3>&1; {script.format(closed)}", sys.executable, *args, "--db", curated],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stdout.startswith("pairsmith: standard ")
        assert done.stdout.count("\n") == 1


def test_an_interrupted_import_keeps_the_files_before_it(call: Call, write: Write, tmp_path: Path) -> None:
    write("log.jsonl", [{"prompt": "Where is dock 4?", "output": "Left of dock 5."}])
    process = subprocess.Popen(
        [*PAIRSMITH, "import", "log.jsonl", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"log.jsonl: 1 read, 1 stored")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert out == b""
    assert call("stats", "--json").records[0]["status"] == {"new": 1}

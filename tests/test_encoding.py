"""On a terminal of another encoding everything stands where it stands on one of UTF-8."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from tui.encoding import fitted, typed_in


@pytest.mark.parametrize(
    ("encoding", "drawn"), [("ascii", "| 12 .? - caf? ??|"), ("latin-1", "| 12 ·? - café ??|"), ("utf-8", "")]
)
def test_each_cell_keeps_its_place(tmp_path: Path, encoding: str, drawn: str) -> None:
    with (tmp_path / "drawn").open("w", encoding=encoding) as stream:
        fitting = fitted(stream)
        fitting.write("│ 12 ·ﬁ ─ café 漢│")
        fitting.flush()
    assert (tmp_path / "drawn").read_text(encoding) == (drawn or "│ 12 ·ﬁ ─ café 漢│")


DRAWING = """
import os, signal
from tui.encoding import drawn_on
signal.signal(signal.SIGALRM, lambda *_: os.write(1, b"!"))
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
drawn_on().write("drawn" * 100_000)
drawn_on().flush()
"""


@pytest.mark.parametrize("buffered", ["", "1"])
def test_what_a_signal_cuts_short_is_written_to_its_end(buffered: str) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": buffered}
    command = [sys.executable, "-c", DRAWING]
    with subprocess.Popen(command, stdout=PIPE, stderr=PIPE, env=environment) as drawing:
        assert drawing.stdout is not None
        assert drawing.stderr is not None
        assert (
            drawing.stdout.read(5) == b"!!!!!"
        )  # It waits for somebody to read, and was interrupted in that.
        assert drawing.stderr.read() == b"drawn" * 100_000


@pytest.mark.parametrize(
    ("of_stdin", "keys"), [("ascii", "utf-8"), ("latin-1", "latin-1"), ("UTF-8", "UTF-8")]
)
def test_keys_are_read_in_the_locales_encoding_unless_that_is_none(
    monkeypatch: pytest.MonkeyPatch, of_stdin: str, keys: str
) -> None:
    monkeypatch.setattr("sys.__stdin__", io.TextIOWrapper(io.BytesIO(), encoding=of_stdin))
    assert typed_in() == keys

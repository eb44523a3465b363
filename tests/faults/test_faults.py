"""Whatever fails, and wherever: what was there is there, whole, and what was said to be done is done.

The loop is SQLite's own: the first statement fails, then the second, until an operation comes to its end. So
it is with the pages that a file may grow by and, where strace is installed, with the calls of the system: of
these only some places are tried, and all of them with PAIRSMITH_FAULTS=all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.disks import can_trace
from tests.faults.operations import OPERATIONS, copied, look, prepare
from tests.faults.runner import WAYS, attempt, states_of

ROOT = Path(__file__).parents[2]
RUNNER = (sys.executable, "-m", "tests.faults.runner")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}

CALLS = {
    "a sync that fails": ("fsync,fdatasync", "error=EIO:when={}"),
    "a disk that is full from there on": ("pwrite64", "error=ENOSPC:when={}+"),
    "a death at a write": ("pwrite64", "signal=KILL:when={}"),
}
"""What happens to the operation, which calls of the system it happens at, and how strace is told."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", OPERATIONS)
def test_wherever_a_statement_or_a_page_fails_it_is_all_or_nothing_and_works_the_next_time(
    tmp_path: Path, name: str, way: str
) -> None:
    base = tmp_path / "base"
    prepare(name, base)
    done = subprocess.run(
        [*RUNNER, way, name, base], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    trials = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert len(trials) > 3
    assert sum(trial["said"] != "done" for trial in trials) > 2
    assert not [trial for trial in trials if trial["state"] == "torn"]
    assert not [trial for trial in trials if trial["said"] == "done" and trial["state"] != "new"]
    assert {trial["after"] for trial in trials} == {"done"}
    assert trials[-1] == {"n": len(trials), "said": "done", "state": "new", "after": "done", "last": True}


@pytest.mark.skipif(not can_trace(), reason="strace is not installed, or may not trace")
@pytest.mark.parametrize("fault", CALLS)
@pytest.mark.parametrize("name", OPERATIONS)
def test_wherever_a_call_of_the_system_fails_it_is_all_or_nothing_and_works_the_next_time(
    tmp_path: Path, name: str, fault: str
) -> None:
    base, work = tmp_path / "base", tmp_path / "work"
    prepare(name, base)
    states = states_of(name, base)
    tried = 0
    for number in places():
        copied(base, work)
        said, did_fail = failing_at(number, fault, name, work, tmp_path / "trace")
        state = states.get(look(work), "torn")
        assert state != "torn", (number, said)
        assert state == "new" or said != "done", (number, state)
        if not did_fail:
            break
        tried += 1
        if state != "new":
            assert attempt(name, work) == "done"
    assert tried > 1
    assert said == "done"


def places() -> Iterator[int]:
    """The calls that are made to fail: every one, or ever fewer of the later ones."""
    if os.environ.get("PAIRSMITH_FAULTS") == "all":
        yield from count(1)
    yield from (2**power for power in count(0))


def failing_at(number: int, fault: str, name: str, folder: Path, log: Path) -> tuple[str, bool]:
    """What an operation says whose n-th call of a kind fails, and whether there was such a call."""
    calls, how = CALLS[fault]
    command = [
        "strace",
        "-f",
        "-o",
        log,
        "-e",
        f"trace={calls}",
        "-e",
        f"inject={calls}:{how.format(number)}",
    ]
    done = subprocess.run(
        [*command, *RUNNER, "once", name, folder],
        cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    said = done.stdout.strip()
    return said, "INJECTED" in log.read_text() or "killed by" in log.read_text()

"""What the screen shows as saved is on the disk: the system's own record of its calls says in which order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.disks import can_trace
from tests.pty.conftest import APP, COMPARED, started

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not installed, or may not trace")

_CALLS = "read,write,pwrite64,fsync,fdatasync"

KEYS = {"a flag": "1", "the verdict": "space", "a decision": "i", "undo": "u"}
"""What is acknowledged, and the key for it."""


@pytest.mark.parametrize("name", KEYS)
def test_the_log_is_synced_before_anything_is_painted(database: Path, tmp_path: Path, name: str) -> None:
    trace = tmp_path / "trace"
    strace = ["strace", "-f", "-y", "-s", "64", "-e", f"trace={_CALLS}", "-o", str(trace)]
    with started(database, *strace, *APP, database.name) as terminal:
        terminal.wait_for("saved 0", timeout=60)
        terminal.wait_for(COMPARED, timeout=60)
        if name == "undo":
            terminal.send("1")
            terminal.wait_for("saved 1")
        start = trace.stat().st_size
        terminal.send(KEYS[name])
        terminal.wait_for("saved 2" if name == "undo" else "saved 1")
        terminal.send("q")
        assert terminal.wait() == 0
    calls = since_the_key(trace.read_text()[start:])
    written = [number for number, call in enumerate(calls) if "pwrite64(" in call and "-wal>" in call]
    syncs = [number for number, call in enumerate(calls) if re.search(r"f(data)?sync\(.*-wal>.*= 0$", call)]
    painted = [number for number, call in enumerate(calls) if re.search(r"\bwrite\(\d+</dev/pts/", call)]
    first_paint = painted[0]
    before_it = [number for number in written if number < first_paint]
    assert before_it
    assert [number for number in syncs if before_it[-1] < number < first_paint], calls[:first_paint]


def since_the_key(trace: str) -> list[str]:
    """The calls after the key was read, each where it ended: strace parts what another thread interrupts."""
    lines, begun = [], dict[str, str]()
    for line in trace.split("\n"):
        thread, _, call = line.partition(" ")
        if call.endswith("<unfinished ...>"):
            begun[thread] = call.removesuffix("<unfinished ...>").rstrip()
        elif resumed := re.match(r"\s*<\.\.\. \w+ resumed>(.*)", call):
            lines.append(begun.pop(thread, "") + resumed[1])
        else:
            lines.append(call)
    key = next(number for number, call in enumerate(lines) if re.search(r"read\(\d+</dev/pts/\d+>, \"", call))
    return lines[key + 1 :]

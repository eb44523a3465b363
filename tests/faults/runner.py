"""Runs operations that are made to fail, in a process of their own.

``once NAME FOLDER`` does one, and says "done" or what went wrong. ``statements NAME BASE`` and ``sizes NAME
BASE`` do it again and again on copies of a folder, the n-th statement failing, or no file growing past the
n-th page, until nothing fails any more; each prints a line of JSON.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.disks import no_file_grows_past
from tests.faults.operations import BETWEEN, OPERATIONS, Operation, copied, look
from tui.core.errors import PairsmithError

FRAME = 8192 + 24
"""Bytes that a page takes in the write-ahead log."""

_connect = sqlite3.connect


def attempt(name: str, folder: Path) -> str:
    """Do an operation: "done", or what went wrong in the words for the user."""
    try:
        OPERATIONS[name](folder)
    except PairsmithError as error:
        return str(error)
    return "done"


def states_of(name: str, base: Path) -> dict[str, str]:
    """What may be there after an operation, and what to call that."""
    found = {look(base): "old"}
    steps: dict[str, Operation] = {"new": OPERATIONS[name], "between": BETWEEN.get(name, lambda folder: None)}
    for state, step in steps.items():
        copied(base, base.with_name("work"))
        step(base.with_name("work"))
        found.setdefault(look(base.with_name("work")), state)
    assert "new" in found.values()
    return found


@contextmanager
def statement_fails(number: int) -> Iterator[Callable[[], bool]]:
    """Let the n-th statement fail that any connection runs; what is handed back says whether one did."""
    left = [number]

    class Failing(sqlite3.Connection):
        def _count(self, sql: str) -> None:
            if sql != "ROLLBACK":
                left[0] -= 1
                if left[0] == 0:
                    raise sqlite3.OperationalError("disk I/O error")

        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            self._count(sql)
            return super().execute(sql, *parameters)

        def executemany(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            self._count(sql)
            return super().executemany(sql, *parameters)

    def connect(*words: Any, **options: Any) -> sqlite3.Connection:
        return _connect(*words, factory=Failing, **options)

    sqlite3.connect = connect  # type: ignore[assignment]
    try:
        yield lambda: left[0] <= 0
    finally:
        sqlite3.connect = _connect


@contextmanager
def size_fails(number: int) -> Iterator[Callable[[], bool]]:
    """Let no file grow past so many pages; half a page more, so that a page is torn."""
    no_file_grows_past(number * FRAME + FRAME // 2)
    try:
        yield lambda: True
    finally:
        no_file_grows_past(-1)


WAYS = {"statements": statement_fails, "sizes": size_fails}


def again_and_again(way: str, name: str, base: Path) -> None:
    """Fail one place later each time, until nothing fails any more."""
    work = base.with_name("work")
    states = states_of(name, base)
    number = 0
    failed = True
    while failed:
        number += 1
        copied(base, work)
        with WAYS[way](number) as did_fail:
            said = attempt(name, work)
            failed = did_fail() if way == "statements" else said != "done"
        state = states.get(look(work), "torn")
        after = "done" if state == "new" else attempt(name, work)
        line = {"n": number, "said": said, "state": state, "after": after, "last": not failed}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "once":
        print(attempt(sys.argv[2], Path(sys.argv[3])), flush=True)
    else:
        again_and_again(sys.argv[1], sys.argv[2], Path(sys.argv[3]))

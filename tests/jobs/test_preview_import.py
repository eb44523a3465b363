"""A preview counts what an import counts."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any

import pytest

from tui.core.errors import PairsmithError
from tui.jobs.import_file import import_file
from tui.jobs.preview_import import preview_import
from tui.store.store import Store

TASK: dict[str, Any] = {
    "instruction": "i",
    "instances": [{"output": "a"}, {"output": "b"}, {"output": 1.5}, {}],
}


def test_a_preview_counts_what_an_import_counts(store: Store) -> None:
    content = json.dumps([{"prompt": "p", "output": "o"}, TASK, 3, {"prompt": "p"}]).encode()
    found = preview_import(io.BytesIO(content), "a.json")
    done = import_file(store, io.BytesIO(content), "a.json")
    assert (found.read, found.usable, found.rejected) == (7, 4, 3)
    assert (done.read, done.stored + done.already_there, done.rejected) == (7, 4, 3)
    assert (found.container, found.dialect, len(found.examples)) == ("list", "self-instruct", 3)
    assert found.first_reject is not None
    assert found.first_reject.line == 2


def test_what_can_not_be_read_is_refused_in_one_line() -> None:
    with pytest.raises(PairsmithError, match=r"a\.db is a database, no text"):
        preview_import(io.BytesIO(b"SQLite format 3\x00"), "a.db")


def test_a_packed_file_comes_in(store: Store) -> None:
    packed = gzip.compress(b'{"prompt": "p", "output": "o"}\n' * 1000)
    assert preview_import(io.BytesIO(packed), "a.gz").usable == 1000
    done = import_file(store, io.BytesIO(packed), "a.gz")
    assert (done.read, done.stored, done.already_there) == (1000, 1, 999)

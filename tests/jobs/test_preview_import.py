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
from tui.jobs.progress import StoppedError
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


def test_with_a_limit_only_the_beginning_is_read_and_that_is_said() -> None:
    content = b'{"prompt": "p", "output": "o"}\nno JSON\n' * 50
    found = preview_import(io.BytesIO(content), "a.jsonl", limit=30)
    assert (found.read, found.usable, found.rejected, found.whole) == (30, 15, 15, False)
    found = preview_import(io.BytesIO(content), "a.jsonl", limit=100)
    assert (found.read, found.whole) == (100, True)


def test_with_a_limit_long_records_end_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.jobs.preview_import._MOST_BYTES", 1000)
    content = json.dumps({"prompt": "p" * 400, "output": "o"}).encode() + b"\n"
    assert preview_import(io.BytesIO(content * 50), "a.jsonl", limit=40).read == 3
    assert preview_import(io.BytesIO(content * 50), "a.jsonl").read == 50


def test_it_says_which_field_is_read_as_what_and_what_is_kept_beside() -> None:
    content = b"Frage,Antwort,Thema,prompt,Nr\nwo?,hier,docks,x,1\nwann?,jetzt,,y,2\n"
    mapping = {"prompt": "frage", "output": "antwort", "category": "thema"}
    found = preview_import(io.BytesIO(content), "a.csv", mapping)
    assert found.read_as == {"prompt": ("Frage",), "output": ("Antwort",), "category": ("Thema",)}
    assert (found.beside, found.mapping) == (("prompt", "Nr"), mapping)
    assert found.fields.names == ("Frage", "Antwort", "Thema", "prompt", "Nr")


def test_a_field_is_told_by_the_first_record_whose_value_tells() -> None:
    records = [{"instruction": "do", "input": each, "output": "o"} for each in ("", "this")]
    found = preview_import(io.BytesIO(json.dumps(records).encode()), "a.json")
    assert found.read_as == {"prompt": ("instruction", "input"), "output": ("output",)}


def test_of_records_with_any_number_of_names_some_are_told() -> None:
    records = [{"prompt": "p", "output": "o", f"name {number}": 1} for number in range(2000)]
    found = preview_import(io.BytesIO(json.dumps(records).encode()), "a.json")
    assert (found.usable, len(found.beside)) == (2000, 498)


def test_it_can_be_stopped() -> None:
    with pytest.raises(StoppedError):
        preview_import(io.BytesIO(b"{}\n" * 9), "a.jsonl", should_stop=lambda: True)

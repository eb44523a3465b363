"""Import: figures that add up, nothing twice, and all of a file or nothing."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import Pair
from tui.jobs.import_file import ImportSummary, import_file
from tui.jobs.progress import StoppedError
from tui.resources import resource
from tui.store.sources import Sources
from tui.store.store import Store

AddPair = Callable[..., Pair]


def lines_of(*records: Any) -> bytes:
    return b"".join(
        record if isinstance(record, bytes) else json.dumps(record).encode() + b"\n" for record in records
    )


def run(store: Store, content: bytes, name: str = "a.jsonl", **options: Any) -> ImportSummary:
    return import_file(store, io.BytesIO(content), name, **options)


def tables(store: Store) -> dict[str, int]:
    names = ("pairs", "sightings", "sources", "rejects", "journal")
    return {name: store._connection.value(f"SELECT count(*) FROM {name}") for name in names}


MIXED = lines_of(
    {"prompt": "p1", "output": "o1"},
    b"\n",
    {"prompt": "p1", "output": "o1"},
    b"not json\n",
    {"messages": [{"role": "user", "content": "p2"}, {"role": "assistant", "content": "o2"}]},
    {"prompt": "no output"},
    {"instruction": "p3", "output": "o3", "ticket": 17},
)


def test_the_figures_add_up(store: Store) -> None:
    assert run(store, MIXED, "/some/where/a.jsonl") == ImportSummary("/some/where/a.jsonl", 6, 3, 1, 2)
    assert tables(store) == {"pairs": 3, "sightings": 4, "sources": 1, "rejects": 2, "journal": 0}
    row = store._connection.row("SELECT name, records, stored, already_there, rejected FROM sources")
    assert tuple(row or ()) == ("a.jsonl", 6, 3, 1, 2)


def test_pairs_and_rejects_keep_the_line_that_they_stood_on(store: Store) -> None:
    run(store, MIXED)
    assert [pair.source_line for pair in store.pairs.every()] == [1, 5, 7]
    assert [(row.file, row.line, row.raw) for row in store.rejects.every()] == [
        ("a.jsonl", 4, "not json"),
        ("a.jsonl", 6, '{"prompt": "no output"}'),
    ]
    assert [pair.extra for pair in store.pairs.every()] == [{}, {}, {"ticket": 17}]


def test_the_same_file_twice_adds_nothing(store: Store) -> None:
    run(store, MIXED)
    before = tables(store)
    assert run(store, MIXED, "renamed.jsonl") == ImportSummary("renamed.jsonl", 6, 0, 4, 2)
    assert tables(store) == before
    assert store.sources.sightings(1) == 2


def test_the_same_pairs_in_another_file_are_sightings(store: Store) -> None:
    run(store, lines_of({"prompt": "p", "output": "o"}))
    later = lines_of({"prompt": "q", "output": "o"}, {"prompt": "p", "response": "o", "extra": 1})
    assert run(store, later, "b.jsonl") == ImportSummary("b.jsonl", 2, 1, 1, 0)
    assert [store.sources.sightings(pair.id) for pair in store.pairs.every()] == [2, 1]


def test_importing_again_undoes_no_decision(store: Store) -> None:
    content = lines_of({"prompt": "p", "output": "o", "category": "docks"})
    run(store, content)
    pair = store.pairs.get(1)
    changed = store.pairs.change(
        pair, {"output": "better", "status": "included", "decided_by": "expert", "category": "x"}, "work"
    )
    run(store, content)
    run(store, lines_of({"prompt": "p", "output": "o", "category": "docks", "status": "held"}), "b.jsonl")
    assert store.pairs.get(1) == changed


def test_a_pair_without_decisions_is_new_and_one_with_them_keeps_them(store: Store) -> None:
    flags = {"failure_is_critical": "yes", "flags": {"model_fails_here": 1}}
    run(
        store,
        lines_of({"prompt": "p", "output": "o"}, {"prompt": "q", "output": "o", "status": "Held", **flags}),
    )
    first, second = store.pairs.every()
    assert (first.status, first.decided_by, first.flags) == ("new", None, frozenset())
    assert (second.status, second.decided_by, second.score) == ("held", "expert", 5)


def test_an_empty_file_is_read_as_nothing(store: Store) -> None:
    assert run(store, b"") == ImportSummary("a.jsonl", 0, 0, 0, 0)
    assert run(store, b"\n\n", "b.jsonl").read == 0
    assert store.pairs.count() == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"SQLite format 3\x00" + b"\x10\x00\x01\x01" * 50, "a.jsonl is a database, no text: "),
        (b"\x7fELF\x02\x01\x01" + bytes(64) + b"\n\xff\n", "a.jsonl is no text in UTF-8, it holds NUL "),
        (b"PK\x03\x04" + bytes(60), "a.jsonl is a zip archive or a workbook: "),
        (
            gzip.compress(gzip.compress(b"{}", mtime=0), mtime=0),
            "a.jsonl is packed twice: unpack it with: gunzip",
        ),
        (gzip.compress(b"BZh9" + bytes(60), mtime=0), "a.jsonl is packed with bzip2: "),
        (b"<!DOCTYPE html>\n<html>", "a.jsonl is HTML or XML, no records: get the data itself as JSON"),
        (b"<|im_start|>user\nhi", "a.jsonl is a text with the marks of a chat template: put each exchange"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n",
            "a.jsonl is a pointer of git-lfs, not the file itself: fetch it with: git lfs pull",
        ),
        (b"prompt,output\n", "a.jsonl holds a heading and no rows: write a row"),
        (b"prompt,output,prompt\na,b,c\n", "a.jsonl has two columns named prompt: "),
        (b"7z\xbc\xaf\x27\x1c" + bytes(60), "a.jsonl is no text in UTF-8, it holds NUL bytes: "),
        (b"\nDear all,\n", "a.jsonl holds no record that can be used (line 2: not JSON: "),
        (b"frage,antwort\np,o\n", "its fields: frage, antwort (record 1, line 2))"),
        (b'{"ticket": 17}\n[]\n', "(line 1: no prompt with an output in a known form; its fields: ticket)"),
    ],
)
def test_a_file_without_one_usable_record_is_refused_and_nothing_is_kept(
    store: Store, content: bytes, says: str
) -> None:
    with pytest.raises(PairsmithError) as caught:
        run(store, content)
    assert says in str(caught.value)
    assert str(caught.value).endswith("; nothing was imported")
    assert "\n" not in str(caught.value)
    assert set(tables(store).values()) == {0}


def test_a_packed_file_of_blank_lines_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(PairsmithError) as caught:
        run(store, gzip.compress(lines_of({"prompt": "p", "output": "o"}) + b"\n" * 1_000_001))
    assert str(caught.value) == (
        "a.jsonl holds more than 1,000,000 lines on end without a record, up to line 1,000,002: take them "
        "out; in a table, look before them for a quote that does not close; nothing was imported"
    )
    assert set(tables(store).values()) == {0}


def test_a_log_that_a_crash_left_nul_bytes_in_is_read_line_by_line(store: Store) -> None:
    content = lines_of(bytes(100) + b"\n", {"prompt": "p", "output": "o"})
    assert run(store, content) == ImportSummary("a.jsonl", 2, 1, 0, 1)


def test_an_error_in_the_middle_leaves_the_database_as_it_was(
    store: Store, add_pair: AddPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_pair()
    before = tables(store)
    add = Sources.add_many

    def fail_at_1550(self: Sources, source_id: int, batch: Any) -> list[int | None]:
        stored = add(self, source_id, batch)
        if any(line == 1550 for line, _ in batch):
            raise OSError("the cable was pulled")
        return stored

    monkeypatch.setattr(Sources, "add_many", fail_at_1550)
    content = lines_of(*({"prompt": f"p{number}", "output": "o"} for number in range(1600)))
    with pytest.raises(OSError, match="the cable was pulled"):
        run(store, content)
    assert tables(store) == before
    monkeypatch.undo()
    assert run(store, content).stored == 1600


def test_a_full_disk_leaves_the_database_as_it_was(store: Store) -> None:
    before = tables(store)
    pages = store._connection.value("PRAGMA page_count")
    store._connection.raw.execute(f"PRAGMA max_page_count = {pages + 5}")
    content = lines_of(*({"prompt": f"p{number}", "output": "o" * 500} for number in range(600)))
    with pytest.raises(PairsmithError, match="the disk is full: nothing was saved"):
        run(store, content)
    assert tables(store) == before


def test_a_stopped_import_leaves_the_database_as_it_was(store: Store) -> None:
    asked: list[int] = []

    def after_two() -> bool:
        asked.append(store.pairs.count())
        return len(asked) > 2

    before = tables(store)
    content = lines_of(*({"prompt": f"p{number}", "output": "o"} for number in range(4000)))
    with pytest.raises(StoppedError):
        run(store, content, should_stop=after_two)
    assert asked == [0, 1000, 2000]
    assert tables(store) == before


def test_progress_is_in_bytes_and_ends_with_all_of_them(store: Store) -> None:
    content = lines_of(*({"prompt": f"p{number}", "output": "o"} for number in range(2500)))
    seen: list[tuple[int, int]] = []
    run(store, content, progress=lambda done, total: seen.append((done, total)))
    assert len(seen) == 4
    assert seen == sorted(seen)
    assert seen[-1] == (len(content), len(content))
    assert {total for _, total in seen} == {len(content)}


def test_what_was_imported_is_found_by_search_and_waits_to_be_indexed(store: Store) -> None:
    run(store, MIXED)
    assert store._connection.value("SELECT count(*) FROM pairs_fts WHERE pairs_fts MATCH 'o2'") == 1
    assert store.index.pending() == 3


def test_the_sample_set_comes_in_whole(store: Store) -> None:
    content = (resource("sample_data") / "warehouse.jsonl").read_bytes()
    records = [json.loads(line) for line in content.split(b"\n") if line]
    done = run(store, content, "warehouse.jsonl")
    assert (done.read, done.rejected) == (len(records), 0)
    assert done.stored + done.already_there == len(records)
    assert sum(store.sources.sightings(pair.id) for pair in store.pairs.every()) == len(records)


def test_a_table_whose_heading_is_not_utf_8_is_refused_in_one_line(store: Store) -> None:
    table = "prompt,output,cat\xe9gorie\nWhere?,Left.,bays\nWhen?,Now.,bays\n".encode("latin-1")
    with pytest.raises(
        PairsmithError, match=r"a.csv has a heading that is not UTF-8: .*; nothing was imported$"
    ):
        run(store, table, "a.csv")
    assert set(tables(store).values()) == {0}

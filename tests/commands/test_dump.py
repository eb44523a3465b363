from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.store.store import Store

Call = Callable[..., Any]
Write = Callable[..., Path]

BOOKKEEPING = {
    "id",
    "source_id",
    "source_line",
    "revision",
    "created_at",
    "updated_at",
    "decided_at",
    "alike",
}


def test_every_pair_stands_on_a_line_with_and_without_json(call: Call, curated: Path) -> None:
    plain = call("dump")
    assert (plain.code, plain.err) == (0, "")
    assert [row["id"] for row in plain.records] == list(range(1, 9))
    assert call("dump", "--json").out == plain.out


def test_import_into_a_new_database_restores_every_decision(call: Call, curated: Path) -> None:
    with Store.open(curated) as store:
        pair = store.pairs.get(1)
        changes = {"output": "Scan, then fill.", "note": "checked", "tags": ("two-scan", "zone 3")}
        store.pairs.change(pair, changes, "rewrite")
    dumped = call("dump").out
    assert call("import", "-", "--db", "copy.db", stdin=dumped).code == 0
    original, copy = (call("dump", "--db", name).records for name in ("pairs.db", "copy.db"))
    kept = original[0].keys() - BOOKKEEPING
    assert [{name: row[name] for name in kept} for row in copy] == [
        {name: row[name] for name in kept} for row in original
    ]
    assert copy[0]["output"] == "Scan, then fill."
    assert copy[0]["original_output"] != copy[0]["output"]


def test_apply_brings_decisions_back_into_the_same_set(call: Call, curated: Path) -> None:
    dumped = call("dump")
    call(
        "apply", "-", stdin='{"id": 1, "status": "excluded"}\n{"id": 8, "status": "held", "note": "later"}\n'
    )
    assert call("apply", "-", stdin=dumped.out).code == 0
    changing = {"revision", "updated_at", "decided_at"}
    restored = [{k: v for k, v in row.items() if k not in changing} for row in call("dump").records]
    wanted = [{k: v for k, v in row.items() if k not in changing} for row in dumped.records]
    assert restored == wanted


def test_drafts_are_dumped_and_come_back_with_new_pairs_only(call: Call, curated: Path) -> None:
    with Store.open(curated) as store:
        store.drafts.save(2, "output", "The battery is", 1)
        store.drafts.save(2, "prompt", "What is E4?", 1)
    dumped = call("dump")
    assert [row.get("drafts") for row in dumped.records[:3]] == [
        None,
        {"prompt": "What is E4?", "output": "The battery is"},
        None,
    ]
    assert call("apply", "-", stdin=dumped.out).code == 0
    assert call("import", "-", "--db", "copy.db", stdin=dumped.out).code == 0
    copied = call("dump", "--db", "copy.db").records[1]
    assert (copied["drafts"], copied["extra"]) == (dumped.records[1]["drafts"], {})
    with Store.open(Path("copy.db")) as store:
        store.drafts.save(2, "output", "later", 1)
        store.drafts.discard(2, "prompt")
    call("import", "-", "--db", "copy.db", stdin=dumped.out)
    assert call("dump", "--db", "copy.db").records[1]["drafts"] == {"output": "later"}


def test_an_empty_database_dumps_nothing(call: Call, write: Write) -> None:
    call("import", write("empty.jsonl", []))
    assert call("dump").out == ""


def test_a_pair_that_was_only_begun_is_none_of_them_and_is_told_of(call: Call, curated: Path) -> None:
    with Store.open(curated) as store:
        store.drafts.keep_begun({"output": "Hold it."})
    dumped = call("dump")
    assert [row["id"] for row in dumped.records] == list(range(1, 9))
    assert not any("drafts" in row for row in dumped.records)
    assert dumped.code == 0
    assert "a new pair was begun and is not stored" in dumped.err
    assert "Hold it" not in dumped.err

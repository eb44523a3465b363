from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.core.decide import Changes
from tui.store.store import Store

Call = Callable[..., Any]
Write = Callable[..., Path]

PAIRS = [
    {
        "prompt": "How do I restock zone 16 in the evening?",
        "output": "Take the tall truck, heavy goods first.",
    },
    {"prompt": "How do I restock zone 17 in the evening?", "output": "You don't: goods only leave it."},
    {"prompt": "How do I restock the zone 16 in the evenings?", "output": "Ask the zone lead for a slot."},
    {"prompt": "Who signs for a damaged pallet?", "output": "Take the tall truck, heavy goods first!"},
]


@pytest.fixture(autouse=True)
def stored(call: Call, write: Write) -> None:
    call("import", write("pairs.jsonl", PAIRS))


def test_a_pair_is_compared_by_both_fields_duplicates_first(call: Call) -> None:
    outcome = call("similar", "--pair", "1", "--json")
    assert outcome.code == 0
    found = [(near["pair"], near["field"], near["label"]) for near in outcome.records]
    assert found == [(4, "output", "same"), (3, "prompt", "near"), (2, "prompt", "sibling")]


def test_json_has_the_ranges_of_the_stored_text_that_differ(call: Call) -> None:
    near = next(near for near in call("similar", "--pair", "1", "--json").records if near["pair"] == 2)
    assert near.keys() == {"pair", "uid", "field", "similarity", "label", "spans"}
    assert [PAIRS[1]["prompt"][begin:end] for begin, end in near["spans"]] == ["17"]
    assert near["uid"] == call("show", "2", "--json").records[0]["uid"]
    assert 0.9 < near["similarity"] < 1


def test_a_text_is_compared_without_being_stored(call: Call) -> None:
    outcome = call("similar", "--text", PAIRS[0]["prompt"].upper(), "--field", "prompt")
    assert outcome.code == 0
    first = outcome.out.split("\n")[0]
    assert first == "1.00 same prompt #1 new  How do I restock zone 16 in the evening?"
    assert call("stats", "--json").records[0]["status"] == {"new": 4}


def test_one_field_alone(call: Call) -> None:
    fields = {near["field"] for near in call("similar", "--pair", "1", "--field", "output", "--json").records}
    assert fields == {"output"}


def test_nothing_alike_is_exit_1(call: Call) -> None:
    outcome = call("similar", "--text", "Quarterly figures of the canteen")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "nothing is close to it\n")
    assert call("similar", "--text", "").code == 1


def test_an_edited_pair_is_compared_as_it_is_now(call: Call, tmp_path: Path) -> None:
    changes: Changes = {"prompt": "Quarterly figures of the canteen, please"}
    with Store.open(tmp_path / "pairs.db") as store:
        store.pairs.change(store.pairs.get(2), changes, "rewrite")
    found = call("similar", "--text", "Quarterly figures of the canteen", "--json").records
    assert [near["pair"] for near in found] == [2]


def test_an_index_that_is_not_complete_is_completed_first(
    call: Call, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.commands.import_files.sketch_new", lambda store: None)
    call("import", write("more.jsonl", [{"prompt": "Is the canteen open at night?", "output": "Until two."}]))
    found = call("similar", "--text", "is the canteen open at night", "--json").records
    assert [near["pair"] for near in found] == [5]


def test_a_text_is_taken_for_a_prompt_unless_told_otherwise(call: Call) -> None:
    text = PAIRS[0]["output"]
    assert call("similar", "--text", text).code == 1
    found = call("similar", "--text", text, "--field", "output", "--json").records
    assert [(near["pair"], near["field"]) for near in found] == [(1, "output"), (4, "output")]


def test_many_at_once_are_answered_line_by_line(call: Call, tmp_path: Path) -> None:
    lines = [
        "1",
        "",
        "who signs for damaged pallets",
        "Quarterly figures",
        '"How do I restock\\nzone 17?"',
        '"no',
    ]
    (tmp_path / "asked.txt").write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    outcome = call("similar", "--batch", "asked.txt", "--json")
    assert outcome.code == 0
    found = [(near["line"], near["pair"], near["field"]) for near in outcome.records]
    assert found[:3] == [(1, 4, "output"), (1, 3, "prompt"), (1, 2, "prompt")]
    assert found[3] == (3, 4, "prompt")
    assert {line for line, *_ in found[4:]} == {5}
    assert found[4][1] == 2
    alone = [{**near, "line": 1} for near in call("similar", "--pair", "1", "--json").records]
    assert alone == outcome.records[:3]


def test_a_batch_for_a_person_names_each_line(call: Call, tmp_path: Path) -> None:
    (tmp_path / "asked.txt").write_text("2\nQuarterly figures of the canteen\n")
    outcome = call("similar", "--batch", "asked.txt", "--field", "prompt")
    lines = outcome.out.splitlines()
    assert lines[0] == "── 1: #2 ──"
    assert lines[-2:] == ["── 2: Quarterly figures of the canteen ──", "nothing is close to it"]


def test_a_batch_in_which_nothing_is_close_is_exit_1(call: Call, tmp_path: Path) -> None:
    (tmp_path / "asked.txt").write_text("Quarterly figures\n\n")
    assert call("similar", "--batch", "asked.txt", "--json").code == 1


def test_a_line_that_can_not_be_asked_is_named_and_nothing_is_answered(call: Call, tmp_path: Path) -> None:
    (tmp_path / "asked.txt").write_text("1\n99\n")
    outcome = call("similar", "--batch", "asked.txt")
    assert outcome.complaint.startswith("asked.txt, line 2: there is no pair 99")
    assert outcome.out == ""
    (tmp_path / "asked.txt").write_bytes(b"1\n\xff\n")
    assert call("similar", "--batch", "asked.txt").complaint.startswith("asked.txt, line 2: not UTF-8")
    assert call("similar", "--batch", "absent.txt").complaint.startswith("absent.txt can't be read")


def test_one_of_a_pair_a_text_and_a_batch(call: Call) -> None:
    assert call("similar").complaint.startswith("name one of --pair ID, --text TEXT and --batch FILE")
    assert call("similar", "--pair", "1", "--text", "x").complaint.startswith("name one of ")
    assert call("similar", "--batch", "-", "--meaning").complaint.startswith("--meaning takes one pair")
    assert call("similar", "--pair", "99").complaint.startswith("there is no pair 99")

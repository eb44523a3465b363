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


def test_either_a_pair_or_a_text(call: Call) -> None:
    assert call("similar").complaint.startswith("name either --pair ID or --text TEXT")
    assert call("similar", "--pair", "1", "--text", "x").complaint.startswith("name either ")
    assert call("similar", "--pair", "99").complaint.startswith("there is no pair 99")

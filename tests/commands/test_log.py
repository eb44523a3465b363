from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.core.texts import rewrite
from tui.store.store import Store

Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def changed(curated: Path) -> None:
    with Store.open(curated) as store:
        store.pairs.change(store.pairs.get(8), {"status": "held", "decided_by": "rubric"}, "hold")
        flags = frozenset({"is_scalable_pattern", "failure_is_critical"})
        store.pairs.change(store.pairs.get(7), {"flags": flags, "note": "line one\nline two"}, "flag\x1b")
        store.pairs.undo()


def test_the_newest_change_comes_first(call: Call) -> None:
    undone, flagged, held, imported = call("log", "--json").records
    assert (imported["kind"], imported["pair"], imported["after"]) == ("do", None, {"pairs": 8})
    assert (undone["kind"], flagged["kind"], held["kind"]) == ("undo", "do", "do")
    assert flagged.keys() == {"at", "step", "kind", "label", "pair", "before", "after"}
    assert flagged["after"] == {
        "flags": ["failure_is_critical", "is_scalable_pattern"], "note": "line one\nline two"
    }  # fmt: skip
    assert undone["after"] == flagged["before"] == {"flags": [], "note": None}
    assert (held["pair"], held["before"]["status"], held["after"]["status"]) == (8, "new", "held")


def test_a_person_sees_a_line_for_each_change(call: Call) -> None:
    undone, flagged, held, imported, _ = call("log").out.split("\n")
    assert imported.endswith("  import curated.jsonl, 8 pairs")
    assert flagged.split("  ", 2)[1:] == [
        "#7",
        "flag␛  flags: none -> failure_is_critical+is_scalable_pattern, note: none -> line one line two",
    ]
    assert "#7  undo flag␛  " in undone
    assert held.endswith("#8  hold  decided_by: none -> rubric, status: new -> held")


def test_one_pair_and_a_limit(call: Call) -> None:
    assert [entry["pair"] for entry in call("log", "--pair", "8", "--json").records] == [8]
    assert len(call("log", "--limit", "2", "--json").records) == 2
    assert call("log", "--pair", "99").complaint.startswith("there is no pair 99")
    assert "'--limit'" in call("log", "--limit", "0").complaint


def test_of_a_long_text_the_part_that_differs_is_shown(call: Call, curated: Path) -> None:
    with Store.open(curated) as store:
        pair = store.pairs.get(1)
        changed = pair.output.replace("fill to the lip", "stop at the line")
        store.pairs.change(pair, {"output": changed}, "rewrite")
    line = call("log", "--limit", "1").out.removesuffix("\n")
    assert line.endswith("output: …carton, and fill to the lip. -> …carton, and stop at the line.")


def test_of_a_rewritten_turn_the_turn_is_named_and_not_the_whole_exchange(call: Call, tmp_path: Path) -> None:
    turns = [("user", "E7?"), ("assistant", "Hold it."), ("user", "Still E7."), ("assistant", "Ask Ines.")]
    record = {"messages": [{"role": role, "content": text} for role, text in turns]}
    (tmp_path / "talk.jsonl").write_text(json.dumps(record))
    call("import", "talk.jsonl", "--db", "talk.db")
    with Store.open(tmp_path / "talk.db") as store:
        pair = store.pairs.get(1)
        store.pairs.change(pair, rewrite(pair, "turn 2", "Press it."), "edit turn 2")
    outcome = call("log", "--db", "talk.db", "--pair", "1")
    assert outcome.out.split("  ", 1)[1] == "#1  edit turn 2  turn 2: Hold it. -> Press it.\n"
    (entry,) = call("log", "--db", "talk.db", "--pair", "1", "--json").records
    assert entry["after"]["context"][1] == {"role": "assistant", "content": "Press it."}

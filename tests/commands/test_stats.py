from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]
Write = Callable[..., Path]


def test_json_is_one_object_of_counts(call: Call, curated: Path) -> None:
    (counts,) = call("stats", "--json").records
    assert counts == {
        "status": {"included": 4, "new": 2, "excluded": 1, "held": 1},
        "phase": {"consistency": 6, "edge": 1, "variation": 1},
        "split": {"train": 6, "eval": 1, "robustness": 1},
        "category": {"": 5, "restocking": 1, "safety": 1, "scanners": 1},
        "origin": {"": 6, "production": 1, "synthetic": 1},
    }


def test_a_person_sees_a_table(call: Call, curated: Path) -> None:
    lines = call("stats").out.split("\n")
    assert lines[0] == "8 pairs"
    assert lines[1].split() == ["status", "included", "4"]
    assert lines[2].split() == ["new", "2"]
    assert ["category", "(none)", "5"] in [line.split() for line in lines]


def test_a_database_without_pairs_has_nothing_to_count(call: Call, write: Write) -> None:
    call("import", write("empty.jsonl", []))
    outcome = call("stats")
    assert (outcome.code, outcome.out) == (0, "0 pairs\n")

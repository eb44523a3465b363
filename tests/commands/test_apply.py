from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.core.rubric import FLAG_NAMES
from tui.store.store import Store

Call = Callable[..., Any]
Write = Callable[..., Path]


def test_decisions_come_in_and_one_undo_takes_them_all_back(call: Call, write: Write, curated: Path) -> None:
    before = {pair["id"]: pair for pair in call("dump").records}
    decisions = write(
        "decisions.jsonl",
        [
            {"id": 8, "status": "included", "phase": "edge", "category": "handover"},
            {"uid": before[6]["uid"], "flags": {"failure_is_critical": True}, "output": "The night lead."},
        ],
    )
    outcome = call("apply", decisions)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{decisions}: 2 read, 2 changed, 0 unchanged, 0 failed\n"
    after = {pair["id"]: pair for pair in call("dump").records}
    assert [after[8][name] for name in ("status", "phase", "category")] == ["included", "edge", "handover"]
    assert (after[6]["output"], after[6]["score"]) == ("The night lead.", 3)
    assert after[6]["original_output"] == before[6]["output"]
    with Store.open(curated) as store:
        assert store.pairs.undo() is not None
        assert store.pairs.get(8).status == "new"
        assert store.pairs.get(6).output == before[6]["output"]


def test_lines_that_cannot_be_applied_are_named_and_the_others_are(
    call: Call, write: Write, curated: Path
) -> None:
    lines = ["no JSON", {"id": 99, "status": "held"}, {"status": "held"}, {"id": 8, "status": "maybe"},
             {"id": 2**64 - 1, "status": "held"}, {"id": 8, "status": "held"}]  # fmt: skip
    outcome = call("apply", write("decisions.jsonl", lines), "--json")
    assert outcome.code == 1
    (summary,) = outcome.records
    assert {name: summary[name] for name in ("read", "changed", "unchanged", "failed")} == {
        "read": 6, "changed": 1, "unchanged": 0, "failed": 5
    }  # fmt: skip
    assert [failure["line"] for failure in summary["failures"]] == [1, 2, 3, 4, 5]
    told = outcome.err.removesuffix("\n").split("\n")
    assert len(told) == 5
    assert "decisions.jsonl:4: status is 'maybe'; write one of new, included, held, excluded" in told[3]
    assert call("show", "8", "--json").records[0]["status"] == "held"


def test_what_is_so_already_is_not_journalled(call: Call, curated: Path) -> None:
    steps = len(call("log", "--json").records)
    outcome = call("apply", "-", stdin=call("dump").out)
    assert outcome.out == "standard input: 8 read, 0 changed, 8 unchanged, 0 failed\n"
    assert len(call("log", "--json").records) == steps


def test_flags_of_a_line_move_score_and_verdict(call: Call, curated: Path) -> None:
    decision = '{"id": 8, "flags": {' + ", ".join(f'"{name}": true' for name in FLAG_NAMES) + "}}\n"
    call("apply", "-", stdin=decision)
    assert call("show", "8").out.split("\n")[0].startswith("#8 · new · 10 points, 8 needed: INCLUDE")


def test_a_missing_file_and_a_missing_database_are_named(call: Call, write: Write) -> None:
    assert call("apply", "absent.jsonl").complaint.startswith("absent.jsonl can't be read: ")
    assert call("apply", write("decisions.jsonl", [])).complaint.startswith("pairs.db does not exist")
    assert not Path("pairs.db").exists()

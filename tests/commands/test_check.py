from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.core.checks import CHECKS

Call = Callable[..., Any]
Write = Callable[..., Path]

LOW = "[limits]\nmin_train = 3\nmin_eval_share = 0.2\nmax_category_share = 0.5\n"


def test_json_has_a_line_for_each_check(call: Call, curated: Path) -> None:
    outcome = call("check", "--json")
    assert outcome.code == 1
    assert len(outcome.records) == len(CHECKS)
    assert all(record.keys() == {"check", "result", "value", "limit", "pairs"} for record in outcome.records)
    found = {record["check"]: record for record in outcome.records}
    assert found["enough_pairs"] == {
        "check": "enough_pairs", "result": "fail", "value": 3, "limit": 50, "pairs": []
    }  # fmt: skip
    assert found["held_out"]["value"] == 0.25
    assert found["undecided"]["value"] == 2


def test_ready_is_exit_0(call: Call, curated: Path, tmp_path: Path) -> None:
    (tmp_path / "pairsmith.toml").write_text(LOW)
    outcome = call("check")
    assert outcome.code == 0
    assert outcome.out.endswith("\nready: 0 failed, 1 to look at\n")


def test_a_person_sees_the_pairs_behind_a_result(
    call: Call, write: Write, curated: Path, tmp_path: Path
) -> None:
    (tmp_path / "pairsmith.toml").write_text(LOW + '[voice]\navoid = ["the"]\n')
    call("import", write("more.jsonl", [
        {"prompt": "Where do the amber returns go?", "output": "To zone 14.", "status": "included"},
    ]))  # fmt: skip
    outcome = call("check")
    assert outcome.code == 1
    (line,) = [line for line in outcome.out.split("\n") if " contamination " in line]
    assert " ".join(line.split()) == (
        "fail contamination 1 limit 0 training pairs that repeat an evaluation pair: #9"
    )
    (line,) = [line for line in outcome.out.split("\n") if " voice " in line]
    assert line.endswith("training pairs with an answer that leaves the voice: #1 #2")
    assert outcome.out.endswith("\nnot ready: 1 failed, 2 to look at\n")


def test_pairs_that_an_interrupted_import_left_unindexed_are_compared_first(
    call: Call, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = [
        {
            "prompt": "Where is the dock office?",
            "output": "Behind dock 6.",
            "status": "included",
            "split": split,
        }
        for split in ("train", "eval")
    ]
    twins[1]["output"] = "Next to dock 6, on the left."
    monkeypatch.setattr("tui.commands.import_files.sketch_new", lambda store: None)
    call("import", write("twins.jsonl", twins))
    found = {record["check"]: record for record in call("check", "--json").records}
    assert (found["contamination"]["result"], found["contamination"]["pairs"]) == ("fail", [1])

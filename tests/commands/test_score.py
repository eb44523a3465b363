from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.core.rubric import FLAG_NAMES

Call = Callable[..., Any]
Write = Callable[..., Path]

ALL = {
    "prompt": "Forklift is smoking",
    "output": "Stop, key out, walk away.",
    **dict.fromkeys(FLAG_NAMES, True),
}
NONE = {"prompt": "Thanks!", "output": "You're welcome."}


def test_each_record_gets_a_line(call: Call, write: Write) -> None:
    outcome = call("score", write("plain.jsonl", [ALL, NONE]))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.split("\n") == [
        "INCLUDE (10): Forklift is smoking // Notes: Seen in prod, Critical failure, Good generalization, "
        "Current weak spot, Scalable pattern",
        "HOLD (0): Thanks!",
        "",
    ]


def test_a_line_that_is_no_record_is_named_and_the_others_are_scored(call: Call, write: Write) -> None:
    bad_flag = {"prompt": "x", "failure_is_critical": "perhaps"}
    file = write("plain.jsonl", [NONE, "", "[1, 2]", "{", bad_flag, ALL])
    outcome = call("score", file)
    assert outcome.code == 1
    assert [line.split(":")[0] for line in outcome.out.split("\n") if line] == ["HOLD (0)", "INCLUDE (10)"]
    named = outcome.err.removesuffix("\n").split("\n")
    assert [line.removeprefix(f"{file}:").split(":")[0] for line in named] == ["3", "4", "5"]
    assert named[0].endswith(":3: a list, not an object")
    assert "failure_is_critical is 'perhaps'" in named[2]


def test_json_has_the_parts_of_the_line(call: Call, write: Write) -> None:
    hostile = {**NONE, "prompt": "two\nlines \x1b[31m", "common_in_production": 1}
    outcome = call("score", write("plain.jsonl", ["", hostile]), "--json")
    assert outcome.records == [
        {"line": 2, "verdict": "HOLD", "score": 2, "notes": ["Seen in prod"], "prompt": "two\nlines \x1b[31m"}
    ]


def test_standard_input_is_scored_and_named(call: Call) -> None:
    outcome = call("score", "-", stdin=f"{json.dumps(NONE)}\noops\n")
    assert (outcome.code, outcome.out) == (1, "HOLD (0): Thanks!\n")
    assert outcome.err.startswith("standard input:2: not JSON")


def test_escape_sequences_never_reach_the_terminal(call: Call, write: Write) -> None:
    hostile = {**NONE, "prompt": "\x1b]52;c;aGk=\x07\u202egnirts"}
    assert call("score", write("plain.jsonl", [hostile])).out == ("HOLD (0): ␛]52;c;aGk=␇⟨U+202E⟩gnirts\n")


def test_no_database_is_made(call: Call, write: Write, tmp_path: Path) -> None:
    call("score", write("plain.jsonl", [NONE]))
    assert [path.name for path in tmp_path.iterdir()] == ["plain.jsonl"]


def test_a_missing_file_is_one_line(call: Call) -> None:
    assert call("score", "absent.jsonl").complaint == "absent.jsonl can't be read: No such file or directory"

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tui.core.pair import Message, Pair, Reject
from tui.core.rubric import FLAG_NAMES
from tui.formats.dialects import dialect_of
from tui.formats.dumping import dump_row
from tui.formats.jsonl import Line, parse_record
from tui.formats.reading import BadRecord, read_record
from tui.formats.shapes import Reader
from tui.formats.writing import encode_row

BOOKKEEPING = {
    "id", "uid", "score", "source_id", "source_line", "alike", "revision",
    "created_at", "updated_at", "decided_at",
}  # fmt: skip
"""Columns that the store makes anew: nothing in them was decided by a person."""

TEXTS = {"prompt", "output", "context", "problems", "extra"}

PLAIN = Pair(1, "b2:1", "Where is bay 4?", "Left of the ramp.", "Where is bay 4?", "Left of the ramp.")

DECIDED = Pair(
    id=41,
    uid="b2:41",
    prompt=" How do I restock zone 16?\u2028",
    output="Scan the bay label.\r\n\n\tThen “confirm” 😀 ",
    original_prompt="how restock zone 16",
    original_output="Just scan it lol",
    context=(Message("system", "Be brief."), Message("user", "Hi"), Message("assistant", " Hello ")),
    original_context=(Message("system", "Be brief."), Message("user", "Hi"), Message("assistant", "Hey")),
    flags=frozenset({"common_in_production", "failure_is_critical", "model_fails_here"}),
    score=7,
    status="included",
    decided_by="expert",
    reason="rare but costly",
    note="ask the floor lead\nabout E7",
    intent="get the zone restocked",
    phase="edge",
    split="robustness",
    behaviour="clarify",
    category="scanners",
    tags=("zone 16", "a, b"),
    origin="synthetic",
    teacher="some-model",
    source_id=3,
    source_line=128,
    problems=("repeated_role", "from_before"),
    extra={"id": 9, "score": 0.5, "status": "done", "nested": {"a": [1, None]}, "uid": "theirs"},
    alike=0.93,
    revision=6,
    created_at="2026-01-02T03:04:05Z",
    updated_at="2026-01-02T03:04:06Z",
    decided_at="2026-01-02T03:04:06Z",
)


def through_a_file(row: dict[str, Any]) -> dict[str, Any]:
    record = parse_record(Line(1, encode_row(row)))
    assert not isinstance(record, Reject)
    return record


def test_a_row_holds_the_columns_of_a_pair_by_name() -> None:
    row = dump_row(DECIDED)
    assert list(row) == [column.name for column in dataclasses.fields(Pair)]
    assert row["context"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "content": " Hello "},
    ]
    assert row["flags"] == {
        "common_in_production": True,
        "failure_is_critical": True,
        "teaches_generalization": False,
        "model_fails_here": True,
        "is_scalable_pattern": False,
    }
    assert (row["tags"], row["problems"]) == (["zone 16", "a, b"], ["repeated_role", "from_before"])
    assert (row["id"], row["score"], row["status"], row["phase"]) == (41, 7, "included", "edge")
    assert through_a_file(row) == row


@pytest.mark.parametrize("pair", [PLAIN, DECIDED])
def test_reading_a_dumped_row_restores_all_that_was_decided(pair: Pair) -> None:
    record = through_a_file(dump_row(pair))
    dialect = dialect_of(record)
    assert dialect is not None
    assert dialect.name == "pairsmith"
    read = read_record(record)
    for name in (column.name for column in dataclasses.fields(Pair)):
        if name in TEXTS:
            assert getattr(read, name) == getattr(pair, name), name
        elif name not in BOOKKEEPING:
            default = None if getattr(pair, name) is None else "missing"
            assert read.fields.get(name, default) == getattr(pair, name), name
    assert not BOOKKEEPING & set(read.fields)


@pytest.mark.parametrize("column", [column.name for column in dataclasses.fields(Pair)])
def test_every_column_is_brought_back_or_is_bookkeeping(column: str) -> None:
    read = read_record(dump_row(DECIDED))
    brought = set(read.fields) | TEXTS
    assert (column in brought) != (column in BOOKKEEPING)


@pytest.mark.parametrize("flag", FLAG_NAMES)
def test_each_flag_comes_back_alone(flag: str) -> None:
    pair = dataclasses.replace(PLAIN, flags=frozenset({flag}))
    assert read_record(dump_row(pair)).fields["flags"] == frozenset({flag})


def test_reading_again_what_was_read_changes_nothing() -> None:
    read = read_record(dump_row(DECIDED))
    again = dataclasses.replace(
        PLAIN, prompt=read.prompt, output=read.output, context=read.context,
        extra=read.extra, problems=read.problems, **read.fields,
    )  # fmt: skip
    assert read_record(dump_row(again)) == read


def test_a_field_added_to_a_row_is_kept_beside_those_of_extra() -> None:
    row = {**dump_row(DECIDED), "reviewer": "second"}
    assert read_record(row).extra == {**DECIDED.extra, "reviewer": "second"}


def test_a_field_added_under_a_name_that_extra_has_loses_neither() -> None:
    row = {**dump_row(PLAIN), "extra": {"lang": "en"}, "lang": "de"}
    assert read_record(row).extra == {"lang": "de", "extra": {"lang": "en"}}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("original_prompt", 5),
        ("original_output", ["x"]),
        ("original_output", " "),
        ("problems", "control_tokens"),
        ("problems", [1]),
        ("extra", [1]),
        ("drafts", "typed"),
        ("drafts", {"score": "typed"}),
        ("drafts", {"turn 0": "typed"}),
        ("drafts", {"output": 5}),
        ("drafts", {"output": "a\x00b"}),
        ("status", "done"),
        ("flags", "all"),
    ],
)
def test_a_damaged_column_is_kept_and_the_rest_is_read(column: str, value: object) -> None:
    read = read_record({**dump_row(PLAIN), column: value, "category": "scanners"})
    assert read.extra == {column: value}
    assert read.problems == ("bad_field",)
    assert read.fields["category"] == "scanners"
    assert column not in read.fields


def test_drafts_are_read_as_what_they_are_and_an_unsaved_blank_is_one() -> None:
    drafts = {"prompt": "typed", "output": " ", "turn 3": "typed too", "turn 40": "its turn is gone"}
    read = read_record(through_a_file(dump_row(DECIDED, drafts)))
    assert read.drafts == drafts
    assert read.extra == DECIDED.extra
    assert "drafts" not in dump_row(DECIDED)


def test_a_problem_is_named_once_when_it_is_found_again() -> None:
    pair = dataclasses.replace(PLAIN, output="a </s> b", problems=("control_tokens",))
    assert read_record(dump_row(pair)).problems == ("control_tokens",)


@pytest.mark.parametrize("column", ["prompt", "output"])
def test_a_row_with_a_blank_text_is_refused(column: str) -> None:
    with pytest.raises(BadRecord, match=f"^the {column} is empty$"):
        read_record({**dump_row(PLAIN), column: " "})


def test_a_record_with_bookkeeping_of_a_dump_and_no_text_is_rejected() -> None:
    record = {"prompt": "", "output": "", "uid": None, "original_output": None}
    _, pairs, reasons = Reader().read(record)
    assert (pairs, len(reasons)) == ([], 1)

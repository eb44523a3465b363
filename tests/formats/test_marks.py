"""Marks of other tools on a record: the pair comes in with a problem code, the mark stays in ``extra``."""

from __future__ import annotations

from typing import Any

import pytest

from tui.formats.reading import read_record

U = {"role": "user", "content": "u"}
A = {"role": "assistant", "content": "a"}
PAIR = {"prompt": "u", "completion": "a"}


@pytest.mark.parametrize(
    ("record", "problems"),
    [
        ({"messages": [U, {**A, "weight": 0}]}, ("not_trained",)),
        ({"messages": [U, {**A, "Train": False}]}, ("not_trained",)),
        ({"messages": [U, {**A, "weight": 0.0}]}, ("not_trained",)),
        ({"conversations": [{"from": "human", "value": "u"}, {"from": "gpt", "value": "a", "loss": False}]},
         ("not_trained",)),
        ({"prompt": [U], "completion": [{**A, "mask": 0}]}, ("not_trained",)),
        ({"messages": [U, {**A, "weight": 1, "train": True}]}, ()),
        ({"messages": [U, {**A, "weight": 0}, U, A]}, ("turn_not_trained",)),
        ({"messages": [U, {**A, "Train": False}, U, {**A, "train": 0}]}, ("turn_not_trained", "not_trained")),
        ({"messages": [U, {**A, "weight": 1}, {**U, "weight": 0}, A]}, ()),
        ({"conversations": [U, {**A, "loss": False}, U, A], "system": "s"}, ("turn_not_trained",)),
        ({"messages": [{**U, "train": False}, A]}, ()),
        ({"messages": [U, {**A, "weight": None}]}, ()),
        ({**PAIR, "weight": 0}, ("not_trained",)),
        ({**PAIR, "Train": "False"}, ("not_trained",)),
        ({**PAIR, "loss": "0"}, ("not_trained",)),
        ({**PAIR, "weight": 0.5}, ()),
        ({**PAIR, "label": False}, ("labelled_bad",)),
        ({**PAIR, "label": "false"}, ("labelled_bad",)),
        ({"messages": [U, A], "kto_tag": False}, ("labelled_bad",)),
        ({**PAIR, "label": True}, ()),
        ({**PAIR, "label": 0}, ()),
        ({**PAIR, "label": "complaint"}, ()),
        ({**PAIR, "label": False, "weight": 0}, ("not_trained", "labelled_bad")),
    ],
)  # fmt: skip
def test_a_mark_that_says_no_is_a_problem_of_the_pair(
    record: dict[str, Any], problems: tuple[str, ...]
) -> None:
    pair = read_record(record)
    assert (pair.prompt, pair.output, pair.problems) == ("u", "a", problems)


@pytest.mark.parametrize("mark", [{"weight": 0}, {"label": False}, {"train": "false"}, {"mask": [0, 1]}])
def test_the_mark_itself_stays_beside_the_pair(mark: dict[str, Any]) -> None:
    assert read_record({**PAIR, **mark}).extra == mark


def test_the_mark_of_a_message_stays_beside_the_pair() -> None:
    record = {"messages": [U, {**A, "weight": 0}]}
    assert read_record(record).extra == {"message_fields": [{}, {"weight": 0}]}


@pytest.mark.parametrize(
    "beside",
    [
        {"id": 17},
        {"uid": "x-1"},
        {"uuid": "0f"},
        {"conversation_id": "c"},
        {"row_id": 3},
        {"ID": None},
        {"created_at": "2020", "source_id": 4, "revision": 9},
        {"task": "summarise"},
        {"type": "chat"},
        {"source": "web"},
        {"tools": [{"name": "f"}]},
        {"functions": "[]"},
    ],
)
def test_what_is_not_sure_to_be_ours_stays_as_it_is(beside: dict[str, Any]) -> None:
    pair = read_record({**PAIR, **beside})
    assert pair.extra == beside
    assert pair.fields == {}
    assert pair.problems == ()


@pytest.mark.parametrize(
    ("written", "column", "value"),
    [
        ({"category": "docks"}, "category", "docks"),
        ({"Topic": "docks"}, "category", "docks"),
        ({"tags": ["a", "b"]}, "tags", ("a", "b")),
        ({"tag": "a, b"}, "tags", ("a", "b")),
        ({"origin": "Production"}, "origin", "production"),
        ({"teacher": "model-4"}, "teacher", "model-4"),
        ({"model": "model-4"}, "teacher", "model-4"),
        ({"phase": 3}, "phase", "edge"),
        ({"split": "validation"}, "split", "eval"),
        ({"behavior": "refusal"}, "behaviour", "decline"),
        ({"flags": {"model_fails_here": True}}, "flags", frozenset({"model_fails_here"})),
        ({"metadata": {"category": "docks"}}, "category", "docks"),
    ],
)
def test_a_decision_is_known_by_the_names_that_are_sure(
    written: dict[str, Any], column: str, value: object
) -> None:
    assert read_record({**PAIR, **written}).fields == {column: value}

"""What a field was read as is told for every dialect, by its name or by what became of its value."""

from __future__ import annotations

from typing import Any

import pytest

from tui.formats.reading import read_all
from tui.formats.roles import is_beside, role_of

TALK = [
    {"role": "system", "content": "s"},
    {"role": "user", "content": "u"},
    {"role": "assistant", "content": "a"},
]


def roles(record: dict[str, Any], mapping: dict[str, str] | None = None) -> dict[str, str]:
    _, (pair,), _ = read_all(record, mapping or {})
    return {
        name: "beside" if is_beside(name, pair.extra) else role_of(name, value, pair, mapping or {})
        for name, value in record.items()
    }


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"Prompt": "p", "output": "o", "id": 1}, {"Prompt": "prompt", "output": "output", "id": "beside"}),
        ({"question": "p?", "answer": "o"}, {"question": "prompt", "answer": "output"}),
        ({"messages": TALK}, {"messages": "messages"}),
        ({"turns": TALK}, {"turns": "messages"}),
        (
            {"instruction": "do", "input": "this", "output": "o", "system": "calm"},
            {"instruction": "prompt", "input": "prompt", "output": "output", "system": "system"},
        ),
        (
            {"prompt": "p", "output": "o", "topic": "docks", "note": "n", "failure_is_critical": True},
            {
                "prompt": "prompt", "output": "output", "topic": "category", "note": "note",
                "failure_is_critical": "failure_is_critical",
            },
        ),
        (
            {"text": "### Instruction:\nwhere is it?\n\n### Response:\nin zone 13"},
            {"text": "messages"},
        ),
    ],
)  # fmt: skip
def test_a_field_is_told_by_its_name_or_by_its_value(
    record: dict[str, Any], expected: dict[str, str]
) -> None:
    assert roles(record) == expected


def test_what_was_mapped_is_told_as_it_was_mapped_and_what_lost_its_name_is_beside() -> None:
    record = {"Frage": "u", "Antwort": "a", "Thema": "docks", "prompt": "x"}
    mapping = {"prompt": "frage", "output": "antwort", "category": "thema"}
    assert roles(record, mapping) == {
        "Frage": "prompt",
        "Antwort": "output",
        "Thema": "category",
        "prompt": "beside",
    }


def test_an_empty_value_tells_nothing() -> None:
    record = {"instruction": "do", "input": "", "output": "o"}
    assert roles(record)["input"] == ""

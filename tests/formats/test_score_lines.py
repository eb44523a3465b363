from __future__ import annotations

from typing import Any

import pytest

from tui.core.rubric import FLAG_NAMES, Rubric
from tui.formats.score_lines import score_record

PROD, CRITICAL, GENERAL, WEAK, SCALABLE = FLAG_NAMES


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (
            {"prompt": "Restock?", "output": "x", PROD: True, CRITICAL: True, GENERAL: True, SCALABLE: True},
            "INCLUDE (8): Restock? // Notes: "
            "Seen in prod, Critical failure, Good generalization, Scalable pattern",
        ),
        (
            {"prompt": "Restock?", PROD: 1, CRITICAL: "yes", GENERAL: "x"},
            "HOLD (7): Restock? // Notes: Seen in prod, Critical failure, Good generalization",
        ),
        (
            {"prompt": "Restock?", "flags": {WEAK: True, CRITICAL: True}},
            "HOLD (5): Restock? // Notes: Critical failure, Current weak spot",
        ),
        (
            {"Prompt": "Restock?", "Flags": dict.fromkeys(FLAG_NAMES, True)},
            "INCLUDE (10): Restock? // Notes: Seen in prod, Critical failure, Good generalization, "
            "Current weak spot, Scalable pattern",
        ),
        ({"prompt": "Restock?"}, "HOLD (0): Restock?"),
        ({"prompt": "Restock?", "flags": None, PROD: False}, "HOLD (0): Restock?"),
    ],
)
def test_a_record_becomes_one_line(record: dict[str, Any], line: str) -> None:
    assert score_record(record, Rubric()) == line


def test_threshold_and_weights_are_the_rubrics() -> None:
    rubric = Rubric(threshold=3, weights={**dict.fromkeys(FLAG_NAMES, 0), PROD: 3})
    record = {"prompt": "Restock?", PROD: True, SCALABLE: True}
    line = score_record(record, rubric)
    assert line == "INCLUDE (3): Restock? // Notes: Seen in prod, Scalable pattern"


@pytest.mark.parametrize(
    ("record", "prompt"),
    [
        ({"messages": [{"role": "user", "content": "u"}, {"role": "assistant", "content": "a"}]}, "u"),
        ({"instruction": "Count", "input": "the bays", "output": "4"}, "Count the bays"),
        ({"instruction": "Count", "input": "the bays"}, "Count"),
        ({"prompt": "p", "output": None}, "p"),
        ({"prompt": " ", "question": "q"}, "q"),
        ({"input": "i", "question": "q"}, "i"),
        ({"Question": "q"}, "q"),
        ({"prompt": ["p"], "input": 3}, "(no prompt)"),
        ({"messages": []}, "(no prompt)"),
        ({}, "(no prompt)"),
        ({"prompt": "two\nlines \n and\ttabs"}, "two lines and tabs"),
        ({"prompt": "\x1b]52;c;eA==\x07 \u202e"}, "␛]52;c;eA==␇ ⟨U+202E⟩"),
        ({"prompt": "\n" * 1000 + "p"}, "p"),
        ({"prompt": "x" * 200}, "x" * 200),
        ({"prompt": "x" * 201}, "x" * 199 + "…"),
    ],
)
def test_the_prompt_is_found_and_drawn_on_one_line(record: dict[str, Any], prompt: str) -> None:
    assert score_record(record, Rubric()) == f"HOLD (0): {prompt}"


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ({PROD: "perhaps"}, PROD),
        ({"flags": {"is_nice": True}}, "is_nice"),
        ({"flags": [PROD]}, "flags is a list, not an object"),
    ],
)
def test_a_flag_that_is_not_understood_is_an_error(record: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        score_record({"prompt": "p", **record}, Rubric())

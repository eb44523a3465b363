from __future__ import annotations

import pytest

from tui.formats.field_names import folded


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({}, {}),
        ({"Prompt": 1, " OUTPUT ": 2}, {"prompt": 1, "output": 2}),
        ({"Prompt": 1, "prompt": 2, "PROMPT": 3}, {"prompt": 2}),
        ({"Prompt": 1, "PROMPT": 2}, {"prompt": 1}),
    ],
)
def test_names_are_one_whatever_their_case(record: dict[str, int], found: dict[str, int]) -> None:
    assert folded(record) == found
    assert folded(folded(record)) == found

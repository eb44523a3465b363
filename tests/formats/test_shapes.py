"""The quick way to read a record gives what the long way gives, or leaves the record to it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tui.formats.reading import read_all
from tui.formats.shapes import Reader

NAMES = (
    "prompt", "output", "instruction", "input", "response", "question", "answer", "Category", "topic", "tags",
    "system", "history", "id", "label", "split", "status", "note", "text", "chosen", "rejected", "teacher",
    "model", "metadata", "weight", "messages", "conversations", "uid", "original_output", "ticket",
    "failure_is_critical",
)  # fmt: skip

VALUES: tuple[Any, ...] = (
    "a text", " two\nlines ", "naïve 😀", "", " \n", "a\x00b", "with <|im_end|> in it", "[INST] do", "0",
    "train", "held", "mark 1", "1, 2", 17, 0, 1.5, True, False, None, [], {"a": 1}, "x" * 2000,
    "if a < b [1]", "\u200b", '[{"role": "user", "content": "u"}, {"role": "assistant", "content": "a"}]',
)  # fmt: skip


def test_the_common_shapes_are_read_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader()
    records = (
        {"prompt": "p", "output": "o"},
        {"Instruction": "i", "Input": "n", "Output": "o", "category": "docks", "ticket": "17"},
        {"question": "q", "answer": "a < b", "tags": "x, y", "model": "m"},
    )
    for record in records:
        reader.read(record)
    monkeypatch.setattr("tui.formats.shapes.read_all", None)
    read = [reader.read(record)[1][0] for record in records]
    assert [pair.prompt for pair in read] == ["p", "i\nn", "q"]
    assert [dict(pair.fields) for pair in read] == [
        {},
        {"category": "docks"},
        {"tags": ("x", "y"), "teacher": "m"},
    ]
    assert [dict(pair.extra) for pair in read] == [{}, {"ticket": "17"}, {}]


@pytest.mark.parametrize("seed", range(20))
def test_both_ways_give_the_same(seed: int) -> None:
    chance = random.Random(seed)
    reader, mapped = Reader(), Reader({"prompt": "ticket"})
    for _ in range(400):
        names = chance.sample(NAMES, chance.randint(1, 5))
        texts = chance.random() < 0.7
        record = {
            name: chance.choice([value for value in VALUES if isinstance(value, str) or not texts])
            for name in names
        }
        assert reader.read(record) == read_all(record), record
        assert mapped.read(record) == read_all(record, {"prompt": "ticket"}), record


def test_many_shapes_do_not_fill_the_memory() -> None:
    reader = Reader()
    for number in range(2_500):
        assert reader.read({"prompt": "p", "output": "o", f"name {number}": "x"})[0] == "prompt-output"
    assert len(reader._plans) <= 1_000

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest

from tui.core.pair import Message, Pair
from tui.formats.reading import read_record
from tui.formats.writing import FORMATS, CannotWrite, encode_row


def pair_with(*context: Message, prompt: str = "Where?", output: str = "There.") -> Pair:
    return Pair(1, "b2:1", prompt, output, prompt, output, context=context)


SYSTEM, HI, HELLO = Message("system", "Brief."), Message("user", "Hi"), Message("assistant", "Hello")


@pytest.mark.parametrize(
    ("name", "pair", "row"),
    [
        (
            "messages",
            pair_with(),
            {"messages": [{"role": "user", "content": "Where?"}, {"role": "assistant", "content": "There."}]},
        ),
        (
            "messages",
            pair_with(SYSTEM, HI, HELLO),
            {
                "messages": [
                    {"role": "system", "content": "Brief."},
                    {"role": "user", "content": "Hi"},
                    {"role": "assistant", "content": "Hello"},
                    {"role": "user", "content": "Where?"},
                    {"role": "assistant", "content": "There."},
                ]
            },
        ),
        (
            "prompt-completion",
            pair_with(SYSTEM),
            {
                "prompt": [
                    {"role": "system", "content": "Brief."},
                    {"role": "user", "content": "Where?"},
                ],
                "completion": [{"role": "assistant", "content": "There."}],
            },
        ),
        (
            "sharegpt",
            pair_with(SYSTEM),
            {
                "conversations": [
                    {"from": "system", "value": "Brief."},
                    {"from": "human", "value": "Where?"},
                    {"from": "gpt", "value": "There."},
                ]
            },
        ),
        (
            "alpaca",
            pair_with(),
            {"instruction": "Where?", "input": "", "output": "There.", "system": ""},
        ),
        (
            "alpaca",
            pair_with(SYSTEM),
            {"instruction": "Where?", "input": "", "output": "There.", "system": "Brief."},
        ),
    ],
)
def test_each_format_writes_its_own_row(name: str, pair: Pair, row: dict[str, Any]) -> None:
    written = FORMATS[name](pair)
    assert written == row
    assert list(written) == list(row)


@pytest.mark.parametrize("name", FORMATS)
def test_every_row_of_a_format_has_the_same_keys(name: str) -> None:
    def shape(row: dict[str, Any]) -> set[Any]:
        turns = row.get("messages") or row.get("conversations") or row.get("prompt") or [{}]
        return {tuple(row), *(tuple(turn) for turn in turns)}

    write = FORMATS[name]
    longer = (SYSTEM,) if name == "alpaca" else (SYSTEM, HI, HELLO)
    assert shape(write(pair_with())) == shape(write(pair_with(*longer)))


@pytest.mark.parametrize(
    ("name", "context"),
    [
        *product(FORMATS, [(), (SYSTEM,)]),
        *product(sorted(set(FORMATS) - {"alpaca"}), [(HI, HELLO), (SYSTEM, HI, HELLO)]),
    ],
)
def test_what_is_written_reads_back_as_the_same_conversation(name: str, context: tuple[Message, ...]) -> None:
    pair = pair_with(*context, prompt=" p\u2028\r\n", output="\to 😀 ")
    read = read_record(json.loads(encode_row(FORMATS[name](pair))))
    assert (read.context, read.prompt, read.output) == (pair.context, pair.prompt, pair.output)
    assert (read.extra, read.problems, read.fields) == ({}, (), {})


@pytest.mark.parametrize(
    "context",
    [
        (HI,),
        (HELLO,),
        (HI, HELLO),
        (SYSTEM, HI, HELLO),
        (HELLO, HI),
        (HI, HI),
        (HI, HELLO, HI),
        (SYSTEM, SYSTEM),
        (SYSTEM, SYSTEM, HI, HELLO),
        (HI, HELLO, SYSTEM),
    ],
)
def test_alpaca_has_no_place_for_earlier_turns(context: tuple[Message, ...]) -> None:
    pair = pair_with(*context)
    with pytest.raises(CannotWrite, match="this pair has earlier turns"):
        FORMATS["alpaca"](pair)
    assert len(FORMATS["messages"](pair)["messages"]) == len(context) + 2


def test_a_line_is_utf8_in_the_order_given_with_one_line_feed() -> None:
    row = {"z": "é😀\u2028“”", "a": 'q"\\\n\x00</s>', "m": [1, True, None]}
    line = encode_row(row)
    assert line == '{"z":"é😀\u2028“”","a":"q\\"\\\\\\n\\u0000</s>","m":[1,true,null]}\n'.encode()
    assert line.count(b"\n") == 1
    assert json.loads(line) == row


@pytest.mark.parametrize("value", ["\ud83d", {1, 2}, 2**70])
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode_row({"a": value})

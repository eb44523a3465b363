from __future__ import annotations

from typing import Any

import pytest

from tui.core.pair import Message, Pair
from tui.formats.conversation import BadRecord, Body
from tui.formats.dialects import DIALECTS, dialect_of
from tui.formats.field_names import folded
from tui.formats.writing import FORMATS

U = {"role": "user", "content": "Where is bay 4?"}
A = {"role": "assistant", "content": "Left of the ramp."}
S = {"role": "system", "content": "Be brief."}
HUMAN = {"from": "human", "value": "Where is bay 4?"}
GPT = {"from": "gpt", "value": "Left of the ramp."}
SYSTEM = Message("system", "Be brief.")
EARLIER = (Message("user", "Hi"), Message("assistant", "Hello"))
PROMPT, OUTPUT = U["content"], A["content"]


def read(record: dict[str, Any]) -> tuple[str, Body]:
    dialect = dialect_of(record)
    assert dialect is not None
    return dialect.name, dialect.read(folded(record))


@pytest.mark.parametrize(
    ("record", "dialect", "context"),
    [
        ({"messages": [U, A]}, "messages", ()),
        ({"messages": [S, U, A], "prompt": "p", "output": "o"}, "messages", (SYSTEM,)),
        ({" Messages ": [S, U, A]}, "messages", (SYSTEM,)),
        ({"conversations": [HUMAN, GPT]}, "sharegpt", ()),
        ({"conversations": [{"From": "system", "Value": "Be brief."}, HUMAN, GPT]}, "sharegpt", (SYSTEM,)),
        ({"conversations": [HUMAN, GPT], "system": "Be brief."}, "sharegpt", (SYSTEM,)),
        ({"conversations": [{**HUMAN, "from": "user"}, {**GPT, "from": "assistant"}]}, "sharegpt", ()),
        ({"conversations": [S, U, A]}, "sharegpt", (SYSTEM,)),
        ({"prompt": [S, U], "completion": [A]}, "prompt-completion", (SYSTEM,)),
        ({"PROMPT": [U], "Completion": [A]}, "prompt-completion", ()),
        ({"instruction": PROMPT, "output": OUTPUT}, "alpaca", ()),
        ({"Instruction": PROMPT, "Input": "", "Output": OUTPUT, "System": None}, "alpaca", ()),
        ({"instruction": "Where is", "input": "bay 4?", "output": OUTPUT}, "alpaca", ()),
        (
            {"instruction": None, "input": PROMPT, "output": OUTPUT, "system": "Be brief."},
            "alpaca",
            (SYSTEM,),
        ),
        (
            {"instruction": PROMPT, "output": OUTPUT, "system": "Be brief.", "history": [["Hi", "Hello"]]},
            "alpaca",
            (SYSTEM, *EARLIER),
        ),
        ({"prompt": PROMPT, "output": OUTPUT}, "prompt-output", ()),
        ({"Prompt": PROMPT, "COMPLETION": OUTPUT}, "prompt-output", ()),
        ({"prompt": PROMPT, "response": OUTPUT, "system": "Be brief."}, "prompt-output", (SYSTEM,)),
        ({"prompt": PROMPT, "output": None, "response": OUTPUT, "system": " "}, "prompt-output", ()),
        ({"prompt": PROMPT, "output": OUTPUT, "messages": None}, "prompt-output", ()),
        (
            {"prompt": PROMPT, "output": OUTPUT, "uid": "x", "original_output": OUTPUT, "context": [S]},
            "pairsmith",
            (SYSTEM,),
        ),
        ({"prompt": PROMPT, "output": OUTPUT, "UID": "x", "original_output": OUTPUT}, "pairsmith", ()),
        ({"prompt": PROMPT, "output": OUTPUT, "original_output": OUTPUT}, "prompt-output", ()),
    ],
)
def test_each_dialect_is_told_and_read(
    record: dict[str, Any], dialect: str, context: tuple[Message, ...]
) -> None:
    name, body = read(record)
    assert name == dialect
    prompt = "Where is\nbay 4?" if record.get("input") == "bay 4?" else PROMPT
    assert (body.prompt, body.output, body.context, body.problems) == (prompt, OUTPUT, context, ())


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"prompt": PROMPT},
        {"output": OUTPUT},
        {"instruction": PROMPT},
        {"text": "both in one"},
        {"messages": "not a list"},
        {"conversations": None},
    ],
)
def test_what_no_dialect_knows_has_none(record: dict[str, Any]) -> None:
    assert dialect_of(record) is None


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"prompt": PROMPT, "output": True}, "the output is true or false, not text"),
        ({"prompt": PROMPT, "completion": [OUTPUT]}, "the completion is a list, not text"),
        ({"prompt": PROMPT, "response": {"text": OUTPUT}}, "the response is an object, not text"),
        ({"prompt": PROMPT, "output": None}, "the output is null, not text"),
        ({"prompt": PROMPT, "output": " \n"}, "the output is empty"),
        ({"prompt": "", "output": OUTPUT}, "the prompt is empty"),
        ({"prompt": [U], "output": OUTPUT}, "the prompt is a list, not text"),
        ({"prompt": PROMPT, "output": OUTPUT, "system": ["x"]}, "the system message is a list, not text"),
        ({"instruction": " ", "input": None, "output": OUTPUT}, "the prompt is empty"),
        ({"instruction": PROMPT, "input": ["x"], "output": OUTPUT}, "the input is a list, not text"),
        ({"instruction": PROMPT, "output": False}, "the output is true or false, not text"),
        (
            {"instruction": PROMPT, "output": OUTPUT, "history": "x"},
            "the history is not a list of [user, assistant] texts, nor of messages",
        ),
        (
            {"instruction": PROMPT, "output": OUTPUT, "history": [["Hi"]]},
            "the history is not a list of [user, assistant] texts, nor of messages",
        ),
        (
            {"instruction": PROMPT, "output": OUTPUT, "history": [["Hi", None]]},
            "an assistant's text of the history is null, not text",
        ),
        ({"prompt": [U], "completion": []}, "no assistant message"),
        ({"messages": []}, "no messages"),
        ({"conversations": []}, "no messages"),
        ({"conversations": [GPT, HUMAN]}, "ends on a user message, not on the assistant's"),
        ({"conversations": [HUMAN, {**GPT, "from": "page"}]}, "message 2 has the unknown role 'page'"),
        ({"conversations": [HUMAN, {"value": "x"}]}, "message 2 has no role"),
        (
            {"conversations": [HUMAN, {**GPT, "from": "observation"}]},
            "message 2 has the role observation; conversations with tools are not read",
        ),
        ({"conversations": ["Hi", GPT]}, "message 1 is text, not an object"),
        (
            {"prompt": PROMPT, "output": OUTPUT, "uid": "x", "original_output": OUTPUT, "context": "before"},
            "the context is text, not a list of messages",
        ),
        (
            {
                "prompt": PROMPT,
                "output": OUTPUT,
                "uid": "x",
                "original_output": OUTPUT,
                "context": ["before"],
            },
            "message 1 is text, not an object",
        ),
    ],
)
def test_a_record_of_a_known_dialect_that_is_no_pair_says_why(record: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRecord) as caught:
        read(record)
    assert str(caught.value) == reason


@pytest.mark.parametrize("name", FORMATS)
def test_what_an_export_wrote_is_read_back(name: str) -> None:
    context = (SYSTEM,) if name == "alpaca" else (SYSTEM, *EARLIER)
    pair = Pair(1, "b2:1", PROMPT, OUTPUT, PROMPT, OUTPUT, context)
    dialect, body = read(FORMATS[name](pair))
    assert dialect == name
    assert (body.prompt, body.output, body.context) == (PROMPT, OUTPUT, pair.context)
    assert (body.problems, body.extra) == ((), {})


def test_what_a_turn_holds_beside_its_text_is_kept() -> None:
    _, body = read({"conversations": [HUMAN, {**GPT, "weight": 0}]})
    assert body.extra == {"message_fields": [{}, {"weight": 0}]}


def test_a_number_is_read_as_text() -> None:
    _, body = read({"prompt": 12, "output": 0.5})
    assert (body.prompt, body.output) == ("12", "0.5")


def test_texts_are_not_stripped() -> None:
    texts = {"prompt": " \r\np\u2028 ", "output": "\n\to "}
    _, body = read(texts)
    assert {"prompt": body.prompt, "output": body.output} == texts


def test_only_the_field_that_the_output_came_from_counts_as_used() -> None:
    _, body = read({"prompt": PROMPT, "output": OUTPUT, "response": "another"})
    assert "output" in body.used
    assert "response" not in body.used


def test_an_empty_turn_of_the_history_is_a_problem() -> None:
    _, body = read({"instruction": PROMPT, "output": OUTPUT, "history": [["", "Hello"]]})
    assert body.problems == ("blank_message",)


def test_dialects_have_names_of_their_own_and_say_what_they_are() -> None:
    assert len({dialect.name for dialect in DIALECTS}) == len(DIALECTS)
    assert all(dialect.says for dialect in DIALECTS)

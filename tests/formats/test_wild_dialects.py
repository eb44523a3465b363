"""Records as other tools write them: each with what must come of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tui.formats.reading import read_all

U = {"role": "user", "content": "u"}
A = {"role": "assistant", "content": "a"}
CHATML = (
    "<|im_start|>system\ns<|im_end|>\n<|im_start|>user\nu<|im_end|>\n<|im_start|>assistant\na<|im_end|>\n"
)
LLAMA = (
    "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nu<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\na<|eot_id|>"
)
ALPACA = "Below is a task.\n\n### Instruction:\nu\n\n### Input:\nwith\n\n### Response:\na"

READ: list[tuple[str, dict[str, Any], str, str]] = [
    ("question, answer", {"Question": "u", "Answer": "a"}, "prompt-output", "u > a"),
    ("query, response", {"query": "u", "response": "a"}, "prompt-output", "u > a"),
    ("input, output", {"input": "u", "output": "a"}, "prompt-output", "u > a"),
    ("user, assistant", {"user": "u", "assistant": "a"}, "prompt-output", "u > a"),
    ("source, target", {"source": "u", "target": "a"}, "prompt-output", "u > a"),
    ("message_1, message_2", {"message_1": "u", "message_2": "a"}, "prompt-output", "u > a"),
    ("capitals", {"INSTRUCTION": "u", "RESPONSE": "a"}, "alpaca", "u > a"),
    ("a system prompt", {"system_prompt": "s", "question": "u", "response": "a"}, "prompt-output", "s u > a"),
    ("Dolly", {"instruction": "u", "context": "c", "response": "a", "category": "x"}, "alpaca", "u\nc > a"),
    (
        "history",
        {"instruction": "u", "output": "a", "history": [["1", "2"]], "system": "s"},
        "alpaca",
        "s 1 2 u > a",
    ),
    ("a system field with messages", {"messages": [U, A], "system": "s"}, "messages", "s u > a"),
    (
        "the same system twice",
        {"messages": [{"role": "system", "content": "s"}, U, A], "system": "s"},
        "messages",
        "s u > a",
    ),
    (
        "turns, speaker and text",
        {"turns": [{"speaker": "customer", "text": "u"}, {"speaker": "bot", "text": "a"}]},
        "conversation",
        "u > a",
    ),
    (
        "dialogue",
        {"dialogue": [{"from": "human", "message": "u"}, {"from": "chatgpt", "message": "a"}]},
        "conversation",
        "u > a",
    ),
    ("interactions", {"interactions": [U, A]}, "conversation", "u > a"),
    (
        "items, bing",
        {"items": [{"from": "human", "value": "u"}, {"from": "bing", "value": "a"}]},
        "conversation",
        "u > a",
    ),
    (
        "authors",
        {"conversation": [{"author": {"role": "user"}, "parts": ["u"]}, {"author": "model", "text": "a"}]},
        "conversation",
        "u > a",
    ),
    (
        "Gemini's parts",
        {"messages": [{"role": "user", "parts": [{"text": "u"}]}, {"role": "model", "parts": ["a"]}]},
        "messages",
        "u > a",
    ),
    (
        "an account export with senders",
        {"chat_messages": [{"sender": "human", "text": "u"}, {"sender": "assistant", "text": "a"}]},
        "conversation",
        "u > a",
    ),
    (
        "parts in an object",
        {"messages": [{**U, "content": {"content_type": "text", "parts": ["u"]}}, A]},
        "messages",
        "u > a",
    ),
    ("messages as JSON text", {"messages": json.dumps([U, A])}, "messages", "u > a"),
    (
        "conversations as JSON text",
        {"conversations": f" {json.dumps([U, A])}", "system": "s"},
        "sharegpt",
        "s u > a",
    ),
    (
        "history of messages",
        {"prompt": "u", "output": "a", "history": [{**U, "content": "1"}, {"role": "gpt", "content": "2"}]},
        "prompt-output",
        "1 2 u > a",
    ),
    (
        "exchanges",
        {"conversation": [{"human": "1", "assistant": "2"}, {"Assistant": "a", "Human": "u"}]},
        "conversation",
        "1 2 u > a",
    ),
    (
        "exchanges under conversations",
        {"conversations": [{"human": "u", "assistant": "a"}]},
        "sharegpt",
        "u > a",
    ),
    ("texts in turn", {"dialogue": ["1", "2", "u", "a"]}, "texts", "1 2 u > a"),
    (
        "chosen messages",
        {"chosen_messages": [U, A], "rejected_messages": [U, {**A, "content": "r"}]},
        "preference",
        "u > a | r",
    ),
    ("chosen messages alone", {"chosen_messages": [U, A]}, "conversation", "u > a"),
    (
        "preference, ShareGPT's names",
        {
            "chosen": [{"from": "human", "value": "u"}, {"from": "gpt", "value": "a"}],
            "rejected": [{"from": "human", "value": "u"}, {"from": "gpt", "value": "r"}],
        },
        "preference",
        "u > a | r",
    ),
    ("preference", {"prompt": "u", "chosen": "a", "rejected": "r"}, "preference", "u > a | r"),
    (
        "preference, messages",
        {"prompt": [U], "chosen": [A], "rejected": [{**A, "content": "r"}]},
        "preference",
        "u > a | r",
    ),
    (
        "preference, whole conversations",
        {"prompt": "u", "chosen": [U, A], "rejected": [U, {**A, "content": "r"}]},
        "preference",
        "u > a | r",
    ),
    (
        "preference, transcripts",
        {"chosen": "\n\nHuman: u\n\nAssistant: a", "rejected": "\n\nHuman: u\n\nAssistant: r"},
        "preference",
        "u > a | r",
    ),
    (
        "preference, OpenAI",
        {"input": {"messages": [U]}, "preferred_output": [A], "non_preferred_output": [A]},
        "preference",
        "u > a | a",
    ),
    (
        "preference, system",
        {"system": "s", "question": "u", "chosen": "a", "rejected": "r"},
        "preference",
        "s u > a | r",
    ),
    ("ChatML", {"text": CHATML}, "text", "s u > a"),
    ("Llama 3", {"text": LLAMA}, "text", "u > a"),
    ("Alpaca's headings", {"text": ALPACA}, "text", "Below is a task. u\nwith > a"),
    ("guanaco", {"text": "### Human: u### Assistant: a"}, "text", "u > a"),
    (
        "self-instruct",
        {"instruction": "i", "instances": [{"input": "1", "output": "a"}, {"input": "", "output": "b"}]},
        "self-instruct",
        "i\n1 > a; i > b",
    ),
]


def written(record: dict[str, Any]) -> str:
    _, pairs, reasons = read_all(record)
    assert reasons == []
    found = []
    for pair in pairs:
        texts = " ".join((*(message.content for message in pair.context), pair.prompt))
        note = str(pair.fields["note"]).removeprefix("rejected answer:\n") if "note" in pair.fields else ""
        found.append(f"{texts} > {pair.output}" + (f" | {note}" if note else ""))
    return "; ".join(found)


@pytest.mark.parametrize(
    ("record", "dialect", "came"), [pytest.param(*case[1:], id=case[0]) for case in READ]
)
def test_a_record_is_read_whatever_its_fields_are_called(
    record: dict[str, Any], dialect: str, came: str
) -> None:
    assert read_all(record)[0] == dialect
    assert written(record) == came
    assert all(pair.extra == {} and pair.problems == () for pair in read_all(record)[1])


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"chosen": "a", "rejected": "r"}, "a chosen answer without a prompt"),
    ({"prompt": "u", "chosen": " ", "rejected": "r"}, "the chosen is empty"),
    (
        {"prompt": "u", "completion": "a", "label": True, "output": True},
        "the output is true or false, not text",
    ),
    ({"prompt": "u", "label": False}, "no prompt with an output in a known form; its fields: prompt, label"),
    (
        {"question": "p", "chosen": ["g"], "rejected": ["b"]},
        "the chosen is a list that holds text; write it as a text or as messages",
    ),
    ({"question": "p", "chosen": ["g"]}, "the chosen is a list, not text"),
    ({"messages": U}, "messages is an object, not a list of messages"),
    ({"conversations": {"1": [U, A]}}, "conversations is an object, not a list of messages"),
    (
        {"dialogue": ["u", "a", "u"]},
        "the dialogue is 3 texts, and not a user's and an assistant's in turn; "
        "write it as a list of {role, content}",
    ),
    (
        {"prompt": "u", "output": "a", "history": [U, {"role": "narrator", "content": "n"}]},
        "in the history message 2 has the unknown role 'narrator'",
    ),
    (
        {"conversations": [{"from": "human", "value": "u"}, {"from": "function_call", "value": "{}"}]},
        "message 2 calls a tool; conversations with tools are not read",
    ),
    ({"text": "### Instruction:\nu\n\n### Response:\n"}, "the output is empty"),
    ({"instruction": "i", "instances": []}, "no instances"),
    (
        {"conversation": [U, A, {"role": "tool", "content": "t"}, A]},
        "message 3 has the role tool; conversations with tools are not read",
    ),
    (
        {
            "messages": [
                {"role": "user", "content": [{"type": "text", "text": "x"}, {"type": "image_url"}]},
                A,
            ]
        },
        "message 1 holds a part of type 'image_url'; only text is read",
    ),
    (
        {"messages": [{"role": "user", "parts": [{"inline_data": {}}]}, A]},
        "message 1 holds a part of type 'inline_data'; only text is read",
    ),
]


@pytest.mark.parametrize(("record", "reason"), REFUSED)
def test_a_record_without_a_pair_says_why(record: dict[str, Any], reason: str) -> None:
    assert read_all(record)[1:] == ([], [reason])


def test_of_several_instances_the_good_ones_come_in() -> None:
    record = {"instruction": "i", "id": 7, "instances": [{"output": "a"}, {"output": None}, "x"]}
    _, pairs, reasons = read_all(record)
    assert [(pair.output, pair.extra) for pair in pairs] == [("a", {"id": 7})]
    assert reasons[0] == "instance 2: the output is null, not text"
    assert reasons[1].startswith("instance 3: no prompt with an output")


def test_a_rejected_answer_that_has_no_place_in_the_note_stays_beside_the_pair() -> None:
    for record in (
        {"prompt": "u", "chosen": "a", "rejected": "r", "note": "mine"},
        {"prompt": "u", "chosen": "a", "rejected": None},
    ):
        ((pair,), _) = read_all(record)[1:]
        assert pair.extra == {"rejected": record["rejected"]}
        assert pair.fields.get("note") == record.get("note")


BAD = {**A, "content": "bad"}
OTHER = {**A, "content": "another"}


@pytest.mark.parametrize(
    ("rejected", "is_kept"),
    [
        ([U, A, U, BAD], False),
        ([BAD], False),
        ([U, OTHER, U, BAD], True),
        ([{**U, "content": "s"}, U, A, U, BAD], True),
        ([U, A, U, {**BAD, "score": 0.1}], True),
    ],
)
def test_a_rejected_conversation_that_went_another_way_is_kept_whole(
    rejected: list[dict[str, Any]], is_kept: bool
) -> None:
    ((pair,), _) = read_all({"chosen": [U, A, U, {**A, "content": "good"}], "rejected": rejected})[1:]
    assert (pair.output, pair.fields) == ("good", {"note": "rejected answer:\nbad"})
    assert pair.extra == ({"rejected": rejected} if is_kept else {})


def test_a_history_whose_messages_hold_more_is_kept_as_it_stands() -> None:
    history = [{**U, "at": "noon"}, A]
    ((pair,), _) = read_all({"prompt": "u", "output": "a", "history": history})[1:]
    assert [turn.content for turn in pair.context] == ["u", "a"]
    assert pair.extra == {"history": history}


def test_what_an_exchange_holds_besides_goes_with_its_answer() -> None:
    ((pair,), _) = read_all({"turns": [{"human": "u", "assistant": "a", "n": 1}]})[1:]
    assert pair.extra == {"message_fields": [{}, {"n": 1}]}


def test_texts_of_a_dialogue_beside_a_pair_are_kept_beside_it() -> None:
    ((pair,), _) = read_all({"prompt": "p", "output": "o", "dialogue": ["u", "a"]})[1:]
    assert (pair.prompt, pair.extra) == ("p", {"dialogue": ["u", "a"]})


def test_a_json_text_that_no_record_may_hold_is_left_as_a_text() -> None:
    deep = '[{"role": "user", "content": "u", "n": ' + "[" * 150 + "]" * 150 + "}]"
    assert read_all({"messages": deep})[2] == [
        "no prompt with an output in a known form; its fields: messages"
    ]


def test_descriptions_of_tools_are_kept_beside_the_pair() -> None:
    tools = [{"type": "function", "function": {"name": "f"}}]
    ((pair,), _) = read_all({"messages": [U, A], "tools": tools})[1:]
    assert pair.extra == {"tools": tools}


def node(parent: str | None, role: str = "", *parts: Any, **more: Any) -> dict[str, Any]:
    content = {"content_type": "text", "parts": list(parts)}
    message = {"author": {"role": role}, "content": content, **more} if role else None
    return {"parent": parent, "message": message, "children": []}


TREE = {
    "root": node(None),
    "sys": node("root", "system", ""),
    "ask": node("sys", "user", "u"),
    "old": node("ask", "assistant", "an earlier answer"),
    "new": node("ask", "assistant", "a", metadata={"model_slug": "model-4"}),
}


def test_an_account_export_gives_the_branch_that_was_shown_last() -> None:
    record = {"title": "Docks", "mapping": TREE, "current_node": "new", "id": "c1"}
    dialect, (pair,), _ = read_all(record)
    assert dialect == "chatgpt-export"
    assert (pair.context, pair.prompt, pair.output) == ((), "u", "a")
    assert pair.fields == {"teacher": "model-4"}
    assert pair.extra["other_branches"] == {"old": TREE["old"]}
    assert (pair.extra["title"], pair.extra["id"]) == ("Docks", "c1")
    assert read_all({"mapping": TREE})[1][0].output == "a"


@pytest.mark.parametrize(
    ("tree", "reason"),
    [
        ({**TREE, "new": node("new", "assistant", "a")}, "the tree of messages has no way from current_node"),
        (
            {**TREE, "new": node("gone", "assistant", "a")},
            "the tree of messages has no way from current_node",
        ),
        ({**TREE, "new": node("sys", "user", "a")}, "no assistant message"),
        ({**TREE, "new": node("ask", "assistant", "a", recipient="python")}, "a message calls a tool; "),
        ({**TREE, "new": node("ask", "tool", "a")}, "message 2 has the role tool; "),
        (
            {**TREE, "ask": node("sys", "user", {"content_type": "image_asset_pointer"})},
            "message 1 holds a part of type 'image_asset_pointer'",
        ),
    ],
)
def test_an_account_export_without_a_pair_at_its_end_says_why(tree: dict[str, Any], reason: str) -> None:
    _, pairs, (said,) = read_all({"mapping": tree, "current_node": "new"})
    assert pairs == []
    assert said.startswith(reason)

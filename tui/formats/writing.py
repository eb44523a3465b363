"""From a pair to one row of a training file: training columns only, the same ones on every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import orjson

from tui.core.pair import Message, Pair
from tui.formats.dumping import message_row


class CannotWrite(ValueError):  # noqa: N818
    """A pair that a format has no place for; the message says in plain words why."""


def _messages(pair: Pair) -> dict[str, Any]:
    return {"messages": [message_row(message) for message in pair.messages]}


def _prompt_completion(pair: Pair) -> dict[str, Any]:
    *prompt, completion = (message_row(message) for message in pair.messages)
    return {"prompt": prompt, "completion": [completion]}


_SHAREGPT_ROLES = MappingProxyType({"system": "system", "user": "human", "assistant": "gpt"})


def _sharegpt(pair: Pair) -> dict[str, Any]:
    turns = [{"from": _SHAREGPT_ROLES[message.role], "value": message.content} for message in pair.messages]
    return {"conversations": turns}


def _alpaca(pair: Pair) -> dict[str, Any]:
    has_system = bool(pair.context) and pair.context[0].role == "system"
    return {
        "instruction": pair.prompt,
        "input": "",
        "output": pair.output,
        "system": pair.context[0].content if has_system else "",
        "history": _history(pair.context[has_system:]),
    }


def _history(turns: Sequence[Message]) -> list[list[str]]:
    """Earlier turns as [user's text, assistant's text].

    Raises:
        CannotWrite: they do not alternate from a user's to an assistant's.
    """
    expected = ["user", "assistant"] * (len(turns) // 2)
    if [turn.role for turn in turns] != expected:
        raise CannotWrite("the turns before the prompt do not alternate between user and assistant")
    users, assistants = turns[::2], turns[1::2]
    return [[user.content, answer.content] for user, answer in zip(users, assistants, strict=True)]


FORMATS: Mapping[str, Callable[[Pair], dict[str, Any]]] = MappingProxyType(
    {
        "messages": _messages,
        "prompt-completion": _prompt_completion,
        "sharegpt": _sharegpt,
        "alpaca": _alpaca,
    }
)
"""Name of a format to the row that it makes of a pair. Raises CannotWrite where it has no place for one."""


def encode_row(row: Mapping[str, Any]) -> bytes:
    """One line of JSONL: UTF-8, nothing escaped that need not be, keys in the order given.

    Raises:
        TypeError: a value is no JSON, or a text holds half of a surrogate pair.
    """
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)

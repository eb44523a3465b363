"""From a pair to one row of a training file: training columns only, the same ones on every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import orjson

from tui.core.pair import Pair
from tui.formats.dumping import message_row


class CannotWrite(ValueError):  # noqa: N818
    """A pair that a format has no place for; the message says in plain words why."""


def _messages(pair: Pair) -> dict[str, Any]:
    return {"messages": [message_row(message) for message in pair.messages]}


def _prompt_completion(pair: Pair) -> dict[str, Any]:
    *prompt, completion = (message_row(message) for message in pair.messages)
    return {"prompt": prompt, "completion": [completion]}


SYSTEM = "system"
TURN_ROLES: Mapping[str, str] = MappingProxyType({"user": "human", "assistant": "gpt"})
"""Role of those who speak in turn to what ShareGPT calls it."""


def _sharegpt(pair: Pair) -> dict[str, Any]:
    roles = {SYSTEM: SYSTEM, **TURN_ROLES}
    turns = [{"from": roles[message.role], "value": message.content} for message in pair.messages]
    return {"conversations": turns}


def _alpaca(pair: Pair) -> dict[str, Any]:
    """One exchange as four texts.

    Earlier turns have no place: a column of lists that is empty on every row of one file has another type
    there than in the next, and the two can't be loaded together.

    Raises:
        CannotWrite: something other than one system message stands before the prompt.
    """
    roles = [message.role for message in pair.context]
    if roles not in ([], [SYSTEM]):
        raise CannotWrite("it holds one prompt and its output, and this pair has earlier turns")
    return {
        "instruction": pair.prompt,
        "input": "",
        "output": pair.output,
        "system": pair.context[0].content if pair.context else "",
    }


FORMATS: Mapping[str, Callable[[Pair], dict[str, Any]]] = MappingProxyType(
    {
        "messages": _messages,
        "prompt-completion": _prompt_completion,
        "sharegpt": _sharegpt,
        "alpaca": _alpaca,
    }
)
"""Name of a format to the row that it makes of a pair. Raises CannotWrite where it has no place for one."""

LAST_ANSWER_ALONE = "prompt-completion"
"""The format whose rows are trained on their last answer alone; the others on every one of a conversation."""


def encode_row(row: Mapping[str, Any]) -> bytes:
    """One line of JSONL: UTF-8, nothing escaped that need not be, keys in the order given.

    Raises:
        TypeError: a value is no JSON, or a text holds half of a surrogate pair.
    """
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)

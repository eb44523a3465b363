"""The dialects of training files: one row each, tried in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tui.core.pair import Message
from tui.formats.conversation import (
    BadRecord,
    Body,
    body_text,
    read_messages,
    structure_problems,
    text_of,
)
from tui.formats.dumping import is_dump_row, message_row, read_dump_row
from tui.formats.field_names import fold, folded

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Dialect:
    """One way to write a pair as a JSON object."""

    name: str
    says: str
    """What its records look like, for a person."""
    matches: Callable[[Record], bool]
    """Whether a record, under folded names, is of this dialect."""
    read: Callable[[Record], Body]
    """The pair in a record that matches, given under folded names. Raises BadRecord."""


def _read_messages(record: Record) -> Body:
    return read_messages(record["messages"], frozenset({"messages"}))


def _read_prompt_completion(record: Record) -> Body:
    turns = [*record["prompt"], *record["completion"]]
    return read_messages(turns, frozenset({"prompt", "completion"}))


def _read_sharegpt(record: Record) -> Body:
    system = [message_row(message) for message in _system(record)]
    turns = [*system, *map(_as_message, record["conversations"])]
    return read_messages(turns, frozenset({"conversations", "system"}))


_MESSAGE_NAMES = {"from": "role", "value": "content"}


def _as_message(turn: object) -> object:
    """A turn under the names that a message has; one that has them already stays."""
    if not isinstance(turn, Mapping) or "role" in folded(turn):
        return turn
    return {_MESSAGE_NAMES.get(fold(name), name): value for name, value in turn.items()}


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _system(record: Record) -> tuple[Message, ...]:
    """The system message of a field ``system``, where it says something."""
    value = record.get("system")
    return () if _is_blank(value) else (Message("system", text_of(value, "the system message")),)


def _history(record: Record) -> list[Message]:
    """The turns of a field ``history``: a list of [user's text, assistant's text]."""
    turns = record.get("history") or []
    if not (isinstance(turns, list) and all(isinstance(turn, list) and len(turn) == 2 for turn in turns)):
        raise BadRecord("the history is not a list of [user, assistant] texts")
    messages = []
    for user, assistant in turns:
        messages.append(Message("user", text_of(user, "a user's text of the history")))
        messages.append(Message("assistant", text_of(assistant, "an assistant's text of the history")))
    return messages


def _body(prompt: str, output: str, context: Sequence[Message], used: frozenset[str]) -> Body:
    messages = (*context, Message("user", prompt), Message("assistant", output))
    return Body(prompt, output, tuple(context), structure_problems(messages), used)


def _read_alpaca(record: Record) -> Body:
    """Empty parts of instruction and input are skipped, as trainers do when they join the two."""
    names = [name for name in ("instruction", "input") if not _is_blank(record.get(name))]
    prompt = "\n".join(text_of(record[name], f"the {name}") for name in names)
    return _body(
        body_text(prompt, "the prompt"),
        body_text(record["output"], "the output"),
        [*_system(record), *_history(record)],
        frozenset({"instruction", "input", "output", "system", "history"}),
    )


_OUTPUTS = ("output", "completion", "response")


def _output_name(record: Record) -> str | None:
    """The field with the output: the first that is there and not null, else the first that is there."""
    there = [name for name in _OUTPUTS if name in record]
    return next((name for name in there if record[name] is not None), there[0] if there else None)


def _read_prompt_output(record: Record) -> Body:
    name = _output_name(record)
    assert name is not None
    return _body(
        body_text(record["prompt"], "the prompt"),
        body_text(record[name], f"the {name}"),
        _system(record),
        frozenset({"prompt", name, "system"}),
    )


DIALECTS: tuple[Dialect, ...] = (
    Dialect("pairsmith", "a row of pairsmith dump", is_dump_row, read_dump_row),
    Dialect(
        "messages",
        "messages: a list of {role, content}",
        lambda record: isinstance(record.get("messages"), list),
        _read_messages,
    ),
    Dialect(
        "sharegpt",
        "conversations: a list of {from, value}, with system where there is one",
        lambda record: isinstance(record.get("conversations"), list),
        _read_sharegpt,
    ),
    Dialect(
        "prompt-completion",
        "prompt and completion, both lists of {role, content}",
        lambda record: all(isinstance(record.get(name), list) for name in ("prompt", "completion")),
        _read_prompt_completion,
    ),
    Dialect(
        "alpaca",
        "instruction and output, with input, system and history where there are any",
        lambda record: "instruction" in record and "output" in record,
        _read_alpaca,
    ),
    Dialect(
        "prompt-output",
        "prompt and one of output, completion and response, with system where there is one",
        lambda record: "prompt" in record and _output_name(record) is not None,
        _read_prompt_output,
    ),
)
"""First match wins, so what is told by more fields stands first."""


def dialect_of(record: Record) -> Dialect | None:
    """The dialect that a record is written in, whatever the case of its field names."""
    values = folded(record)
    return next((dialect for dialect in DIALECTS if dialect.matches(values)), None)

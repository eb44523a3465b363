"""A pair with all that is known of it as one JSON object: what ``dump`` writes and ``import`` takes back."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tui.core.fields import Parser, body, kind, storable
from tui.core.pair import Message, Pair
from tui.core.rubric import FLAG_NAMES
from tui.core.texts import WORDS, is_name
from tui.formats.conversation import BAD_FIELD, BadRecord, Body, body_text, messages_in, read_messages

COLUMNS = tuple(column.name for column in dataclasses.fields(Pair))
"""What a row of ``dump`` holds, in its order."""
DRAFTS = "drafts"
"""What it holds besides, where something was typed and not saved: name of a text to what was typed."""

_MARKS = frozenset({"prompt", "output", "uid", "original_output"})


def message_row(message: Message) -> dict[str, str]:
    """A message as ``{"role": .., "content": ..}``."""
    return {"role": message.role, "content": message.content}


def dump_row(pair: Pair, drafts: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """Every column of a pair by name, in the order of Pair; its drafts last, where there are any.

    ``context``, ``tags`` and ``problems`` are lists, ``flags`` is an object of five booleans.
    """
    row: dict[str, Any] = {name: getattr(pair, name) for name in COLUMNS}
    row["context"] = [message_row(message) for message in pair.context]
    if pair.original_context is not None:
        row["original_context"] = [message_row(message) for message in pair.original_context]
    row["flags"] = {name: name in pair.flags for name in FLAG_NAMES}
    row["tags"] = list(pair.tags)
    row["problems"] = list(pair.problems)
    row["extra"] = dict(pair.extra)
    return {**row, DRAFTS: dict(drafts)} if drafts else row


def is_dump_row(record: Mapping[str, Any]) -> bool:
    """Whether a record has the fields that no other dialect has together.

    More than one is asked for, as the bookkeeping columns of a dump row are left out when it is read.
    """
    return record.keys() >= _MARKS


def read_dump_row(record: Mapping[str, Any]) -> Body:
    """The texts of a dump row, those first imported, its drafts, its problems and its ``extra``.

    All columns of Pair count as used. The store makes those anew that are bookkeeping: id, uid, score,
    revision, times, source and similarity.

    Raises:
        BadRecord: the prompt, the output or the context is unfit.
    """
    before = record.get("context") or []
    if not isinstance(before, list):
        raise BadRecord(f"the context is {kind(before)}, not a list of messages")
    prompt = Message("user", body_text(record["prompt"], "the prompt"))
    output = Message("assistant", body_text(record["output"], "the output"))
    turns = [*before, message_row(prompt), message_row(output)]
    conversation = read_messages(turns, frozenset((*COLUMNS, DRAFTS)))
    columns, bad = _own_columns(record)
    problems = (*columns.pop("problems", ()), *conversation.problems, *((BAD_FIELD,) if bad else ()))
    extra = {**columns.pop("extra", {}), **conversation.extra, **bad}
    drafts = columns.pop(DRAFTS, {})
    return dataclasses.replace(conversation, problems=problems, fields=columns, extra=extra, drafts=drafts)


def _codes(value: object) -> tuple[str, ...]:
    if not (isinstance(value, list) and all(isinstance(code, str) for code in value)):
        raise ValueError(f"is {kind(value)}, not a list of words")
    return tuple(value)


def _messages(value: object) -> tuple[Message, ...]:
    if not isinstance(value, list):
        raise ValueError(f"is {kind(value)}, not a list of messages")
    return messages_in(value)


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"is {kind(value)}, not an object")
    return value


def _drafts(value: object) -> dict[str, str]:
    drafts = _object(value)
    if not all((is_name(name) or name in WORDS) and isinstance(text, str) for name, text in drafts.items()):
        raise ValueError("is not an object of prompt, output and turns with texts")
    return {name: storable(text) for name, text in drafts.items()}


_PARSERS: Mapping[str, Parser] = MappingProxyType(
    {
        "original_prompt": body,
        "original_output": body,
        "original_context": _messages,
        "problems": _codes,
        "extra": _object,
        DRAFTS: _drafts,
    }
)
"""Columns that no other dialect brings. Parsers raise ValueError."""


def _own_columns(record: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns of ``_PARSERS`` that were understood, and as they stand those that were not."""
    columns: dict[str, Any] = {}
    bad: dict[str, Any] = {}
    for name, parse in _PARSERS.items():
        if (value := record.get(name)) is None:
            continue
        try:
            columns[name] = parse(value)
        except ValueError:
            bad[name] = value
    return columns, bad

"""Between rows of the ``pairs`` table and the values that the rest of the program uses."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import orjson

from tui.core.errors import DOCTOR, DamagedError
from tui.core.pair import Message, Pair
from tui.core.phases import suggested_phase
from tui.core.rubric import FLAG_NAMES, Rubric

PAIR_COLUMNS = (
    "id, uid, context, original_context, prompt, output, "
    "coalesce(original_prompt, prompt) AS original_prompt, "
    "coalesce(original_output, output) AS original_output, "
    + ", ".join(FLAG_NAMES)
    + ", score, status, decided_by, reason, note, intent, phase, split, behaviour, category, tags, origin, "
    "teacher, source_id, source_line, problems, extra, alike, revision, created_at, updated_at, decided_at"
)

_LISTS = frozenset({"tags", "problems"})

_FIELDS = frozenset(field.name for field in fields(Pair))


def _damaged() -> DamagedError:
    return DamagedError("a row of the database is damaged", DOCTOR)


def pair_of(row: sqlite3.Row | Mapping[str, Any]) -> Pair:
    """A row with ``PAIR_COLUMNS`` as a pair.

    Raises:
        DamagedError: it holds what no pair can; so do the others here that read.
    """
    values = dict(row)
    values["flags"] = frozenset([name for name in FLAG_NAMES if values.pop(name)])
    values["context"] = messages_of(values["context"])
    if values["original_context"] is not None:
        values["original_context"] = messages_of(values["original_context"])
    try:
        # Most pairs have none of these, and whoever reads a large set reads them all.
        for name in _LISTS:
            values[name] = () if values[name] == "[]" else tuple(orjson.loads(values[name]))
        values["extra"] = {} if values["extra"] == "{}" else orjson.loads(values["extra"])
    except (ValueError, TypeError):
        raise _damaged() from None
    return Pair(**values)


def messages_of(text: str) -> tuple[Message, ...]:
    """Stored context messages."""
    if text == "[]":
        return ()
    try:
        return tuple(Message(turn["role"], turn["content"]) for turn in orjson.loads(text))
    except (ValueError, TypeError, KeyError):
        raise _damaged() from None


def to_json(value: object) -> str:
    """JSON text with sorted keys, so that equal values are equal texts."""
    return json_bytes(value).decode()


def json_bytes(value: object) -> bytes:
    """The same in UTF-8."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, float):
        return float(value)  # A number that also knows how it was written.
    raise TypeError(f"{type(value).__name__} has no JSON form")


def columns_of(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Changed fields as column values."""
    columns: dict[str, Any] = {}
    for name, value in changes.items():
        if name == "flags":
            columns.update({flag: int(flag in value) for flag in FLAG_NAMES})
        elif name in _LISTS or name == "context":
            columns[name] = to_json(value)
        else:
            columns[name] = value
    return columns


def derived_columns(pair: Pair, rubric: Rubric) -> dict[str, Any]:
    """The columns that follow from others: kept so that the queue can filter and sort by index."""
    return {
        "score": rubric.score(pair.flags),
        "suggested_phase": suggested_phase(pair),
        "output_chars": len(pair.output),
        "rewritten": int(pair.rewritten),
    }


def fields_from_json(text: str) -> dict[str, Any]:
    """The ``before`` or ``after`` of a journal row, with the types that a pair has."""
    try:
        values: dict[str, Any] = orjson.loads(text)
        if not values.keys() <= _FIELDS:
            raise _damaged()
        if "flags" in values:
            values["flags"] = frozenset(values["flags"])
        for name in _LISTS & values.keys():
            values[name] = tuple(values[name])
        if "context" in values:
            values["context"] = tuple(Message(**turn) for turn in values["context"])
    except (ValueError, TypeError, AttributeError):
        raise _damaged() from None
    return values

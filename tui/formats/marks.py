"""Marks that other tools put on a record which an expert should see: do not train on this, this is bad.

Sources: OpenAI (``weight`` 0 or 1 on a message), Axolotl (``train``), loss masks, TRL's KTO (``label``),
LLaMA-Factory (``kto_tag``). The fields themselves stay in ``extra``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from tui.core.pair import Message
from tui.formats.field_names import MESSAGE_FIELDS, folded

_TRAINED = ("weight", "train", "loss", "mask")
_GOOD = ("label", "kto_tag")

MARKS: Mapping[str, tuple[str, ...]] = MappingProxyType({"not_trained": _TRAINED, "labelled_bad": _GOOD})
"""Problem code to the fields of a record in which a no means it."""


TURN_NOT_TRAINED = "turn_not_trained"
"""Problem code of a conversation with an answer before the last that is not to be trained on."""

MARK_NAMES = frozenset((*_TRAINED, *_GOOD))


def marks_of(values: Mapping[str, Any], extra: Mapping[str, Any]) -> tuple[str, ...]:
    """Problem codes that the fields of a record, or those of its last message, stand for.

    ``values`` are under folded names; ``extra`` is what its dialect has left over.
    """
    found: list[str] = []
    if not MARK_NAMES.isdisjoint(values):
        found += [
            code for code, names in MARKS.items() if any(_is_no(name, values.get(name)) for name in names)
        ]
    messages: Sequence[Mapping[str, Any]] = extra.get(MESSAGE_FIELDS) or ()
    if messages and _is_untrained(messages[-1]):
        found.append("not_trained")
    return tuple(dict.fromkeys(found))


def marks_before(messages: Sequence[Message], fields: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The problem code that marks on answers before the last message stand for.

    ``fields`` is what each message holds beside role and content. Only answers are trained on anyway.
    """
    turns = zip(messages[:-1], fields[:-1], strict=True)
    is_marked = any(
        beside and message.role == "assistant" and _is_untrained(beside) for message, beside in turns
    )
    return (TURN_NOT_TRAINED,) if is_marked else ()


def _is_untrained(fields: Mapping[str, Any]) -> bool:
    values = folded(fields)
    return any(_is_no(name, values.get(name)) for name in _TRAINED)


def _is_no(name: str, value: object) -> bool:
    """Whether a mark says no. The label 0 is a class in many a file; nobody means a bad answer by it."""
    if isinstance(value, str):
        return value.strip().casefold() == "false" or (name in _TRAINED and value.strip() == "0")
    if isinstance(value, bool):
        return not value
    return name in _TRAINED and isinstance(value, (int, float)) and value == 0

"""Turns of a conversation as other tools write them: under which names, and how a list of them is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tui.formats.conversation import ROLES, TOOL_ROLES
from tui.formats.field_names import fold, folded

ROLE_NAMES = ("role", "from", "speaker", "author", "sender")
_ORDER = ("system", "user", "assistant")
CONTENT_NAMES = ("content", "value", "text", "message", "parts")


def as_message(turn: object) -> object:
    """A turn under the names that a message has; one that has them already stays."""
    if not isinstance(turn, Mapping) or ("role" in turn and "content" in turn):
        return turn
    names = folded(turn)
    role = next((name for name in ROLE_NAMES if name in names), "role")
    content = next((name for name in CONTENT_NAMES if name in names), "content")
    if (role, content) == ("role", "content"):
        return turn
    renamed = {role: "role", content: "content"}
    message = {renamed.get(fold(name), name): value for name, value in turn.items()}
    author = message.get("role")
    return {**message, "role": author.get("role")} if isinstance(author, Mapping) else message


def as_messages(turns: Sequence[object]) -> list[object]:
    """Turns as messages; an exchange in one object, ``{"human": .., "assistant": ..}``, becomes two."""
    return [message for turn in turns for message in _exchange(turn) or [as_message(turn)]]


def _exchange(turn: object) -> list[object]:
    """The messages of an object with a text for each role; what it holds besides goes with the last.

    Only the name ``human`` tells such a one for sure: records of their own have the other names too.
    """
    if not isinstance(turn, Mapping) or "role" in turn:
        return []
    names = folded(turn)
    said = {ROLES[name]: name for name in names if name in ROLES}
    others = {name: value for name, value in names.items() if name not in ROLES}
    if "human" not in names or "assistant" not in said or len(said) + len(others) != len(turn):
        return []
    messages = [{"role": role, "content": names[said[role]]} for role in _ORDER if role in said]
    return [*messages[:-1], {**others, **messages[-1]}]


def begins_with_turn(value: object) -> bool:
    """Whether a value is a list whose first item says whose turn it is."""
    first = value[0] if isinstance(value, list) and value else None
    if not isinstance(first, Mapping):
        return False
    return not folded(first).keys().isdisjoint(ROLE_NAMES) or bool(_exchange(first))


def is_turn(value: object) -> bool:
    """Whether an object is a turn wherever it stands: it has a role that is known, and something said."""
    if not isinstance(value, Mapping):
        return False
    message = as_message(value)
    assert isinstance(message, Mapping)
    names = folded(message)
    role = names.get("role")
    is_known = isinstance(role, str) and (fold(role) in ROLES or fold(role) in TOOL_ROLES)
    return is_known and ("content" in names or "tool_calls" in names)


def is_conversation(value: Any) -> bool:
    """Whether a list that stands where a record should is the turns of one conversation."""
    return isinstance(value, list) and bool(value) and is_turn(value[0])

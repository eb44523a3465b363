"""Turns of a conversation as other tools write them: under which names, and how a list of them is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.formats.conversation import ROLES, TOOL_ROLES
from tui.formats.field_names import fold, folded

ROLE_NAMES = ("role", "from", "speaker", "author")
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


def begins_with_turn(value: object) -> bool:
    """Whether a value is a list whose first item says whose turn it is."""
    first = value[0] if isinstance(value, list) and value else None
    return isinstance(first, Mapping) and not folded(first).keys().isdisjoint(ROLE_NAMES)


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

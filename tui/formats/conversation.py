"""From messages to a pair: the last answer and its prompt, with what comes before them as context."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, pairwise
from types import MappingProxyType
from typing import Any, TypeGuard

from tui.core.fields import kind, storable
from tui.core.pair import Message
from tui.core.text import is_blank
from tui.formats.field_names import MESSAGE_FIELDS, fold, folded
from tui.formats.marks import marks_before


class BadRecord(ValueError):  # noqa: N818
    """A record that is JSON but no pair; the message says in plain words why."""


@dataclass(frozen=True)
class Body:
    """What a dialect makes of a record."""

    prompt: str
    output: str
    context: tuple[Message, ...] = ()
    problems: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    """Folded names of the fields that went into it."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Columns that only this dialect brings, already parsed."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What stood inside the used fields and is no part of a pair."""
    drafts: Mapping[str, str] = field(default_factory=dict)
    """Texts that were typed and not saved, by field."""


ROLES: Mapping[str, str] = MappingProxyType(
    {
        "system": "system",
        "developer": "system",
        "user": "user",
        "human": "user",
        "assistant": "assistant",
        "gpt": "assistant",
        **dict.fromkeys(("customer", "prompter", "input"), "user"),
        **dict.fromkeys(("chatgpt", "bot", "model", "ai", "bing", "bard", "output"), "assistant"),
    }
)
"""Folded role, as files write it, to the role of a Message."""

BAD_FIELD = "bad_field"
"""Problem code of a record with a decision that could not be understood, and stands in ``extra``."""

_CALLS = ("tool_calls", "function_call")
_CALLING_ROLES = frozenset({*_CALLS, "tool_call"})
TOOL_ROLES = frozenset({"tool", "function", "observation", "ipython"}) | _CALLING_ROLES
_NO_TOOLS = "conversations with tools are not read"
_ROLE_AND_CONTENT = frozenset({"role", "content"})


def text_of(value: object, what: str) -> str:
    """A text exactly as it stands, or a number as text.

    Raises:
        BadRecord: it is neither, or holds a NUL or half of a surrogate pair; ``what`` names it.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise BadRecord(f"{what} is {value}, not text")
        value = getattr(value, "written", str(value))
    if not isinstance(value, str):
        raise BadRecord(f"{what} is {kind(value)}, not text")
    try:
        return storable(value)
    except ValueError as error:
        raise BadRecord(f"{what} {error}") from None


def body_text(value: object, what: str) -> str:
    """A prompt or an output: like ``text_of``, but a blank text is a BadRecord too."""
    text = text_of(value, what)
    if is_blank(text):
        raise BadRecord(f"{what} is empty")
    return text


def messages_in(turns: Sequence[object]) -> tuple[Message, ...]:
    """Turns as messages, whatever their order; what they hold beside role and content is left out.

    Raises:
        BadRecord: one is no text, or calls or answers a tool.
    """
    return tuple(_read_message(turn, number)[0] for number, turn in enumerate(turns, start=1))


def read_messages(turns: Sequence[object], used: frozenset[str]) -> Body:
    """The pair at the end of a conversation.

    Raises:
        BadRecord: there is no output at the end with its prompt right before it, a message is no text,
            or one calls or answers a tool.
    """
    read = [_read_message(turn, number) for number, turn in enumerate(turns, start=1)]
    messages = [message for message, _ in read]
    _check_end(messages)
    rest = [others for _, others in read]
    return Body(
        prompt=body_text(messages[-2].content, "the prompt"),
        output=body_text(messages[-1].content, "the output"),
        context=tuple(messages[:-2]),
        problems=(*structure_problems(messages), *marks_before(messages, rest)),
        used=used,
        extra={MESSAGE_FIELDS: rest} if any(rest) else {},
    )


def _read_message(turn: object, number: int) -> tuple[Message, dict[str, Any]]:
    """One message, and its fields that are neither null nor role nor content."""
    what = f"message {number}"
    if not isinstance(turn, Mapping):
        raise BadRecord(f"{what} is {kind(turn)}, not an object")
    if turn.keys() == _ROLE_AND_CONTENT:
        return Message(_role(turn["role"], what), _content(turn["content"], what)), {}
    values = folded(turn)
    if any(values.get(name) for name in _CALLS):
        raise BadRecord(f"{what} calls a tool; {_NO_TOOLS}")
    message = Message(_role(values.get("role"), what), _content(values.get("content"), what))
    others = {name: turn[name] for name in turn if fold(name) not in ("role", "content", *_CALLS)}
    return message, {name: value for name, value in others.items() if value is not None}


def _role(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise BadRecord(f"{what} has no role")
    word = fold(value)
    if word in TOOL_ROLES:
        why = "calls a tool" if word in _CALLING_ROLES else f"has the role {word}"
        raise BadRecord(f"{what} {why}; {_NO_TOOLS}")
    if word not in ROLES:
        raise BadRecord(f"{what} has the unknown role {value[:40]!r}")
    return ROLES[word]


_TEXT_PARTS = frozenset({"text", "input_text", "output_text"})
_PARTS_OF = ("text", "multimodal_text")


def _holds_parts(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a content is ``{"content_type": "text", "parts": [..]}``, with the type or without."""
    if not isinstance(value, Mapping) or not isinstance(value.get("parts"), list):
        return False
    return value.keys() <= {"parts", "content_type"} and value.get("content_type", "text") in _PARTS_OF


def _content(value: object, what: str) -> str:
    """A text, or the parts of one in a list, or in an object as account exports have it.

    Two parts of the type text are joined by a line feed, as servers do for models that take one text alone,
    unless there is white space where they meet: words of two parts must not become one. Bare texts in a list
    are joined as they stand.
    """
    if _holds_parts(value):
        value = value["parts"]
    if not isinstance(value, list):
        return text_of(value, f"the content of {what}")
    text, is_typed = "", False
    for part in value:
        following, was_typed = _part(part, what), is_typed
        is_typed = isinstance(part, Mapping) and part.get("type") in _TEXT_PARTS
        meets = bool(text and following) and not (text[-1].isspace() or following[0].isspace())
        text += "\n" + following if was_typed and is_typed and meets else following
    return text


def _part(part: object, what: str) -> str:
    """One item of a content list: a text, ``{"type": "text", "text": ..}`` or ``{"text": ..}``."""
    if isinstance(part, str):
        return text_of(part, f"a part of {what}")
    if not isinstance(part, Mapping):
        raise BadRecord(f"{what} holds a part that is {kind(part)}, not an object")
    if part.get("type") in _TEXT_PARTS or (part.keys() == {"text"}):
        return text_of(part.get("text"), f"a part of {what}")
    kinds = part.get("type") or part.get("content_type") or ", ".join(map(str, part))
    raise BadRecord(f"{what} holds a part of type {str(kinds)[:40]!r}; only text is read")


def _check_end(messages: Sequence[Message]) -> None:
    if not messages:
        raise BadRecord("no messages")
    roles = [message.role for message in messages]
    if "assistant" not in roles:
        raise BadRecord("no assistant message")
    if roles[-1] != "assistant":
        raise BadRecord(f"ends on a {roles[-1]} message, not on the assistant's")
    if roles[-2:-1] != ["user"]:
        raise BadRecord("no user message right before the last assistant message")


def _after_start(messages: Sequence[Message]) -> list[Message]:
    """The messages from the first one on that is not the system's."""
    return list(dropwhile(lambda message: message.role == "system", messages))


_STRUCTURE: tuple[tuple[str, Callable[[Sequence[Message]], bool]], ...] = (
    ("assistant_first", lambda messages: _after_start(messages)[0].role == "assistant"),
    ("repeated_role", lambda messages: any(one.role == two.role for one, two in pairwise(messages))),
    ("system_in_middle", lambda messages: any(turn.role == "system" for turn in _after_start(messages))),
    ("blank_message", lambda messages: any(is_blank(turn.content) for turn in messages)),
)
"""Problem code to what a conversation that has it looks like. It is kept, for the expert to see."""


def structure_codes() -> tuple[str, ...]:
    """Every code that ``structure_problems`` may give."""
    return tuple(code for code, _ in _STRUCTURE)


def structure_problems(messages: Sequence[Message]) -> tuple[str, ...]:
    """What is odd about a conversation that ends on a user's and an assistant's message."""
    return tuple(code for code, holds in _STRUCTURE if holds(messages))

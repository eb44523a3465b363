"""Whole exchanges written into one text: ChatML, Llama 3 headers, Alpaca and other headings.

Sources: the chat templates of ChatML and Llama 3; Alpaca's prompt; the ``text`` column of
openassistant-guanaco (``### Human:``) and the transcripts of hh-rlhf (``Human:``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "instruction": "user",
        "input": "user",
        "question": "user",
        "response": "assistant",
        "answer": "assistant",
    }
)
"""Folded heading to role, where it is not a role's own name."""

_ENDS = ("<|im_end|>", "<|eot_id|>", "<|end_of_text|>", "<|endoftext|>", "</s>")
_BEGINNINGS = ("<|begin_of_text|>", "<s>")


@dataclass(frozen=True)
class _Layout:
    """One way to mark where a turn begins."""

    turn: re.Pattern[str]
    """Matches what stands before a turn; its one group is the role."""


_LAYOUTS = (
    _Layout(re.compile(r"<\|im_start\|>[ \t]*(\w+)[ \t]*\n")),
    _Layout(re.compile(r"<\|start_header_id\|>(\w+)<\|end_header_id\|>\s*")),
    _Layout(
        re.compile(r"#{2,3} ?(System|Instruction|Input|Question|Response|Answer|Human|User|Assistant) ?:\s*")
    ),
    _Layout(re.compile(r"(?:\A|\n\n)(Human|User|Assistant): ?")),
)
"""Tried in order; the first with a user's and an assistant's heading counts."""


def turns_in(text: str) -> list[dict[str, str]] | None:
    """The messages of an exchange that one text holds, or None where it has no headings of a known kind.

    What stands before the first heading, such as Alpaca's opening sentence, is the system's. An
    instruction and its input are one message.
    """
    for layout in _LAYOUTS:
        parts = layout.turn.split(text)
        names = [name.casefold() for name in parts[1::2]]
        roles = [_ROLES.get(name, name) for name in names]
        if "assistant" in roles and {"user", "human"} & set(roles):
            return _messages(parts[0], roles, parts[2::2])
    return None


def _messages(before: str, roles: list[str], texts: list[str]) -> list[dict[str, str]]:
    opening = _bare(before.lstrip())
    messages = [{"role": "system", "content": opening}] if opening else []
    last_role = ""
    for role, text in zip(roles, texts, strict=True):
        content = _bare(text)
        if role == last_role == "user":
            messages[-1]["content"] += f"\n{content}" if content else ""
        else:
            messages.append({"role": role, "content": content})
        last_role = role
    return messages


def _bare(text: str) -> str:
    """A text without the marks of a template around it, and without white space at its end."""
    text = text.rstrip()
    while mark := next((mark for mark in _ENDS if text.endswith(mark)), None):
        text = text.removesuffix(mark).rstrip()
    while mark := next((mark for mark in _BEGINNINGS if text.startswith(mark)), None):
        text = text.removeprefix(mark).lstrip()
    return text

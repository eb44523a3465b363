"""Preference rows: the chosen answer is the output, the rejected one is kept in the note.

Sources: TRL (``prompt``, ``chosen``, ``rejected``, as texts or lists of messages), hh-rlhf (transcripts),
OpenAI (``input``, ``preferred_output``, ``non_preferred_output``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tui.core.fields import kind
from tui.formats.conversation import BadRecord, Body, body_text, read_messages, text_of
from tui.formats.plain_text import turns_in
from tui.formats.turns import as_messages

_NAMES = (
    ("chosen", "rejected"),
    ("chosen_messages", "rejected_messages"),
    ("preferred_output", "non_preferred_output"),
)
_PROMPTS = ("prompt", "question", "instruction", "query", "input")
REJECTED = "rejected answer:\n"
"""What the note with a rejected answer begins with."""


def _names(record: Mapping[str, Any]) -> tuple[str, str] | None:
    return next((names for names in _NAMES if all(name in record for name in names)), None)


def is_preference(record: Mapping[str, Any]) -> bool:
    """Whether a record under folded names has an answer that was chosen and one that was not."""
    return _names(record) is not None


def read_preference(record: Mapping[str, Any]) -> Body:
    """The pair with the chosen answer. Of the rejected one more than the note holds is kept as it stands.

    Raises:
        BadRecord: there is no prompt with a chosen answer.
    """
    names = _names(record)
    assert names is not None
    chosen, rejected = names
    asked = next((name for name in _PROMPTS if record.get(name) not in (None, "", [])), None)
    before = _turns(record[asked], "user", f"the {asked}") if asked else []
    answer = _turns(record[chosen], "assistant", f"the {chosen}")
    if not before and isinstance(record[chosen], str):
        answer = turns_in(record[chosen]) or answer
    system = record.get("system")
    start = [{"role": "system", "content": system}] if isinstance(system, str) and system.strip() else []
    turns = [*start, *(answer if _holds_user(answer) else [*before, *answer])]
    if not _holds_user(turns):
        raise BadRecord(f"a {chosen} answer without a prompt")
    used = {chosen, *([asked] if asked else []), *(["system"] if start else [])}
    body = read_messages(turns, frozenset(used))
    text = _last_text(record[rejected])
    if text is None or record.get("note"):
        return body
    noted = {rejected} if _says_no_more(record[rejected], turns[:-1]) else set()
    return replace(body, used=body.used | noted, fields={"note": REJECTED + text})


def _says_no_more(rejected: object, before: list[Any]) -> bool:
    """Whether all that leads to a rejected answer leads to the chosen one too, and it holds a text alone."""
    turns = turns_in(rejected) if isinstance(rejected, str) else rejected
    if not isinstance(turns, list):
        return True
    *earlier, last = as_messages(turns)
    is_shared = earlier == before[len(before) - len(earlier) :]
    return is_shared and isinstance(last, Mapping) and last.keys() <= {"role", "content"}


def _turns(value: object, role: str, what: str) -> list[Any]:
    """The messages of a text, of a list of messages or of an object that holds one."""
    if isinstance(value, Mapping):
        value = value.get("messages")
    if isinstance(value, list):
        odd = next((item for item in value if not isinstance(item, Mapping)), value)
        if odd is not value:
            raise BadRecord(f"{what} is a list that holds {kind(odd)}; write it as a text or as messages")
        return as_messages(value)
    return [{"role": role, "content": body_text(value, what)}]


def _holds_user(turns: list[Any]) -> bool:
    return any(isinstance(turn, Mapping) and turn.get("role") in ("user", "human") for turn in turns)


def _last_text(value: object) -> str | None:
    """The rejected answer, where it is a text or ends a list of messages; None keeps it as it stands."""
    if isinstance(value, list):
        last = as_messages(value)[-1] if value else None
        value = last.get("content") if isinstance(last, Mapping) else None
    elif isinstance(value, str) and (turns := turns_in(value)):
        value = turns[-1]["content"]
    try:
        return text_of(value, "the rejected answer").strip() or None
    except BadRecord:
        return None

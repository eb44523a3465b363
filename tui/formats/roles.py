"""What each field of a record was read as, told from the pair that came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.core.fields import FIELDS
from tui.core.pair import IncomingPair
from tui.core.rubric import FLAG_NAMES
from tui.formats.field_names import OTHER_NAMES, fold

_OWN_NAMES = frozenset({*FIELDS, *FLAG_NAMES, "flags", "messages", "system", "history"})


def role_of(field: str, value: object, pair: IncomingPair, mapping: Mapping[str, str]) -> str:
    """Which of ours a field became that was read into a pair; '' where its value does not tell.

    The value decides where the name does not, so that this holds for every dialect.
    """
    name = fold(field)
    named = [
        *(ours for ours, theirs in mapping.items() if theirs == name),
        *(name for name in (name,) if name in _OWN_NAMES),
        *(column for column, names in OTHER_NAMES.items() if name in names and column in pair.fields),
    ]
    if named:
        return named[0]
    if isinstance(value, str):
        return _role_of_text(value.strip(), pair)
    return "messages" if isinstance(value, (list, Mapping)) and value else ""


def _role_of_text(text: str, pair: IncomingPair) -> str:
    output, prompt = pair.output.strip(), pair.prompt.strip()
    system = [turn.content.strip() for turn in pair.context if turn.role == "system"]
    told: tuple[tuple[str, bool], ...] = (
        ("", not text),
        ("output", text == output),
        ("prompt", text == prompt),
        ("system", text in system),
        ("messages", output in text and prompt in text),
        ("prompt", text in prompt or prompt in text),
        ("output", text in output or output in text),
    )
    return next((role for role, fits in told if fits), "")


def is_beside(field: str, extra: Mapping[str, Any]) -> bool:
    """Whether a field was kept beside the pair, under its name or one that says that it lost it."""
    kept = {fold(name) for name in extra}
    return not kept.isdisjoint({fold(field), fold(f"{field} (not mapped)")})

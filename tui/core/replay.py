"""What a pair must be, by what it came with and by every change that the journal has of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.decide import Changes
from tui.core.fields import FIELDS
from tui.core.pair import Pair
from tui.core.rubric import Rubric

_TEXTS = ("prompt", "output", "context")

USUAL: Mapping[str, Any] = MappingProxyType(
    {field.name: field.default for field in fields(Pair) if field.name in FIELDS or field.name == "flags"}
    | {"flags": frozenset()}
)
"""What a pair came with holds where nobody decided; of its texts, see ``as_imported``."""


class Change(NamedTuple):
    """One entry of the journal, without its step."""

    at: str
    before: Changes
    after: Changes


def came_with(pair: Pair) -> dict[str, Any]:
    """What a pair that just came in brings besides its original texts, where that is not the usual."""
    plain = as_imported(pair, {})
    brought = {name: getattr(pair, name) for name in USUAL if getattr(pair, name) != getattr(plain, name)}
    return brought if pair.original_context is None else {**brought, "context": pair.context}


def as_imported(pair: Pair, brought: Changes) -> Pair:
    """A pair as it came in: its originals and what it came with, whatever was done to it since."""
    context = pair.context if pair.original_context is None else pair.original_context
    undecided = {name: value for name, value in USUAL.items() if name not in _TEXTS}
    imported = replace(
        pair,
        **undecided,
        prompt=pair.original_prompt,
        output=pair.original_output,
        context=context,
        original_context=context if "context" in brought else None,
        revision=1,
        updated_at=pair.created_at,
    )
    imported = replace(imported, **brought)
    return replace(imported, decided_at=None if imported.status == "new" else pair.created_at)


def replayed(imported: Pair, changes: Iterable[Change], rubric: Rubric) -> tuple[Pair, int | None]:
    """A pair after every change since it came in.

    Also says which change, counted from 0, is the first that begins from another state than the one that the
    changes before it led to; nothing where each follows from the others.
    """
    pair, gap = imported, None
    for number, change in enumerate(changes):
        if gap is None and any(getattr(pair, name) != value for name, value in change.before.items()):
            gap = number
        if "context" in change.after and pair.original_context is None:
            pair = replace(pair, original_context=pair.context)
        pair = replace(pair, **change.after, revision=pair.revision + 1, updated_at=change.at)
        if "status" in change.after:
            pair = replace(pair, decided_at=None if pair.status == "new" else change.at)
    return replace(pair, score=rubric.score(pair.flags)), gap

"""Names of fields as people write them: ``Prompt``, `` prompt`` and ``PROMPT`` are one name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

SPLIT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "train": "train",
        "training": "train",
        "eval": "eval",
        "evaluation": "eval",
        "validation": "eval",
        "valid": "eval",
        "val": "eval",
        "dev": "eval",
        "test": "eval",
        "robustness": "robustness",
    }
)
"""Name of a split, as files write it, to the split. What is meant for testing is never trained on."""

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "split": SPLIT_NAMES,
        "phase": MappingProxyType({"1": "consistency", "2": "variation", "3": "edge", "edge cases": "edge"}),
        "behaviour": MappingProxyType(
            {"refusal": "decline", "refuse": "decline", "clarification": "clarify"}
        ),
    }
)
"""Column to what other tools write, folded, and what is meant by it."""

OTHER_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "category": ("topic",),
        "tags": ("tag",),
        "teacher": ("model", "generator"),
        "behaviour": ("behavior",),
    }
)
"""Column to the names that other tools have for it."""

MESSAGE_FIELDS = "message_fields"
"""Field of a pair's ``extra``: what each message held beside role and content, in the order of messages."""

METADATA = ("metadata", "meta")
"""Objects in which other tools keep what is decided of a record."""


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """The form in which names of fields are compared."""
    return name.strip().casefold()


def written_names(record: Mapping[str, Any]) -> dict[str, str]:
    """Folded name to the name as the record writes it.

    Where two names fold to one, the one that is written in the folded form counts, else the first.
    """
    names: dict[str, str] = {}
    for written in record:
        folded_name = fold(written)
        if written == folded_name or folded_name not in names:
            names[folded_name] = written
    return names


def folded(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record under its folded names."""
    return {name: record[written] for name, written in written_names(record).items()}

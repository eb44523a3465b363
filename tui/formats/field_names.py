"""Names of fields as people write them: ``Prompt``, `` prompt`` and ``PROMPT`` are one name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


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

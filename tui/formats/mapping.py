"""Which field of a file is meant by which of ours, where a person has said so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from tui.core.fields import FIELDS
from tui.core.rubric import FLAG_NAMES
from tui.core.text import shown
from tui.formats.field_names import fold, written_names

TARGETS = ("prompt", "output", "messages", "system", "history", *list(FIELDS)[2:], *FLAG_NAMES)
"""What a field can be mapped to."""

NO_MAPPING: Mapping[str, str] = MappingProxyType({})

_DIALECTS = (("messages", "messages"), ("prompt", "prompt-output"), ("output", "prompt-output"))


def parse_mapping(texts: Iterable[str]) -> dict[str, str]:
    """``prompt=question`` and the like as ours to theirs, the latter folded.

    Raises:
        ValueError: one is not of this form, names nothing of ours, or names a field twice.
    """
    mapping: dict[str, str] = {}
    for text in texts:
        ours, equals, theirs = text.partition("=")
        ours, theirs = fold(ours), fold(theirs)
        if not (equals and theirs):
            raise ValueError(f"{shown(text)} is no mapping; write it as prompt=question")
        if ours not in TARGETS:
            raise ValueError(f"{shown(ours)} can't be mapped to; write one of {', '.join(TARGETS)}")
        if ours in mapping or theirs in mapping.values():
            raise ValueError(f"{shown(text)} maps what another mapping has mapped; leave one out")
        mapping[ours] = theirs
    return mapping


def mapped(record: Mapping[str, Any], mapping: Mapping[str, str]) -> Mapping[str, Any]:
    """A record with its fields under our names. A field that loses its name to another is kept beside."""
    names = written_names(record)
    there = {ours: names[theirs] for ours, theirs in mapping.items() if theirs in names}
    if not there:
        return record
    moved = set(there.values())
    renamed = {written: ours for ours, written in there.items()}
    result: dict[str, Any] = {}
    for written, value in record.items():
        loses = fold(written) in there and written not in moved
        result[f"{written} (not mapped)" if loses else renamed.get(written, written)] = value
    return result


def lacking(record: Mapping[str, Any], mapping: Mapping[str, str]) -> str:
    """What a record lacks of the texts that a mapping names, in words; '' where it lacks none.

    A field with our own name will do; any other in its place would be one that nobody meant.
    """
    names = written_names(record)
    return ", ".join(
        f"no field {mapping[ours]} to be the {ours}"
        for ours, _ in _DIALECTS
        if ours in mapping and not names.keys() & {ours, mapping[ours]}
    )


def dialect_meant(mapping: Mapping[str, str]) -> str | None:
    """The name of the dialect that a mapping asks for, whatever else a record holds."""
    return next((dialect for ours, dialect in _DIALECTS if ours in mapping), None)


def mapping_words(mapping: Mapping[str, str]) -> str:
    """A mapping as it is told: ``prompt <- question, output <- answer``."""
    return ", ".join(f"{ours} <- {mapping[ours]}" for ours in TARGETS if ours in mapping)

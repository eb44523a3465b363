"""Reads records that are like those before them: the same names, and nothing but texts.

Which dialect a record is in, and what each of its fields is, then follows from the names alone. It is found
once for each set of names, by reading a record whose values are marks and looking where each mark went.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tui.core.control_tokens import find_control_tokens
from tui.core.pair import IncomingPair
from tui.core.text import is_blank
from tui.formats.field_names import fold
from tui.formats.mapping import NO_MAPPING
from tui.formats.marks import MARK_NAMES
from tui.formats.reading import parse_decision, read_all

_MOST = 1_000
"""Sets of names that are remembered."""

_TEXTS_ONLY = {str}

_TOLD_BY_VALUE = MARK_NAMES | {"messages", "conversations"}
"""Names of fields whose texts decide how a record is read."""

_ALL = tuple[str, list[IncomingPair], list[str]]
"""What ``read_all`` gives back."""


@dataclass(frozen=True)
class _Plan:
    """Where the parts of a pair stand in every record of one shape."""

    dialect: str
    prompts: tuple[str, ...]
    """Joined by line feeds, those that say something."""
    output: str
    fields: tuple[tuple[str, str], ...]
    """Column and the name of the field that it is read from."""
    extra: tuple[str, ...]

    def read(self, record: Mapping[str, Any]) -> IncomingPair | None:
        """The pair in a record of this shape; nothing where a text in it is out of the common."""
        if set(map(type, record.values())) != _TEXTS_ONLY:
            return None
        output = record[self.output]
        prompt = record[self.prompts[0]]
        if len(self.prompts) > 1:
            prompt = "\n".join(text for name in self.prompts if not is_blank(text := record[name]))
        if _is_uncommon(prompt) or _is_uncommon(output):
            return None
        try:
            fields = {column: parse_decision(column, record[name]) for column, name in self.fields}
        except ValueError:
            return None
        if None in fields.values():
            return None
        return IncomingPair(prompt, output, (), fields, {name: record[name] for name in self.extra})


def _is_uncommon(text: str) -> bool:
    """Whether a text is blank, can't be stored, or asks for a mark."""
    return is_blank(text) or "\x00" in text or bool(find_control_tokens(text))


class Reader:
    """Reads the records of one file."""

    def __init__(self, mapping: Mapping[str, str] = NO_MAPPING) -> None:
        self._mapping = mapping
        self._plans: dict[tuple[str, ...], _Plan | None] = {}

    def read(self, record: Mapping[str, Any]) -> _ALL:
        """The same as ``read_all`` gives, sooner."""
        names = tuple(record)
        try:
            plan = self._plans[names]
        except KeyError:
            if len(self._plans) >= _MOST:
                self._plans.clear()
            plan = self._plans[names] = _plan(names, self._mapping)
        if plan and (pair := plan.read(record)):
            return plan.dialect, [pair], []
        return read_all(record, self._mapping)


def _plan(names: tuple[str, ...], mapping: Mapping[str, str]) -> _Plan | None:
    """How records with these names are read; nothing where that depends on more than the names."""
    if not _TOLD_BY_VALUE.isdisjoint((*map(fold, names), *mapping)):
        return None
    marks = {name: f"mark {number}" for number, name in enumerate(names)}
    at = {mark: name for name, mark in marks.items()}
    dialect, pairs, reasons = read_all(marks, mapping)
    if reasons or len(pairs) != 1:
        return None
    pair = pairs[0]
    prompts = tuple(at.get(part, "") for part in pair.prompt.split("\n"))
    fields = tuple((column, _name_of(column, value, marks)) for column, value in pair.fields.items())
    extra = tuple(name for name, value in pair.extra.items() if marks.get(name) == value)
    plan = _Plan(dialect, prompts, at.get(pair.output, ""), fields, extra)
    accounted = {*prompts, plan.output, *(name for _, name in fields), *extra}
    plain = not (pair.context or pair.problems or pair.drafts) and len(extra) == len(pair.extra)
    return plan if plain and accounted == set(names) else None


def _name_of(column: str, value: object, marks: Mapping[str, str]) -> str:
    """The field that a column was read from."""
    for name, mark in marks.items():
        try:
            if parse_decision(column, mark) == value:
                return name
        except (ValueError, KeyError):  # No decision, or a column that a dump alone has.
            return ""
    return ""

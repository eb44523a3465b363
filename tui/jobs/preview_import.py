"""What an import would make of a file: told before anything is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from tui.core.errors import PairsmithError
from tui.core.pair import IncomingPair, Reject
from tui.formats.containers import container_of, head_of, read_entries
from tui.formats.entries import Aside
from tui.formats.limits import LIMITS, Limits
from tui.formats.mapping import NO_MAPPING
from tui.formats.reading import read_all
from tui.formats.roles import is_beside, role_of
from tui.formats.unpacking import Refused
from tui.jobs.first_fields import Fields, first_fields
from tui.jobs.import_file import Understood, refuse_binary
from tui.jobs.progress import ShouldStop, StoppedError, never

_EXAMPLES = 3

_MOST_FIELDS = 500
"""Names that are told: what has its data in its names has any number."""

_MOST_BYTES = 64 * 1024 * 1024
"""Bytes of records after which a limited preview ends as well, as each may be long."""


@dataclass(frozen=True)
class Preview:
    """How a file was understood."""

    source: str
    container: str
    holds: str
    """What holds the records, in words."""
    dialect: str
    """That of most records; '' where none is known."""
    read: int
    """Pairs and rejects, as the summary of an import counts them."""
    usable: int
    rejected: int
    whole: bool
    """Whether the file was read to its end; else the figures are of its beginning."""
    mapping: Mapping[str, str]
    """Ours to theirs, as it was asked for."""
    read_as: Mapping[str, tuple[str, ...]]
    """Ours to the fields, as the file writes them, that are read as it."""
    beside: tuple[str, ...]
    """Fields that are kept whole beside the pair."""
    fields: Fields
    """Those of the first records, read or not."""
    examples: tuple[Understood, ...]
    first_reject: Reject | None


def preview_import(
    stream: BinaryIO,
    name: str,
    mapping: Mapping[str, str] = NO_MAPPING,
    limits: Limits = LIMITS,
    *,
    limit: int | None = None,
    should_stop: ShouldStop = never,
) -> Preview:
    """Read a file as an import would, and store nothing. With a limit, only so many records of it.

    Raises:
        PairsmithError: the file is no text, or unpacks to more than the limit.
        StoppedError: stopped on demand.
    """
    refuse_binary(stream, name)
    container = container_of(head_of(stream))
    fields = first_fields(stream, limits)
    found = _Found(mapping)
    try:
        whole = _read(found, stream, limits, limit, should_stop)
    except Refused as refused:
        raise PairsmithError(f"{name} {refused.what}", refused.hint) from None
    return Preview(
        source=name,
        container=container.name,
        holds=container.says,
        dialect=found.dialects.most_common(1)[0][0] if found.usable else "",
        read=found.usable + found.rejected,
        usable=found.usable,
        rejected=found.rejected,
        whole=whole,
        mapping=dict(mapping),
        read_as=found.read_as(),
        beside=tuple(found.beside),
        fields=fields,
        examples=tuple(found.examples),
        first_reject=found.first_reject,
    )


def _read(
    found: _Found, stream: BinaryIO, limits: Limits, limit: int | None, should_stop: ShouldStop
) -> bool:
    """Read record by record; says whether that came to the end of the file."""
    size = 0
    for number, entry in enumerate(read_entries(stream, limits)):
        if limit is not None and (number >= limit or size > _MOST_BYTES):
            return False
        if should_stop():
            raise StoppedError
        if isinstance(entry, Aside):
            continue
        if isinstance(entry, Reject):
            found.reject(entry)
            continue
        size += len(entry.raw)
        dialect, pairs, reasons = read_all(entry.record, found.mapping)
        if reasons:
            found.reject(entry.rejected("; ".join(reasons)))
        for pair in pairs:
            found.take(entry.record, Understood(entry.number, dialect, pair, len(entry.raw)))
    return True


@dataclass
class _Found:
    """What is counted while a file is read."""

    mapping: Mapping[str, str]
    dialects: Counter[str] = field(default_factory=Counter)
    usable: int = 0
    rejected: int = 0
    roles: dict[str, str] = field(default_factory=dict)
    """Field to what it was read as; '' while no value has told."""
    beside: dict[str, None] = field(default_factory=dict)
    examples: list[Understood] = field(default_factory=list)
    first_reject: Reject | None = None

    def reject(self, reject: Reject) -> None:
        self.rejected += 1
        self.first_reject = self.first_reject or reject

    def take(self, record: Mapping[str, Any], one: Understood) -> None:
        self.usable += 1
        self.dialects[one.dialect] += 1
        if len(self.examples) < _EXAMPLES:
            self.examples.append(one)
        for name, value in record.items():
            if len(self.roles) + len(self.beside) < _MOST_FIELDS:
                self._take_field(name, value, one.pair)

    def _take_field(self, name: str, value: object, pair: IncomingPair) -> None:
        if is_beside(name, pair.extra):
            self.beside[name] = None
        elif not self.roles.get(name):
            self.roles[name] = role_of(name, value, pair, self.mapping)

    def read_as(self) -> dict[str, tuple[str, ...]]:
        """Ours to theirs, the prompt and the output first."""
        found: dict[str, tuple[str, ...]] = {"prompt": (), "output": ()}
        for name, ours in self.roles.items():
            found[ours or name] = (*found.get(ours or name, ()), name)
        return {ours: names for ours, names in found.items() if names}

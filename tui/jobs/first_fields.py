"""The fields of a file's first records: which saved mapping fits them, and which of them to propose."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, BinaryIO

from tui.core.text import visible
from tui.formats.containers import read_entries
from tui.formats.entries import Entry
from tui.formats.field_names import fold
from tui.formats.limits import LIMITS, Limits
from tui.formats.unpacking import Refused

_RECORDS = 20
_LINES = 1000
"""Records and rejects that are looked at to find so many records."""

_MOST = 200
"""Names that are remembered: a record may hold any number."""


@dataclass(frozen=True)
class Fields:
    """What the first records of a file hold."""

    names: tuple[str, ...] = ()
    """As the file writes them, in its order."""
    common: tuple[str, ...] = ()
    """Those that every one of the records has, folded."""
    proposed: Mapping[str, str] = field(default_factory=dict)
    """Ours to the names that look like them: two texts, or one conversation; empty where none do."""

    @property
    def folded(self) -> frozenset[str]:
        """The names as they are compared."""
        return frozenset(map(fold, self.names))

    def to_save(self, mapping: Mapping[str, str]) -> list[str]:
        """The fields by which a later file is known to be like this one."""
        return sorted({*self.common, *(self.folded & set(mapping.values()))})

    @property
    def example(self) -> str:
        """Options that would name the fields, as a shell takes them."""
        named = self.proposed or {"prompt": "question", "output": "answer"}
        return " ".join(f"--map {shlex.quote(visible(f'{ours}={name}'))}" for ours, name in named.items())


def first_fields(stream: BinaryIO, limits: Limits = LIMITS) -> Fields:
    """Look at the first records of a seekable stream, which is left at its beginning."""
    stream.seek(0)
    records = []
    # How much a packed file unpacks to is for the import to say.
    with suppress(Refused):
        found = islice(read_entries(stream, limits), _LINES)
        entries = (entry for entry in found if isinstance(entry, Entry))
        records = [entry.record for entry in islice(entries, _RECORDS)]
    stream.seek(0)
    names = tuple(dict.fromkeys(name for record in records for name in islice(record, _MOST)))[:_MOST]
    shared = set.intersection(*({fold(name) for name in record} for record in records)) if records else set()
    return Fields(names, tuple(sorted(shared)), _proposed(names, records))


def _proposed(names: Sequence[str], records: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """A list of objects is a conversation; else the two longest texts are a prompt and its output."""
    sizes: Counter[str] = Counter()
    for record in records:
        for name, value in record.items():
            if isinstance(value, list) and value and isinstance(value[0], Mapping):
                return {"messages": name}
            sizes[name] += len(value) if isinstance(value, str) else 0
    longest = sorted((name for name, size in sizes.most_common(2) if size), key=names.index)
    return dict(zip(("prompt", "output"), longest, strict=True)) if len(longest) == 2 else {}

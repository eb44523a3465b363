"""What an import would make of a file: told before anything is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from tui.core.errors import PairsmithError
from tui.core.pair import Reject
from tui.formats.containers import container_of, head_of, read_entries
from tui.formats.entries import Aside
from tui.formats.field_names import fold
from tui.formats.jsonl import LINE_LIMIT
from tui.formats.mapping import NO_MAPPING
from tui.formats.reading import read_all
from tui.formats.unpacking import UNPACKED_LIMIT, Refused
from tui.jobs.import_file import Understood, refuse_binary

_EXAMPLES = 3


@dataclass(frozen=True)
class Preview:
    """How a file was understood."""

    source: str
    container: str
    dialect: str
    """That of most records; '' where none is known."""
    read: int
    """Pairs and rejects, as the summary of an import counts them."""
    usable: int
    rejected: int
    used: tuple[str, ...]
    """Fields, as the file writes them, that go into a pair or its decisions."""
    beside: tuple[str, ...]
    """Fields that are kept whole beside the pair."""
    examples: tuple[Understood, ...]
    first_reject: Reject | None


def preview_import(
    stream: BinaryIO,
    name: str,
    mapping: Mapping[str, str] = NO_MAPPING,
    unpacked_limit: int = UNPACKED_LIMIT,
    line_limit: int = LINE_LIMIT,
) -> Preview:
    """Read a whole file as an import would, and store nothing.

    Raises:
        PairsmithError: the file is no text, or unpacks to more than the limit.
    """
    refuse_binary(stream, name)
    try:
        return _preview(stream, name, mapping, unpacked_limit, line_limit)
    except Refused as refused:
        raise PairsmithError(f"{name} {refused.what}", refused.hint) from None


def _preview(
    stream: BinaryIO, name: str, mapping: Mapping[str, str], unpacked_limit: int, line_limit: int
) -> Preview:
    container = container_of(head_of(stream))
    dialects: Counter[str] = Counter()
    used: dict[str, None] = {}
    beside: dict[str, None] = {}
    examples: list[Understood] = []
    first_reject: Reject | None = None
    counts: Counter[str] = Counter()
    for entry in read_entries(stream, line_limit, unpacked_limit):
        if isinstance(entry, Aside):
            continue
        if isinstance(entry, Reject):
            first_reject = first_reject or entry
            counts["rejected"] += 1
            continue
        dialect, pairs, reasons = read_all(entry.record, mapping)
        dialects[dialect] += len(pairs)
        counts["usable"] += len(pairs)
        if reasons:
            counts["rejected"] += 1
            first_reject = first_reject or entry.rejected("; ".join(reasons))
        for pair in pairs:
            kept = {fold(field) for field in pair.extra}
            for field in entry.record:
                (beside if fold(field) in kept else used)[field] = None
            if len(examples) < _EXAMPLES:
                examples.append(Understood(entry.number, dialect, pair, len(entry.raw)))
    return Preview(
        source=name,
        container=container.name,
        dialect=dialects.most_common(1)[0][0] if counts["usable"] else "",
        read=counts["usable"] + counts["rejected"],
        usable=counts["usable"],
        rejected=counts["rejected"],
        used=tuple(used),
        beside=tuple(beside),
        examples=tuple(examples),
        first_reject=first_reject,
    )

"""Import: a file of records becomes pairs, sightings and rejects, in one transaction."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from tui.core.errors import PairsmithError
from tui.core.pair import IncomingPair, Reject
from tui.formats.containers import container_of, head_of, read_entries
from tui.formats.mapping import NO_MAPPING
from tui.formats.reading import UNKNOWN_FORM, read_all
from tui.formats.unpacking import UNPACKED_LIMIT, Refused
from tui.jobs.first_fields import first_fields
from tui.jobs.progress import Progress, ShouldStop, StoppedError, never, silent
from tui.store.mappings import Table
from tui.store.store import Store

_REPORT_EVERY = 200

_EXPECTED = (
    "expected are JSON, JSONL or CSV with records "
    'such as {"prompt": "..", "output": ".."}; nothing was imported'
)

_UNREADABLE = (
    (
        b"SQLite format 3\x00",
        "a database, no text",
        "if Pairsmith made it, write it as JSONL with: pairsmith dump",
    ),
    (b"PK\x03\x04", "a zip archive or a workbook", "unpack it, or save the sheet as CSV UTF-8"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", "unpack it with: zstd -d"),
    (b"BZh", "packed with bzip2", "unpack it with: bunzip2"),
    (b"\xfd7zXZ\x00", "packed with xz", "unpack it with: unxz"),
    (b"PAR1", "a Parquet file", "write it as JSONL first"),
)
"""How files begin that are plainly no text, what they are, and what to do."""


@dataclass(frozen=True)
class ImportSummary:
    """What an import did; ``read`` is the sum of the other three."""

    source: str
    read: int
    stored: int
    already_there: int
    rejected: int


@dataclass(frozen=True)
class Understood:
    """A record that became a pair, with where it stood and the dialect it was read in."""

    line: int
    dialect: str
    pair: IncomingPair


class _UnknownFieldsError(PairsmithError):
    """No record can be used as its fields have names that say nothing."""


def import_file(
    store: Store,
    stream: BinaryIO,
    name: str,
    progress: Progress = silent,
    should_stop: ShouldStop = never,
    mapping: Mapping[str, str] = NO_MAPPING,
    unpacked_limit: int = UNPACKED_LIMIT,
) -> ImportSummary:
    """Import a seekable stream, whatever holds the records. The same content again adds nothing.

    Progress is in bytes. A mapping says which field of the file is meant by which of ours.

    Raises:
        StoppedError: stopped on demand; nothing of the file is kept.
        PairsmithError: the database can't take it, or no record can be used; nothing of the file is kept.
    """
    refuse_binary(stream, name)
    sha256, size = _digest(stream)

    def check_in() -> None:
        if should_stop():
            raise StoppedError
        progress(stream.tell(), size)

    def note(source: int) -> None:
        head = head_of(stream, unpacked_limit)
        layout = head.layout if container_of(head).name == "table" else None
        store.mappings.note(source, mapping, Table(layout.delimiter, layout.names) if layout else None)

    try:
        with store.transaction():
            records = read_pairs(stream, mapping, unpacked_limit)
            summary = _store_all(store, records, name, sha256, check_in, note)
    except _UnknownFieldsError as error:
        example = first_fields(stream, unpacked_limit).example
        hint = f"say which are meant, such as {example}; nothing was imported"
        raise PairsmithError(error.what, hint) from None
    except Refused as refused:
        raise PairsmithError(f"{name} {refused.what}", f"{refused.hint}; nothing was imported") from None
    progress(size, size)
    return summary


def _store_all(
    store: Store,
    records: Iterator[Understood | Reject],
    name: str,
    sha256: str,
    check_in: Callable[[], None],
    note: Callable[[int], None],
) -> ImportSummary:
    """Store every record as a pair, a sighting or a reject, and the file as their source."""
    counts: Counter[str] = Counter()
    dialects: Counter[str] = Counter()
    first: Reject | None = None
    source = store.sources.begin(name, sha256)
    note(source)
    for number, record in enumerate(records):
        if number % _REPORT_EVERY == 0:
            check_in()
        if isinstance(record, Reject):
            first = first or record
            store.sources.reject(source, record)
            counts["rejected"] += 1
        else:
            stored = store.sources.add(source, record.line, record.pair)
            counts["stored" if stored else "already_there"] += 1
            dialects[record.dialect] += 1
    if first and not dialects:
        what = f"{name} holds no record that can be used (line {first.line}: {first.reason})"
        error = _UnknownFieldsError if first.reason.startswith(UNKNOWN_FORM) else PairsmithError
        raise error(what, _EXPECTED)
    dialect = dialects.most_common(1)[0][0] if dialects else ""
    done = (counts["stored"], counts["already_there"], counts["rejected"])
    store.sources.finish(source, dialect, *done)
    return ImportSummary(name, sum(done), *done)


def read_pairs(
    stream: BinaryIO, mapping: Mapping[str, str] = NO_MAPPING, unpacked_limit: int = UNPACKED_LIMIT
) -> Iterator[Understood | Reject]:
    """Each record of a seekable stream as a pair or a reject, in the order of the file.

    Raises:
        Refused: the file unpacks to more than the limit.
    """
    for entry in read_entries(stream, unpacked_limit=unpacked_limit):
        if isinstance(entry, Reject):
            yield entry
            continue
        dialect, pairs, reasons = read_all(entry.record, mapping)
        for pair in pairs:
            yield Understood(entry.number, dialect, pair)
        if reasons:
            # One reject for all of a record: the store keeps one for each place in a file.
            yield entry.rejected("; ".join(reasons))


def refuse_binary(stream: BinaryIO, name: str) -> None:
    """Raise for what is plainly no text; a log with some NUL bytes in it is read line by line."""
    stream.seek(0)
    head = stream.read(16)
    for start, what, hint in _UNREADABLE:
        if head.startswith(start):
            raise PairsmithError(f"{name} is {what}", f"{hint}; nothing was imported")
    text = head_of(stream).raw
    if b"\x00" in text and not any(
        line.lstrip()[:1] in (b"{", b"[") for line in text.split(b"\n") if b"\x00" not in line
    ):
        raise PairsmithError(
            f"{name} is no text in UTF-8, it holds NUL bytes",
            "if it is a text in UTF-16, save it as UTF-8; nothing was imported",
        )


def _digest(stream: BinaryIO) -> tuple[str, int]:
    """SHA-256 and size of the whole stream, which is left at its beginning."""
    stream.seek(0)
    digest = hashlib.sha256()
    size = 0
    while block := stream.read(1 << 20):
        digest.update(block)
        size += len(block)
    stream.seek(0)
    return digest.hexdigest(), size

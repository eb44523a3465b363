"""Import: a file of records becomes pairs, sightings and rejects, in one transaction."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, NamedTuple

from tui.core.errors import PairsmithError
from tui.core.pair import IncomingPair, Reject
from tui.core.text import plural
from tui.formats.containers import container_of, head_of, read_entries
from tui.formats.entries import Aside, free_name
from tui.formats.limits import LIMITS, Limits
from tui.formats.mapping import NO_MAPPING
from tui.formats.reading import UNKNOWN_FORM
from tui.formats.shapes import Reader
from tui.formats.unpacking import Refused
from tui.jobs.earlier_export import Decided
from tui.jobs.export import SIDECAR
from tui.jobs.first_fields import first_fields
from tui.jobs.progress import Progress, ShouldStop, StoppedError, never, silent
from tui.store.mappings import Table
from tui.store.sources import Account
from tui.store.store import Store

_BATCH = 1_000
_BATCH_BYTES = 4 << 20
"""What is stored at once: so many records, fewer where they are long."""

_EXPECTED = (
    "expected are JSON, JSONL or CSV with records "
    'such as {"prompt": "..", "output": ".."}; nothing was imported'
)

_GZIP = b"\x1f\x8b"

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
    (b"version https://git-lfs", "a pointer of git-lfs, not the file itself", "fetch it with: git lfs pull"),
    (b"<|", "a text with the marks of a chat template", 'put each exchange on a line as {"text": ".."}'),
    (b"<s>", "a text with the marks of a chat template", 'put each exchange on a line as {"text": ".."}'),
    *(
        (start, "HTML or XML, no records", "get the data itself as JSON, JSONL or CSV")
        for start in (b"<!DOCTYPE", b"<!doctype", b"<html", b"<HTML", b"<?xml")
    ),
)
"""How files begin that are plainly no text, what they are, and what to do."""


def unlike_words(summary: ImportSummary) -> str:
    """That decisions of repeats were not taken; '' where there were none."""
    if not summary.unlike:
        return ""
    bring = "brings" if summary.unlike == 1 else "bring"
    return f"{summary.unlike:,} of those already there {bring} another decision, which is not taken"


def decided_words(summary: ImportSummary) -> str:
    """That decisions were read from beside the file; '' where none were."""
    if not summary.decided:
        return ""
    return f"what was decided on {plural(summary.decided, 'record')} is read from {SIDECAR} beside it"


@dataclass(frozen=True)
class ImportSummary:
    """What an import did; ``read`` is the sum of the other three."""

    source: str
    read: int
    stored: int
    already_there: int
    rejected: int
    unlike: int = 0
    """How many of those already there bring a decision that the pair does not have; it was not taken."""
    decided: int = 0
    """How many records found their decisions in the account of an earlier export."""
    beside: Mapping[str, Any] = field(default_factory=dict)
    """What the file says beside its records, by name."""


class Understood(NamedTuple):
    """A record that became a pair, with where it stood and the dialect it was read in."""

    line: int
    dialect: str
    pair: IncomingPair
    size: int
    """Bytes of the record."""


class _UnknownFieldsError(PairsmithError):
    """No record can be used as its fields have names that say nothing."""


def import_file(
    store: Store,
    stream: BinaryIO,
    name: str,
    progress: Progress = silent,
    should_stop: ShouldStop = never,
    mapping: Mapping[str, str] = NO_MAPPING,
    limits: Limits = LIMITS,
    decided: Decided | None = None,
) -> ImportSummary:
    """Import a seekable stream, whatever holds the records. The same content again adds nothing.

    Progress is in bytes. A mapping says which field of the file is meant by which of ours; ``decided`` knows
    what was decided on a row, by its bytes.

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
        head = head_of(stream, limits.unpacked)
        layout = head.layout if container_of(head).name == "table" else None
        table = Table(layout.delimiter, layout.names) if layout and not layout.fault else None
        store.mappings.note(source, mapping, table)

    try:
        with store.transaction():
            records = read_pairs(stream, mapping, limits, decided)
            summary = _store_all(store, records, name, sha256, check_in, note)
    except _UnknownFieldsError as error:
        example = first_fields(stream, limits).example
        hint = f"say which are meant, such as {example}, or give the table a heading such as prompt,output"
        raise PairsmithError(error.what, f"{hint}; nothing was imported") from None
    except Refused as refused:
        raise PairsmithError(f"{name} {refused.what}", f"{refused.hint}; nothing was imported") from None
    progress(size, size)
    return replace(summary, decided=decided.found) if decided else summary


def _store_all(
    store: Store,
    records: Iterator[Understood | Reject | Aside],
    name: str,
    sha256: str,
    check_in: Callable[[], None],
    note: Callable[[int], None],
) -> ImportSummary:
    """Store every record as a pair, a sighting or a reject, and the file as their source."""
    already_there = rejected = 0
    dialects: Counter[str] = Counter()
    beside: dict[str, Any] = {}
    first: Reject | None = None
    stored: list[int] = []
    source = store.sources.begin(name, sha256)
    note(source)
    for batch in _batches(_without_asides(records, beside)):
        check_in()
        rejects = [record for record in batch if isinstance(record, Reject)]
        read = [record for record in batch if not isinstance(record, Reject)]
        first = first or next(iter(rejects), None)
        ids = store.sources.add_many(source, [(record.line, record.pair) for record in read])
        stored = _ends([*stored, *filter(None, ids)])
        store.sources.reject(source, rejects)
        rejected += len(rejects)
        already_there += ids.count(None)
        dialects.update(record.dialect for record in read)
    if first and not dialects:
        what = f"{name} holds no record that can be used (line {first.line}: {first.reason})"
        error = _UnknownFieldsError if first.reason.startswith(UNKNOWN_FORM) else PairsmithError
        raise error(what, _EXPECTED)
    dialect = dialects.most_common(1)[0][0] if dialects else ""
    new = range(stored[0], stored[-1] + 1) if stored else range(0)
    account = Account(len(new), already_there, rejected)
    store.sources.finish(source, dialect, account, new, beside=beside)
    return ImportSummary(name, sum(account), *account, store.sources.unlike, beside=beside)


def _without_asides(
    records: Iterator[Understood | Reject | Aside], beside: dict[str, Any]
) -> Iterator[Understood | Reject]:
    """The records, what stands beside them put into ``beside``."""
    for record in records:
        if isinstance(record, Aside):
            beside[free_name(record.name, beside)] = record.value
        else:
            yield record


def _batches(records: Iterator[Understood | Reject]) -> Iterator[list[Understood | Reject]]:
    batch: list[Understood | Reject] = []
    size = 0
    for record in records:
        batch.append(record)
        size += len(record.raw) if isinstance(record, Reject) else record.size
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _ends(numbers: list[int]) -> list[int]:
    """The first and the last of some numbers that follow each other."""
    return [numbers[0], numbers[-1]] if len(numbers) > 2 else numbers


def read_pairs(
    stream: BinaryIO,
    mapping: Mapping[str, str] = NO_MAPPING,
    limits: Limits = LIMITS,
    decided: Decided | None = None,
) -> Iterator[Understood | Reject | Aside]:
    """Each record of a seekable stream as a pair or a reject, and what stands beside, in the file's order.

    Raises:
        Refused: the file unpacks to more than the limit, or can't be read at all.
    """
    reader = Reader(mapping)
    for entry in read_entries(stream, limits):
        if isinstance(entry, (Reject, Aside)):
            yield entry
            continue
        dialect, pairs, reasons = reader.read(entry.record)
        if decided and len(pairs) == 1 and (known := decided.on(entry.raw)):
            pairs = [pairs[0]._replace(fields={**known, **pairs[0].fields})]
        for pair in pairs:
            yield Understood(entry.number, dialect, pair, len(entry.raw))
        if reasons:
            # One reject for all of a record: the store keeps one for each place in a file.
            yield entry.rejected("; ".join(reasons))


def refuse_binary(stream: BinaryIO, name: str) -> None:
    """Raise for what is plainly no text; a log with some NUL bytes in it is read line by line."""
    stream.seek(0)
    packed = stream.read(16)
    head = head_of(stream)
    if head.raw.startswith(_GZIP):
        raise PairsmithError(f"{name} is packed twice", "unpack it with: gunzip; nothing was imported")
    for start, what, hint in _UNREADABLE:
        if packed.startswith(start) or head.raw.startswith(start):
            raise PairsmithError(f"{name} is {what}", f"{hint}; nothing was imported")
    if b"\x00" not in head.raw or container_of(head).name in ("parquet", "table"):
        return
    if not any(line.lstrip()[:1] in (b"{", b"[") for line in head.raw.split(b"\n") if b"\x00" not in line):
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

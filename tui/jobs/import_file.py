"""Import: a file of records becomes pairs, sightings and rejects, in one transaction."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tui.core.pair import IncomingPair, Reject
from tui.formats.dialects import dialect_of
from tui.formats.jsonl import Line, parse_record, read_lines
from tui.formats.reading import BadRecord, read_record
from tui.jobs.progress import Progress, ShouldStop, StoppedError, never, silent
from tui.store.store import Store

_REPORT_EVERY = 200


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


def import_file(
    store: Store,
    stream: BinaryIO,
    name: str,
    progress: Progress = silent,
    should_stop: ShouldStop = never,
) -> ImportSummary:
    """Import a seekable stream of JSONL. The same content again adds nothing.

    Progress is in bytes.

    Raises:
        StoppedError: stopped on demand; nothing of the file is kept.
        PairsmithError: the database can't take it; nothing of the file is kept.
    """
    sha256, size = _digest(stream)
    counts: Counter[str] = Counter()
    dialects: Counter[str] = Counter()
    with store.transaction():
        source = store.sources.begin(name, sha256)
        for number, record in enumerate(read_pairs(stream)):
            if number % _REPORT_EVERY == 0:
                if should_stop():
                    raise StoppedError
                progress(stream.tell(), size)
            if isinstance(record, Reject):
                store.sources.reject(source, record)
                counts["rejected"] += 1
            else:
                stored = store.sources.add(source, record.line, record.pair)
                counts["stored" if stored else "already_there"] += 1
                dialects[record.dialect] += 1
        dialect = dialects.most_common(1)[0][0] if dialects else ""
        store.sources.finish(source, dialect, counts["stored"], counts["already_there"], counts["rejected"])
    progress(size, size)
    done = (counts["stored"], counts["already_there"], counts["rejected"])
    return ImportSummary(name, sum(done), *done)


def read_pairs(stream: BinaryIO) -> Iterator[Understood | Reject]:
    """Each record of a stream as a pair or a reject, in the order of the file."""
    for line in read_lines(stream):
        yield line if isinstance(line, Reject) else _read(line)


def _read(line: Line) -> Understood | Reject:
    record = parse_record(line)
    if isinstance(record, Reject):
        return record
    try:
        pair = read_record(record)
    except BadRecord as error:
        return Reject(line.number, str(error), line.raw.decode("utf-8", "backslashreplace"))
    dialect = dialect_of(record)
    return Understood(line.number, dialect.name if dialect else "", pair)


def _digest(stream: BinaryIO) -> tuple[str, int]:
    """SHA-256 and size of the whole stream, which is left at its beginning."""
    digest = hashlib.sha256()
    size = 0
    while block := stream.read(1 << 20):
        digest.update(block)
        size += len(block)
    stream.seek(0)
    return digest.hexdigest(), size

"""Import: a file of records becomes pairs, sightings and rejects, in one transaction."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tui.core.errors import PairsmithError
from tui.core.pair import IncomingPair, Reject
from tui.formats.dialects import dialect_of
from tui.formats.jsonl import Line, parse_record, read_lines
from tui.formats.reading import BadRecord, read_record
from tui.jobs.progress import Progress, ShouldStop, StoppedError, never, silent
from tui.store.store import Store

_REPORT_EVERY = 200

_HEAD = 1 << 16
_SQLITE = b"SQLite format 3\x00"

_EXPECTED = (
    'expected is one JSON object a line, such as {"prompt": "..", "output": ".."}; nothing was imported'
)


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
        PairsmithError: the database can't take it, or no record can be used; nothing of the file is kept.
    """
    _refuse_binary(stream, name)
    sha256, size = _digest(stream)
    counts: Counter[str] = Counter()
    dialects: Counter[str] = Counter()
    first: Reject | None = None
    with store.transaction():
        source = store.sources.begin(name, sha256)
        for number, record in enumerate(read_pairs(stream)):
            if number % _REPORT_EVERY == 0:
                if should_stop():
                    raise StoppedError
                progress(stream.tell(), size)
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
            raise PairsmithError(what, _EXPECTED)
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


def _refuse_binary(stream: BinaryIO, name: str) -> None:
    """Raise for what is plainly no text; a log with some NUL bytes in it is read line by line."""
    head = stream.read(_HEAD)
    stream.seek(0)
    if head.startswith(_SQLITE):
        made_by = "if Pairsmith made it, write it as JSONL with: pairsmith dump"
        raise PairsmithError(f"{name} is a database, no JSONL", f"{made_by}; nothing was imported")
    if b"\x00" in head and not any(
        line.lstrip()[:1] == b"{" for line in head.split(b"\n") if b"\x00" not in line
    ):
        raise PairsmithError(
            f"{name} is no text in UTF-8, it holds NUL bytes",
            "if it is a text in UTF-16, save it as UTF-8; nothing was imported",
        )


def _digest(stream: BinaryIO) -> tuple[str, int]:
    """SHA-256 and size of the whole stream, which is left at its beginning."""
    digest = hashlib.sha256()
    size = 0
    while block := stream.read(1 << 20):
        digest.update(block)
        size += len(block)
    stream.seek(0)
    return digest.hexdigest(), size

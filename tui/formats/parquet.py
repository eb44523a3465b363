"""Parquet files: their rows as records, a batch at a time.

Source: the Parquet format; how ``pyarrow``, ``pandas`` and ``datasets`` write lists of messages (lists of
structs), an index and binary columns. Needs the extra ``pairsmith[parquet]``, loaded for such a file only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from tui.core.pair import Reject
from tui.core.text import one_line
from tui.formats.entries import Entry, head_of_raw, too_long
from tui.formats.jsonl import LINE_LIMIT, Line, parse_record
from tui.formats.unpacking import Refused

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

MAGIC = b"PAR1"

_MOST_ROWS = 500
_BATCH_BYTES = 16 << 20
_WORST_BYTES = 256 << 20
"""Most bytes of a batch whose every row is the longest one: a column may say one long text many times."""

_BROKEN = "is a Parquet file that can't be read"


def read_parquet(stream: BinaryIO, limit: int = LINE_LIMIT) -> Iterator[Entry | Reject]:
    """Each row as a record, numbered from 1. Times, decimals and bytes that are UTF-8 become text.

    Raises:
        Refused: ``pyarrow`` is not installed; or the file is damaged, packed once more, or names a column
            twice.
    """
    file = _opened(stream)
    first = 1
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        yield from _group(file, group, first, limit)
        first += rows


def _opened(stream: BinaryIO) -> pq.ParquetFile:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        hint = 'install it with: pip install "pairsmith[parquet]"'
        raise Refused("is a Parquet file, which takes one more package", hint) from None
    if not stream.seekable():
        raise Refused("is a packed Parquet file", "unpack it first with: gunzip")
    stream.seek(0)
    try:
        file = pq.ParquetFile(stream)
        names = Counter(file.schema_arrow.names)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise Refused(f"{_BROKEN} ({one_line(str(error), 100)})", "fetch or write it again") from None
    name, times = max(names.items(), key=lambda item: item[1], default=("", 0))
    if times > 1:
        raise Refused(f"has two columns named {one_line(name, 60)}", "give each column a name of its own")
    return file


def _group(file: pq.ParquetFile, group: int, first: int, limit: int) -> Iterator[Entry | Reject]:
    """The rows of one group; where it is damaged, a Reject for those that can't be reached."""
    import pyarrow as pa

    about = file.metadata.row_group(group)
    average = about.total_byte_size // max(1, about.num_rows)
    at_once = min(_MOST_ROWS, _BATCH_BYTES // max(1, average), _WORST_BYTES // max(1, about.total_byte_size))
    number = first
    try:
        for batch in file.iter_batches(max(1, at_once), row_groups=[group]):
            for row in _rows(batch):
                yield _entry(number, row, limit)
                number += 1
    except (pa.ArrowException, OSError, ValueError) as error:
        last = first + about.num_rows - 1
        reason = f"the file is damaged here: rows {number:,} to {last:,} can't be read"
        yield Reject(number, f"{reason} ({one_line(str(error), 100)})", "")


def _rows(batch: pa.RecordBatch) -> Iterator[Mapping[str, Any] | ValueError]:
    """The rows of a batch; one that holds what Python has no value for, as the error that says so."""
    whole = _with_times_as_text(batch)
    try:
        yield from whole.to_pylist()
    except (ValueError, OverflowError):
        for at in range(whole.num_rows):
            try:
                yield whole.slice(at, 1).to_pylist()[0]
            except (ValueError, OverflowError) as error:
                yield ValueError(str(error))


def _with_times_as_text(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Times as Arrow writes them: Python has no nanoseconds, and needs a list of time zones."""
    import pyarrow as pa

    columns = list(batch.columns)
    for at, column in enumerate(columns):
        if pa.types.is_temporal(column.type) and not pa.types.is_duration(column.type):
            columns[at] = column.cast(pa.string())
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _entry(number: int, row: Mapping[str, Any] | ValueError, limit: int) -> Entry | Reject:
    if isinstance(row, ValueError):
        return Reject(number, f"a value that can't be read ({one_line(str(row), 100)})", "")
    raw = _written(row)
    if raw is None:
        names = ", ".join(name for name, value in row.items() if _written(value) is None)
        return Reject(
            number, f"{names}: bytes that are no text; leave the column out", one_line(repr(row), 200)
        )
    if len(raw) > limit:
        return Reject(number, too_long(limit, "record"), head_of_raw(raw))
    record = parse_record(Line(number, raw))
    return record if isinstance(record, Reject) else Entry(number, raw, record, f"row {number}")


def _written(value: object) -> bytes | None:
    """A value as JSON; None where there are bytes in it that are no text."""
    try:
        return orjson.dumps(value, default=_as_text, option=orjson.OPT_NON_STR_KEYS)
    except orjson.JSONEncodeError:
        return None


def _as_text(value: object) -> object:
    """A value that JSON has no form for."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)

"""Tables as ``pandas`` writes them to JSON by column or by index, turned into records.

Source: ``DataFrame.to_json`` and its orients. Each column stands whole before the next one, so such a
text has to be in memory at once; a longer one than the limit of a record is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, BinaryIO

import orjson

from tui.core.pair import Reject
from tui.formats.conversation import BadRecord
from tui.formats.dialects import OUTPUTS, PROMPTS, Record, dialect_of
from tui.formats.entries import Entry, text_of_raw
from tui.formats.field_names import fold, folded
from tui.formats.json_cursor import Ends, JsonCursor
from tui.formats.jsonl import LINE_LIMIT, Line, parse_record
from tui.formats.unpacking import Refused

_HINT = 'write it with orient="records" and lines=True'
_WHAT = "holds its columns one after another, as pandas writes them"

INDEX = "__index_level_0__"
"""The name that pandas gives to an index without one, in Parquet files too."""

_LOOKED_AT = 5

_BY_COLUMN = re.compile(rb'\s*\{\s*"([^"\\]{1,100})"\s*:\s*(?:\{\s*"0"\s*:\s*"|\[\s*")')
"""How such a text begins that is longer than what is looked at."""


def is_frame(head: bytes, *, is_all: bool) -> bool:
    """Whether a text that begins so is one object, and a table by columns or by index."""
    cursor = JsonCursor(BytesIO(head), len(head))
    if cursor.peek() != b"{":
        return False
    raw, ends = cursor.value()
    if ends is Ends.WHOLE:
        return not cursor.peek() and bool(_records(_loaded(raw)))
    begins = _BY_COLUMN.match(head)
    return bool(begins and not is_all and fold(begins[1].decode("utf-8", "replace")) in (*PROMPTS, *OUTPUTS))


def read_frame(stream: BinaryIO, limit: int = LINE_LIMIT) -> Iterator[Entry | Reject]:
    """The rows of a table as records, numbered from 1.

    Raises:
        Refused: it is longer than the limit, or its columns do not fit each other.
    """
    cursor = JsonCursor(stream, limit)
    cursor.peek()
    raw, ends = cursor.value()
    if ends is not Ends.WHOLE:
        raise Refused(f"{_WHAT}, and is cut off or longer than {limit:,} bytes", _HINT)
    whole = parse_record(Line(1, raw))
    if isinstance(whole, Reject):
        raise Refused(f"{_WHAT}, and can't be read ({whole.reason})", _HINT)
    records = _records(whole)
    if records is None:
        raise Refused(f"{_WHAT}, and they are not of one length", _HINT)
    for number, record in enumerate(records, start=1):
        yield Entry(number, orjson.dumps(record), record, f"row {number}")
    number = len(records)
    while cursor.peek():
        number += 1
        yield Reject(number, "not JSON: text after the table", text_of_raw(cursor.value()[0])[:200])


def _loaded(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None


def _records(value: Any) -> list[Record] | None:
    """The rows of a table, where one of the readings gives some that are known."""
    if not isinstance(value, dict) or not value or _is_pair(value):
        return None
    for read in (_split, _lists, _columns, _index):
        records = read(value)
        if records and any(map(_is_pair, records[:_LOOKED_AT])):
            return records
    return None


def _is_pair(record: Record) -> bool:
    dialect = dialect_of(record)
    try:
        return dialect is not None and bool(dialect.read(folded(record)))
    except BadRecord:
        return False


def _split(value: Record) -> list[Record] | None:
    """``{"columns": [..], "index": [..], "data": [[..], ..]}``."""
    names, rows = value.get("columns"), value.get("data")
    if not (isinstance(names, list) and isinstance(rows, list)):
        return None
    if not all(isinstance(row, list) and len(row) == len(names) for row in rows):
        return None
    records: list[Record] = [dict(zip(map(str, names), row, strict=True)) for row in rows]
    index = value.get("index")
    return _numbered(index, records) if isinstance(index, list) and len(index) == len(rows) else records


def _lists(value: Record) -> list[Record] | None:
    """``{"prompt": ["..", ".."], "output": ["..", ".."]}``."""
    columns = list(value.values())
    if not all(isinstance(column, list) and len(column) == len(columns[0]) for column in columns):
        return None
    records: list[Record] = [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]
    return records


def _columns(value: Record) -> list[Record] | None:
    """``{"prompt": {"0": "..", "1": ".."}, "output": {"0": "..", "1": ".."}}``."""
    columns = list(value.values())
    if not all(isinstance(column, dict) and column.keys() == columns[0].keys() for column in columns):
        return None
    index = list(columns[0])
    return _numbered(index, [{name: column[key] for name, column in value.items()} for key in index])


def _index(value: Record) -> list[Record] | None:
    """``{"0": {"prompt": "..", "output": ".."}, "1": ..}``."""
    rows: list[Any] = list(value.values())
    return _numbered(list(value), rows) if all(isinstance(row, dict) for row in rows) else None


def _numbered(index: Sequence[Any], records: Sequence[Record]) -> list[Record]:
    """The records with what they are called by, where that is more than their number."""
    if [str(name) for name in index] == [str(number) for number in range(len(records))]:
        return list(records)
    return [{**record, INDEX: name} for name, record in zip(index, records, strict=True)]

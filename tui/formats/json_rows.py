"""Records that stand in a JSON text: in a list, in lists of an object, or one after another.

Sources: JSON files of datasets (``datasets``' ``field=``, dictionaries of splits), account exports. The
text is read value by value, so that a list may be longer than the memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import orjson

from tui.core.pair import Reject
from tui.formats.entries import Entry, head_of_raw, placed, text_of_raw
from tui.formats.field_names import SPLIT_NAMES, fold
from tui.formats.json_cursor import Ends, JsonCursor, garbage
from tui.formats.jsonl import LINE_LIMIT, Line, parse_record


@dataclass
class _Place:
    """How many records were met, and what is known of where they stand."""

    cursor: JsonCursor
    limit: int
    number: int = 0
    given: dict[str, Any] = field(default_factory=dict)
    """Fields that a record has from where it stands, unless it says otherwise itself."""
    name: str = ""

    def where(self, line: int) -> str:
        return f"{self.name}, from line {line}" if self.name else f"from line {line}"


def read_json(stream: BinaryIO, limit: int = LINE_LIMIT) -> Iterator[Entry | Reject]:
    """The records of lists, and the objects that stand outside of any, in the order of the file."""
    cursor = JsonCursor(stream, limit)
    place = _Place(cursor, limit)
    while first := cursor.peek():
        if first == b"[":
            cursor.take()
            yield from _list(place)
        elif first == b"{":
            yield _record(place)
        else:
            yield _between(place)


def read_lists(stream: BinaryIO, limit: int = LINE_LIMIT) -> Iterator[Entry | Reject]:
    """The records of each list in an object. What else the object says is about no one record."""
    cursor = JsonCursor(stream, limit)
    cursor.peek()
    cursor.take()
    place = _Place(cursor, limit)
    while (first := cursor.peek()) and first != b"}":
        if first == b",":
            cursor.take()
        elif first == b'"':
            yield from _member(place)
        else:
            yield _between(place)
    cursor.take()
    place.given, place.name = {}, ""
    while cursor.peek():
        yield _between(place)


def _member(place: _Place) -> Iterator[Entry | Reject]:
    """One name of an object with its value: the records of the value, where it is a list."""
    raw, _ = place.cursor.value()
    if place.cursor.peek() != b":":
        return
    place.cursor.take()
    if place.cursor.peek() != b"[":
        place.cursor.value()
        return
    try:
        place.name = str(orjson.loads(raw))
    except orjson.JSONDecodeError:
        place.name = ""
    split = SPLIT_NAMES.get(fold(place.name))
    place.given = {"split": split} if split else {}
    place.cursor.take()
    yield from _list(place)


def _list(place: _Place) -> Iterator[Entry | Reject]:
    cursor = place.cursor
    while (first := cursor.peek()) and first != b"]":
        if first == b",":
            cursor.take()
        elif first in b"}:":
            yield _between(place)
        else:
            yield _record(place)
    cursor.take()


def _record(place: _Place) -> Entry | Reject:
    line = place.cursor.line
    place.number += 1
    raw, ends = place.cursor.value()
    if ends is Ends.TOO_LONG:
        reason = f"longer than {place.limit:,} bytes, the limit for one record"
        return placed(Reject(place.number, reason, head_of_raw(raw)), place.where(line))
    record = parse_record(Line(place.number, raw))
    if isinstance(record, Reject):
        # What is JSON, but no record, ends where it ends; what is not may have swallowed others.
        is_broken = ends is Ends.CUT or record.reason.startswith("not JSON")
        left = place.cursor.back_to_next(raw) if is_broken else raw
        if ends is Ends.CUT and len(left) == len(raw):
            record = Reject(place.number, "cut off: the file ends within it", record.raw)
        return placed(Reject(place.number, record.reason, text_of_raw(left)), place.where(line))
    return Entry(place.number, raw, {**place.given, **record}, place.where(line))


def _between(place: _Place) -> Reject:
    """What stands where a record should begin or the text should end."""
    line = place.cursor.line
    place.number += 1
    raw, _ = place.cursor.until(garbage)
    reject = Reject(place.number, "not JSON: text where a record should begin", head_of_raw(raw))
    return placed(reject, place.where(line))

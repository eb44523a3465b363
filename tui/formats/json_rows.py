"""Records that stand in a JSON text: in a list, in lists of an object, or one after another.

Sources: JSON files of datasets (``datasets``' ``field=``, dictionaries of splits), account exports. The
text is read value by value, so that a list may be longer than the memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import orjson

from tui.core.pair import Reject
from tui.formats.dialects import is_record
from tui.formats.entries import Aside, Entry, head_of_raw, placed, text_of_raw, too_long
from tui.formats.field_names import SPLIT_NAMES, fold
from tui.formats.json_cursor import Ends, JsonCursor, garbage
from tui.formats.jsonl import LINE_LIMIT, Line, parse_record
from tui.formats.turns import is_turn

_ROWS = frozenset({"data", "rows", "examples", "items", "records", "conversations", "pairs", *SPLIT_NAMES})
"""Names under which an object holds a list of records, whatever they look like."""

_LOOKED_AT = 20
_ASIDE_LIMIT = 1 << 20
"""Most bytes of what stands beside the lists that are kept."""


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
    """The records of lists, and the objects that stand outside of any, in the order of the file.

    Commas between them are passed over, as in a list that has lost its brackets.
    """
    cursor = JsonCursor(stream, limit)
    place = _Place(cursor, limit)
    while first := cursor.peek():
        if first == b",":
            cursor.take()
        elif first == b"[" and _is_conversation_next(cursor):
            yield _record(place)
        else:
            yield from _anything(place, first)


def _is_conversation_next(cursor: JsonCursor) -> bool:
    """Whether the list that stands here is the turns of one conversation."""
    rows = rows_ahead(cursor, 1)
    return bool(rows) and is_turn(rows[0]) and not is_record(rows[0])


def rows_ahead(cursor: JsonCursor, count: int = _LOOKED_AT) -> list[Mapping[str, Any]]:
    """The first records of the list that stands here, as far as they are in memory; the place stays.

    One that is no JSON is an empty record here; other values than objects and conversations are left out.
    """
    ahead = cursor.copy()
    ahead.take()
    rows: list[Mapping[str, Any]] = []
    for _ in range(count):
        if ahead.peek() == b",":
            ahead.take()
        if ahead.peek() in b"]}:":
            break
        raw, ends = ahead.value()
        row = parse_record(Line(0, raw)) if raw[:1] in (b"{", b"[") else None
        if row is not None and (raw[:1] == b"{" or not isinstance(row, Reject)):
            rows.append({} if isinstance(row, Reject) else row)
        if ends is not Ends.WHOLE:
            break
    return rows


def is_rows(name: str, rows: list[Mapping[str, Any]]) -> bool:
    """Whether a list in an object, that begins with these, is one of records."""
    return fold(name) in _ROWS or any(map(is_record, rows))


def _anything(place: _Place, first: bytes) -> Iterator[Entry | Reject]:
    """What begins with this byte: the records of a list, a record, or what is none."""
    if first == b"[":
        place.cursor.take()
        yield from _list(place)
    elif first == b"{":
        yield _record(place)
    else:
        yield _between(place)


def read_lists(stream: BinaryIO, limit: int = LINE_LIMIT) -> Iterator[Entry | Reject | Aside]:
    """The records of each list of records in an object, and what else it says as an Aside."""
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
            yield from _anything(place, first)
    if not first:
        yield _reject_here(place, "cut off: the object that holds the lists is not closed")
    cursor.take()
    place.given, place.name = {}, ""
    while cursor.peek():
        yield _between(place)


def _member(place: _Place) -> Iterator[Entry | Reject | Aside]:
    """One name of an object with its value: the records of the value, where it is a list of them."""
    raw, _ = place.cursor.value()
    if place.cursor.peek() != b":":
        yield _reject_here(place, "not JSON: a name without a value", raw)
        return
    place.cursor.take()
    try:
        place.name = str(orjson.loads(raw))
    except orjson.JSONDecodeError:
        place.name = ""
    if place.cursor.peek() != b"[" or not is_rows(place.name, rows_ahead(place.cursor)):
        yield _aside(place, raw)
        return
    split = SPLIT_NAMES.get(fold(place.name))
    place.given = {"split": split} if split else {}
    place.cursor.take()
    yield from _list(place)


def _aside(place: _Place, name: bytes) -> Aside | Reject:
    """What stands under a name beside the lists."""
    raw, ends = place.cursor.value()
    if ends is Ends.TOO_LONG or len(raw) > _ASIDE_LIMIT:
        reason = f"{place.name}: longer than {_ASIDE_LIMIT:,} bytes, the limit for what stands beside records"
        return _reject_here(place, reason, raw)
    said = parse_record(Line(place.number, b"{%b:%b}" % (name, raw)))
    if isinstance(said, Reject):
        return _reject_here(place, said.reason, raw)
    return next(Aside(*item) for item in said.items())


def _reject_here(place: _Place, reason: str, raw: bytes = b"") -> Reject:
    place.number += 1
    return placed(Reject(place.number, reason, head_of_raw(raw)), f"line {place.cursor.line}")


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
        reject = Reject(place.number, too_long(place.limit, "record"), head_of_raw(raw))
        return placed(reject, place.where(line))
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

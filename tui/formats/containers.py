"""What holds the records of a file, told by how the file begins and never by its name: one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, BinaryIO

import orjson

from tui.core.pair import Reject
from tui.formats.delimited import Layout, layout_of, read_table
from tui.formats.dialects import is_record
from tui.formats.entries import Entry
from tui.formats.field_names import SPLIT_NAMES, fold, folded
from tui.formats.json_cursor import Ends, JsonCursor
from tui.formats.json_rows import read_json, read_lists
from tui.formats.jsonl import LINE_LIMIT, read_records
from tui.formats.unpacking import UNPACKED_LIMIT, Text

_HEAD = 1 << 20
_LINES_LOOKED_AT = 50
_BOM = b"\xef\xbb\xbf"

_ROWS = frozenset({"data", "rows", "examples", "items", "records", "conversations", "pairs", *SPLIT_NAMES})
"""Names under which an object holds a list of records."""

_CONVERSATION = frozenset({"messages", "conversations"})

_TURN = frozenset({"role", "from", "speaker", "author"})
"""A list of objects with one of these is a conversation, and no list of records."""


class Head:
    """How a file begins, and what can be told from it."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw.removeprefix(_BOM)
        """At most a mebibyte."""
        self.is_all = len(raw) < _HEAD
        self.first = self.raw.lstrip()[:1]

    @cached_property
    def lines(self) -> list[bytes]:
        """The first lines that hold something, the last of them whole only where the file ends there."""
        parts = self.raw.split(b"\n", _LINES_LOOKED_AT + 1)[: _LINES_LOOKED_AT + 1]
        return [part.strip(b"\r") for part in parts if part.strip()]

    @cached_property
    def layout(self) -> Layout | None:
        """How a table is written, where this is one."""
        return layout_of(self.raw)


@dataclass(frozen=True)
class Container:
    """One way to put records into a file."""

    name: str
    says: str
    """What it looks like, for a person."""
    matches: Callable[[Head], bool]
    read: Callable[[BinaryIO, Head, int], Iterator[Entry | Reject]]
    """The records of a file that matches, none of them longer than the limit."""


def _parsed(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None


def _is_list(head: Head) -> bool:
    """A list; lines that begin with a list of their own and go on with objects are lines."""
    if head.first != b"[":
        return False
    inside = head.raw.lstrip()[1:].lstrip()[:1]
    goes_on = len(head.lines) > 1 and head.lines[1].startswith(b"{")
    return inside in (b"{", b"[", b"]", b'"', b"") and not (goes_on and _parsed(head.lines[0]) is not None)


def _is_lines(head: Head) -> bool:
    """An object on a line of its own; where there is one line alone, one that is a record."""
    if not head.lines:
        return True
    first = _parsed(head.lines[0])
    if isinstance(first, dict):
        return len(head.lines) > 1 or not _is_lists(head)
    return any(line.startswith(b"{") and isinstance(_parsed(line), dict) for line in head.lines[1:])


def _is_lists(head: Head) -> bool:
    """An object that holds lists of records, and is not a record itself."""
    if head.first != b"{":
        return False
    cursor = JsonCursor(BytesIO(head.raw), len(head.raw))
    cursor.peek()
    whole, ends = cursor.value()
    record = _parsed(whole) if ends is Ends.WHOLE else {}
    if not isinstance(record, dict):
        return False
    if record and all(fold(name) in SPLIT_NAMES and value == [] for name, value in record.items()):
        return True
    rows = [(name, row) for name, row in _first_rows(head.raw) if not folded(row).keys() & _TURN]
    if not is_record(record):
        return any(fold(name) in _ROWS or is_record(row) for name, row in rows)
    # A list of conversations may stand under the name that one conversation has.
    return any(fold(name) in _CONVERSATION and is_record(row) for name, row in rows)


def _first_rows(raw: bytes) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each name in the object that a text begins with whose value is a list, with the list's first object."""
    cursor = JsonCursor(BytesIO(raw), len(raw))
    cursor.peek()
    cursor.take()
    while cursor.peek() in (b'"', b","):
        if cursor.peek() == b",":
            cursor.take()
            continue
        name = _parsed(cursor.value()[0])
        if cursor.peek() != b":":
            return
        cursor.take()
        if cursor.peek() == b"[":
            row = _first_row(cursor)
            if isinstance(name, str) and row is not None:
                yield name, row
        cursor.value()


def _first_row(cursor: JsonCursor) -> Mapping[str, Any] | None:
    """The first object of the list that stands here; the place stays before the list."""
    ahead = cursor.copy()
    ahead.take()
    if ahead.peek() != b"{":
        return None
    row = _parsed(ahead.value()[0])
    return row if isinstance(row, dict) else {}


def _is_objects(head: Head) -> bool:
    """An object written over several lines."""
    if head.first != b"{":
        return False
    cursor = JsonCursor(BytesIO(head.raw), len(head.raw))
    cursor.peek()
    raw, ends = cursor.value()
    return isinstance(_parsed(raw), dict) if ends is Ends.WHOLE else head.lines[0].rstrip()[-1:] in b"{[,:"


def _table(stream: BinaryIO, head: Head, limit: int) -> Iterator[Entry | Reject]:
    assert head.layout is not None
    return read_table(stream, head.layout, limit)


CONTAINERS: tuple[Container, ...] = (
    Container("list", "a JSON list of records", _is_list, lambda stream, _, limit: read_json(stream, limit)),
    Container(
        "lines", "JSONL: one object a line", _is_lines, lambda stream, _, limit: read_records(stream, limit)
    ),
    Container(
        "lists",
        "a JSON object with lists of records, by split or under any name",
        _is_lists,
        lambda stream, _, limit: read_lists(stream, limit),
    ),
    Container(
        "objects",
        "JSON objects one after another, over several lines each",
        _is_objects,
        lambda stream, _, limit: read_json(stream, limit),
    ),
    Container("table", "CSV, TSV or semicolon CSV", lambda head: head.layout is not None, _table),
)
"""First match wins; what none matches is read as lines, each of which then says what is wrong with it."""

_LINES = CONTAINERS[1]


def container_of(head: Head) -> Container:
    """What holds the records of a file that begins so."""
    return next((container for container in CONTAINERS if container.matches(head)), _LINES)


def head_of(stream: BinaryIO, unpacked_limit: int = UNPACKED_LIMIT) -> Head:
    """How a seekable file begins, packed or not."""
    return Head(Text(stream, unpacked_limit).stream.read(_HEAD))


def read_entries(
    stream: BinaryIO, limit: int = LINE_LIMIT, unpacked_limit: int = UNPACKED_LIMIT
) -> Iterator[Entry | Reject]:
    """Each record of a seekable file, whatever holds it.

    Raises:
        Refused: it is packed and unpacks to more than ``unpacked_limit`` bytes.
    """
    head = head_of(stream, unpacked_limit)
    text = Text(stream, unpacked_limit)
    last = 0
    for found in container_of(head).read(text.stream, head, limit):
        last = found.line if isinstance(found, Reject) else found.number
        yield found
    if text.damage:
        yield Reject(last + 1, text.damage, "")

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
from tui.formats.entries import Aside, Entry
from tui.formats.field_names import SPLIT_NAMES, fold
from tui.formats.frames import is_frame, read_frame
from tui.formats.json_cursor import Ends, JsonCursor
from tui.formats.json_rows import is_rows, read_json, read_lists, rows_ahead
from tui.formats.jsonl import read_records
from tui.formats.limits import LIMITS, Limits
from tui.formats.parquet import MAGIC, read_parquet
from tui.formats.turns import is_conversation, is_turn
from tui.formats.unpacking import UNPACKED_LIMIT, Text
from tui.formats.wrappers import unwrapped

_HEAD = 1 << 20
_LINES_LOOKED_AT = 50
_BOM = b"\xef\xbb\xbf"

_CONVERSATION = frozenset({"messages", "conversations"})

_PARTS = frozenset({"instances"})
"""Names of lists whose objects are part of the record that they stand in."""


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


Found = Entry | Reject | Aside


@dataclass(frozen=True)
class Container:
    """One way to put records into a file."""

    name: str
    says: str
    """What it looks like, for a person."""
    matches: Callable[[Head], bool]
    read: Callable[[BinaryIO, Head, int], Iterator[Found]]
    """The records of a file that matches, none of them longer than the limit."""


def _parsed(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None


def _is_list(head: Head) -> bool:
    """A list; lines that begin with a list of their own and go on with objects or such lists are lines."""
    if head.first != b"[":
        return False
    inside = head.raw.lstrip()[1:].lstrip()[:1]
    if len(head.lines) > 1 and head.lines[1].startswith(b"{") and _parsed(head.lines[0]) is not None:
        return False
    return not _is_lines_of_lists(head, inside) and inside in (b"{", b"[", b"]", b'"', b"")


def _is_lines(head: Head) -> bool:
    """An object on a line of its own; where there is one line alone, one that is a record."""
    if not head.lines:
        return True
    first = _parsed(head.lines[0])
    if isinstance(first, dict):
        return len(head.lines) > 1 or not _is_lists(head)
    if head.lines[0].rstrip().endswith(b",") and isinstance(_parsed(head.lines[0].rstrip()[:-1]), dict):
        return False  # the lines of a list without its brackets
    if _is_lines_of_lists(head, head.raw.lstrip()[1:].lstrip()[:1]):
        return True
    return any(line.startswith(b"{") and isinstance(_parsed(line), dict) for line in head.lines[1:])


def _is_lines_of_lists(head: Head, inside: bytes) -> bool:
    """A conversation, or two texts, on each of several lines; of the first two one may be broken."""
    whole = [_parsed(line) for line in head.lines[:2]]
    is_pair = [isinstance(value, list) and [type(item) for item in value] == [str, str] for value in whole]
    return len(whole) > 1 and ((inside == b"{" and any(map(is_conversation, whole))) or all(is_pair))


def _is_lists(head: Head) -> bool:
    """An object that holds lists of records, and is not a record itself."""
    if head.first != b"{":
        return False
    cursor = JsonCursor(BytesIO(head.raw), len(head.raw))
    cursor.peek()
    whole, ends = cursor.value()
    # What is broken somewhere is told by the lists that can be seen.
    record = (_parsed(whole) if ends is Ends.WHOLE else None) or {}
    if record and all(fold(name) in SPLIT_NAMES and value == [] for name, value in record.items()):
        return True
    if not is_record(record):
        return any(is_rows(name, rows) for name, rows in _lists_in(head.raw))
    # A list of conversations may stand under the name that one conversation has.
    return any(
        fold(name) in _CONVERSATION and any(map(is_record, rows)) for name, rows in _lists_in(head.raw)
    )


def _lists_in(raw: bytes) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Each name in the object that a text begins with whose value is a list, with its first records."""
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
            rows = rows_ahead(cursor)
            if isinstance(name, str) and fold(name) not in _PARTS and rows and not is_turn(rows[0]):
                yield name, rows
        cursor.value()


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
    Container(
        "parquet",
        "Parquet",
        lambda head: head.raw.startswith(MAGIC),
        lambda stream, _, limit: read_parquet(stream, limit),
    ),
    Container(
        "frame",
        "a JSON object with a table by columns or by index, as pandas writes it",
        lambda head: is_frame(head.raw, is_all=head.is_all),
        lambda stream, _, limit: read_frame(stream, limit),
    ),
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
    Container(
        "table",
        "CSV, TSV, or cells parted by semicolons or bars",
        lambda head: head.layout is not None,
        _table,
    ),
)
"""First match wins; what none matches is read as lines, each of which then says what is wrong with it."""

_LINES = next(container for container in CONTAINERS if container.name == "lines")


def container_of(head: Head) -> Container:
    """What holds the records of a file that begins so."""
    return next((container for container in CONTAINERS if container.matches(head)), _LINES)


def head_of(stream: BinaryIO, unpacked_limit: int = UNPACKED_LIMIT) -> Head:
    """How a seekable file begins, packed or not."""
    return Head(Text(stream, unpacked_limit).stream.read(_HEAD))


def read_entries(stream: BinaryIO, limits: Limits = LIMITS) -> Iterator[Found]:
    """Each record of a seekable file, whatever holds it, and what the file says beside its records.

    Raises:
        Refused: it is packed and unpacks to more than ``limits.unpacked`` bytes, or can't be read at all.
    """
    head = head_of(stream, limits.unpacked)
    text = Text(stream, limits.unpacked)
    last = 0
    for found in container_of(head).read(text.stream, head, limits.line):
        if isinstance(found, Aside):
            yield found
            continue
        last = found.line if isinstance(found, Reject) else found.number
        yield unwrapped(found) if isinstance(found, Entry) else found
    if text.damage:
        yield Reject(last + 1, text.damage, "")

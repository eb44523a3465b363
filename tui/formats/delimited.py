"""Tables as text: CSV, TSV and the semicolon CSV that Excel writes where the comma parts decimals.

Sources: RFC 4180; Excel's ``sep=;`` line, byte order mark and line feeds in quoted cells. A cell is text
and nothing else: "NA", "1.0" and "TRUE" stay as they are.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, BinaryIO

import orjson

from tui.core.fields import FIELDS
from tui.core.pair import Reject
from tui.core.rubric import FLAG_NAMES
from tui.formats.entries import Entry, head_of_raw, placed, text_of_raw
from tui.formats.field_names import OTHER_NAMES, fold
from tui.formats.jsonl import LINE_LIMIT

_BOM = b"\xef\xbb\xbf"
_DELIMITERS = (",", ";", "\t")
_LOOKED_AT = 5
_LONGEST_NAME = 100

_ABSENT_IF_EMPTY = frozenset((*FIELDS, "flags", *FLAG_NAMES, *chain(*OTHER_NAMES.values()))) - {
    "prompt",
    "output",
}
"""Decisions that an empty cell does not make."""

_JSON_CELLS = frozenset({"messages", "conversations", "history", "context", "tags", "flags", "metadata"})
"""Names of columns whose cells may hold a list or an object, written as JSON."""


@dataclass(frozen=True)
class Layout:
    """How a table is written."""

    delimiter: str
    names: tuple[str, ...]


def layout_of(head: bytes) -> Layout | None:
    """How the table is written that a file begins with; None where it does not begin with one.

    A table has two columns or more, each with a name of its own, and more than one cell in a first record.
    """
    lines = head.removeprefix(_BOM).decode("utf-8", "replace").replace("\r\n", "\n").lstrip("\n")
    csv.field_size_limit(LINE_LIMIT)
    said, lines = _said_delimiter(lines)
    for delimiter in (said,) if said else _DELIMITERS:
        try:
            rows = [
                row
                for row in islice(csv.reader(lines.split("\n"), delimiter=delimiter), 2 * _LOOKED_AT)
                if row
            ]
        except csv.Error:
            continue
        rows = rows[: _LOOKED_AT + 1]
        if len(rows) > 1 and _is_heading(rows[0]) and any(len(row) > 1 for row in rows[1:]):
            return Layout(delimiter, _names(rows[0]))
    return None


def _said_delimiter(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    is_said = len(first) == len("sep=;") and first.casefold().startswith("sep=")
    return (first[-1], rest) if is_said else ("", text)


def _says_delimiter(lines: Sequence[bytes]) -> bool:
    return bool(_said_delimiter(lines[0].rstrip(b"\r\n").decode("utf-8", "replace"))[0])


def _is_heading(row: Sequence[str]) -> bool:
    named = [fold(cell) for cell in row if cell.strip()]
    return len(named) > 1 and len(set(named)) == len(named) and max(map(len, named)) <= _LONGEST_NAME


def _names(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() or f"column {number}" for number, cell in enumerate(row, start=1))


class _TooLongError(Exception):
    """A line is longer than the limit."""


class _Lines:
    """The lines of a table as text; those of the present record are kept, and can be put back."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._back: deque[bytes] = deque()
        self.taken: list[bytes] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        raw = self._back.popleft() if self._back else self._stream.readline(self._limit + 1)
        if not raw:
            raise StopIteration
        self.number += 1
        if self.number == 1:
            raw = raw.removeprefix(_BOM)
        self.taken.append(raw)
        if len(raw) > self._limit:
            self._skip(raw)
            raise _TooLongError
        text = raw.decode("utf-8", "surrogateescape")
        return text[:-2] + "\n" if text.endswith("\r\n") else text

    def _skip(self, raw: bytes) -> None:
        while raw and not raw.endswith(b"\n"):
            raw = self._stream.readline(self._limit)

    def put_back(self) -> None:
        """All lines of the present record but its first will be read again."""
        self._back.extendleft(reversed(self.taken[1:]))
        self.number -= len(self.taken) - 1
        self.taken = self.taken[:1]


def read_table(stream: BinaryIO, layout: Layout, limit: int = LINE_LIMIT) -> Iterator[Entry | Reject]:
    """Each record of a table that holds something, the heading left out.

    Where quotes are amiss, the line that they begin on is a Reject and the next line begins a record.
    """
    csv.field_size_limit(limit)
    lines = _Lines(stream, limit)
    number = 0
    is_heading = True
    while True:
        lines.taken = []
        row, reason = _next_row(lines, layout.delimiter)
        if not lines.taken:
            return
        if not reason and (not any(map(str.strip, row)) or _says_delimiter(lines.taken)):
            continue
        if is_heading:
            is_heading = False
            continue
        number += 1
        yield _entry(number, lines, layout, row, reason)


def _next_row(lines: _Lines, delimiter: str) -> tuple[list[str], str]:
    """The cells of the next record, or what is wrong with it."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), []), ""
    except _TooLongError:
        return [], f"longer than {lines._limit:,} bytes, the limit for one line"
    except csv.Error as error:
        lines.put_back()
        return [], f"quotes that do not close, or stand within a cell ({error})"


def _entry(number: int, lines: _Lines, layout: Layout, row: list[str], reason: str) -> Entry | Reject:
    raw = b"".join(lines.taken).rstrip(b"\r\n")
    where = f"record {number}, line {lines.number - len(lines.taken) + 1}"
    surplus = [cell for cell in row[len(layout.names) :] if cell.strip()]
    if surplus and not reason:
        reason = f"{len(row)} cells, where the heading has {len(layout.names)}"
    reason = reason or _not_utf8(raw)
    if reason:
        text = head_of_raw(raw) if len(raw) > lines._limit else text_of_raw(raw)
        return placed(Reject(number, reason, text), where)
    return Entry(number, raw, _record(layout.names, row), where)


def _not_utf8(raw: bytes) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as bad:
        return (
            f"not UTF-8: byte 0x{raw[bad.start]:02x} at position {bad.start + 1}; in Excel, save as CSV UTF-8"
        )
    return ""


def _record(names: Sequence[str], row: Sequence[str]) -> Mapping[str, Any]:
    record: dict[str, Any] = {}
    for number, name in enumerate(names):
        cell = row[number] if number < len(row) else ""
        if not cell.strip() and (fold(name) in _ABSENT_IF_EMPTY or name == f"column {number + 1}"):
            continue
        record[name] = _cell(name, cell)
    return record


def _cell(name: str, cell: str) -> Any:
    if fold(name) not in _JSON_CELLS or cell.lstrip()[:1] not in ("[", "{"):
        return cell
    try:
        return orjson.loads(cell)
    except orjson.JSONDecodeError:
        return cell

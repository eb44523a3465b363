"""Tables as text: CSV, TSV, the semicolon CSV of Excel where the comma parts decimals, and cells parted by |.

Sources: RFC 4180; Excel's ``sep=;`` line, byte order mark and line feeds in quoted cells. A cell is text
and nothing else: "NA", "1.0" and "TRUE" stay as they are.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, starmap
from typing import Any, BinaryIO

from tui.core.fields import FIELDS
from tui.core.pair import Reject
from tui.core.rubric import FLAG_NAMES
from tui.core.text import one_line
from tui.formats.dialects import OUTPUTS, PROMPTS
from tui.formats.entries import NOT_UTF8, Entry, head_of_raw, placed, text_of_raw, too_long
from tui.formats.field_names import OTHER_NAMES, fold
from tui.formats.jsonl import LINE_LIMIT, parse_value, refuse_blank
from tui.formats.unpacking import Refused

_BOM = b"\xef\xbb\xbf"
_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 5
_LONGEST_NAME = 100
_LINE_COST = 64  # bytes that Python takes for a line beside its text

_ABSENT_IF_EMPTY = frozenset((*FIELDS, "flags", *FLAG_NAMES, *chain(*OTHER_NAMES.values()))) - {
    "prompt",
    "output",
}
"""Decisions that an empty cell does not make."""

_NO_HEADING = (
    "is a table without a heading",
    "put the names of its columns on a first line, such as: prompt,output",
)

_QUOTE = "put quotes around a cell that holds the sign between cells"

_NO_ROWS = (
    "holds a heading and no rows",
    "write a row for each pair below the heading, or choose the file with the rows",
)

_MARKDOWN = (
    "is a table in Markdown, where the end of a cell is not always certain",
    "save it as CSV or TSV, with a heading such as prompt,output",
)
_RULER = re.compile(r"[\s|]*:?-+:?[\s|:-]*")
_BLANK_LINES = re.compile(r"\n\s*\n")

_NOT_UTF8 = ("has a heading that is not UTF-8", "in Excel, save as CSV UTF-8")

_NO_DELIMITER = "\x1f"

_KNOWN = frozenset((*PROMPTS, *OUTPUTS, "instruction", "text", "messages", "conversations"))
_KNOWN_ALONE = _KNOWN - {"source", "label", "target", "user", "assistant"}
"""Names of a column that may stand alone; the others are words that a list of anything may begin with."""

_JSON_CELLS = frozenset({"messages", "conversations", "history", "context", "tags", "flags", "metadata"})
"""Names of columns whose cells may hold a list or an object, written as JSON."""


@dataclass(frozen=True)
class Layout:
    """How a table is written."""

    delimiter: str
    names: tuple[str, ...]
    fault: tuple[str, str] | None = None
    """Why it can't be read, and what to do."""


def layout_of(head: bytes) -> Layout | None:
    """How the table is written that a file begins with; None where it does not begin with one.

    A table has two columns or more, each with a name of its own, and more than one cell in a first record
    or a name that is known; or one column under such a name. What is a table but for its heading has a
    ``fault``.
    """
    text = head.removeprefix(_BOM).decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    text = _BLANK_LINES.sub("\n", text.lstrip("\n"))
    csv.field_size_limit(LINE_LIMIT)
    said, text = _said_delimiter(text)
    if text.lstrip()[:1] in ("{", "["):
        return None
    tables = [(delimiter, _first_rows(text, delimiter)) for delimiter in ((said,) if said else _DELIMITERS)]
    for delimiter, rows in tables:
        if len(rows) > 1 and _is_heading(rows[0]) and (_is_known(rows[0]) or any(map(_is_wide, rows[1:]))):
            return Layout(delimiter, _names(rows[0]), _fault(delimiter, rows))
        if len(rows) == 1 and "\n" not in text.rstrip() and _is_heading(rows[0]) and _is_known(rows[0]):
            return Layout(delimiter, (), _NO_ROWS)
    return _one_column(text) or next(filter(None, starmap(_faulty, tables)), None)


def _fault(delimiter: str, rows: list[list[str]]) -> tuple[str, str] | None:
    """Why a table with a heading can't be read, and what to do."""
    if delimiter == "|" and _RULER.fullmatch(delimiter.join(rows[1])):
        return _MARKDOWN
    return None if _is_utf8(rows[0]) else _NOT_UTF8


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """The first records, without those that are amiss."""
    reader = csv.reader(text.split("\n"), delimiter=delimiter)
    rows: list[list[str]] = []
    for _ in range(2 * _LOOKED_AT):
        with suppress(csv.Error):
            rows.append(next(reader, []))
    return [row for row in rows if row][: _LOOKED_AT + 1]


def _one_column(text: str) -> Layout | None:
    """A column alone: each line is one cell, whatever signs are in it, unless it is in quotes."""
    rows = _first_rows(text, _NO_DELIMITER)
    if len(rows) > 1 and len(rows[0]) == 1 and fold(rows[0][0]) in _KNOWN_ALONE:
        return Layout(_NO_DELIMITER, _names(rows[0]))
    return None


def _faulty(delimiter: str, rows: list[list[str]]) -> Layout | None:
    """What has the same number of cells in each record, and no heading that can be used."""
    if len(rows) < 2 or len(rows[0]) < 2 or len(set(map(len, rows))) > 1:
        return None
    names = Counter(fold(cell) for cell in rows[0] if cell.strip())
    twice = next((name for name, count in names.items() if count > 1), None)
    fault = _NO_HEADING
    if twice is not None and _is_known(rows[0]):
        fault = (f"has two columns named {one_line(twice, 60)}", "give each column a name of its own")
    return Layout(delimiter, (), fault)


def _said_delimiter(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    is_said = len(first) == len("sep=;") and first.casefold().startswith("sep=")
    return (first[-1], rest) if is_said else ("", text)


def _says_delimiter(lines: Sequence[bytes]) -> bool:
    return bool(_said_delimiter(lines[0].rstrip(b"\r\n").decode("utf-8", "replace"))[0])


def _is_heading(row: Sequence[str]) -> bool:
    named = [fold(cell) for cell in row if cell.strip()]
    return len(named) > 1 and len(set(named)) == len(named) and max(map(len, named)) <= _LONGEST_NAME


def _is_utf8(row: Sequence[str]) -> bool:
    return not any("\udc80" <= character <= "\udcff" for cell in row for character in cell)


def _is_known(row: Sequence[str]) -> bool:
    return not _KNOWN.isdisjoint(map(fold, row))


def _is_wide(row: Sequence[str]) -> bool:
    return len(row) > 1


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
        self._held = 0
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
        self._held = len(raw) + _LINE_COST + (self._held if len(self.taken) > 1 else 0)
        if len(raw) > self._limit:
            self._skip(raw)
            raise _TooLongError
        if len(self.taken) > 1 and self._held > self._limit:
            raise csv.Error("a record goes on for too many lines")
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

    Raises:
        Refused: its heading can't be used, or too many lines on end hold no record.
    """
    if layout.fault:
        raise Refused(*layout.fault)
    csv.field_size_limit(limit)
    lines = _Lines(stream, limit)
    number = without = 0
    is_heading = True
    while True:
        lines.taken = []
        row, reason = _next_row(lines, layout.delimiter)
        if not lines.taken:
            return
        is_blank = not any(map(str.strip, row))
        # A quote that never closes leaves lines of one cell after it.
        without = without + 1 if not reason and (is_blank or len(row) < min(2, len(layout.names))) else 0
        refuse_blank(without, lines.number)
        if not reason and (is_blank or _says_delimiter(lines.taken)):
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
        return [], too_long(lines._limit, "line")
    except csv.Error as error:
        lines.put_back()
        return [], _why(error)


def _why(error: csv.Error) -> str:
    if "NUL" in str(error):
        return "holds NUL bytes; take them out"
    if "new-line" in str(error):
        return "a bare carriage return within a cell without quotes; put quotes around the cell"
    return f"quotes that do not close, or stand within a cell ({error})"


def _entry(number: int, lines: _Lines, layout: Layout, row: list[str], reason: str) -> Entry | Reject:
    raw = b"".join(lines.taken).rstrip(b"\r\n")
    where = f"record {number}, line {lines.number - len(lines.taken) + 1}"
    surplus = [cell for cell in row[len(layout.names) :] if cell.strip()]
    if surplus and not reason:
        reason = f"{len(row)} cells, where the heading has {len(layout.names)}; {_QUOTE}"
    reason = reason or _not_text(raw)
    if reason:
        text = head_of_raw(raw) if len(raw) > lines._limit else text_of_raw(raw)
        return placed(Reject(number, reason, text), where)
    return Entry(number, raw, _record(layout.names, row), where)


def _not_text(raw: bytes) -> str:
    """Why a record is no text, or ''."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as bad:
        place = f"byte 0x{raw[bad.start]:02x} at position {bad.start + 1}"
        return f"{NOT_UTF8}: {place}; in Excel, save as CSV UTF-8"
    return "holds NUL bytes; take them out" if b"\x00" in raw else ""


def _record(names: Sequence[str], row: Sequence[str]) -> Mapping[str, Any]:
    record: dict[str, Any] = {}
    for number, name in enumerate(names):
        cell = row[number] if number < len(row) else ""
        if not cell.strip() and (fold(name) in _ABSENT_IF_EMPTY or name == f"column {number + 1}"):
            continue
        record[name] = _cell(name, cell)
    return record


def _cell(name: str, cell: str) -> Any:
    said = parse_value(cell) if fold(name) in _JSON_CELLS else None
    return cell if said is None else said

"""Lines of a JSONL file: how they are told apart, and how one becomes a record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

import orjson

from tui.core.fields import kind
from tui.core.pair import Reject
from tui.core.text import one_line
from tui.formats.entries import NOT_UTF8, Entry, head_of_raw, text_of_raw, too_long
from tui.formats.turns import is_conversation
from tui.formats.unpacking import Refused

LINE_LIMIT = 32 * 1024 * 1024
"""Longest line in bytes that is read into memory."""

BLANK_LIMIT = 1_000_000
"""Most lines on end without a record that are read past; some kilobytes can be made to unpack to billions."""

MAX_DEPTH = 100
"""Deepest nesting of a record. ``orjson.dumps`` gives up at 254, so what is kept can be written again."""

_BOM = b"\xef\xbb\xbf"
_ENDINGS = len(_BOM) + len(b"\r\n")
_NO_JSON = re.compile(rb"[:,\[]\s*(NaN|-?Infinity)\s*[,}\]]")
"""What other parsers write for numbers that JSON has no form for."""
CONVERT = "if it is Western European text, convert the file with: iconv -f WINDOWS-1252 -t UTF-8"
_TEXTS_ONLY = {str}
_WIDEST = range(-(2**63), 2**64)
"""The whole numbers that ``orjson`` reads and writes; it rounds any other to a float."""


class Decimals(float):
    """A number that knows how it is written: as a text, 1.10 is not 1.1."""

    written: str

    def __new__(cls, written: str) -> Decimals:
        """The number that a text stands for."""
        number = super().__new__(cls, written)
        number.written = written
        return number


class Line(NamedTuple):
    """One physical line, without its line ending."""

    number: int
    """Counted from 1; blank lines count."""
    raw: bytes


def refuse_blank(count: int, line: int) -> None:
    """Go on after so many lines on end without a record, the last of them this one, or do not.

    Raises:
        Refused: there are too many of them.
    """
    if count > BLANK_LIMIT:
        raise Refused(
            f"holds more than {BLANK_LIMIT:,} lines on end without a record, up to line {line:,}",
            "take them out; in a table, look before them for a quote that does not close",
        )


def read_lines(stream: BinaryIO, limit: int = LINE_LIMIT) -> Iterator[Line | Reject]:
    """The lines of a file that hold something, parted at ``\\n`` alone.

    One ``\\r`` at the end of a line and a byte order mark at the start of the file are left out. A line
    of more than ``limit`` bytes becomes a Reject; no more than ``limit`` bytes of it are held at once.

    Raises:
        Refused: there are too many blank lines on end.
    """
    number = blank = 0
    while chunk := stream.readline(limit + _ENDINGS):
        number += 1
        complete = chunk.endswith(b"\n")
        raw = chunk.removesuffix(b"\n").removesuffix(b"\r")
        if number == 1:
            raw = raw.removeprefix(_BOM)
        if len(raw) > limit:
            if not complete:
                _skip_line(stream, limit + _ENDINGS)
            yield Reject(number, too_long(limit, "line"), head_of_raw(raw))
        elif raw.strip():
            yield Line(number, raw)
        else:
            refuse_blank(blank := blank + 1, number)
            continue
        blank = 0


def read_records(stream: BinaryIO, limit: int = LINE_LIMIT) -> Iterator[Entry | Reject]:
    """Each line of a file that holds something, as a record."""
    for line in read_lines(stream, limit):
        record = line if isinstance(line, Reject) else parse_record(line)
        if isinstance(line, Reject) or isinstance(record, Reject):
            assert isinstance(record, Reject)
            yield record
        else:
            yield Entry(line.number, line.raw, record)


def _skip_line(stream: BinaryIO, step: int) -> None:
    """Read to the end of the present line, at most ``step`` bytes at a time."""
    while (chunk := stream.readline(step)) and not chunk.endswith(b"\n"):
        pass


def parse_record(line: Line) -> dict[str, Any] | Reject:
    """The JSON object on a line, or a Reject that says in plain words why there is none.

    A list of turns is a record with these ``messages``.
    Two different values under one name are a Reject, as either may be the one that is meant. A whole
    number of more than 64 bits becomes the text of its digits, as a float would lose some of them; any other
    that is not whole remembers how it is written.
    """
    try:
        value = orjson.loads(line.raw)
    except orjson.JSONDecodeError as error:
        return _reject(line, _why(line.raw, error))
    raw = line.raw
    if is_conversation(value):
        raw, value = b'{"messages":%b}' % raw, {"messages": value}
    if not isinstance(value, dict):
        return _reject(line, _not_an_object(value))
    is_flat = set(map(type, value.values())) == _TEXTS_ONLY
    counted = (len(value), False) if is_flat else _count_names(value, MAX_DEPTH)
    if counted is None:
        return _reject(line, _TOO_DEEP)
    names, has_fractions = counted
    # Nearly every text that repeats no name has as many ends of names as names; the others are parsed slowly.
    if raw.count(b'":') != names and (twice := _name_with_two_values(raw)):
        return _reject(line, f"two values under the name {one_line(twice, 60)}; leave one of them out")
    if has_fractions:
        value = dict(json.loads(raw, parse_int=_whole_number, parse_float=Decimals))
    return value


def parse_value(text: str) -> Any:
    """The list or the object that a field holds as JSON text; None where a record may not hold it."""
    if text.lstrip()[:1] not in ("[", "{"):
        return None
    said = parse_record(Line(0, b'{"value":%b}' % text.encode("utf-8", "surrogatepass")))
    return said["value"] if isinstance(said, dict) and len(said) == 1 else None


def _not_an_object(value: object) -> str:
    is_texts = isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    hint = '; which text is meant is not said: write {"prompt": .., "output": ..}' if is_texts else ""
    return f"{kind(value)}, not an object{hint}"


def _reject(line: Line, reason: str) -> Reject:
    return Reject(line.number, reason, text_of_raw(line.raw))


_TOO_DEEP = f"nested more than {MAX_DEPTH} levels deep"

_MEANINGS = (
    ("surrogate", "half of a surrogate pair in a text"),
    ("depth", _TOO_DEEP),
    ("recursion", _TOO_DEEP),
    ("infinity", "a number too large to be kept; write it in quotes"),
)
"""A word of ``orjson``'s message to what it means for a line that is JSON but cannot be used."""


def _why(raw: bytes, error: orjson.JSONDecodeError) -> str:
    if b"\x00" in raw:
        return "holds NUL bytes; if the file is UTF-16, save it as UTF-8"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as bad:
        if bad.reason == "unexpected end of data":
            return "cut off within a character"
        return f"{NOT_UTF8}: byte 0x{raw[bad.start]:02x} at position {bad.start + 1}; {CONVERT}"
    place = f"column {error.colno}" if error.lineno == 1 else f"its line {error.lineno}, column {error.colno}"
    for word, meaning in _MEANINGS:
        if word in error.msg.casefold():
            return f"{meaning} ({place})"
    constant = _NO_JSON.search(raw)
    what = f"{constant[1].decode()} is no number there; write null" if constant else error.msg
    return f"not JSON: {what} ({place})"


def _count_names(value: dict[str, Any], limit: int) -> tuple[int, bool] | None:
    """How many names stand in an object at any depth, and whether a number in it may be written otherwise.

    Found without recursion; None where it is too deep.
    """
    names, has_fractions = 0, False
    level: list[dict[str, Any] | list[Any]] = [value]
    for _ in range(limit):
        below: list[dict[str, Any] | list[Any]] = []
        for parent in level:
            if isinstance(parent, dict):
                names += len(parent)
            for child in parent.values() if isinstance(parent, dict) else parent:
                if isinstance(child, (dict, list)):
                    below.append(child)
                elif isinstance(child, float):
                    has_fractions = True
        if not below:
            return names, has_fractions
        level = below
    return None


class _TwoValuesError(Exception):
    """An object has two values under one name."""


def _refuse_two_values(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in members:
        if found.setdefault(name, value) != value:
            raise _TwoValuesError(name)
    return found


def _name_with_two_values(raw: bytes) -> str:
    """A name that an object uses for two different values, or ''."""
    try:
        json.loads(raw, object_pairs_hook=_refuse_two_values, parse_int=str)
    except _TwoValuesError as error:
        return str(error) or "(empty)"
    return ""


def _whole_number(digits: str) -> int | str:
    # int() refuses thousands of digits; 64 bits need no more than 20 characters.
    return int(digits) if len(digits) <= 20 and int(digits) in _WIDEST else digits

"""Finds where the values of a JSON text begin and end, without holding more than one of them.

Sources: RFC 8259. The values themselves are parsed elsewhere; what is broken has to be found here, as
one missing quote would otherwise swallow all that comes after it.
"""

from __future__ import annotations

import enum
import io
import re
from typing import BinaryIO

_CHUNK = 1 << 18
_KEPT = 80  # bytes before the present place: enough to see how a line is indented
_HEAD = 800
_BOM = b"\xef\xbb\xbf"
_SPACE = b" \t\r\n"
_BACKSLASH = ord("\\")
_TOKEN = re.compile(rb'"|[\[{]+|[\]}]+')
"""Brackets of a kind are met together: a text of millions of them is passed at once."""
_NO_SPACE = re.compile(rb"[^ \t\r\n]")
_SCALAR_END = re.compile(rb"[\s,\]}]")
_FIRST_KEY = re.compile(rb'\{\s*"[^"\\]{1,80}"\s*:')
_NEXT_OBJECT = rb'\}\s*,\s*(?=\{\s*")'

garbage = re.compile(rb"\s*[{\[]")
"""Where what is no JSON may end: before the next object or list."""


class Ends(enum.Enum):
    """How a value ended."""

    WHOLE = "whole"
    CUT = "cut"
    TOO_LONG = "too long"


class JsonCursor:
    """A place in a JSON text that moves forward value by value."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._buffer = b""
        self._at = 0
        self._indent: bytes | None = None
        self.line = 1
        """The physical line of the present place."""
        self._more()
        if self._buffer.startswith(_BOM):
            self._at = len(_BOM)

    def peek(self) -> bytes:
        """The next byte that is no white space; nothing at the end of the text."""
        while not (found := _NO_SPACE.search(self._buffer, self._at)):
            self._advance(len(self._buffer) - self._at)
            if not self._more():
                return b""
        self._advance(found.start() - self._at)
        return found[0]

    def copy(self) -> JsonCursor:
        """Another cursor at this place, to look ahead in what is in memory."""
        return JsonCursor(io.BytesIO(self._buffer[self._at :]), self._limit)

    def take(self) -> None:
        """Go past the byte that ``peek`` showed."""
        self._advance(1)

    def value(self) -> tuple[bytes, Ends]:
        """The value that ``peek`` showed the first byte of. Of one that is too long, its beginning."""
        if self._buffer[self._at : self._at + 1] not in (b"{", b"[", b'"'):
            return self.until(_SCALAR_END)
        self._indent = self._indent_here()
        return self._scan()

    def until(self, end: re.Pattern[bytes]) -> tuple[bytes, Ends]:
        """All up to the next match, at least one byte of it."""
        at = 1
        while not (match := end.search(self._buffer, self._at + at)):
            at = max(1, len(self._buffer) - self._at)
            if at > self._limit:
                return self._advance(at)[:_HEAD], Ends.TOO_LONG
            if not self._more():
                return self._advance(len(self._buffer) - self._at), Ends.CUT
        return self._advance(match.start() - self._at), Ends.WHOLE

    def _scan(self) -> tuple[bytes, Ends]:
        """A text, a list or an object: to where its quotes or brackets close."""
        scan = _Scan()
        head = b""
        at = 0
        while True:
            at, closed = scan.step(self._buffer, self._at + at)
            at -= self._at
            if closed:
                raw = self._advance(at)
                is_long = head or at > self._limit
                return (head or raw[:_HEAD], Ends.TOO_LONG) if is_long else (raw, Ends.WHOLE)
            if at > self._limit and not head:
                raw = self._buffer[self._at : self._at + at]
                if self._next_start(raw) is not None:
                    return self._advance(at), Ends.CUT
                head = raw[:_HEAD]
            if head:
                self._advance(at)
                at = 0
            if not self._more():
                raw = self._advance(len(self._buffer) - self._at)
                return (head, Ends.TOO_LONG) if head else (raw, Ends.CUT)

    def back_to_next(self, raw: bytes) -> bytes:
        """Where ``raw``, the value just read, is broken: go back to where the next one seems to begin.

        Returns what is left of ``raw`` before that place.
        """
        start = self._next_start(raw)
        if start is None:
            return raw
        back = raw[start:]
        self._at -= len(back)
        self.line -= back.count(b"\n")
        return raw[:start].rstrip(_SPACE + b",")

    def _next_start(self, raw: bytes) -> int | None:
        """Where in a broken value the next object seems to begin: by its indent, or by its first key."""
        if self._indent is not None:
            found = re.compile(rb"\n" + self._indent + rb"(?=\{)").search(raw, 1)
            return found.end() if found else None
        key = _FIRST_KEY.match(raw)
        start = rb",\s*(?=" + re.escape(key[0]) + rb")" if key else _NEXT_OBJECT
        found = re.compile(start).search(raw, 1)
        return found.end() if found else None

    def _indent_here(self) -> bytes | None:
        """The white space that the present line begins with, where nothing else stands before this place."""
        before = self._buffer[max(0, self._at - _KEPT) : self._at]
        line_feed = before.rfind(b"\n")
        indent = before[line_feed + 1 :]
        return None if line_feed < 0 or indent.strip() else indent

    def _advance(self, count: int) -> bytes:
        passed = self._buffer[self._at : self._at + count]
        self._at += count
        self.line += passed.count(b"\n")
        return passed

    def _more(self) -> bool:
        """Read on. What is kept doubles, so that a long value is not copied again and again."""
        kept = self._buffer[max(0, self._at - _KEPT) :]
        read = self._stream.read(max(_CHUNK, len(kept)))
        self._at = min(self._at, _KEPT)
        self._buffer = kept + read
        return bool(read)


class _Scan:
    """How deep a place is in brackets, and whether it stands in a text."""

    def __init__(self) -> None:
        self._depth = 0
        self._in_text = False

    def step(self, buffer: bytes, at: int) -> tuple[int, bool]:
        """Go on from ``at``. Returns where it came to, and whether all is closed there."""
        while True:
            if self._in_text:
                at = buffer.find(b'"', at) + 1
                if not at:
                    return len(buffer), False
                if _is_escaped(buffer, at - 1):
                    continue
                self._in_text = False
            else:
                found = _TOKEN.search(buffer, at)
                if not found:
                    return len(buffer), False
                at = found.end()
                if found[0] == b'"':
                    self._in_text = True
                    continue
                count = at - found.start()
                if buffer[found.start()] in b"{[":
                    self._depth += count
                    continue
                if count >= self._depth:
                    return found.start() + max(self._depth, 1), True
                self._depth -= count
            if self._depth <= 0:
                return at, True


def _is_escaped(buffer: bytes, at: int) -> bool:
    """Whether an odd number of backslashes stands right before a place."""
    first = at
    while first and buffer[first - 1] == _BACKSLASH:
        first -= 1
    return (at - first) % 2 == 1

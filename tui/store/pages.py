"""Reads the rows of a database file page by page, as sqlite.org/fileformat2.html describes it.

SQLite gives up a table at the first page that is damaged; here every page that is one is read, also those
that no other leads to any more. Nothing is ever written.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

Value = int | float | str | bytes | None

MAGIC = b"SQLite format 3\x00"

_INDEX_INSIDE, _TABLE_INSIDE, _INDEX_LEAF, _TABLE_LEAF = 2, 5, 10, 13
_INSIDE = frozenset({_INDEX_INSIDE, _TABLE_INSIDE})
_KINDS = frozenset({_INDEX_INSIDE, _TABLE_INSIDE, _INDEX_LEAF, _TABLE_LEAF})

_SIZES = (8192, 4096, 1024, 2048, 16384, 32768, 512, 65536)
"""Sizes of pages, those that Pairsmith's files have first."""

_AS_GOOD = 0.75
"""Half of the right size finds about half of the share."""

_LONGEST = {5: 6, 6: 8}
"""Bytes of the integers whose serial type is not their length."""


class Row(NamedTuple):
    """One row as it stands in a page."""

    rowid: int | None
    """Nothing in a table that has none."""
    values: tuple[Value, ...]


class UnreadableError(Exception):
    """Something in a page is not what a database has there."""


class Pages:
    """The pages of one file, numbered from 1."""

    def __init__(self, content: memoryview) -> None:
        self._content = content
        stated = int.from_bytes(content[16:18], "big")
        stated = 65536 if stated == 1 else stated
        self.is_guessed = bytes(content[:16]) != MAGIC or stated not in _SIZES
        """Whether the header can't be read, so that the size of the pages is what fits best."""
        self.size = self._best_size() if self.is_guessed else stated
        self.count = len(content) // self.size

    def _best_size(self) -> int:
        shares = {size: self._share_of_tables(size) for size in sorted(_SIZES)}
        # Every second page of the right size is a page of twice that, so that the share of tables is as good.
        return next(size for size, share in shares.items() if share >= _AS_GOOD * max(shares.values()))

    def _share_of_tables(self, size: int) -> float:
        """How many of the pages hold a table, if they have this size."""
        starts = range(size, len(self._content) - 8, size)
        hits = sum(self._content[at] in _KINDS and self._content[at + 7] == 0 for at in starts)
        return hits / max(len(starts), 1)

    def version(self) -> int:
        """The schema's number, as the header has it."""
        return int.from_bytes(self._content[60:64], "big")

    def _page(self, number: int) -> memoryview:
        if not 1 <= number <= self.count:
            raise UnreadableError
        return self._content[(number - 1) * self.size : number * self.size]

    def kind(self, number: int) -> int:
        """What a page says that it is."""
        return self._page(number)[100 if number == 1 else 0]

    def free(self) -> set[int]:
        """The pages that hold nothing, as far as their list can be read."""
        found: set[int] = set()
        trunk = int.from_bytes(self._content[32:36], "big")
        while 1 <= trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self._page(trunk)
            following, length = struct.unpack_from(">II", page)
            found.update(struct.unpack_from(f">{min(length, self.size // 4 - 2)}I", page, 8))
            trunk = following
        return found

    def tree(self, root: int) -> set[int]:
        """The pages that a root leads to, itself among them, as far as they can be read."""
        found: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in found or not 1 <= number <= self.count or self.kind(number) not in _KINDS:
                continue
            found.add(number)
            waiting += self._children(number)
        return found

    def _children(self, number: int) -> list[int]:
        page, start = self._page(number), 100 if number == 1 else 0
        if page[start] not in _INSIDE:
            return []
        ends = [start + 8, *self._cells(number)]
        return [int.from_bytes(page[at : at + 4], "big") for at in ends]

    def _cells(self, number: int) -> list[int]:
        """Where in a page its cells begin."""
        page, start = self._page(number), 100 if number == 1 else 0
        length = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + (12 if page[start] in _INSIDE else 8)
        length = min(length, (self.size - first) // 2)
        cells: tuple[int, ...] = struct.unpack_from(f">{length}H", page, first)
        return [at for at in cells if first <= at < self.size - 3]

    def rows(self, number: int) -> Iterator[Row]:
        """The rows in a page that can be read; of a page inside a table there are none."""
        kind = self.kind(number)
        if kind == _TABLE_INSIDE or kind not in _KINDS:
            return
        for at in self._cells(number):
            try:
                yield self._row(self._page(number), kind, at)
            except (UnreadableError, IndexError, struct.error, OverflowError):
                continue

    def _row(self, page: memoryview, kind: int, at: int) -> Row:
        if kind == _INDEX_INSIDE:
            at += 4
        length, at = _varint(page, at)
        rowid = None
        if kind == _TABLE_LEAF:
            rowid, at = _varint(page, at)
        return Row(rowid, _values(self._payload(page, at, length, in_table=kind == _TABLE_LEAF)))

    def _payload(self, page: memoryview, at: int, length: int, *, in_table: bool) -> bytes:
        if length > len(self._content):
            raise UnreadableError
        most = self.size - 35 if in_table else (self.size - 12) * 64 // 255 - 23
        if length <= most:
            return bytes(page[at : at + length])
        least = (self.size - 12) * 32 // 255 - 23
        here = least + (length - least) % (self.size - 4)
        here = here if here <= most else least
        parts = [bytes(page[at : at + here])]
        left = length - here
        following = int.from_bytes(page[at + here : at + here + 4], "big")
        while left > 0:
            further = self._page(following)
            parts.append(bytes(further[4 : 4 + min(left, self.size - 4)]))
            left -= len(parts[-1])
            following = int.from_bytes(further[:4], "big")
        return b"".join(parts)


def _varint(data: memoryview | bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + 9


def _values(record: bytes) -> tuple[Value, ...]:
    end, at = _varint(record, 0)
    if not 0 < end <= len(record):
        raise UnreadableError
    kinds = []
    while at < end:
        kind, at = _varint(record, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(record, at, kind)
        values.append(value)
    return tuple(values)


def _value(record: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (0, 8, 9):
        return (None, 0, 1)[max(kind - 7, 0)], at
    if kind == 7:
        return struct.unpack_from(">d", record, at)[0], at + 8
    if 1 <= kind <= 6:
        size = _LONGEST.get(kind, kind)
    elif kind >= 12:
        size = (kind - 12) // 2
    else:
        raise UnreadableError
    data = record[at : at + size]
    if len(data) < size:
        raise UnreadableError
    if kind <= 6:
        return int.from_bytes(data, "big", signed=True), at + size
    # A byte that was hit must not lose the text that it is in.
    return data.decode("utf-8", "replace") if kind % 2 else data, at + size

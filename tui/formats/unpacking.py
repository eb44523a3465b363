"""The bytes of a file as text in UTF-8: packed files unpacked within a limit, UTF-16 and UTF-32 recoded.

Sources: RFC 1952 (gzip, several members in one file); the byte order marks of Unicode 15,
section 23.8; RFC 4627, section 3 (encodings told by NULs).
"""

from __future__ import annotations

import codecs
import io
import zlib
from abc import abstractmethod
from typing import Any, BinaryIO, cast

UNPACKED_LIMIT = 1024**3
"""Most bytes that a packed file may unpack to: some kilobytes can be made to unpack to terabytes."""

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's number for its largest window with a gzip header
_STEP = 1 << 18
_PACKED_STEP = 1 << 14  # what a member leaves over is copied for the next one: thousands fit into one step
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order mark to encoding; the longer ones first, as one begins like a shorter one."""
_SHAPES = {"x0x0": "utf-16-le", "0x0x": "utf-16-be", "x000": "utf-32-le", "000x": "utf-32-be"}
_ASCII = frozenset((*b"\t\r\n", *range(0x20, 0x7F)))


class Refused(ValueError):  # noqa: N818
    """A file that is not read any further: what is wrong with it, and what to do."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(f"{what}: {hint}")
        self.what = what
        self.hint = hint


class _Gunzip(io.RawIOBase):
    """What a gzip file holds. A damaged one ends early, and says so in ``damage``."""

    def __init__(self, packed: BinaryIO, limit: int) -> None:
        self.damage = ""
        self._packed = packed
        self._limit = limit
        self._total = 0
        self._waiting = b""
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, target: bytearray) -> int:  # type: ignore[override]
        piece = b""
        while not piece and not self._ended:
            piece = self._next(len(target))
        self._total += len(piece)
        if self._total > self._limit:
            raise Refused(
                f"unpacks to more than {self._limit:,} bytes, the limit for a packed file",
                "if it can be trusted, raise the limit (--unpacked-limit) or unpack it first",
            )
        target[: len(piece)] = piece
        return len(piece)

    def _next(self, size: int) -> bytes:
        waiting, self._waiting = self._waiting or self._packed.read(_PACKED_STEP), b""
        if not waiting:
            self._end("" if self._member.eof else "the packed file is cut off here")
            return b""
        if self._member.eof:
            waiting = waiting.lstrip(b"\x00")  # tapes and some tools pad the end with zeros
            if not waiting:
                return b""
            self._member = zlib.decompressobj(_GZIP_WINDOW)
        try:
            piece = self._member.decompress(waiting, size)
        except zlib.error:
            self._end("the packed file is damaged here")
            return b""
        self._waiting = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return piece

    def _end(self, damage: str) -> None:
        self.damage = damage
        self._ended = True


def _undecodable(error: UnicodeError) -> tuple[str, int]:
    """What is no text in its encoding becomes bytes that are no UTF-8: rejected by line."""
    assert isinstance(error, UnicodeDecodeError)
    return "\udcff", error.end


_KEEP_BAD = "pairsmith.undecodable"
codecs.register_error(_KEEP_BAD, _undecodable)


class _Pieces(io.RawIOBase):
    """Bytes that are made from others piece by piece."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, target: bytearray) -> int:  # type: ignore[override]
        while not self._waiting and not self._ended:
            read = self._stream.read(_STEP // 4)
            self._ended = not read
            self._waiting = self.made_of(read)
        piece, self._waiting = self._waiting[: len(target)], self._waiting[len(target) :]
        target[: len(piece)] = piece
        return len(piece)

    @abstractmethod
    def made_of(self, read: bytes) -> bytes:
        """What is to be read in place of these bytes; no bytes are the end."""


class _Recoded(_Pieces):
    """A text in UTF-16 or UTF-32 as UTF-8. Of one that is cut off, the part of a character is left out."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        super().__init__(stream)
        self.damage = ""
        self._decoder = codecs.getincrementaldecoder(encoding)(_KEEP_BAD)

    def made_of(self, read: bytes) -> bytes:
        text = self._decoder.decode(read).encode("utf-8", "surrogatepass")
        if not read and self._decoder.getstate()[0]:
            self.damage = "the file is cut off within a character"
        return text


class _LineFeeds(_Pieces):
    """A text whose lines end with carriage returns alone, with line feeds in their place."""

    def made_of(self, read: bytes) -> bytes:
        return read.replace(b"\r", b"\n")


def _encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding of a text that begins so, with the length of its byte order mark; '' is UTF-8.

    Without a mark, the NULs beside the two ASCII characters tell that every text in a known form begins with.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    shape = "".join("x" if byte in _ASCII else str(byte) for byte in head[:4])
    return _SHAPES.get(shape, ""), 0


def _buffered(raw: io.RawIOBase) -> BinaryIO:
    return io.BufferedReader(cast("Any", raw), _STEP)


class Text:
    """A file as a stream of UTF-8, to be read once from front to end."""

    def __init__(self, stream: BinaryIO, limit: int = UNPACKED_LIMIT) -> None:
        self._gunzip: _Gunzip | None = None
        self._recoded: _Recoded | None = None
        head = self._plain(stream, limit).read(_STEP)
        encoding, mark = _encoding_of(head)
        self.stream = self._plain(stream, limit)
        if encoding:
            self.stream.read(mark)
            self._recoded = _Recoded(self.stream, encoding)
            self.stream = _buffered(self._recoded)
            head = head[mark:].decode(encoding, "replace").encode()
        if b"\r" in head[:-1] and b"\n" not in head and b"\0" not in head:
            self.stream = _buffered(_LineFeeds(self.stream))

    def _plain(self, stream: BinaryIO, limit: int) -> BinaryIO:
        """The bytes of the file from the beginning, unpacked."""
        stream.seek(0)
        is_packed = stream.read(len(_GZIP)) == _GZIP
        stream.seek(0)
        self._gunzip = _Gunzip(stream, limit) if is_packed else None
        return _buffered(self._gunzip) if self._gunzip else stream

    @property
    def damage(self) -> str:
        """Once all is read: why it ended early, where it did."""
        return next((part.damage for part in (self._gunzip, self._recoded) if part and part.damage), "")

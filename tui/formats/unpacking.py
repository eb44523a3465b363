"""The bytes of a file as text in UTF-8: packed files unpacked within a limit, UTF-16 recoded.

Sources: RFC 1952 (gzip, several members in one file), the byte order marks of Unicode 15, section 23.8.
"""

from __future__ import annotations

import codecs
import io
import zlib
from typing import Any, BinaryIO, cast

UNPACKED_LIMIT = 1024**3
"""Most bytes that a packed file may unpack to: some kilobytes can be made to unpack to terabytes."""

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's number for its largest window with a gzip header
_STEP = 1 << 18
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


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
        waiting, self._waiting = self._waiting or self._packed.read(_STEP), b""
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


class _FromUtf16(io.RawIOBase):
    """A text in UTF-16 as UTF-8. What is no UTF-16 becomes bytes that are no UTF-8: rejected by line."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
        self._waiting = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, target: bytearray) -> int:  # type: ignore[override]
        while not self._waiting and not self._ended:
            self._waiting = self._next()
        piece, self._waiting = self._waiting[: len(target)], self._waiting[len(target) :]
        target[: len(piece)] = piece
        return len(piece)

    def _next(self) -> bytes:
        read = self._stream.read(_STEP // 4)
        self._ended = not read
        try:
            return self._decoder.decode(read, final=self._ended).encode("utf-8", "surrogatepass")
        except UnicodeDecodeError:  # half a character at the very end
            return b"\xff"


def _buffered(raw: io.RawIOBase) -> BinaryIO:
    return io.BufferedReader(cast("Any", raw), _STEP)


class Text:
    """A file as a stream of UTF-8, to be read once from front to end."""

    def __init__(self, stream: BinaryIO, limit: int = UNPACKED_LIMIT) -> None:
        stream.seek(0)
        self._gunzip: _Gunzip | None = None
        plain: BinaryIO = stream
        if stream.read(len(_GZIP)) == _GZIP:
            self._gunzip = _Gunzip(stream, limit)
            plain = _buffered(self._gunzip)
        stream.seek(0)
        mark = plain.peek(2)[:2] if isinstance(plain, io.BufferedReader) else plain.read(2)
        if not isinstance(plain, io.BufferedReader):
            plain.seek(0)
        if encoding := _UTF16.get(mark):
            plain.read(2)
            plain = _buffered(_FromUtf16(plain, encoding))
        self.stream: BinaryIO = plain

    @property
    def damage(self) -> str:
        """Once all is read: why it ended early, where it did."""
        return self._gunzip.damage if self._gunzip else ""

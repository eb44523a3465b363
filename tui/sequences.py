"""What of a terminal's bytes is keys: reports, mouse bytes, absurd and broken sequences are left out.

The toolkit's parser takes what it does not know for typing: of ``ESC [ 1 q`` the ``q`` would quit. What is
well formed is left to it; see ``keyboard.KeyParser`` for sequences that mean no key.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

PATIENCE = 1.0
"""Seconds that the rest of a sequence, or the end of a paste, is waited for."""

LONGEST = 32
"""Bytes of the longest sequence that the parser takes whole."""

_PASTE, _PASTE_END = b"\x1b[200~", b"\x1b[201~"

_WHOLE = re.compile(
    rb"(?P<mouse>\x1b\[M[\x20-\xff]{3})"  # as X10 reports it; the three may be any bytes
    rb"|(?P<csi>\x1b\[(?!M)[ -?]*[@-~])"
    rb"|(?P<string>\x1b(?:\]\d|[PX^_])[^\x07\x1b]*(?:\x07|\x1b\\))"  # OSC, DCS, SOS, PM, APC
    rb"|(?P<broken>\x1b\[[ -?]+(?=[^ -~])|\x1b\]\d[^\x00-\x1f]*(?=[\x00-\x1a\x1c-\x1f]|\x1b[^\\]))"
)
_BEGUN = re.compile(rb"\x1b\]?\Z|\x1b\[(?:M[\x20-\xff]{0,2}|[ -?]*)\Z|\x1b(?:\]\d|[PX^_])[^\x07\x1b]*\x1b?\Z")

_MAY_BE_KEYS = re.compile(rb"\x1b(?:[\[\]]|[PX^_].*)?\Z", re.DOTALL)
"""Begun sequences that may as well be Escape and what was typed after it."""

_TOO_LARGE = re.compile(rb"[0-9]{8}")
"""A number that is no character, no column and no button."""

_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What a paste does not hold and a key is."""


class Sequences:
    """Takes bytes as they come, hands on those that are for the parser; the rest of a cut one is awaited."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held = b""
        self._pasting = False
        self._stalled = False
        """Whether what was pasted so far was handed on, as its end did not come."""
        self._since = 0.0
        """When the first byte held was read, or the last of a paste."""

    def take(self, data: bytes) -> bytes:
        """The keys among what was read, as far as that can be told yet."""
        if not self._held or self._pasting:
            self._since = self._clock()
        data, self._held = self._held + data, b""
        kept = b""
        while data:
            part, data = self._pasted(data) if self._pasting else self._typed(data)
            kept += part
        return kept

    def wait(self) -> bytes:
        """To be called while nothing comes: what is handed on all the same."""
        late = self._clock() - self._since > PATIENCE
        if self._pasting:
            if late and not self._stalled:
                self._stalled = True
                return self._release() + _PASTE_END
            return b""
        if _MAY_BE_KEYS.match(self._held):
            return self._release()
        if late:
            self._held = b""
        return b""

    def _release(self) -> bytes:
        held, self._held = self._held, b""
        return held

    def _typed(self, data: bytes) -> tuple[bytes, bytes]:
        """What to hand on of the beginning, and what is left after it."""
        start = data.find(b"\x1b")
        if start:
            return (data[:start], data[start:]) if start > 0 else (data, b"")
        if found := _WHOLE.match(data):
            sequence, rest = found[0], data[found.end() :]
            self._pasting, self._stalled = sequence == _PASTE, False
            fits = len(sequence) <= LONGEST and not _TOO_LARGE.search(sequence)
            return (sequence if found["csi"] and fits else b""), rest
        if _BEGUN.match(data):
            self._held = data
            return b"", b""
        return data[:1], data[1:]

    def _pasted(self, data: bytes) -> tuple[bytes, bytes]:
        text, end, rest = data.partition(_PASTE_END)
        if end:
            self._pasting = False
            return (_PASTE if self._stalled else b"") + text + end, rest
        if not self._stalled:
            kept = len(data) - _overlap(data)
            self._held = data[kept:]
            return data[:kept], b""
        key = _NO_TEXT.search(data)
        cut = key.start() if key else len(data)
        self._pasting = key is None
        return _PASTE + data[:cut] + _PASTE_END, data[cut:]


def _overlap(data: bytes) -> int:
    """How many of the last bytes may be the beginning of the end of a paste."""
    return next((size for size in range(len(_PASTE_END) - 1, 0, -1) if data.endswith(_PASTE_END[:size])), 0)

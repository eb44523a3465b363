"""What is read from the terminal: Escape and the key after it, which may arrive at once.

A terminal sends the same bytes for Escape, then ``j``, as for Alt+J. The toolkit takes them for the latter,
or drops the Escape. Here every such pair is one event ``alt+j``, which the app takes for two presses unless
Alt with that key is bound.
"""

from __future__ import annotations

import os
import selectors
import shutil
from codecs import getincrementaldecoder
from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

_TICK = 0.1
"""Seconds after which an Escape that nothing follows is one."""

ALT = "alt+"
_ESCAPE = "\x1b"

_INTRODUCERS = "[OPX]^_"
"""What may follow the ESC of a longer sequence: CSI, SS3, DCS, SOS, OSC, PM, APC (ECMA-48)."""


class KeyParser(XTermParser):
    """The toolkit's parser; a printable character after ESC is that key with Alt, whichever it is."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        key = sequence.removeprefix(_ESCAPE)
        together = len(sequence) == 2 and key != sequence and key not in _INTRODUCERS
        if len(key) != 1 or not key.isprintable() or not (alt or together):
            yield from super()._sequence_to_key_events(sequence, alt)
            return
        for event in super()._sequence_to_key_events(key):
            yield events.Key(ALT + event.key, event.character)


class HungUp(Message):
    """The terminal is gone."""


class TerminalDriver(LinuxDriver):
    """The toolkit's driver with this parser.

    Where the terminal is gone it says so and reads no more. The toolkit's own loop would read nothing, over
    and over, also when the app has ended.
    """

    def _get_terminal_size(self) -> tuple[int, int]:
        """Columns and rows; 80x24 where the terminal knows none, before Python 3.11 too."""
        columns, rows = shutil.get_terminal_size()
        return columns or 80, rows or 24

    def run_input_thread(self) -> None:
        """Read keys until the app leaves."""
        parser = KeyParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK):
                    read = self._read()
                    if not read:
                        self._app.post_message(HungUp())
                        return
                    self._hand_on(parser.feed(decode(read)))
                self._hand_on(parser.tick())

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _hand_on(self, found: Iterable[Message]) -> None:
        for message in found:
            self.process_message(message)


def presses(event: events.Key) -> list[events.Key]:
    """The two presses that a key with Alt stands for."""
    both = [events.Key("escape", _ESCAPE), events.Key(event.key.removeprefix(ALT), event.character)]
    for press in both:
        press.time = event.time
    return both

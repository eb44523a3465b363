"""Escape and the key after it, where both arrive at once: over a slow line, through a multiplexer.

A terminal sends the same bytes for Escape, then ``j``, as for Alt+J. The toolkit takes them for the latter,
or drops the Escape. Here every such pair is one event ``alt+j``, which the app takes for two presses unless
Alt with that key is bound.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver

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


def listen() -> None:
    """Have the terminal's driver read keys in this way."""
    setattr(linux_driver, XTermParser.__name__, KeyParser)


def presses(event: events.Key) -> list[events.Key]:
    """The two presses that a key with Alt stands for."""
    both = [events.Key("escape", _ESCAPE), events.Key(event.key.removeprefix(ALT), event.character)]
    for press in both:
        press.time = event.time
    return both

"""What is read from the terminal: Escape and the key after it, which may arrive at once.

A terminal sends the same bytes for Escape, then ``j``, as for Alt+J. The toolkit takes them for the latter,
or drops the Escape. Here every such pair is one event ``alt+j``, which the app takes for two presses unless
Alt with that key is bound.
"""

from __future__ import annotations

import asyncio
import os
import re
import selectors
import shutil
import signal
import termios
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterable
from typing import Any

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.message import Message

from tui.early_terminal import ENTER, EarlyTerminal
from tui.encoding import drawn_on, typed_in
from tui.sequences import Sequences

_TICK = constants.ESCAPE_DELAY
"""Seconds after which an Escape that nothing follows is one."""

ALT = "alt+"
_ESCAPE = "\x1b"

_INTRODUCERS = "[OPX]^_"
"""What may follow the ESC of a longer sequence: CSI, SS3, DCS, SOS, OSC, PM, APC (ECMA-48)."""


_COMPLETE = re.compile(r"\x1b(?:\[[ -?]*[@-LN-Z\\\]^_`a-z{|}~]|\[[ -?]+M|O[@-~])")
"""A CSI or SS3 sequence that nothing can follow; ``ESC [ M`` and the console's ``ESC [ [`` go on."""

_REPORT = re.compile(r"\x1b\[(?:<[-\d;]+[Mm]|\?\d+;\d\$y)")
"""What the parser knows and is no key: the mouse, and what the terminal can do."""


class KeyParser(XTermParser):
    """The toolkit's parser; a printable character after ESC is that key with Alt, whichever it is.

    A sequence that means nothing to it is no key, rather than the characters that it is made of. Without
    ``mouse``, the mouse is none either.
    """

    def __init__(self, debug: bool = False, *, mouse: bool = False) -> None:
        super().__init__(debug)
        self._mouse = mouse

    def parse_mouse_code(self, code: str) -> Message | None:
        """What the mouse did, where it is listened to."""
        return super().parse_mouse_code(code) if self._mouse else None

    def rest(self) -> Iterable[Message]:
        """What was begun, as nothing follows it."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
        return self.tick()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            found = list(self._keys_of(sequence, alt))
        except (ValueError, OverflowError):
            found = []  # It names a character that there is none of.
        if not found and _COMPLETE.fullmatch(sequence) and not _REPORT.fullmatch(sequence):
            return [events.Key(Keys.Ignore, sequence)]
        return found

    def _keys_of(self, sequence: str, alt: bool) -> Iterable[events.Key]:
        key = sequence.removeprefix(_ESCAPE)
        together = len(sequence) == 2 and key != sequence and key not in _INTRODUCERS
        if len(key) != 1 or not key.isprintable() or not (alt or together):
            yield from super()._sequence_to_key_events(sequence, alt)
            return
        for event in super()._sequence_to_key_events(key):
            yield events.Key(ALT + event.key, event.character)


_AT_REST = "\x1b[1;1H"
"""Where the toolkit puts the hidden cursor after each frame, while nothing is typed into a field."""


class HungUp(Message):
    """The terminal is gone."""


class TerminalDriver(LinuxDriver):
    """The toolkit's driver with this parser.

    Where the terminal is gone it says so and reads no more. The toolkit's own loop would read nothing, over
    and over, also when the app has ended.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file = drawn_on()
        # The toolkit's own handlers may interrupt whoever holds the lock that they wait for then.
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Columns and rows; 80x24 where the terminal knows none, before Python 3.11 too."""
        columns, rows = shutil.get_terminal_size()
        return columns or 80, rows or 24

    def start_application_mode(self) -> None:
        """Take the terminal; where it is gone meanwhile, say so."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if (early := self._early) and (modes := early.hand_over()):
            self.attrs_before = modes
        if self._key_thread is not None and self._key_thread.is_alive():
            return
        if self._is_there():
            # Stopped again while it came back from that, it left its reading thread behind.
            self._key_thread = threading.Thread(target=self._run_input_thread)
            self._key_thread.start()
        else:
            self._app.post_message(HungUp())

    def write(self, data: str) -> None:
        """Write, where there is still something to write to: the toolkit would wait for that for ever."""
        if data == ENTER and (early := self._early) and early.has_entered():
            return  # Some terminals would clear what stands there.
        if self._writes:
            super().write(data.removesuffix(_AT_REST))

    def close(self) -> None:
        """Let what is written come to its end, where it still does."""
        if self._writes:
            super().close()

    def _is_there(self) -> bool:
        """Whether the terminal is; one that is gone has no modes."""
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            return False
        return True

    @property
    def _early(self) -> EarlyTerminal | None:
        return getattr(self._app, "early", None)

    @property
    def _writes(self) -> bool:
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read keys until the app leaves."""
        parser = KeyParser(self._debug, mouse=self._mouse)
        sequences = Sequences()
        # A byte that is no text, as a terminal of another encoding sends it, is no key.
        decode = getincrementaldecoder(typed_in())("ignore").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            # Where the program is stopped while it comes back from that, two threads are started.
            while not self.exit_event.is_set() and self._key_thread is threading.current_thread():
                read = self._read() if selector.select(_TICK) else None
                if read == b"" and not self._is_there():
                    self._app.post_message(HungUp())
                    return
                text = decode(sequences.wait() if read is None else sequences.take(read))
                if text:  # Nothing would be the end of all keys to the parser.
                    self._hand_on(parser.feed(text))
                self._hand_on(parser.tick() if read else parser.rest())

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _hand_on(self, found: Iterable[Message]) -> None:
        for message in found:
            # A report of a size that the terminal does not have would have a screen drawn for it.
            if not isinstance(message, events.Resize) or message.size == self._get_terminal_size():
                self.process_message(message)


def presses(event: events.Key) -> list[events.Key]:
    """The two presses that a key with Alt stands for."""
    both = [events.Key("escape", _ESCAPE), events.Key(event.key.removeprefix(ALT), event.character)]
    for press in both:
        press.time = event.time
    return both

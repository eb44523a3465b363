"""How every call ends: its exit code, and one line where it failed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from tui.commands.output import tell
from tui.core.errors import PairsmithError, SettingsError

DONE, ERROR, HUNG_UP, INTERRUPTED, READER_GONE = 0, 2, 129, 130, 141
"""Exit codes; 1, the answer is no, is a command's own. The last three are what a shell says of signals."""


class ReaderGoneError(Exception):
    """Nobody reads standard output any more."""


def exit_code(run: Callable[[], object]) -> int:
    """The exit code of what is run: its own, or of how it failed, which is told in one line."""
    try:
        code = run()
    except ReaderGoneError:
        _silence(sys.stdout)
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SettingsError as error:
        *others, message = error.mistakes
        for other in others:
            tell(f"pairsmith: {other}")
    except PairsmithError as error:
        message = str(error)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{os.fsdecode(error.filename)}: {reason}" if error.filename else reason
        # It may have been standard output that failed, and would fail again when Python flushes it.
        _silence(sys.stdout)
    except Exception as error:
        from tui.crash import last_words

        message = last_words([error])
    else:
        if code == HUNG_UP:
            # The terminal is gone; Python would fail to flush what was written to it.
            _silence(sys.stdout, sys.stderr)
        return code if isinstance(code, int) else DONE
    tell(f"pairsmith: {message}")
    return ERROR


def _silence(*streams: TextIO) -> None:
    """Give streams that nobody reads any more another end, so that flushing them does not fail."""
    for stream in streams:
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

"""How the commands print: data on standard output, messages and progress on standard error."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any, TextIO

from tui.core.errors import PairsmithError
from tui.core.text import INVISIBLE, visible
from tui.jobs.progress import Progress, pace, silent


def say(text: str) -> None:
    """Print for a person, with every character made visible."""
    _write(sys.stdout, visible(text))


def tell(text: str) -> None:
    """Print one message line on standard error."""
    _write(sys.stderr, " ".join(visible(text).split()))


def _write(stream: TextIO | None, line: str) -> None:
    if stream is not None:
        stream.write(f"{line}\n")
        stream.flush()


def emit(record: Mapping[str, Any]) -> None:
    """Print one JSON object on a line of its own, in UTF-8 whatever the locale.

    A terminal gets what it might act on as JSON's own escapes: the same object, in other letters.

    Raises:
        PairsmithError: standard output is closed.
    """
    if sys.stdout is None:
        raise PairsmithError("standard output is closed")
    from tui.formats.writing import encode_row

    row = encode_row(record)
    if sys.stdout.isatty():
        row = INVISIBLE.sub(_escaped, row.decode().removesuffix("\n")).encode() + b"\n"
    sys.stdout.buffer.write(row)


def _escaped(match: re.Match[str]) -> str:
    """JSON's escapes of a character; one beyond U+FFFF takes two."""
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"


def table(rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> None:
    """Print rows in columns as wide as their widest cell; those named in ``right`` align to the right."""
    lines = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        say("  ".join(cells).rstrip())


@contextmanager
def progress_bar(label: str, *, in_bytes: bool = False) -> Iterator[Progress]:
    """A bar on standard error for a job to report to, where that is a terminal.

    It is drawn at the first report: a job that finds nothing to do shows none. Of a job ``in_bytes`` it also
    says how fast it goes.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield silent
        return
    import click

    began = time.monotonic()
    with ExitStack() as drawn:
        begin = cache(
            lambda: drawn.enter_context(
                click.progressbar(
                    length=1,
                    label=visible(label),
                    file=sys.stderr,
                    show_eta=not in_bytes,
                    item_show_func=lambda words: words,
                )
            )
        )

        def report(done: int, total: int) -> None:
            bar = begin()
            bar.length = total
            bar.update(done - bar.pos, pace(done, total, time.monotonic() - began) if in_bytes else None)

        yield report

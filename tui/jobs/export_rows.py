"""The rows of an export, written as they are read: what is in memory does not grow with the set."""

from __future__ import annotations

import hashlib
import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from tui.core.pair import Pair
from tui.formats.sidecar import sidecar_row
from tui.formats.writing import FORMATS, encode_row
from tui.jobs.export import PARTS, SIDECAR, Plan
from tui.jobs.progress import Progress, ShouldStop, StoppedError, never, silent
from tui.store.private import make_file
from tui.store.store import Store

_BUFFER = 1 << 18
_TOLD = 500


@dataclass(frozen=True)
class Written:
    """A file as it was written."""

    name: str
    rows: int
    sha256: str
    tokens: int = 0
    """How many all rows have together; 0 where they are not counted."""
    longest: int = 0
    """How many the longest row has."""


class NewFile:
    """A file that nobody else may have made, mode 0600; on the disk when the block ends."""

    def __init__(self, path: Path) -> None:
        self._file = open(make_file(path), "wb", buffering=_BUFFER)  # noqa: SIM115
        self._hash = hashlib.sha256()
        self._name = path.name
        self._lines = self._tokens = self._longest = 0

    def __enter__(self) -> NewFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file:
            if kind is None:
                self._file.flush()
                os.fsync(self._file.fileno())

    def write(self, line: bytes, tokens: int = 0) -> None:
        """Add a line, or a whole text."""
        self._file.write(line)
        self._hash.update(line)
        self._lines += 1
        self._tokens += tokens
        self._longest = max(self._longest, tokens)

    def written(self) -> Written:
        """What was written."""
        return Written(self._name, self._lines, self._hash.hexdigest(), self._tokens, self._longest)


def write_rows(
    store: Store, plan: Plan, folder: Path, progress: Progress = silent, should_stop: ShouldStop = never
) -> list[Written]:
    """Write every file of rows into a folder, and last what is known of each row.

    Raises:
        StoppedError: it was asked to stop; the folder holds a part.
    """
    done = 0
    with ExitStack() as opened:
        files = {name: opened.enter_context(NewFile(folder / name)) for name in plan.files}
        beside = opened.enter_context(NewFile(folder / SIDECAR))
        for part in PARTS:
            targets = [files[name] for name, parts in plan.files.items() if part in parts]
            found = store.pairs.in_order(plan.parts[part])
            for pair, tokens in zip(found, plan.tokens[part], strict=True):
                if done % _TOLD == 0:
                    if should_stop():
                        raise StoppedError
                    progress(done, plan.size)
                row = row_of(pair, plan.wanted.format)
                for target in targets:
                    target.write(row, tokens)
                beside.write(encode_row(sidecar_row(pair, row)))
                done += 1
        progress(done, plan.size)
    return [file.written() for file in (*files.values(), beside)]


def row_of(pair: Pair, format_name: str) -> bytes:
    """A pair as one line of a training file."""
    return encode_row(FORMATS[format_name](pair))

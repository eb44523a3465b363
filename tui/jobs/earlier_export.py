"""What an earlier export says of the rows of its files: importing one of them brings the decisions back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from tui.core.errors import PairsmithError
from tui.formats.reading import decisions_in
from tui.jobs.export import SIDECAR

Decided = Callable[[bytes], Mapping[str, Any]]
"""Gives the decisions, as columns, on a row as a file holds it; none where nothing is known of it."""

_LONGEST = 1 << 20
"""Bytes of a line that are read: what an export knows of a row is much shorter."""


@contextmanager
def decisions_beside(path: Path) -> Iterator[Decided | None]:
    """What is known of the rows of a file, where an export's account of its rows lies in the same folder.

    Rows are told by their SHA-256, so that an account of other rows is none of theirs. Of the account no
    more is held than where each row's line begins.

    Raises:
        PairsmithError: there is an account that can't be read.
    """
    account = path.with_name(SIDECAR)
    if path.name == SIDECAR or not account.is_file():
        yield None
        return
    try:
        lines = account.open("rb")
    except OSError as error:
        raise PairsmithError(f"{account} can't be read", error.strerror or str(error)) from None
    with lines:
        places = _places(lines)
        yield lambda row: _decisions(lines, places.get(hashlib.sha256(row).digest()))


def _places(lines: BinaryIO) -> dict[bytes, int]:
    """SHA-256 of a row to where its line begins."""
    places: dict[bytes, int] = {}
    at = 0
    while line := lines.readline(_LONGEST):
        if digest := _digest(line):
            places[digest] = at
        at += len(line)
    return places


def _digest(line: bytes) -> bytes | None:
    try:
        return bytes.fromhex(orjson.loads(line)["sha256"])
    except (ValueError, KeyError, TypeError):
        return None  # Not an account of a row: whatever else it is, it says nothing of one.


def _decisions(lines: BinaryIO, place: int | None) -> Mapping[str, Any]:
    if place is None:
        return {}
    lines.seek(place)
    return decisions_in(orjson.loads(lines.readline(_LONGEST)))

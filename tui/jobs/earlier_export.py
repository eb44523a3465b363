"""What an earlier export says of the rows of its files: importing one of them brings the decisions back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from tui.core.errors import PairsmithError
from tui.core.pair import Pair
from tui.core.phases import suggested_phase
from tui.formats.reading import decisions_in
from tui.jobs.export import SIDECAR

_SUGGESTING = ("flags", "behaviour")
"""What the suggested phase follows from."""

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
        yield Decided(lines, places)


class Decided:
    """The account of an export's rows; of each no more is held than where its line begins."""

    def __init__(self, lines: BinaryIO, places: Mapping[bytes, int]) -> None:
        self._lines = lines
        self._places = places
        self.found = 0
        """How many rows were asked about that it knows."""

    def on(self, row: bytes) -> Mapping[str, Any]:
        """The decisions, as columns, on a row as a file holds it; none where nothing is known of it."""
        place = self._places.get(hashlib.sha256(row).digest())
        if place is None:
            return {}
        self.found += 1
        self._lines.seek(place)
        fields = decisions_in(orjson.loads(self._lines.readline(_LONGEST)))
        if fields.get("phase") == _suggested(fields):
            del fields["phase"]  # It follows from the rest, and moves with it.
        return fields


def _suggested(fields: Mapping[str, Any]) -> str:
    pair = Pair(0, "", "", "", "", "")
    return suggested_phase(replace(pair, **{name: fields[name] for name in _SUGGESTING if name in fields}))


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

"""One record of a file, whatever holds it: where it stood, its text, and the object that it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Any, NamedTuple

from tui.core.pair import Reject

NOT_UTF8 = "not UTF-8"
"""How the reason begins why bytes are no text."""

SHOWN = 200
"""Characters of what is too long to be kept that a reject shows."""


class Entry(NamedTuple):
    """A record that could be read as an object."""

    number: int
    """The physical line of JSONL; the number of the record, from 1, in all that is not written by lines."""
    raw: bytes
    record: Mapping[str, Any]
    where: str = ""
    """Where to look for it, where the number does not say so."""

    def rejected(self, reason: str) -> Reject:
        """This record as one that no pair can be made of."""
        return placed(Reject(self.number, reason, text_of_raw(self.raw)), self.where)


@dataclass(frozen=True)
class Aside:
    """What a file says beside its records: about all of them, or about none."""

    name: str
    value: Any


def free_name(name: str, taken: Mapping[str, Any]) -> str:
    """A name under which nothing stands yet, as one text may say the same name twice."""
    return next(one for one in chain([name], (f"{name} ({n})" for n in count(2))) if one not in taken)


def too_long(limit: int, what: str) -> str:
    """Why a line or a record is not read."""
    return f"longer than {limit:,} bytes, the limit for one {what}; raise it with --line-limit"


def placed(reject: Reject, where: str) -> Reject:
    """A reject that also says where to look."""
    return replace(reject, reason=f"{reject.reason} ({where})") if where else reject


def text_of_raw(raw: bytes) -> str:
    """Bytes as they are shown: those that are not UTF-8 as escapes."""
    return raw.decode("utf-8", "backslashreplace")


def head_of_raw(raw: bytes) -> str:
    """The beginning of what is too long to be kept."""
    # A character takes at most four bytes in UTF-8.
    return text_of_raw(raw[: SHOWN * 4])[:SHOWN]

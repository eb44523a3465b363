"""What an examination of a database comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

OK, NOTE, REBUILDABLE, LOST, MENDED = "ok", "note", "rebuildable", "lost", "mended"
"""Nothing is wrong; something to know; what is wrong can be made again from the rest; it can't; it was."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one examination found."""

    examination: str
    result: str
    says: str
    pairs: tuple[int, ...] = ()
    """The pairs that it is about."""


def healthy(findings: Iterable[Finding]) -> bool:
    """Whether nothing is wrong, or is any more."""
    return all(finding.result in (OK, NOTE, MENDED) for finding in findings)

"""How the tables of this folder are written: words parted by spaces, one group a line."""

from __future__ import annotations


def words(*lines: str) -> frozenset[str]:
    """The words of all lines."""
    return frozenset(" ".join(lines).split())


def groups(table: str) -> tuple[tuple[str, ...], ...]:
    """The words of each line that has any."""
    return tuple(tuple(line.split()) for line in table.splitlines() if line.strip())

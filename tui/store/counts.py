"""Counts over the whole set: for ``stats``, the top line and the export screen."""

from __future__ import annotations

from tui.store.connection import Connection

GROUPS = {
    "status": "status",
    "phase": "coalesce(phase, suggested_phase)",
    "split": "split",
    "category": "coalesce(category, '')",
    "origin": "coalesce(origin, '')",
}
"""What is counted to the expression it is counted by."""


class Counts:
    """Numbers of pairs by one column."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by(self, group: str) -> dict[str, int]:
        """Value to number of pairs, the largest first; pairs without a value count under ''."""
        sql = f"""SELECT {GROUPS[group]} AS value, count(*) AS n FROM pairs
                  GROUP BY value ORDER BY n DESC, value"""
        return {row["value"]: row["n"] for row in self._connection.rows(sql)}

    def reasons(self) -> list[tuple[str, str, str, int]]:
        """Status, split and reason of what was held or excluded, '' where none was given, and how many."""
        sql = """SELECT status, split, coalesce(reason, ''), count(*) FROM pairs
                 WHERE status IN ('held', 'excluded') GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
        return [(row[0], row[1], row[2], row[3]) for row in self._connection.rows(sql)]

    def included(self) -> int:
        """Pairs with status ``included``."""
        return self._connection.value("SELECT count(*) FROM pairs WHERE status = 'included'")

    def alike(self, split: str, other_split: str) -> list[tuple[int, int]]:
        """Included pairs of one split with an included near-duplicate in the other, each with its nearest.

        Pairs repeat each other by their prompts: one output, a refusal say, may well answer many.
        """
        sql = """SELECT a.id, b.id, max(n.similarity) FROM neighbours n
                 JOIN pairs a ON a.id = n.pair_id JOIN pairs b ON b.id = n.other_id
                 WHERE n.counts = 1 AND n.field = 'prompt' AND a.status = 'included' AND b.status = 'included'
                   AND a.split = ? AND b.split = ? GROUP BY a.id ORDER BY a.id"""
        return [(row[0], row[1]) for row in self._connection.rows(sql, split, other_split)]

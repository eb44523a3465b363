"""Which content is there already: as it was imported, and as the expert has rewritten it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from tui.core.fields import FIELDS
from tui.core.pair import IncomingPair, Pair
from tui.store.connection import Connection
from tui.store.identity import uid_of
from tui.store.rows import PAIR_COLUMNS, messages_of, pair_of, to_json

_USUAL = {column.name: column.default for column in fields(Pair)}
"""Column to what it holds where nobody decided."""

_DECISIONS = frozenset((*FIELDS, "flags")) - {"prompt", "output", "decided_by"}


class Known:
    """The content of one database, for what comes into it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rewritten: dict[str, int] = {}

    def look_again(self) -> None:
        """Take in what was rewritten meanwhile: a pair is also what it says now."""
        sql = "SELECT id, context, prompt, output FROM pairs WHERE rewritten = 1"
        self._rewritten = {
            uid_of(messages_of(row["context"]), row["prompt"], row["output"]): row["id"]
            for row in self._connection.each(sql)
        }

    def ids(self, uids: Sequence[str]) -> dict[str, int]:
        """Those of some identities that are there, with their pairs."""
        sql = "SELECT uid, id FROM pairs WHERE uid IN (SELECT value FROM json_each(?))"
        imported = {row[0]: row[1] for row in self._connection.rows(sql, to_json(uids))}
        rewritten = {uid: self._rewritten[uid] for uid in uids if uid in self._rewritten}
        return {**rewritten, **imported}

    def saying_otherwise(self, repeats: Sequence[tuple[int, IncomingPair]]) -> int:
        """How many of some repeats bring a decision that the pair which is there does not have."""
        deciding = [(pair_id, one.fields) for pair_id, one in repeats if one.fields]
        if not deciding:
            return 0
        sql = f"SELECT {PAIR_COLUMNS} FROM pairs WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._connection.rows(sql, to_json([pair_id for pair_id, _ in deciding]))
        there = {pair.id: pair for pair in map(pair_of, rows)}
        return sum(_differ(there[pair_id], fields) for pair_id, fields in deciding)


def _differ(pair: Pair, decisions: Mapping[str, Any]) -> bool:
    return any(
        value != getattr(pair, name) and value != _USUAL[name]
        for name, value in decisions.items()
        if name in _DECISIONS
    )

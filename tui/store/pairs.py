"""Reads pairs, and changes them: each change journalled, indexed and checked against its revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tui.core.decide import Changes
from tui.core.errors import PairsmithError, StaleRevisionError
from tui.core.pair import Message, Pair
from tui.core.rubric import FLAG_NAMES, Rubric
from tui.store.connection import Connection, now
from tui.store.imports import Imports
from tui.store.index import Index
from tui.store.journal import Journal
from tui.store.rows import PAIR_COLUMNS, columns_of, derived_columns, messages_of, pair_of, to_json

_TEXTS = ("prompt", "output")

_KEPT = (*_TEXTS, "context")
"""What stays known as it was imported."""

_PAGE = 500
"""Pairs that are read at once."""

_GREATEST_ID = 2**63 - 1
"""SQLite has no larger number to compare an id with."""


class Pairs:
    """The pairs of one database."""

    def __init__(
        self, connection: Connection, journal: Journal, index: Index, imports: Imports, rubric: Rubric
    ) -> None:
        self._connection = connection
        self._journal = journal
        self._index = index
        self._imports = imports
        self._rubric = rubric

    def get(self, pair_id: int) -> Pair:
        """One pair by its id.

        Raises:
            PairsmithError: there is no such pair.
        """
        pair = self.find(pair_id=pair_id)
        if pair is None:
            raise PairsmithError(f"there is no pair {pair_id}", "pairsmith dump lists those that there are")
        return pair

    def find(self, *, pair_id: int | None = None, uid: str | None = None) -> Pair | None:
        """One pair by its id or its uid, or nothing."""
        if pair_id is not None and abs(pair_id) > _GREATEST_ID:
            return None
        column, key = ("id", pair_id) if uid is None else ("uid", uid)
        row = self._connection.row(f"SELECT {PAIR_COLUMNS} FROM pairs WHERE {column} = ?", key)
        return pair_of(row) if row else None

    def as_of(self, pair: Pair, revision: int) -> Pair:
        """A pair as it was at an earlier revision, by what the journal says was changed since."""
        for entry in (
            self._journal.latest(pair.revision - revision, pair.id) if revision < pair.revision else ()
        ):
            pair = replace(pair, **entry.before)
        return replace(pair, revision=revision)

    def every(self, *, status: str | None = None, split: str | None = None) -> Iterator[Pair]:
        """Pairs in id order, fetched in pages; of one status or split where those are given."""
        last = 0
        sql = f"""SELECT {PAIR_COLUMNS} FROM pairs
                  WHERE id > ? AND status = coalesce(?, status) AND split = coalesce(?, split)
                  ORDER BY id LIMIT {_PAGE}"""
        while page := self._connection.rows(sql, last, status, split):
            yield from map(pair_of, page)
            last = page[-1]["id"]

    def conversations(self, split: str) -> Iterator[tuple[int, tuple[Message, ...]]]:
        """What was said before the prompt of each included pair of a split that has a turn before it."""
        sql = f"""SELECT id, context FROM pairs WHERE id > ? AND status = 'included' AND split = ?
                  AND context != '[]' ORDER BY id LIMIT {_PAGE}"""
        last = 0
        while page := self._connection.rows(sql, last, split):
            for row in page:
                context = messages_of(row["context"])
                if any(message.role != "system" for message in context):
                    yield row["id"], context
            last = page[-1]["id"]

    def in_order(self, pair_ids: Sequence[int]) -> Iterator[Pair]:
        """The pairs with these ids, in the order given, fetched in pages."""
        sql = f"SELECT {PAIR_COLUMNS} FROM pairs WHERE id IN (SELECT value FROM json_each(?))"
        for low in range(0, len(pair_ids), _PAGE):
            ids = pair_ids[low : low + _PAGE]
            rows = {row["id"]: row for row in self._connection.rows(sql, to_json(list(ids)))}
            yield from (pair_of(rows[pair_id]) for pair_id in ids)

    def change(self, pair: Pair, changes: Changes, label: str, *, join: bool = False) -> Pair:
        """Change one pair as one step of undo; returns it as it is now.

        ``join`` makes it part of the step before, so that one undo takes both back.

        Raises:
            StaleRevisionError: the pair was changed since it was read; nothing is written.
        """
        return self.change_many([(pair, changes)], label, join=join)[0]

    def change_many(
        self, wishes: Sequence[tuple[Pair, Changes]], label: str, *, join: bool = False
    ) -> list[Pair]:
        """Change several pairs as one step of undo; what is so already is left alone and not journalled."""
        with self._connection.transaction():
            real = [(pair, _differing(pair, changes)) for pair, changes in wishes]
            changing = any(changes for _, changes in real)
            group = self._journal.open_step(label, join=join) if changing else 0
            return [self._write(group, pair, changes) if changes else pair for pair, changes in real]

    def undo(self) -> tuple[str, list[int]] | None:
        """Take back the latest step that still stands: its label and the pairs it was about, or nothing.

        The pairs of an import are gone then, until a redo.
        """
        return self._replay("undo", self._journal.next_undo, "before")

    def redo(self) -> tuple[str, list[int]] | None:
        """Do again what was undone last, as long as nothing else was changed since."""
        return self._replay("redo", self._journal.next_redo, "after")

    def _replay(self, kind: str, find: Any, side: str) -> tuple[str, list[int]] | None:
        with self._connection.transaction():
            step = find()
            if step is None:
                return None
            group = self._journal.begin(kind, step.label, step.id)
            if (moved := self._imports.replay(step.id, kind)) is not None:
                return step.label, moved
            entries = self._journal.entries(step.id)
            for entry in reversed(entries) if kind == "undo" else entries:
                self._write(group, self.get(entry.pair_id), getattr(entry, side))
            return step.label, list(dict.fromkeys(entry.pair_id for entry in entries))

    def _write(self, group: int, pair: Pair, changes: Mapping[str, Any]) -> Pair:
        before = {name: getattr(pair, name) for name in changes}
        at = now()
        self._journal.record(group, pair.id, before, changes, at)
        changed = replace(pair, **changes)
        if "context" in changes and pair.original_context is None:
            changed = replace(changed, original_context=pair.context)
        columns = {**columns_of(changes), **derived_columns(changed, self._rubric)}
        columns["updated_at"] = at
        if "status" in changes:
            columns["decided_at"] = None if changed.status == "new" else at
        # A column on the right of an assignment is as it was before the update.
        kept = [f"original_{name} = coalesce(original_{name}, {name})" for name in _KEPT if name in changes]
        assignments = ", ".join([*(f"{name} = ?" for name in columns), *kept])
        sql = f"UPDATE pairs SET {assignments}, revision = revision + 1 WHERE id = ? AND revision = ?"
        if not self._connection.write(sql, *columns.values(), pair.id, pair.revision).rowcount:
            hint = "it is shown as it is now; make your change again"
            raise StaleRevisionError(f"pair {pair.id} was changed elsewhere", hint)
        edited = [field for field in _TEXTS if field in changes]
        if edited:
            self._index.update(pair.id, {field: getattr(changed, field) for field in edited})
        return self.get(pair.id)

    def categories(self) -> list[str]:
        """The categories in use, the most frequent first."""
        sql = """SELECT category FROM pairs WHERE category IS NOT NULL
                 GROUP BY category ORDER BY count(*) DESC, category"""
        return [row["category"] for row in self._connection.rows(sql)]

    def origins(self) -> list[str]:
        """The origins in use."""
        sql = "SELECT DISTINCT origin FROM pairs WHERE origin IS NOT NULL ORDER BY origin"
        return [row["origin"] for row in self._connection.rows(sql)]

    def count(self) -> int:
        """How many pairs there are."""
        return self._connection.value("SELECT count(*) FROM pairs")

    def rescore(self) -> None:
        """Compute every score anew, where the rubric's weights were changed."""
        terms = " + ".join(f"{name} * {int(self._rubric.weights[name])}" for name in FLAG_NAMES)
        with self._connection.transaction():
            self._connection.write(f"UPDATE pairs SET score = {terms}")


def _differing(pair: Pair, changes: Changes) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if getattr(pair, name) != value}

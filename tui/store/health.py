"""Examines one database, part by part, and makes again what follows from the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tui.core.health import LOST, OK, REBUILDABLE
from tui.core.pair import Pair
from tui.core.replay import USUAL, Change, replayed
from tui.core.rubric import Rubric
from tui.core.text import plural
from tui.store.connection import Connection, now
from tui.store.index import Index
from tui.store.journal import Journal
from tui.store.replay import Replayed, misplaced, replay, strangers
from tui.store.rows import columns_of, derived_columns, to_json

Said = tuple[str, str, tuple[int, ...]]
"""A result, what there is to say of it, and the pairs that it is about."""

Report = Callable[[int, int], None]
"""Called with what is done and the whole."""

_RESTORED = "found by doctor"


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What is wrong with pairs, by what can be done about it."""

    originals: list[Replayed]
    gaps: list[Replayed]
    changed: list[Replayed]
    columns: list[Replayed]


class Health:
    """The examinations that need an open database, and the repairs."""

    def __init__(self, connection: Connection, rubric: Rubric, journal: Journal, index: Index) -> None:
        self._connection = connection
        self._rubric = rubric
        self._journal = journal
        self._index = index
        self._seen: _Wrong | None = None
        """What the last look at all pairs found, as a look takes long."""

    def references(self, _: Report) -> Said:
        """Rows that refer to rows which are not there."""
        rows = self._connection.rows("PRAGMA foreign_key_check")
        if not rows:
            return OK, "every row refers to rows that are there", ()
        tables = ", ".join(sorted({row[0] for row in rows}))
        return LOST, f"{plural(len(rows), 'row')} of {tables} refer to what is not there", ()

    def reindex(self) -> None:
        """Build every index from its table."""
        with self._connection.transaction():
            self._connection.write("REINDEX")

    def journal(self, report: Report) -> Said:
        """Whether imports and journal give every pair again as it stands."""
        wrong = self._seen = self._wrong(report)
        lost = [
            (wrong.originals, "the original texts are not those that were imported"),
            (wrong.gaps, "the journal lacks a change"),
            ([one for one in wrong.changed if one.table != "pairs"], "taken out, and changed since"),
        ]
        for found, says in lost:
            if found:
                return LOST, says, _ids(found)
        if ids := misplaced(self._connection):
            return LOST, "not where the journal has them", tuple(ids)
        if ids := strangers(self._connection):
            return LOST, "the journal has changes of pairs that are not there", tuple(ids)
        if wrong.changed:
            return REBUILDABLE, "not as the journal has them", _ids(wrong.changed)
        return OK, "imports and journal give every pair again as it stands", ()

    def restore(self) -> str:
        """Set pairs to what the journal has of them. What was found stays in it: redo brings that back."""
        with self._connection.transaction():
            wrong = [one for one in self._wrong(_silent).changed if one.table == "pairs"]
            found = self._journal.begin("do", _RESTORED)
            restored = self._journal.begin("undo", _RESTORED, found)
            for one in wrong:
                self._restore(one.present, one.by_journal, found, restored)
        return f"{plural(len(wrong), 'pair')} set to what the journal has; U brings back what was found"

    def _restore(self, present: Pair, by_journal: Pair, found: int, restored: int) -> None:
        names = [name for name in USUAL if getattr(present, name) != getattr(by_journal, name)]
        there = {name: getattr(present, name) for name in names}
        must = {name: getattr(by_journal, name) for name in names}
        at, pair = now(), by_journal
        if names:
            self._journal.record(found, present.id, must, there, at)
            self._journal.record(restored, present.id, there, must, at)
            pair, _ = replayed(by_journal, [Change(at, must, there), Change(at, there, must)], self._rubric)
        texts = {} if pair.original_context is None else {"original_context": to_json(pair.original_context)}
        columns: dict[str, Any] = {
            **columns_of({name: getattr(pair, name) for name in USUAL}),
            **derived_columns(pair, self._rubric),
            **texts,
            **{name: getattr(pair, name) for name in ("revision", "updated_at", "decided_at")},
        }
        self._set("pairs", pair.id, columns)
        edited: dict[str, str] = {name: must[name] for name in ("prompt", "output") if name in must}
        if edited:
            self._index.update(pair.id, edited)

    def columns(self, report: Report) -> Said:
        """Whether what follows from other columns is what follows."""
        found = (self._seen or self._wrong(report)).columns
        if not found:
            return OK, "scores and what else follows from flags and texts are right", ()
        names = ", ".join(sorted({name for one in found for name in one.columns}))
        return REBUILDABLE, f"{names} do not follow from flags and texts", _ids(found)

    def recompute(self) -> str:
        """Compute what follows from other columns."""
        with self._connection.transaction():
            found = self._wrong(_silent).columns
            for one in found:
                self._set(one.table, one.present.id, one.columns)
        return f"computed again for {plural(len(found), 'pair')}"

    def _set(self, table: str, pair_id: int, columns: dict[str, Any]) -> None:
        assignments = ", ".join(f"{name} = ?" for name in columns)
        self._connection.write(f"UPDATE {table} SET {assignments} WHERE id = ?", *columns.values(), pair_id)

    def _wrong(self, report: Report) -> _Wrong:
        wrong = _Wrong([], [], [], [])
        for one in self._told(report):
            if not one.original:
                wrong.originals.append(one)
            elif one.gap is not None:
                wrong.gaps.append(one)
            elif one.present != one.by_journal:
                wrong.changed.append(one)
            if one.columns:
                wrong.columns.append(one)
        return wrong

    def _told(self, report: Report) -> Iterator[Replayed]:
        total = self._connection.value("SELECT count(*) FROM pairs")
        for done, one in enumerate(replay(self._connection, self._rubric), start=1):
            if done % 1000 == 0:
                report(min(done, total), total)
            yield one

    def search(self, _: Report) -> Said:
        """Whether the search index has the words of the texts."""
        if not self._connection.agrees(
            "INSERT INTO pairs_fts (pairs_fts, rank) VALUES ('integrity-check', 1)"
        ):
            return REBUILDABLE, "the search index does not have the words of the texts", ()
        return OK, "the search index has the words of the texts", ()

    def search_again(self) -> str:
        """Build the search index."""
        with self._connection.transaction():
            self._connection.write("INSERT INTO pairs_fts (pairs_fts) VALUES ('rebuild')")
        return "built again from the texts"

    def alike(self, report: Report) -> Said:
        """Whether the near-duplicate index has the texts as they are."""
        found = self._index.faults(report)
        if not found:
            return OK, "the near-duplicate index fits the texts", ()
        return REBUILDABLE, "the near-duplicate index does not fit the texts", tuple(found)

    def alike_again(self) -> str:
        """Empty the near-duplicate index; whoever compares next builds it."""
        self._index.clear()
        return "emptied, and built again from the texts"


def _silent(done: int, total: int) -> None:
    """Report to nobody."""


def _ids(found: list[Replayed]) -> tuple[int, ...]:
    return tuple(one.present.id for one in found)

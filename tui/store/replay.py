"""Every pair made again from what was imported and from the journal, beside the pair as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from tui.core.pair import Pair
from tui.core.replay import Change, as_imported, replayed
from tui.core.rubric import Rubric
from tui.store.connection import Connection
from tui.store.identity import uid_of
from tui.store.rows import PAIR_COLUMNS, derived_columns, fields_from_json, pair_of

TABLES = ("pairs", "removed_pairs")
"""Where a pair may be: among those that are there, or among those whose import was undone."""

_PAGE = 500


class Replayed(NamedTuple):
    """One pair, as it stands and as it must be."""

    table: str
    present: Pair
    by_journal: Pair
    gap: int | None
    """Which of its changes, counted from 0, does not follow from those before it."""
    columns: dict[str, Any]
    """What follows from other columns and holds something else, with what it must hold."""
    original: bool
    """Whether its original texts are those that its uid was made from."""

    @property
    def is_wrong(self) -> bool:
        """Whether anything does not hold."""
        alike = self.present == self.by_journal and self.original
        return not alike or self.gap is not None or bool(self.columns)


def replay(connection: Connection, rubric: Rubric) -> Iterator[Replayed]:
    """Go through all pairs, those of undone imports too, in the order of their ids."""
    for table in TABLES:
        last = 0
        while page := _page(connection, rubric, table, last):
            yield from page
            last = page[-1].present.id


def _page(connection: Connection, rubric: Rubric, table: str, last: int) -> list[Replayed]:
    sql = f"""SELECT {PAIR_COLUMNS}, came_with, suggested_phase, output_chars, rewritten
              FROM {table} WHERE id > ? ORDER BY id LIMIT {_PAGE}"""
    rows = [dict(row) for row in connection.rows(sql, last)]
    changes = _changes(connection, last, rows[-1]["id"]) if rows else {}
    found = []
    for row in rows:
        brought = fields_from_json(row.pop("came_with") or "{}")
        kept = {name: row.pop(name) for name in ("suggested_phase", "output_chars", "rewritten")}
        present = pair_of(row)
        kept["score"] = present.score
        made, gap = replayed(as_imported(present, brought), changes.get(present.id, ()), rubric)
        made = replace(made, score=present.score)  # It follows from the flags: see ``columns``.
        must = derived_columns(present, rubric)
        columns = {name: value for name, value in must.items() if kept[name] != value}
        found.append(Replayed(table, present, made, gap, columns, _is_original(present)))
    return found


def _changes(connection: Connection, after: int, last: int) -> dict[int, list[Change]]:
    sql = """SELECT pair_id, at, before, after FROM journal
             WHERE pair_id > ? AND pair_id <= ? ORDER BY pair_id, id"""
    rows = connection.rows(sql, after, last)
    return {
        pair_id: [Change(at, fields_from_json(was), fields_from_json(became)) for _, at, was, became in own]
        for pair_id, own in groupby(rows, key=lambda row: int(row["pair_id"]))
    }


def _is_original(pair: Pair) -> bool:
    context = pair.context if pair.original_context is None else pair.original_context
    return pair.uid == uid_of(context, pair.original_prompt, pair.original_output)


def misplaced(connection: Connection) -> list[int]:
    """Pairs that are there though the import that brought them was undone, or the other way round."""
    sql = """SELECT i.first_id, i.last_id,
                    (SELECT kind FROM journal_groups g WHERE coalesce(g.target, g.id) = i.group_id
                     ORDER BY g.id DESC LIMIT 1) = 'undo' AS undone
             FROM imports i WHERE i.last_id >= i.first_id"""
    wrong: list[int] = []
    for first, last, undone in connection.rows(sql):
        here, gone = (_ids(connection, table, first, last) for table in TABLES)
        must, must_not = (gone, here) if undone else (here, gone)
        wrong += sorted((set(range(first, last + 1)) - must) | must_not)
    return wrong


def _ids(connection: Connection, table: str, first: int, last: int) -> set[int]:
    rows = connection.rows(f"SELECT id FROM {table} WHERE id BETWEEN ? AND ?", first, last)
    return {row[0] for row in rows}


def strangers(connection: Connection) -> list[int]:
    """Pairs that the journal speaks of and that are nowhere."""
    sql = """SELECT DISTINCT pair_id FROM journal
             WHERE pair_id NOT IN (SELECT id FROM pairs) AND pair_id NOT IN (SELECT id FROM removed_pairs)"""
    return sorted(row[0] for row in connection.rows(sql))

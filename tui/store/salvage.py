"""Saves what can be read of a damaged database into a new one; the damaged one is only read."""

from __future__ import annotations

import mmap
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

import orjson

from tui.core.errors import PairsmithError
from tui.store.connection import Connection
from tui.store.opening import new_database, open_database
from tui.store.pages import Pages, Row, Value
from tui.store.private import make_file, nameless
from tui.store.replay import misplaced, strangers
from tui.store.rows import to_json
from tui.store.surroundings import BESIDE
from tui.store.version import SCHEMA_VERSION

KEPT = (
    "sources", "rejects", "pairs", "removed_pairs", "journal_groups", "journal", "imports", "sightings",
    "drafts", "meta", "exports",
)  # fmt: skip
"""The tables that are saved; what the others hold is made from these."""

_TELLING = ("sources", "rejects", "pairs", "journal_groups", "journal", "imports", "drafts")
"""The tables whose rows are known by how they look, where nothing leads to their pages any more."""

_JSON = frozenset(
    {"context", "original_context", "tags", "problems", "extra", "came_with", "before", "after"}
)

_KINDS: dict[str, tuple[type, ...]] = {"INTEGER": (int,), "TEXT": (str,), "REAL": (float, int)}
"""Type of a column to what a file holds there; a whole number is kept as one."""

_OF_INDEX = ("index", "sketched_to", "semantic")
"""Keys in ``meta`` that speak of what is not saved."""


class Salvaged(NamedTuple):
    """What came of it."""

    rows: dict[str, int]
    """How many rows were saved, by table."""
    missing: tuple[int, ...]
    """Pairs that other rows speak of, and that could not be read."""
    hurt: tuple[int, ...]
    """Pairs of which something could not be read as it was."""
    guessed: bool
    """Whether the file's header could not be read, so that nobody can say that this is all."""


class _Table(NamedTuple):
    name: str
    columns: tuple[str, ...]
    kinds: tuple[tuple[type, ...], ...]
    """What each column may hold."""
    key: int | None
    """Place of the column that is the row's own number."""


def salvage(path: Path, target: Path) -> Salvaged:
    """Save what can be read of a file into a new one, which takes its name when it is whole.

    Raises:
        PairsmithError: there is something under the new name, it can't be written, or nothing can be read.
    """
    if target.exists():
        raise PairsmithError(f"{target} exists", "name another file; nothing was saved")
    partial = target.with_name(f".{target.name}.partial")
    try:
        _clear(partial)
        with nameless(lambda copy: _copy(path, copy)) as copy:
            found = _fill(copy, partial)
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.rename(target)
    except OSError as error:
        raise PairsmithError(f"{target} can't be written", error.strerror or str(error)) from None
    finally:
        _clear(partial)
    return found


def _clear(partial: Path) -> None:
    """Take away what stands under a name while it is made, with the files that SQLite keeps beside it."""
    for ending in BESIDE:
        partial.with_name(f"{partial.name}{ending}").unlink(missing_ok=True)


def _copy(path: Path, copy: Path) -> None:
    """Make a copy that holds everything: its log is written into it, what a journal has to undo is undone."""
    for ending in ("", "-wal", "-journal"):
        with (
            suppress(FileNotFoundError),
            path.with_name(f"{path.name}{ending}").open("rb") as file,
            open(make_file(copy.with_name(f"{copy.name}{ending}")), "wb") as made,
        ):
            shutil.copyfileobj(file, made)
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw, suppress(PairsmithError):
        Connection(raw, copy).rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _fill(copy: BinaryIO, partial: Path) -> Salvaged:
    if not os.fstat(copy.fileno()).st_size:
        raise _nothing()
    with mmap.mmap(copy.fileno(), 0, access=mmap.ACCESS_READ) as content, memoryview(content) as view:
        pages = Pages(view)
        hurt, guessed = _save(pages, partial), pages.is_guessed
    with closing(open_database(partial, create=False)) as connection:
        missing = _mend(connection)
        rows = {name: connection.value(f"SELECT count(*) FROM {name}") for name in KEPT}
        connection.rows("PRAGMA journal_mode = DELETE")
    if not any(rows.values()):
        raise _nothing()
    return Salvaged(rows, missing, tuple(sorted(hurt)), guessed)


def _nothing() -> PairsmithError:
    return PairsmithError("there is nothing in it that can be read", "go back to your last backup")


def _save(pages: Pages, partial: Path) -> set[int]:
    """Put every row that can be read in its table; the pairs of which not all could be read as it was."""
    version = pages.version() if 1 <= pages.version() <= SCHEMA_VERSION else SCHEMA_VERSION
    roots = _roots(pages)
    known = pages.free().union(*roots.values())
    hurt: set[int] = set()
    with closing(new_database(partial, version)) as connection, connection.transaction():
        tables = [table for table in (_table(connection, name) for name in KEPT) if table.columns]
        for table in tables:
            hurt |= _put(connection, table, _rows(pages, table, sorted(roots.get(table.name, ()))))
        for table in tables:
            if table.name in _TELLING:
                left = (number for number in range(1, pages.count + 1) if number not in known)
                hurt |= _put(connection, table, _rows(pages, table, left))
        connection.write("DELETE FROM meta WHERE key IN (SELECT value FROM json_each(?))", to_json(_OF_INDEX))
        for statement in _stand_ins(tables):
            connection.write(statement)
    return hurt


def _table(connection: Connection, name: str) -> _Table:
    columns = connection.rows(f"PRAGMA table_info({name})")
    names = tuple(column["name"] for column in columns)
    kinds = tuple((*_KINDS[one["type"]], *(() if one["notnull"] else (type(None),))) for one in columns)
    keys = [place for place, one in enumerate(columns) if one["pk"] and one["name"] in ("id", "group_id")]
    return _Table(name, names, kinds, keys[0] if keys else None)


def _roots(pages: Pages) -> dict[str, set[int]]:
    """The pages of each table, index and view, by its name, as far as the schema can be read."""
    found: dict[str, set[int]] = {}
    for number in pages.tree(1):
        for row in pages.rows(number):
            if len(row.values) == 5 and isinstance(row.values[3], int) and row.values[3] > 1:
                found[str(row.values[1])] = pages.tree(row.values[3])
    return found


def _rows(pages: Pages, table: _Table, numbers: Iterable[int]) -> Iterator[list[Value]]:
    """The rows in some pages that look like those of a table."""
    for number in numbers:
        for row in pages.rows(number):
            if _fits(row, table):
                values = list(row.values)
                if table.key is not None:
                    values[table.key] = row.rowid
                yield values


def _fits(row: Row, table: _Table) -> bool:
    values = row.values
    shortest = len(table.columns) - (table.name in ("pairs", "removed_pairs", "journal"))
    if not shortest <= len(values) <= len(table.columns) or (table.key is None) == (row.rowid is not None):
        return False
    if table.key is not None and (values[table.key] is not None or (row.rowid or 0) < 1):
        return False
    return all(map(isinstance, values, table.kinds))


def _put(connection: Connection, table: _Table, rows: Iterable[list[Value]]) -> set[int]:
    """Store rows, each under a number or key that is free yet; the pairs that are not as they were."""
    hurt: set[int] = set()
    for values in rows:
        if _mended(values, table) and table.name in ("pairs", "removed_pairs"):
            hurt.add(int(str(values[0])))
        names = ", ".join(table.columns[: len(values)])
        marks = ", ".join("?" * len(values))
        # What breaks a rule of its table is left out: SQLite would not have taken it either.
        connection.write(f"INSERT OR IGNORE INTO {table.name} ({names}) VALUES ({marks})", *values)
    return hurt


def _mended(values: list[Value], table: _Table) -> bool:
    """Empty what can't be read as JSON; whether that was so, or a text lacks characters."""
    mended = False
    for place, value in enumerate(values):
        if isinstance(value, str) and "\ufffd" in value:
            mended = True
        if isinstance(value, str) and table.columns[place] in _JSON:
            try:
                orjson.loads(value)
            except ValueError:
                values[place], mended = _EMPTY.get(table.columns[place]), True
    return mended


_EMPTY = {"context": "[]", "tags": "[]", "problems": "[]", "extra": "{}", "before": "{}", "after": "{}"}


def _stand_ins(tables: list[_Table]) -> Iterator[str]:
    """What others refer to and could not be read is there by name at least, so that they need not go too."""

    def named(*columns: str) -> str:
        return " UNION ".join(
            f"SELECT {column} AS id FROM {table.name}"
            for table in tables
            for column in columns
            if column in table.columns
        )

    yield f"""INSERT INTO sources
                  (id, name, sha256, dialect, records, stored, already_there, rejected, imported_at)
              SELECT id, 'lost source ' || id, 'lost ' || id, '', 1, 0, 0, 0, '' FROM ({named("source_id")})
              WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM sources)"""
    yield f"""INSERT INTO journal_groups (id, kind, target, label, at)
              SELECT id, 'do', NULL, 'lost', '' FROM ({named("group_id", "target")})
              WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM journal_groups)"""


_AS_NEW = (
    "UPDATE pairs SET indexed = 0, alike = 0",
    "DELETE FROM removed_pairs WHERE id IN (SELECT id FROM pairs)",
    "INSERT INTO pairs_fts (pairs_fts) VALUES ('rebuild')",
)


def _mend(connection: Connection) -> tuple[int, ...]:
    """Make the rows fit each other; the pairs that are missing."""
    with connection.transaction():
        for statement in _AS_NEW:
            connection.write(statement)
        _put_in_place(connection)
    seen = "SELECT DISTINCT pair_id FROM sightings WHERE pair_id NOT IN (SELECT id FROM pairs)"
    gone = "AND pair_id NOT IN (SELECT id FROM removed_pairs)"
    named = {row[0] for row in connection.rows(f"{seen} {gone}")}
    return tuple(sorted({*misplaced(connection), *strangers(connection), *named}))


def _put_in_place(connection: Connection) -> None:
    """Take pairs out that were found in a page that nothing leads to, where their import was undone."""
    ids = to_json(misplaced(connection))
    among = "id IN (SELECT value FROM json_each(?))"
    connection.write(f"INSERT OR IGNORE INTO removed_pairs SELECT * FROM pairs WHERE {among}", ids)
    connection.write(f"DELETE FROM pairs WHERE {among}", ids)

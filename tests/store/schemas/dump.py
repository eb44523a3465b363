"""Prints a database as plain SQL: how the kept schemas in this folder were made.

    python tests/store/schemas/dump.py pairs.db > tests/store/schemas/v1.sql

Every CREATE statement as the database holds it, then one INSERT for each row. What the search index keeps
for itself is left out: a trigger fills it when the rows of ``pairs`` are put in, or the last statement does.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator


def dump(path: str) -> Iterator[str]:
    """The statements, in an order that runs."""
    raw = sqlite3.connect(path)
    for pragma in ("application_id", "user_version"):
        yield f"PRAGMA {pragma} = {raw.execute(f'PRAGMA {pragma}').fetchone()[0]};"
    own = "name NOT LIKE 'sqlite_%' AND name NOT LIKE 'pairs_fts%'"
    search = "name = 'pairs_fts' OR type = 'trigger'"
    for (sql,) in raw.execute(
        f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND ({own} OR {search}) ORDER BY rowid"
    ):
        yield f"{sql};"
    tables = f"SELECT name FROM sqlite_master WHERE type = 'table' AND {own} ORDER BY rowid"
    for (table,) in raw.execute(tables).fetchall():
        names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        quoted = ", ".join(f"quote({name})" for name in names)
        for row in raw.execute(f"SELECT {quoted} FROM {table}"):
            yield f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(row)});"
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'pairs_fts_insert'").fetchone():
        yield "INSERT INTO pairs_fts (pairs_fts) VALUES ('rebuild');"
    raw.close()


if __name__ == "__main__":
    for statement in dump(sys.argv[1]):
        print(statement)

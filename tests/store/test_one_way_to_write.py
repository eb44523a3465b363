"""Everything is written through the store's own transactions: no other code can leave one open."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

PACKAGE = Path(tui.__file__).parent

OWN = {f"store/{name}.py" for name in ("connection", "opening", "journal_mode", "copying", "schema")}
"""What speaks to SQLite itself: the transactions, and what makes a database ready before any."""

ITS_COPY = {"store/store.py": {"close", "copy_database"}}
"""File to what it may do with SQLite's own connection: give it back, and hand it on to be copied."""

RUNS_SQL = {"execute", "executemany", "executescript", "commit", "rollback", "cursor"}

READS = {"row", "rows", "each", "value"}
"""Methods of ``Connection`` that only read."""

CHANGES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "BEGIN", "COMMIT", "ROLLBACK")


def breaches(source: str, name: str) -> Iterator[str]:
    """What in a file goes round the transactions, with its line."""
    tree = ast.parse(source)
    allowed = {
        id(node)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and called(call) in ITS_COPY.get(name, ())
        for node in ast.walk(call)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "raw" and holds_connection(node.value):
            if id(node) not in allowed:
                yield f"{name}:{node.lineno} takes SQLite's own connection"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in RUNS_SQL:
                yield f"{name}:{node.lineno} calls {node.func.attr}"
            elif node.func.attr in READS and node.args and changes(node.args[0]):
                yield f"{name}:{node.lineno} writes by a method that reads"


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def holds_connection(node: ast.expr) -> bool:
    return "connection" in ast.unparse(node)


def changes(argument: ast.expr) -> bool:
    return ast.unparse(argument).lstrip("fr'\"").upper().startswith(CHANGES)


def test_no_file_writes_but_through_the_stores_transactions() -> None:
    files = {str(path.relative_to(PACKAGE)): path for path in PACKAGE.rglob("*.py")}
    assert files.keys() >= OWN
    found = [
        breach
        for name, path in sorted(files.items())
        if name not in OWN
        for breach in breaches(path.read_text("utf-8"), name)
    ]
    assert not found


@pytest.mark.parametrize(
    "line",
    [
        "self._connection.raw.executemany(sql, rows)",
        "raw = self._connection.raw",
        "db.execute('DELETE FROM pairs')",
        "sqlite3.connect(path).commit()",
        "self._connection.rows('DELETE FROM drafts RETURNING text')",
        "connection.value(f'UPDATE pairs SET {column} = 1')",
    ],
)
def test_what_goes_round_them_is_found(line: str) -> None:
    assert list(breaches(line, "store/drafts.py"))

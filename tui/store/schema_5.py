"""How migration 5 finds what each pair of an older file came with.

Part of that migration, and like it never edited: it names columns and values as they were then.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

_FLAGS = (
    "common_in_production", "failure_is_critical", "teaches_generalization", "model_fails_here",
    "is_scalable_pattern",
)  # fmt: skip

_USUAL: dict[str, Any] = {
    "status": "new", "decided_by": None, "reason": None, "note": None, "intent": None, "phase": None,
    "split": "train", "behaviour": "answer", "category": None, "tags": [], "origin": None, "teacher": None,
    "flags": [],
}  # fmt: skip


_NAMES = (
    "id", *_FLAGS, *(name for name in _USUAL if name != "flags"), "prompt", "output", "context",
    "original_prompt", "original_output", "original_context", "updated_at", "decided_at",
)  # fmt: skip

_COLUMNS = (
    ", ".join(_NAMES)
    .replace("original_prompt", "coalesce(original_prompt, prompt)")
    .replace("original_output", "coalesce(original_output, output)")
)

_PAGE = 500


def fill_came_with(raw: sqlite3.Connection) -> None:
    """Go back from what each pair is to what it was when it came in; give its last changes its own times."""
    for table in ("pairs", "removed_pairs"):
        sql = f"""SELECT {_COLUMNS} FROM {table} WHERE id > ? ORDER BY id LIMIT {_PAGE}"""
        last = 0
        while page := raw.execute(sql, (last,)).fetchall():
            for row in page:
                _fill(raw, table, dict(zip(_NAMES, row, strict=True)))
            last = page[-1][0]


def _fill(raw: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    sql = "SELECT before FROM journal WHERE pair_id = ? ORDER BY id DESC"
    earlier = [json.loads(before) for (before,) in raw.execute(sql, (row["id"],))]
    if brought := _brought(row, earlier):
        text = json.dumps(brought, ensure_ascii=False, sort_keys=True)
        raw.execute(f"UPDATE {table} SET came_with = ? WHERE id = ?", (text, row["id"]))
    if earlier:
        newest = "UPDATE journal SET at = ? WHERE id = (SELECT max(id) FROM journal WHERE pair_id = ?"
        if row["decided_at"] is not None:
            deciding = f"{newest} AND json_type(after, '$.status') IS NOT NULL)"
            raw.execute(deciding, (row["decided_at"], row["id"]))
        raw.execute(f"{newest})", (row["updated_at"], row["id"]))


def _brought(row: dict[str, Any], earlier: list[dict[str, Any]]) -> dict[str, Any]:
    state = {name: row[name] for name in (*_USUAL, "prompt", "output") if name != "flags"}
    state["flags"] = sorted(name for name in _FLAGS if row[name])
    state["tags"], state["context"] = json.loads(row["tags"]), json.loads(row["context"])
    for before in earlier:
        state.update(before)
    usual = {**_USUAL, "prompt": row["original_prompt"], "output": row["original_output"]}
    brought = {name: state[name] for name in usual if state[name] != usual[name]}
    if row["original_context"] is None:
        return brought
    touched = any("context" in before for before in earlier)
    if touched and state["context"] == json.loads(row["original_context"]):
        return brought
    return {**brought, "context": state["context"]}

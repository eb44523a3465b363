"""What must be in a database after a death: everything that the screen had acknowledged, and nothing torn.

Reads the file with SQLite alone: what the app says of itself is no evidence.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

GRACE = 1.0
"""Seconds of typing that a death may cost."""


@dataclass(frozen=True)
class Acknowledged:
    """A change that the screen counted as saved: the label that the journal gives it, and what was typed."""

    label: str
    token: str = ""


@dataclass(frozen=True)
class Typing:
    """A text that was being typed at the end: when each character of it was on the screen."""

    token: str
    painted: tuple[float, ...]


@dataclass(frozen=True)
class Verdict:
    """What is wrong after a death, and how much of the typing it cost."""

    problems: tuple[str, ...]
    lost: float
    """Seconds between the first character that is gone and the death; 0 where all are there."""


def last_step(database: Path) -> int:
    """The newest step of the journal."""
    with closing(sqlite3.connect(database)) as raw:
        found: int = raw.execute("SELECT coalesce(max(id), 0) FROM journal_groups").fetchone()[0]
    return found


def judge(
    database: Path, since: int, told: list[Acknowledged], typing: Typing | None, died_at: float
) -> Verdict:
    """Compare what was acknowledged since a step with what is there."""
    with closing(sqlite3.connect(database)) as raw:
        problems = [
            *(f"integrity: {row[0]}" for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"),
            *(f"foreign key: {tuple(row)}" for row in raw.execute("PRAGMA foreign_key_check")),
            *_of_journal(raw, since, told),
            *_of_pairs(raw),
            *_of_export(database.parent / "export"),
        ]
        problem, lost = _of_typing(raw, typing, died_at)
    return Verdict((*problems, *problem), lost)


def _of_journal(raw: sqlite3.Connection, since: int, told: list[Acknowledged]) -> list[str]:
    """Each acknowledged change in its order; after the last at most one that was under way."""
    sql = """SELECT g.id, g.label, coalesce(group_concat(j.after, ' '), '') FROM journal_groups g
             LEFT JOIN journal j ON j.group_id = g.id WHERE g.id > ? GROUP BY g.id ORDER BY g.id"""
    steps = raw.execute(sql, (since,)).fetchall()
    problems = [
        f"acknowledged {one.label!r} {one.token}, the journal has {label!r}"
        for one, (_, label, after) in zip(told, steps, strict=False)
        if not label.startswith(one.label) or one.token not in after
    ]
    if len(steps) < len(told):
        problems.append(f"acknowledged {len(told)} changes, the journal has {len(steps)}")
    if len(steps) > len(told) + 1:
        problems.append(f"acknowledged {len(told)} changes, the journal has {len(steps)}: who made them?")
    return problems


def _of_pairs(raw: sqlite3.Connection) -> list[str]:
    """Each pair is as its last entry in the journal left it."""
    raw.row_factory = sqlite3.Row
    last: dict[tuple[int, str], object] = {}
    for row in raw.execute("SELECT pair_id, after FROM journal ORDER BY id"):
        for field, value in json.loads(row["after"]).items():
            last[row["pair_id"], field] = value
    pairs = {row["id"]: row for row in raw.execute("SELECT * FROM pairs")}
    raw.row_factory = None
    return [
        f"#{pair_id} {field} is not what the journal left"
        for (pair_id, field), value in last.items()
        if pair_id in pairs and field in _PLAIN and pairs[pair_id][field] != value
    ]


_PLAIN = ("output", "prompt", "note", "category", "status", "phase", "split", "behaviour")


def _of_export(folder: Path) -> list[str]:
    """The export is whole: each file is the one that its manifest names."""
    if not folder.exists():
        return []
    manifest = json.loads((folder / "manifest.json").read_bytes())
    return [
        f"{file['name']} of the export is torn"
        for file in (*manifest["files"], *manifest["documents"])
        if hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() != file["sha256"]
    ]


def _of_typing(raw: sqlite3.Connection, typing: Typing | None, died_at: float) -> tuple[list[str], float]:
    if typing is None:
        return [], 0.0
    kept = " ".join(row[0] for row in raw.execute("SELECT text FROM drafts"))
    kept += " ".join(row[0] for row in raw.execute("SELECT after FROM journal ORDER BY id DESC LIMIT 3"))
    count = next((size for size in range(len(typing.token), 0, -1) if typing.token[:size] in kept), 0)
    if count >= len(typing.painted):
        return [], 0.0
    lost = died_at - typing.painted[count]
    problem = f"{len(typing.painted) - count} characters are gone, typed {lost:.2f} s before the death"
    return ([problem] if lost > GRACE else []), lost

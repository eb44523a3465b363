"""The database's tables, made and migrated by append-only functions.

A released migration is never edited; each says why it adds what it adds. ``opening.open_database``
imports this module only where a file is new or older than ``SCHEMA_VERSION``.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from sqlite_utils import Database, Migrations

from tui.core.rubric import FLAG_NAMES
from tui.store.version import SCHEMA_VERSION

migrations = Migrations("pairsmith")

_FLAGS = ",\n".join(f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} IN (0, 1))" for name in FLAG_NAMES)

_PAIRS = f"""
CREATE TABLE pairs (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    context TEXT NOT NULL DEFAULT '[]',
    prompt TEXT NOT NULL,
    output TEXT NOT NULL,
    original_prompt TEXT NOT NULL,
    original_output TEXT NOT NULL,
    {_FLAGS},
    score INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'included', 'held', 'excluded')),
    decided_by TEXT CHECK (decided_by IN ('rubric', 'expert')),
    reason TEXT,
    note TEXT,
    phase TEXT CHECK (phase IN ('consistency', 'variation', 'edge')),
    split TEXT NOT NULL DEFAULT 'train' CHECK (split IN ('train', 'eval', 'robustness')),
    behaviour TEXT NOT NULL DEFAULT 'answer' CHECK (behaviour IN ('answer', 'clarify', 'decline')),
    category TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    origin TEXT CHECK (origin IN ('production', 'document', 'expert', 'synthetic', 'augmented')),
    teacher TEXT,
    source_id INTEGER REFERENCES sources(id),
    source_line INTEGER,
    problems TEXT NOT NULL DEFAULT '[]',
    extra TEXT NOT NULL DEFAULT '{{}}',
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    decided_at TEXT,
    suggested_phase TEXT NOT NULL DEFAULT 'consistency',
    output_chars INTEGER NOT NULL DEFAULT 0,
    rewritten INTEGER NOT NULL DEFAULT 0,
    alike REAL NOT NULL DEFAULT 0,
    indexed INTEGER NOT NULL DEFAULT 0
)"""

_INITIAL = (
    # What was imported, and what of it could not be used.
    """CREATE TABLE sources (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, dialect TEXT NOT NULL,
        mapping TEXT NOT NULL DEFAULT '{}', records INTEGER NOT NULL, stored INTEGER NOT NULL,
        already_there INTEGER NOT NULL, rejected INTEGER NOT NULL, imported_at TEXT NOT NULL)""",
    """CREATE TABLE rejects (
        id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES sources(id), line INTEGER NOT NULL,
        reason TEXT NOT NULL, raw TEXT NOT NULL, UNIQUE (source_id, line))""",
    _PAIRS,
    # Keyset paging in each order, and the filter that is used most.
    "CREATE INDEX pairs_by_status ON pairs (status, id)",
    "CREATE INDEX pairs_by_score ON pairs (score DESC, id)",
    "CREATE INDEX pairs_by_alike ON pairs (alike DESC, id)",
    "CREATE INDEX pairs_by_output_chars ON pairs (output_chars DESC, id)",
    "CREATE INDEX pairs_by_category ON pairs (category)",
    "CREATE INDEX pairs_to_index ON pairs (id) WHERE indexed = 0",
    # An identical record met again is evidence of how common it is, not a second pair.
    """CREATE TABLE sightings (
        pair_id INTEGER NOT NULL REFERENCES pairs(id), source_id INTEGER NOT NULL REFERENCES sources(id),
        line INTEGER NOT NULL, PRIMARY KEY (pair_id, source_id, line)) WITHOUT ROWID""",
    # One group is one step of undo; `target` is the group that an undo or a redo is about.
    """CREATE TABLE journal_groups (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
        target INTEGER REFERENCES journal_groups(id), label TEXT NOT NULL, at TEXT NOT NULL)""",
    """CREATE TABLE journal (
        id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL REFERENCES journal_groups(id),
        pair_id INTEGER NOT NULL REFERENCES pairs(id), before TEXT NOT NULL, after TEXT NOT NULL)""",
    "CREATE INDEX journal_by_group ON journal (group_id)",
    "CREATE INDEX journal_by_pair ON journal (pair_id)",
    # What is being typed; `revision` is the one the typing began from.
    """CREATE TABLE drafts (
        pair_id INTEGER NOT NULL REFERENCES pairs(id),
        field TEXT NOT NULL CHECK (field IN ('prompt', 'output')),
        text TEXT NOT NULL, revision INTEGER NOT NULL, saved_at TEXT NOT NULL,
        PRIMARY KEY (pair_id, field)) WITHOUT ROWID""",
    # The near-duplicate index: signatures rank candidates, bands find them, neighbours serve paging.
    """CREATE TABLE signatures (
        pair_id INTEGER NOT NULL REFERENCES pairs(id), field TEXT NOT NULL, size INTEGER NOT NULL,
        hashes BLOB NOT NULL, PRIMARY KEY (pair_id, field, size))""",
    """CREATE TABLE bands (
        field TEXT NOT NULL, key INTEGER NOT NULL, pair_id INTEGER NOT NULL,
        PRIMARY KEY (field, key, pair_id)) WITHOUT ROWID""",
    """CREATE TABLE neighbours (
        pair_id INTEGER NOT NULL, field TEXT NOT NULL, other_id INTEGER NOT NULL,
        similarity REAL NOT NULL, label TEXT NOT NULL, counts INTEGER NOT NULL,
        PRIMARY KEY (pair_id, field, other_id)) WITHOUT ROWID""",
    # Manifests of what was exported, where, and when.
    """CREATE TABLE exports (
        id INTEGER PRIMARY KEY, folder TEXT NOT NULL, manifest TEXT NOT NULL, at TEXT NOT NULL)""",
    # The rubric that the scores were computed with, the index's parameters, and where the expert left off.
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE VIRTUAL TABLE pairs_fts USING fts5(
        prompt, output, content='pairs', content_rowid='id', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER pairs_fts_insert AFTER INSERT ON pairs BEGIN
        INSERT INTO pairs_fts (rowid, prompt, output) VALUES (new.id, new.prompt, new.output); END""",
    """CREATE TRIGGER pairs_fts_update AFTER UPDATE OF prompt, output ON pairs BEGIN
        INSERT INTO pairs_fts (pairs_fts, rowid, prompt, output)
            VALUES ('delete', old.id, old.prompt, old.output);
        INSERT INTO pairs_fts (rowid, prompt, output) VALUES (new.id, new.prompt, new.output); END""",
)


@migrations()
def m001_initial(db: Database) -> None:
    """Everything that the first release keeps."""
    for statement in _INITIAL:
        db.execute(statement)
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_packed_index(db: Database) -> None:
    """Band keys in packed runs, as a row for each key made indexing slow and the file large.

    Both tables go by one number that the store puts together, so that a batch is added at the end and read
    without a second look-up. What the old tables held is made anew from the texts.

    How far signatures go is one number under ``sketched_to`` in ``meta``, as pairs get theirs in the order
    of their ids; ``indexed`` now says whether a pair's neighbours are known.
    """
    db.execute("DROP TABLE signatures")
    db.execute("CREATE TABLE signatures (place INTEGER PRIMARY KEY, hashes BLOB NOT NULL)")
    db.execute("CREATE TABLE band_runs (place INTEGER PRIMARY KEY, entries BLOB NOT NULL)")
    db.execute("PRAGMA user_version = 2")


@migrations()
def m003_embeddings(db: Database) -> None:
    """What prompts mean, as vectors, where the project names a source of them.

    An edited prompt loses its vector at once, whoever edits it; a pair without a row is one to compute. A row
    without a vector is a prompt that has nothing to compare. An id is never given twice: whoever holds
    vectors in memory reads only the later ones, and sees by the id that one is gone.
    """
    db.execute(
        """CREATE TABLE embeddings (
            id INTEGER PRIMARY KEY AUTOINCREMENT, pair_id INTEGER NOT NULL UNIQUE REFERENCES pairs(id),
            vector BLOB)"""
    )
    db.execute(
        """CREATE TRIGGER pairs_embeddings_stale AFTER UPDATE OF prompt ON pairs
        WHEN old.prompt IS NOT new.prompt BEGIN DELETE FROM embeddings WHERE pair_id = new.id; END"""
    )
    db.execute("PRAGMA user_version = 3")


# A comparison for each value: SQLite builds a table for a list, for every row again.
_FLAGS_COMPARED = ",\n".join(
    f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} = 0 OR {name} = 1)" for name in FLAG_NAMES
)


def _pairs_of_version_4(table: str, unique: str = "") -> str:
    return f"""
CREATE TABLE {table} (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL {unique},
    context TEXT NOT NULL DEFAULT '[]',
    prompt TEXT NOT NULL,
    output TEXT NOT NULL,
    original_prompt TEXT,
    original_output TEXT,
    {_FLAGS_COMPARED},
    score INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'new'
        CHECK (status = 'new' OR status = 'included' OR status = 'held' OR status = 'excluded'),
    decided_by TEXT CHECK (decided_by = 'rubric' OR decided_by = 'expert'),
    reason TEXT,
    note TEXT,
    phase TEXT CHECK (phase = 'consistency' OR phase = 'variation' OR phase = 'edge'),
    split TEXT NOT NULL DEFAULT 'train'
        CHECK (split = 'train' OR split = 'eval' OR split = 'robustness'),
    behaviour TEXT NOT NULL DEFAULT 'answer'
        CHECK (behaviour = 'answer' OR behaviour = 'clarify' OR behaviour = 'decline'),
    category TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    origin TEXT
        CHECK (origin = 'production' OR origin = 'document' OR origin = 'expert' OR origin = 'synthetic'
            OR origin = 'augmented'),
    teacher TEXT,
    intent TEXT,
    original_context TEXT,
    source_id INTEGER REFERENCES sources(id),
    source_line INTEGER,
    problems TEXT NOT NULL DEFAULT '[]',
    extra TEXT NOT NULL DEFAULT '{{}}',
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    decided_at TEXT,
    suggested_phase TEXT NOT NULL DEFAULT 'consistency',
    output_chars INTEGER NOT NULL DEFAULT 0,
    rewritten INTEGER NOT NULL DEFAULT 0,
    alike REAL NOT NULL DEFAULT 0,
    indexed INTEGER NOT NULL DEFAULT 0
)"""


_WHOLE_IMPORTS = (
    _pairs_of_version_4("pairs_4", unique="UNIQUE"),
    # Laid out alike, so that whole rows move there and back; the same content may be taken out twice.
    _pairs_of_version_4("removed_pairs"),
    """CREATE TABLE imports (
        group_id INTEGER PRIMARY KEY REFERENCES journal_groups(id),
        source_id INTEGER REFERENCES sources(id), began INTEGER NOT NULL,
        first_id INTEGER NOT NULL, last_id INTEGER NOT NULL)""",
    "ALTER TABLE sources ADD COLUMN undone INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE sources ADD COLUMN beside TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE rejects ADD COLUMN mended TEXT",
    "ALTER TABLE rejects ADD COLUMN pair_id INTEGER",
    """CREATE TABLE sightings_4 (
        pair_id INTEGER NOT NULL, source_id INTEGER NOT NULL REFERENCES sources(id), line INTEGER NOT NULL,
        PRIMARY KEY (pair_id, source_id, line)) WITHOUT ROWID""",
    """CREATE TABLE journal_4 (
        id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL REFERENCES journal_groups(id),
        pair_id INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL)""",
    """CREATE TABLE drafts_4 (
        pair_id INTEGER NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, revision INTEGER NOT NULL,
        saved_at TEXT NOT NULL, PRIMARY KEY (pair_id, field)) WITHOUT ROWID""",
)

_MADE_ANEW = ("pairs", "sightings", "journal", "drafts")

_GO_WITH_PAIRS = (
    "pairs_by_status", "pairs_by_score", "pairs_by_output_chars", "pairs_to_index", "pairs_fts_update",
    "pairs_embeddings_stale",
)  # fmt: skip
"""Indexes and triggers that are dropped with the table and made again as they were."""


@migrations()
def m004_whole_imports(db: Database) -> None:
    """An import is one step of undo, any turn of a conversation can be rewritten, rejects can be mended.

    Pairs that an undone import had brought go to ``removed_pairs``, from where a redo takes them back; what
    the journal says of them stays, so it refers to ids that may be there or here. An original is NULL where
    nothing was rewritten: half of the file was the same text twice. Drafts may be of any field, and of the
    pair that is being written and has no id yet (0). The search index is filled by the store, for a whole
    import at once.
    """
    kept = "SELECT sql FROM sqlite_master WHERE name IN (SELECT value FROM json_each(?)) ORDER BY name"
    again = [sql for (sql,) in db.execute(kept, [json.dumps(_GO_WITH_PAIRS)])]
    for statement in _WHOLE_IMPORTS:
        db.execute(statement)
    for table in _MADE_ANEW:
        columns = ", ".join(column.name for column in db[table].columns)
        db.execute(f"INSERT INTO {table}_4 ({columns}) SELECT {columns} FROM {table}")
        db.execute(f"DROP TABLE {table}")
        db.execute(f"ALTER TABLE {table}_4 RENAME TO {table}")
    for statement in (
        *again,
        # What most pairs do not have when they come in costs them nothing.
        "CREATE INDEX pairs_by_alike ON pairs (id) WHERE alike > 0",
        "CREATE INDEX pairs_by_category ON pairs (category) WHERE category IS NOT NULL",
        "CREATE INDEX pairs_rewritten ON pairs (id) WHERE rewritten = 1",
        "CREATE INDEX journal_by_group ON journal (group_id)",
        "CREATE INDEX journal_by_pair ON journal (pair_id)",
        """CREATE TRIGGER pairs_fts_delete AFTER DELETE ON pairs BEGIN
            INSERT INTO pairs_fts (pairs_fts, rowid, prompt, output)
                VALUES ('delete', old.id, old.prompt, old.output); END""",
        """UPDATE pairs SET original_prompt = nullif(original_prompt, prompt),
                            original_output = nullif(original_output, output) WHERE rewritten = 0""",
        "PRAGMA user_version = 4",
    ):
        db.execute(statement)


_USUAL_5: dict[str, Any] = {
    "status": "new", "decided_by": None, "reason": None, "note": None, "intent": None, "phase": None,
    "split": "train", "behaviour": "answer", "category": None, "tags": [], "origin": None, "teacher": None,
    "flags": [],
}  # fmt: skip


_FOUND_5 = (
    "id", *FLAG_NAMES, *(name for name in _USUAL_5 if name != "flags"), "prompt", "output", "context",
    "original_prompt", "original_output", "original_context", "updated_at", "decided_at",
)  # fmt: skip

_COLUMNS = (
    ", ".join(_FOUND_5)
    .replace("original_prompt", "coalesce(original_prompt, prompt)")
    .replace("original_output", "coalesce(original_output, output)")
)

_PAGE = 500


def _fill_came_with(raw: sqlite3.Connection) -> None:
    """Go back from what each pair is to what it was when it came in; give its last changes its own times."""
    for table in ("pairs", "removed_pairs"):
        sql = f"""SELECT {_COLUMNS} FROM {table} WHERE id > ? ORDER BY id LIMIT {_PAGE}"""
        last = 0
        while page := raw.execute(sql, (last,)).fetchall():
            for row in page:
                _fill(raw, table, dict(zip(_FOUND_5, row, strict=True)))
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
    state = {name: row[name] for name in (*_USUAL_5, "prompt", "output") if name != "flags"}
    state["flags"] = sorted(name for name in FLAG_NAMES if row[name])
    state["tags"], state["context"] = json.loads(row["tags"]), json.loads(row["context"])
    for before in earlier:
        state.update(before)
    usual = {**_USUAL_5, "prompt": row["original_prompt"], "output": row["original_output"]}
    brought = {name: state[name] for name in usual if state[name] != usual[name]}
    if row["original_context"] is None:
        return brought
    touched = any("context" in before for before in earlier)
    if touched and state["context"] == json.loads(row["original_context"]):
        return brought
    return {**brought, "context": state["context"]}


@migrations()
def m005_replay(db: Database) -> None:
    """What each pair came with, and when each change was made, so that the journal gives every pair again.

    ``came_with`` holds the fields that are not the usual ones, as JSON; most pairs come with none. Of an
    older file it is found by going back through the journal, and the last changes get the times that their
    pairs have.
    """
    for table in ("pairs", "removed_pairs"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN came_with TEXT")
    db.execute("ALTER TABLE journal ADD COLUMN at TEXT NOT NULL DEFAULT ''")
    db.execute("UPDATE journal SET at = (SELECT at FROM journal_groups WHERE id = group_id)")
    _fill_came_with(db.conn)
    db.execute("PRAGMA user_version = 5")


def migrate(connection: sqlite3.Connection, version: int = SCHEMA_VERSION) -> None:
    """Bring a database to the present schema, or to an earlier one; each step is one transaction.

    Foreign keys are off meanwhile, as SQLite asks where a table is made anew, and are checked at the end.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    later = [one.name for one in migrations.pending(Database(connection))][version:]
    migrations.apply(Database(connection), stop_before=later[:1])
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    assert not broken, f"rows without what they refer to: {broken[:3]}"
    connection.execute("PRAGMA foreign_keys = ON")
    reached = connection.execute("PRAGMA user_version").fetchone()[0]
    assert reached == version, f"migrations end at {reached}, and {version} was asked for"

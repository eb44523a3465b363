"""The operations that are made to fail, each over a small database, and how that is looked at afterwards."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from tui.core.pair import IncomingPair
from tui.jobs.export import plan_export
from tui.jobs.export_folder import write_export
from tui.jobs.import_file import import_file
from tui.jobs.index import catch_up
from tui.store.store import Store
from tui.store.version import SCHEMA_VERSION

SCHEMAS = Path(__file__).parents[1] / "store" / "schemas"
DATABASE = "pairs.db"
EXPORT = "set"
LONG = "Past dock one, then left. " * 400

Operation = Callable[[Path], None]
"""Does its work on the database in a folder, to its end or with an error."""


def decide(folder: Path) -> None:
    """One pair."""
    with Store.open(folder / DATABASE) as store:
        store.pairs.change(store.pairs.get(1), {"status": "held", "decided_by": "expert"}, "held")


def save(folder: Path) -> None:
    """A long text that was rewritten, its draft first."""
    keep_draft(folder)
    with Store.open(folder / DATABASE) as store, store.transaction():
        store.pairs.change(store.pairs.get(2), {"output": LONG}, "edit output")
        store.drafts.discard(2, "output")


def keep_draft(folder: Path) -> None:
    """The first half of that: what is typed is on the disk whatever comes of saving it."""
    with Store.open(folder / DATABASE) as store:
        store.drafts.save(2, "output", LONG, store.pairs.get(2).revision)


def decide_many(folder: Path) -> None:
    """All pairs, in one step."""
    with Store.open(folder / DATABASE) as store:
        wishes = [(pair, {"status": "excluded", "decided_by": "expert"}) for pair in store.pairs.every()]
        store.pairs.change_many(wishes, "exclude duplicates")


def bring_in(folder: Path) -> None:
    """A file of records, one of which can't be used."""
    records = [{"prompt": f"Where is rack {n}?", "output": f"In row {n}. " * 60} for n in range(60)]
    lines = "\n".join([*map(json.dumps, records), "no record", ""])
    with Store.open(folder / DATABASE) as store:
        import_file(store, io.BytesIO(lines.encode()), "racks.jsonl")


def migrate(folder: Path) -> None:
    """A database of the version before this one."""
    Store.open(folder / DATABASE).close()


def export(folder: Path) -> None:
    """All files, over those of an earlier export."""
    with Store.open(folder / DATABASE) as store:
        write_export(store, plan_export(store), folder / EXPORT)


OPERATIONS: dict[str, Operation] = {
    "decision": decide,
    "save": save,
    "bulk change": decide_many,
    "import": bring_in,
    "migration": migrate,
    "export": export,
}


BETWEEN: dict[str, Operation] = {"save": keep_draft}
"""What an operation has done halfway, where it is kept even if the rest fails."""


def prepare(name: str, folder: Path) -> None:
    """Make the folder that an operation begins with."""
    folder.mkdir()
    if name == "migration":
        raw = sqlite3.connect(folder / DATABASE)
        raw.executescript((SCHEMAS / f"v{SCHEMA_VERSION - 1}.sql").read_text("utf-8"))
        raw.close()
        return
    with Store.open(folder / DATABASE, create=True) as store:
        with store.transaction():
            source = store.sources.begin("pairs.jsonl", "0")
            for number in range(1, 13):
                pair = IncomingPair(f"Where is zone {number}?", f"Past dock {number}. " * 30)
                store.sources.add(source, number, pair)
        catch_up(store)
        included = {"status": "included", "decided_by": "expert"}
        store.pairs.change_many([(pair, included) for pair in store.pairs.every()], "included")
        if name == "export":
            write_export(store, plan_export(store), folder / EXPORT)
            store.pairs.change(store.pairs.get(3), {"output": "Past the scales."}, "edit output")


def look(folder: Path) -> str:
    """All that a folder holds, as a text without times; what SQLite finds wrong with it is in front of it."""
    raw = sqlite3.connect(folder / DATABASE)
    try:
        (verdict,) = raw.execute("PRAGMA integrity_check").fetchone()
        state = {"verdict": verdict, "version": raw.execute("PRAGMA user_version").fetchone()[0]}
        for (table,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
            if not table.startswith(("sqlite_", "pairs_fts")):
                state[table] = _rows(raw, table)
    finally:
        raw.close()
    files = {
        str(path.relative_to(folder)): _timeless(path.read_text())
        for path in sorted((folder / EXPORT).glob("*"))
    }
    return json.dumps([state, files], default=repr)


def _rows(raw: sqlite3.Connection, table: str) -> list[object]:
    if table == "exports":
        return []  # What is in the folder counts; that it is remembered comes after.
    if table == "meta":
        # Where a log could not be had just then, the database is kept without one until it is opened again.
        return raw.execute("SELECT key, value FROM meta WHERE key != 'journal' ORDER BY key").fetchall()
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    lasting = ", ".join(f'"{name}"' for name in columns if name != "at" and not name.endswith("_at"))
    return raw.execute(f"SELECT {lasting} FROM {table} ORDER BY {lasting}").fetchall()


def _timeless(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if '"exported_at"' not in line)


def copied(base: Path, folder: Path) -> None:
    """Begin again, in the place of whatever was left there."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)

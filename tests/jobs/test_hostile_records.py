"""Hostile records come out of an export as they went into the import, to the last character."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.hostile import RECORDS, REFUSED, lines
from tui.jobs.apply import apply_decisions
from tui.jobs.export import plan_export
from tui.jobs.export_checks import ALLOWABLE
from tui.jobs.export_folder import write_export
from tui.jobs.import_file import import_file
from tui.store.store import Store


def messages_of(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    if "messages" in record:
        return [(one["role"], one["content"]) for one in record["messages"]]
    return [("user", record["prompt"]), ("assistant", record["output"])]


def test_every_record_is_stored_and_exported_as_it_came(store: Store, tmp_path: Path) -> None:
    done = import_file(store, io.BytesIO("".join(f"{line}\n" for line in lines()).encode()), "log.jsonl")
    assert (done.stored, done.rejected) == (len(RECORDS), len(REFUSED))
    decisions = [json.dumps({"id": pair.id, "status": "included"}) for pair in store.pairs.every()]
    apply_decisions(store, io.BytesIO("\n".join(decisions).encode()), "decisions")
    write_export(store, plan_export(store), tmp_path / "out", allow=ALLOWABLE)
    rows = (tmp_path / "out" / "included.jsonl").read_bytes().removesuffix(b"\n").split(b"\n")
    written = [messages_of(json.loads(row)) for row in rows]
    assert sorted(written) == sorted(map(messages_of, RECORDS))
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert all(name.isascii() and name.isprintable() and "/" not in name for name in names)
    assert b"\x1b" not in b"".join(path.read_bytes() for path in (tmp_path / "out").iterdir())

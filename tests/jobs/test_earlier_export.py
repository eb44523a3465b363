"""Importing a file of an earlier export brings back what was decided on its rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import Message, Pair
from tui.formats.writing import FORMATS
from tui.jobs.earlier_export import decisions_beside
from tui.jobs.export import EVAL, INCLUDED, SIDECAR, Wanted, plan_export
from tui.jobs.export_folder import write_export
from tui.jobs.import_file import ImportSummary, import_file
from tui.store.store import Store

AddPair = Callable[..., Pair]

KEPT = ("phase", "split", "category", "tags", "flags", "origin", "teacher", "intent", "behaviour", "status")


@pytest.fixture
def folder(store: Store, add_pair: AddPair, tmp_path: Path) -> Path:
    """Where an export would be written; two pairs to train on and one held out are in the store."""
    decided = {"status": "included", "category": "docks", "tags": ("a", "b"), "intent": "find the bay"}
    flags = {"failure_is_critical", "model_fails_here"}
    add_pair("p one", "o one", context=(Message("system", "Be calm."),), flags=flags, **decided)
    add_pair(
        "p two",
        "o two",
        status="included",
        phase="variation",
        origin="expert",
        behaviour="clarify",
        teacher="t",
    )
    add_pair("p three", "o three", status="included", split="eval")
    return tmp_path / "out"


def bring_in(path: Path, into: Store) -> ImportSummary:
    with path.open("rb") as stream, decisions_beside(path) as decided:
        return import_file(into, stream, path.name, decided=decided)


@pytest.mark.parametrize("format_name", [name for name in FORMATS if name != "alpaca"])
def test_a_round_trip_restores_every_decision(
    store: Store, folder: Path, tmp_path: Path, format_name: str
) -> None:
    write_export(store, plan_export(store, Wanted(format=format_name)), folder)
    with Store.open(tmp_path / "new.db", create=True) as new:
        assert bring_in(folder / INCLUDED, new).stored == 2
        assert bring_in(folder / EVAL, new).stored == 1
        before = {pair.prompt: pair for pair in store.pairs.every()}
        for pair in new.pairs.every():
            was = before[pair.prompt]
            assert [getattr(pair, name) for name in KEPT] == [getattr(was, name) for name in KEPT]
            assert (pair.context, pair.output, pair.score) == (was.context, was.output, was.score)
        assert new.pairs.count() == 3
    again = bring_in(folder / INCLUDED, store)
    assert (again.already_there, again.decided, again.unlike) == (2, 2, 0)


def test_a_row_that_was_changed_since_brings_no_decision_of_another(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    write_export(store, plan_export(store), folder)
    path = folder / INCLUDED
    path.write_text(path.read_text().replace("o one", "o other"))
    with Store.open(tmp_path / "new.db", create=True) as new:
        bring_in(path, new)
        assert {pair.output: pair.status for pair in new.pairs.every()} == {
            "o other": "new",
            "o two": "included",
        }


def test_an_account_that_is_none_says_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(json.dumps({"prompt": "p", "output": "o"}))
    (tmp_path / SIDECAR).write_bytes(b'[]\nnot json\n{"sha256": 7}\n{"sha256": "xy"}\n\xff\n')
    assert bring_in(path, store) == ImportSummary("log.jsonl", 1, 1, 0, 0)
    assert store.pairs.get(1).status == "new"


def test_an_account_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / SIDECAR).symlink_to(tmp_path / "missing" / "nowhere")
    with decisions_beside(tmp_path / "log.jsonl") as decided:
        assert decided is None
    (tmp_path / SIDECAR).unlink()
    (tmp_path / SIDECAR).write_text("{}")
    (tmp_path / SIDECAR).chmod(0)
    try:
        (tmp_path / SIDECAR).open().close()
    except PermissionError:
        with pytest.raises(PairsmithError, match="can't be read"), decisions_beside(tmp_path / "log.jsonl"):
            pass

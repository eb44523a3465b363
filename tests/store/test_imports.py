"""An import is one step of undo: its pairs go, with what hangs on them, and come back as they were."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import IncomingPair, Pair
from tui.core.view import Filter, View
from tui.jobs.import_file import ImportSummary, import_file
from tui.jobs.index import catch_up, sketch
from tui.store import index
from tui.store.store import Store

AddPair = Callable[..., Pair]

TABLES = (
    "pairs", "removed_pairs", "sightings", "sources", "rejects", "drafts", "neighbours", "signatures",
    "band_runs", "pairs_fts_docsize",
)  # fmt: skip


def log(store: Store, *texts: str, name: str = "a.jsonl", **fields: Any) -> ImportSummary:
    """Import a file with these prompts; ``!`` stands for a line that is no JSON."""
    lines = [
        "broken" if text == "!" else json.dumps({"prompt": text, "output": f"about {text}", **fields})
        for text in texts
    ]
    return import_file(store, io.BytesIO("\n".join(lines).encode()), name)


def tables(store: Store, *names: str) -> dict[str, list[tuple[Any, ...]]]:
    rows = {name: store._connection.rows(f"SELECT * FROM {name}") for name in names or TABLES}
    return {name: sorted(map(tuple, found), key=repr) for name, found in rows.items()}


def found(store: Store, word: str) -> list[int]:
    return list(store.queue.ids(View(Filter(text=word))))


def test_undo_takes_all_that_an_import_brought_and_redo_brings_it_back(store: Store) -> None:
    log(store, "How do I restock zone 16?", "Who signs?")
    catch_up(store)
    before = tables(store)
    log(store, "How do I restock zone 16, please?", "!", "Who signs?", name="b.jsonl", ticket=17)
    catch_up(store)
    with_it = tables(store, "pairs", "neighbours", "sightings")
    pairs = list(store.pairs.every())
    assert [row.pair_id for row in store.index.neighbours(1)] == [3, 3]

    assert store.pairs.undo() == ("import b.jsonl", [3])
    assert [pair.id for pair in store.pairs.every()] == [1, 2]
    assert list(store.rejects.every()) == []
    assert store.sources.sightings(2) == 1
    assert found(store, "please") == []
    assert store.index.neighbours(1) == []
    assert tables(store, "pairs", "neighbours") == {name: before[name] for name in ("pairs", "neighbours")}
    assert store._connection.value("SELECT count(*) FROM signatures") == len(before["signatures"])

    assert store.pairs.redo() == ("import b.jsonl", [3])
    catch_up(store)
    assert list(store.pairs.every()) == pairs
    assert [(row.file, row.line) for row in list(store.rejects.every())] == [("b.jsonl", 2)]
    assert store.sources.sightings(2) == 2
    assert found(store, "please") == [3]
    assert tables(store, "pairs", "neighbours", "sightings") == with_it
    assert store._connection.value("SELECT count(*) FROM removed_pairs") == 0


def test_undo_and_redo_of_an_import_outlive_a_restart(store: Store) -> None:
    log(store, "one", "two")
    store.close()
    with Store.open(store.path) as reopened:
        assert reopened.pairs.undo() == ("import a.jsonl", [1, 2])
    with Store.open(store.path) as reopened:
        assert reopened.pairs.redo() == ("import a.jsonl", [1, 2])
        assert reopened.pairs.count() == 2


def test_what_was_decided_after_an_import_is_undone_before_it_and_comes_back_with_it(store: Store) -> None:
    log(store, "one", "two")
    decided = store.pairs.change(
        store.pairs.get(2), {"status": "held", "decided_by": "expert", "output": "better"}, "hold"
    )
    assert [store.pairs.undo(), store.pairs.undo(), store.pairs.undo()] == [
        ("hold", [2]),
        ("import a.jsonl", [1, 2]),
        None,
    ]
    assert [store.pairs.redo(), store.pairs.redo()] == [("import a.jsonl", [1, 2]), ("hold", [2])]
    again = store.pairs.get(2)
    assert (again.status, again.output, again.original_output) == ("held", "better", decided.original_output)


def test_a_pair_that_was_there_before_stays_with_what_was_decided_of_it(store: Store) -> None:
    log(store, "one")
    store.pairs.change(store.pairs.get(1), {"status": "included", "decided_by": "expert"}, "include")
    assert log(store, "one", "two", name="grown.jsonl").already_there == 1
    store.pairs.undo()
    (pair,) = store.pairs.every()
    assert (pair.id, pair.status) == (1, "included")


def test_an_import_that_brought_no_new_pair_is_undone_with_its_sightings_and_rejects(store: Store) -> None:
    log(store, "one")
    log(store, "one", "!", name="b.jsonl")
    assert store.pairs.undo() == ("import b.jsonl", [])
    assert (store.sources.sightings(1), list(store.rejects.every())) == (1, [])
    assert store.pairs.redo() == ("import b.jsonl", [])
    assert (store.sources.sightings(1), len(list(store.rejects.every()))) == (2, 1)


def test_the_same_file_again_is_no_step(store: Store) -> None:
    log(store, "one", "!")
    log(store, "one", "!")
    assert store.pairs.undo() == ("import a.jsonl", [1])
    assert store.pairs.undo() is None


def test_a_file_can_be_imported_again_after_its_import_was_undone(store: Store) -> None:
    log(store, "one", "!", "two")
    store.pairs.undo()
    assert log(store, "one", "!", "two") == ImportSummary("a.jsonl", 3, 2, 0, 1)
    assert [pair.id for pair in store.pairs.every()] == [3, 4], "an id is never given twice"
    assert [row.line for row in list(store.rejects.every())] == [2]
    assert store.sources.sightings(3) == 1
    assert store.pairs.redo() is None
    assert store.pairs.undo() == ("import a.jsonl", [3, 4])
    assert store.pairs.count() == 0


def test_an_import_waits_with_its_undo_for_a_draft_of_its_pairs(store: Store) -> None:
    log(store, "one", "two")
    store.drafts.save(2, "output", "typing", 1)
    before = tables(store)
    with pytest.raises(
        PairsmithError, match="a draft waits for the output of #2, which would go with this step"
    ):
        store.pairs.undo()
    assert tables(store) == before
    store.drafts.discard(2, "output")
    assert store.pairs.undo() == ("import a.jsonl", [1, 2])


@pytest.mark.parametrize("few", [0, 1_000])
def test_what_is_left_is_compared_as_if_the_rest_had_never_come(
    store: Store, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(index, "_FEW", few)
    kept = [f"How do I restock zone {number} in the morning?" for number in range(5)]
    log(store, *kept)
    catch_up(store)
    before = tables(store, "neighbours", "signatures")
    log(store, *(f"{text} Today" for text in kept), name="b.jsonl")
    catch_up(store)
    with_it = tables(store, "neighbours", "signatures")
    store.pairs.undo()
    catch_up(store)
    assert tables(store, "neighbours", "signatures") == before
    store.pairs.redo()
    catch_up(store)
    assert tables(store, "neighbours", "signatures") == with_it


def test_an_import_that_was_compared_in_bulk_comes_back_and_is_found(store: Store) -> None:
    asked = [hashlib.sha256(bytes([number])).hexdigest() for number in range(250)]
    log(store, *asked)
    sketch(store)
    assert tables(store, "band_runs")["band_runs"]
    for _ in range(2):
        store.pairs.undo()
        assert store.index.near(asked[7], "prompt") == []
        store.pairs.redo()
        assert [row.pair_id for row in store.index.near(asked[7], "prompt")] == [8]


def test_pairs_that_are_gone_are_laid_out_as_those_that_are_there(store: Store) -> None:
    layouts = [
        [tuple(row) for row in store._connection.rows(f"PRAGMA table_info({table})")]
        for table in ("pairs", "removed_pairs")
    ]
    assert layouts[0] == layouts[1]


def test_a_failure_half_way_leaves_everything_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(store, "one", "two")
    before = tables(store)

    def fail(*_: object) -> None:
        raise OSError("the cable was pulled")

    monkeypatch.setattr(type(store.imports), "_move", fail)
    with pytest.raises(OSError, match="cable"):
        store.pairs.undo()
    monkeypatch.undo()
    assert tables(store) == before
    assert store.pairs.undo() == ("import a.jsonl", [1, 2])


def rejected(store: Store) -> list[int]:
    return [row.line for row in store.rejects.every()]


def test_a_line_that_a_later_import_can_use_is_a_reject_no_longer_until_that_is_undone(store: Store) -> None:
    content = b'{"prompt": "one", "output": "1"}\n{"frage": "two", "antwort": "2"}\nbroken\n'
    assert import_file(store, io.BytesIO(content), "a.jsonl").rejected == 2
    mapping = {"prompt": "frage", "output": "antwort"}
    again = import_file(store, io.BytesIO(content), "a.jsonl", mapping=mapping)
    assert (again.stored, again.already_there, again.rejected) == (1, 1, 1)
    assert rejected(store) == [3]
    assert store.pairs.undo() == ("import a.jsonl", [2])
    assert rejected(store) == [2, 3]
    assert store.pairs.redo() == ("import a.jsonl", [2])
    assert rejected(store) == [3]


def test_what_a_record_holds_beside_a_pair_stays_a_reject_however_often_it_is_imported(store: Store) -> None:
    task = {"instruction": "Translate", "instances": [{"input": "a", "output": "1"}, {"input": "b"}]}
    for _ in range(2):
        assert import_file(store, io.BytesIO(json.dumps(task).encode()), "a.jsonl").rejected == 1
        assert rejected(store) == [1]


def test_what_was_typed_for_a_line_outlives_the_undo_of_its_import_and_the_next_one(store: Store) -> None:
    log(store, "one", "!", "!")
    (first, _) = store.rejects.ids()
    store.rejects.keep(first, "typed")
    store.pairs.undo()
    log(store, "one", "!", "!")
    assert rejected(store) == [2, 3]
    assert [store.rejects.rows([each])[0].begun for each in store.rejects.ids()] == [1, 0]


def test_mending_is_one_step_of_undo(store: Store) -> None:
    log(store, "one", "!")
    (reject_id,) = store.rejects.ids()
    store.rejects.keep(reject_id, "typed")
    assert store.rejects.take_in(reject_id, [IncomingPair("p", "o"), IncomingPair("q", "o")]) == 2
    assert rejected(store) == []
    assert store.pairs.undo() == ("mend line 2 of a.jsonl", [2, 3])
    assert (rejected(store), store.pairs.count()) == ([2], 1)
    found = store.rejects.get(reject_id, 100)
    assert found is not None
    assert found.typed == "typed"
    assert store.pairs.redo() == ("mend line 2 of a.jsonl", [2, 3])
    assert rejected(store) == []

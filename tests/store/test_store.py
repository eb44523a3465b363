"""The whole store: the rubric it was opened with, and the small parts beside the pairs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from tui.core.pair import Pair
from tui.core.rubric import FLAG_NAMES, Rubric
from tui.store.store import Store

AddPair = Callable[..., Pair]
HEAVY = Rubric(weights={**Rubric().weights, "is_scalable_pattern": 6})


def scores_at(path: Path, rubric: Rubric | None = None) -> list[int]:
    with Store.open(path, rubric) as store:
        return [pair.score for pair in store.pairs.every()]


def test_other_weights_change_the_scores_when_the_store_opens_and_back(
    store: Store, add_pair: AddPair
) -> None:
    add_pair(flags={"is_scalable_pattern"})
    add_pair(flags=FLAG_NAMES)
    add_pair()
    store.close()
    assert scores_at(store.path) == [1, 10, 0]
    assert scores_at(store.path, HEAVY) == [6, 15, 0]
    assert scores_at(store.path, HEAVY) == [6, 15, 0]
    assert scores_at(store.path) == [1, 10, 0]


def test_the_rubric_of_the_store_scores_what_is_added_and_changed(tmp_path: Path, add_pair: AddPair) -> None:
    with Store.open(tmp_path / "other.db", HEAVY, create=True) as store:
        pair = add_pair(flags={"is_scalable_pattern"}, into=store)
        assert pair.score == 6
        assert store.pairs.change(pair, {"flags": frozenset(FLAG_NAMES)}, "all").score == 15


def test_another_rubric_moves_no_status(store: Store, add_pair: AddPair) -> None:
    pair = add_pair(flags=FLAG_NAMES, status="included", decided_by="rubric")
    store.close()
    with Store.open(store.path, Rubric(threshold=11)) as reopened:
        again = reopened.pairs.get(pair.id)
        assert (again.status, again.decided_by, again.revision) == ("included", "rubric", 1)
        assert orjson.loads(reopened.meta.get("rubric") or "")["threshold"] == 11
        assert reopened.journal.latest() == []


def test_scores_whose_rubric_is_unknown_are_computed_anew(store: Store, add_pair: AddPair) -> None:
    add_pair(flags={"model_fails_here"})
    with store.transaction():
        store._connection.write("UPDATE pairs SET score = 9")
        store._connection.write("DELETE FROM meta WHERE key = 'rubric'")
    store.close()
    assert scores_at(store.path) == [2]


def test_several_writes_are_joined_into_one(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()

    def write_all_and_fail() -> None:
        with store.transaction():
            store.pairs.change(pair, {"note": "n"}, "note")
            store.drafts.save(pair.id, "output", "typing", pair.revision)
            store.exports.record("/somewhere", "{}")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_all_and_fail()
    assert store.pairs.get(pair.id) == pair
    assert (store.drafts.all(), store.exports.latest(), store.journal.latest()) == ([], None, [])


def test_meta_keeps_one_text_under_a_key(store: Store) -> None:
    assert store.meta.get("position") is None
    store.meta.set("position", "7")
    store.meta.set("position", '{"id": 8, "text": "naïve\\n"}')
    assert store.meta.get("position") == '{"id": 8, "text": "naïve\\n"}'


def test_the_latest_export_is_the_one_remembered(store: Store) -> None:
    assert store.exports.latest() is None
    store.exports.record("/first", "{}")
    store.exports.record("/second", "{}")
    latest = store.exports.latest()
    assert latest is not None
    assert latest.folder == "/second"


def test_what_is_read_in_a_snapshot_is_of_one_moment(store: Store, add_pair: AddPair) -> None:
    pair = add_pair("p", "as it was")
    with store.snapshot():
        assert store.pairs.get(pair.id).output == "as it was"
        with Store.open(store.path) as other:
            other.pairs.change(other.pairs.get(pair.id), {"output": "rewritten"}, "rewrite")
        assert store.pairs.get(pair.id).output == "as it was"
    assert store.pairs.get(pair.id).output == "rewritten"

"""Rejects: listed while they are open, what is typed for them kept, and taken in as pairs of their line."""

from __future__ import annotations

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import IncomingPair, Reject
from tui.store.rejects import ListedReject, RejectRow
from tui.store.store import Store


def reject(store: Store, *lines: int, name: str = "a.jsonl", raw: str = "{") -> int:
    with store.transaction():
        source = store.sources.begin(name, name)
        for line in lines:
            store.sources.reject(source, [Reject(line, f"reason {line}", raw)])
    return source


def listed(store: Store) -> list[tuple[str, int]]:
    return [(row.file, row.line) for row in store.rejects.rows(store.rejects.ids())]


def test_the_newest_file_is_listed_first_and_each_in_the_order_of_its_lines(store: Store) -> None:
    reject(store, 9, 3)
    reject(store, 5, 1, name="b.jsonl")
    assert listed(store) == [("b.jsonl", 1), ("b.jsonl", 5), ("a.jsonl", 3), ("a.jsonl", 9)]
    assert store.rejects.count() == 4
    first = store.rejects.ids()[0]
    assert store.rejects.rows([first]) == [ListedReject(first, "b.jsonl", 1, "reason 1", begun=0)]


def test_all_are_read_one_by_one_or_those_of_one_file(store: Store) -> None:
    reject(store, 9, 3)
    reject(store, 5, name="b.jsonl", raw="x")
    every = store.rejects.every()
    assert next(every) == RejectRow("a.jsonl", 3, "reason 3", "{")
    assert [row.line for row in every] == [9, 5]
    assert list(store.rejects.every("b.jsonl")) == [RejectRow("b.jsonl", 5, "reason 5", "x")]
    assert list(store.rejects.every("c.jsonl")) == []


def test_of_a_long_text_only_the_beginning_is_read(store: Store) -> None:
    reject(store, 1, raw="é" * 1000)
    found = store.rejects.get(store.rejects.ids()[0], 10)
    assert found is not None
    assert (found.head, found.size) == ("é" * 10, 1000)


def test_what_is_typed_is_kept_until_it_is_dropped(store: Store) -> None:
    reject(store, 1, 2)
    one, two = store.rejects.ids()
    store.rejects.keep(one, '{"prompt": ')
    assert [row.begun for row in store.rejects.rows([one, two])] == [1, 0]
    with Store.open(store.path) as again:
        found = again.rejects.get(one, 100)
        assert found is not None
        assert (found.typed, found.head) == ('{"prompt": ', "{")
    store.rejects.keep(one, None)
    assert [row.begun for row in store.rejects.rows([one, two])] == [0, 0]


def test_a_mended_one_is_a_pair_of_its_source_and_line_and_listed_no_longer(store: Store) -> None:
    source = reject(store, 4, 7)
    first = store.rejects.ids()[0]
    store.rejects.keep(first, "typed")
    assert store.rejects.take_in(first, [IncomingPair("p", "o")]) == 1
    (pair,) = store.pairs.every()
    assert (pair.prompt, pair.source_id, pair.source_line) == ("p", source, 4)
    assert listed(store) == [("a.jsonl", 7)]
    assert store.rejects.count() == 1
    assert [row.line for row in store.rejects.every()] == [7]


def test_one_that_says_what_is_there_already_is_a_sighting(store: Store) -> None:
    reject(store, 4)
    with store.transaction():
        store.sources.add(store.sources.begin("b.jsonl", "b"), 1, IncomingPair("p", "o"))
    assert store.rejects.take_in(store.rejects.ids()[0], [IncomingPair("p", "o")]) == 0
    assert store.pairs.count() == 1
    assert store.sources.sightings(1) == 2
    assert store.rejects.ids() == []


def test_it_is_open_again_with_what_was_typed_where_its_pair_is_gone(store: Store) -> None:
    reject(store, 4)
    (reject_id,) = store.rejects.ids()
    store.rejects.keep(reject_id, "typed")
    store.rejects.take_in(reject_id, [IncomingPair("p", "o"), IncomingPair("q", "o")])
    with store.transaction():
        store._connection.write("DELETE FROM pairs")
    assert store.rejects.ids() == [reject_id]
    assert store.rejects.count() == 1
    found = store.rejects.get(reject_id, 100)
    assert found is not None
    assert found.typed == "typed"


def test_one_taken_in_again_is_the_pair_that_is_there(store: Store) -> None:
    reject(store, 4)
    (reject_id,) = store.rejects.ids()
    with store.transaction():
        store.sources.add(store.sources.begin("b.jsonl", "b"), 1, IncomingPair("p", "o"))
    store.rejects.take_in(reject_id, [IncomingPair("q", "o")])
    with store.transaction():
        store._connection.write("DELETE FROM pairs WHERE prompt = 'q'")
    assert store.rejects.take_in(reject_id, [IncomingPair("p", "o")]) == 0
    assert store.rejects.ids() == []


def test_a_file_whose_import_was_undone_has_none(store: Store) -> None:
    source = reject(store, 4)
    reject(store, 5, name="b.jsonl")
    with store.transaction():
        store._connection.write("UPDATE sources SET undone = 1 WHERE id = ?", source)
    assert listed(store) == [("b.jsonl", 5)]


def test_nothing_is_stored_where_one_of_its_pairs_can_not_be(store: Store) -> None:
    reject(store, 4)
    (reject_id,) = store.rejects.ids()
    store.rejects.keep(reject_id, "typed")
    bad = IncomingPair("q", "o", fields={"phase": "last"})
    with pytest.raises(PairsmithError, match="CHECK constraint failed"):
        store.rejects.take_in(reject_id, [IncomingPair("p", "o"), bad])
    assert store.pairs.count() == 0
    found = store.rejects.get(reject_id, 10)
    assert found is not None
    assert found.typed == "typed"


def test_what_was_typed_for_one_that_is_gone_is_not_said_to_be_kept(store: Store) -> None:
    store.rejects.keep(99, None)
    for function in (
        lambda: store.rejects.keep(99, "typed"),
        lambda: store.rejects.take_in(99, [IncomingPair("p", "o")]),
    ):
        with pytest.raises(PairsmithError, match="not in the database any more"):
            function()
    assert store.rejects.get(99, 10) is None
    assert store.pairs.count() == 0

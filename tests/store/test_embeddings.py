"""Stored vectors: one for each prompt as it is, all from one source, gone with the text that they are of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import Pair
from tui.store.store import Store

AddPair = Callable[..., Pair]

HERE = ("model 1", 100)


@pytest.fixture
def filled(store: Store, add_pair: AddPair) -> Store:
    """Pairs 1 to 3 with vectors, the third without a direction."""
    for prompt in ("one", "two", "three"):
        add_pair(prompt)
    store.embeddings.begin(*HERE, 2)
    store.embeddings.put(*HERE, {1: "one", 2: "two", 3: "three"}, [b"1111", b"2222", None])
    return store


def kept(store: Store, after: int = 0) -> list[tuple[int, bytes]]:
    found = []
    for chunk in store.embeddings.chunks(4, after):
        assert len(chunk.vectors) == 4 * len(chunk.ids)
        found += [(pair, chunk.vectors[4 * at : 4 * at + 4]) for at, pair in enumerate(chunk.pair_ids)]
    return found


def test_what_is_kept_is_found_and_nothing_is_missing(filled: Store) -> None:
    assert kept(filled) == [(1, b"1111"), (2, b"2222")]
    assert [filled.embeddings.vector(pair) for pair in (1, 3, 4)] == [
        (True, b"1111"),
        (True, None),
        (False, None),
    ]
    assert (filled.embeddings.missing(), filled.embeddings.missing_count()) == ([], 0)


def test_an_edited_prompt_is_missing_at_once_and_again_when_that_is_undone(filled: Store) -> None:
    filled.pairs.change(filled.pairs.get(2), {"prompt": "two, or three"}, "edit")
    assert filled.embeddings.missing() == [2]
    filled.embeddings.put(*HERE, {2: "two, or three"}, [b"3333"])
    filled.pairs.undo()
    assert filled.embeddings.missing() == [2]
    assert kept(filled) == [(1, b"1111")]


def test_other_changes_of_a_pair_keep_its_vector(filled: Store) -> None:
    filled.pairs.change(filled.pairs.get(1), {"output": "other", "status": "held", "note": "x"}, "change")
    assert filled.embeddings.missing() == []


def test_the_vector_of_a_text_that_was_edited_meanwhile_is_not_kept(filled: Store) -> None:
    filled.pairs.change(filled.pairs.get(1), {"prompt": "now another"}, "edit")
    assert filled.embeddings.put(*HERE, {1: "one"}, [b"1111"]) == 0
    assert filled.embeddings.missing() == [1]


def test_only_the_part_that_counts_is_read_and_compared(filled: Store, add_pair: AddPair) -> None:
    long = add_pair("漢字" * 100)
    assert filled.embeddings.heads([long.id], 3) == {long.id: "漢字漢"}
    filled.embeddings.begin("model 1", 3, 2)
    assert filled.embeddings.put("model 1", 3, {long.id: "漢字漢"}, [b"4444"]) == 1


@pytest.mark.parametrize("other", [("model 2", 100, 2), ("model 1", 99, 2), ("model 1", 100, 3)])
def test_another_source_begins_anew(filled: Store, other: tuple[str, int, int]) -> None:
    assert not filled.embeddings.begin(*HERE, 2)
    assert filled.embeddings.begin(*other)
    assert filled.embeddings.missing() == [1, 2, 3]
    assert filled.embeddings.made_with(*other[:2])
    assert filled.embeddings.made_with(*HERE) == (other[:2] == HERE)


def test_vectors_are_not_mixed_with_those_of_a_source_that_was_begun_meanwhile(filled: Store) -> None:
    filled.embeddings.begin("model 2", 100, 2)
    with pytest.raises(PairsmithError, match="the source of meaning was changed"):
        filled.embeddings.put(*HERE, {1: "one"}, [b"1111"])
    assert kept(filled) == []


def test_a_replaced_vector_gets_an_id_that_none_had(filled: Store) -> None:
    (chunk,) = filled.embeddings.chunks(4, 0)
    filled.embeddings.put(*HERE, {2: "two"}, [b"5555"])
    (later,) = filled.embeddings.chunks(4, chunk.ids[-1])
    assert list(later.pair_ids) == [2]
    assert not set(later.ids) & set(chunk.ids)
    assert filled.embeddings.still_there(chunk.ids) == {chunk.ids[0]}


def test_more_vectors_than_a_chunk_holds(store: Store, add_pair: AddPair) -> None:
    with store.transaction():
        heads = {pair.id: pair.prompt for pair in (add_pair() for _ in range(1025))}
    store.embeddings.begin(*HERE, 2)
    store.embeddings.put(*HERE, heads, [b"%04d" % pair for pair in heads])
    assert [len(chunk.ids) for chunk in store.embeddings.chunks(4, 0)] == [1024, 1]
    assert kept(store) == [(pair, b"%04d" % pair) for pair in heads]


def test_rows_are_what_lists_show_in_the_order_given(filled: Store) -> None:
    rows = filled.embeddings.rows([(2, 0.5), (1, 0.25)])
    assert [(row.pair_id, row.cosine, row.head, row.status) for row in rows] == [
        (2, 0.5, "two", "new"),
        (1, 0.25, "one", "new"),
    ]

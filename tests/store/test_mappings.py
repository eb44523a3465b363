"""Saved mappings: found again by the fields of a file."""

from __future__ import annotations

from tui.core.pair import Reject
from tui.store.store import Store

ASKED = {"prompt": "frage", "output": "antwort"}


def test_a_mapping_is_found_for_a_file_that_has_all_of_its_fields(store: Store) -> None:
    store.mappings.save(["frage", "antwort", "nr"], ASKED)
    with Store.open(store.path) as again:
        assert again.mappings.fitting({"nr", "frage", "antwort", "thema"}) == ASKED
        assert again.mappings.fitting({"frage", "antwort"}) == {}
        assert again.mappings.fitting(set()) == {}


def test_of_several_the_one_for_the_most_fields_counts_then_the_one_saved_last(store: Store) -> None:
    store.mappings.save(["a", "b"], {"prompt": "a"})
    store.mappings.save(["a", "b", "c"], {"prompt": "b"})
    store.mappings.save(["a", "c"], {"prompt": "c"})
    assert store.mappings.fitting({"a", "b", "c"}) == {"prompt": "b"}
    assert store.mappings.fitting({"a", "b"}) == {"prompt": "a"}
    store.mappings.save(["c", "b"], {"output": "b"})
    store.mappings.save(["d", "b"], {"output": "d"})
    assert store.mappings.fitting({"b", "c", "d"}) == {"output": "d"}


def test_another_for_the_same_fields_takes_its_place(store: Store) -> None:
    store.mappings.save(["a", "b"], {"prompt": "a"})
    store.mappings.save(["b", "a"], {"prompt": "b"})
    assert store.mappings.fitting({"a", "b"}) == {"prompt": "b"}
    assert (store.meta.get("mappings") or "").count("fields") == 1


def test_a_reject_knows_how_its_file_was_read(store: Store) -> None:
    with store.transaction():
        source = store.sources.begin("a.csv", "a")
        store.sources.reject(source, [Reject(1, "is empty", ";")])
        store.mappings.note(source, ASKED)
    found = store.rejects.get(store.rejects.ids()[0], 10)
    assert found is not None
    assert found.mapping == ASKED

"""Meaning: computed in batches that are kept, compared by cosine, never with what is stale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.concepts import BY_CONCEPTS, Concepts
from tui.core.errors import PairsmithError
from tui.core.pair import Pair
from tui.jobs.meaning import compute_missing, is_complete, near_pair, near_text
from tui.semantic.meaning import Meaning
from tui.semantic.vectors import Shelf
from tui.store.store import Store

PROMPTS = (
    "How do I clear the error",
    "Can you dismiss a fault",
    "When is lunch",
    "   ",
    "Nothing that it knows",
    "where to eat lunch",
)


@pytest.fixture
def filled(store: Store, add_pair: Callable[..., Pair]) -> Store:
    for prompt in PROMPTS:
        add_pair(prompt)
    return store


def close(store: Store, meaning: Meaning, pair_id: int, shelf: Shelf | None = None) -> list[int] | None:
    rows = near_pair(store, meaning, pair_id, 5, shelf)
    return None if rows is None else [row.pair_id for row in rows]


def test_pairs_that_mean_the_same_are_close_whatever_their_words(filled: Store, concepts: Concepts) -> None:
    meaning = Meaning(BY_CONCEPTS)
    assert close(filled, meaning, 1) is None
    assert compute_missing(filled, meaning) == 6
    assert [close(filled, meaning, number) for number in range(1, 7)] == [[2], [1], [6], [], [], [3]]
    (row,) = near_pair(filled, meaning, 1, 5) or []
    assert row.cosine == pytest.approx(1, abs=0.001)
    assert [row.pair_id for row in near_text(filled, meaning, "lunch", 1)] == [3]
    assert near_text(filled, meaning, " ", 5) == []


def test_it_stops_between_batches_and_goes_on_from_there(filled: Store, concepts: Concepts) -> None:
    seen: list[tuple[int, int]] = []
    meaning = Meaning(BY_CONCEPTS)

    def note(done: int, total: int) -> None:
        seen.append((done, total))

    assert compute_missing(filled, meaning, note, lambda: bool(seen)) == 4
    assert not is_complete(filled, meaning)
    concepts.asked.clear()
    assert compute_missing(filled, Meaning(BY_CONCEPTS), note) == 2
    assert seen == [(4, 6), (2, 2)]
    assert concepts.asked == ["hello", *PROMPTS[4:]]
    assert is_complete(filled, meaning)


def test_where_nothing_is_missing_the_source_is_not_opened(filled: Store, concepts: Concepts) -> None:
    compute_missing(filled, Meaning(BY_CONCEPTS))
    meaning = Meaning(BY_CONCEPTS)
    assert compute_missing(filled, meaning) == 0
    assert close(filled, meaning, 1) == [2]
    assert concepts.loaded == 1


def test_only_what_was_edited_or_added_is_computed_again(
    filled: Store, add_pair: Callable[..., Pair], concepts: Concepts
) -> None:
    meaning = Meaning(BY_CONCEPTS)
    compute_missing(filled, meaning)
    concepts.asked.clear()
    filled.pairs.change(filled.pairs.get(2), {"prompt": "lunch fault"}, "edit")
    filled.pairs.change(filled.pairs.get(3), {"status": "held"}, "hold")
    add_pair("remove the error")
    assert close(filled, meaning, 2) is None
    compute_missing(filled, meaning)
    assert concepts.asked == ["lunch fault", "remove the error"]
    assert close(filled, meaning, 1) == [7, 2]


def test_a_text_edited_while_it_is_computed_is_computed_as_it_is_now(
    filled: Store, concepts: Concepts, monkeypatch: pytest.MonkeyPatch
) -> None:
    embed = concepts.embed

    def slow(texts: list[str]) -> object:
        if PROMPTS[0] in texts and filled.pairs.get(1).prompt == PROMPTS[0]:
            filled.pairs.change(filled.pairs.get(1), {"prompt": "where"}, "edit")
        return embed(texts)

    monkeypatch.setattr(concepts, "embed", slow)
    meaning = Meaning(BY_CONCEPTS)
    assert compute_missing(filled, meaning) == 6
    assert concepts.asked[-1] == "where"
    assert close(filled, meaning, 1) == [6]


def test_a_source_that_fails_leaves_what_is_computed_and_goes_on_when_it_works(
    filled: Store, concepts: Concepts
) -> None:
    def fail(done: int, total: int) -> None:
        concepts.trouble = "the service is down"

    meaning = Meaning(BY_CONCEPTS)
    with pytest.raises(PairsmithError, match="the service is down"):
        compute_missing(filled, meaning, fail)
    assert filled.embeddings.missing() == [5, 6]
    concepts.trouble = ""
    assert compute_missing(filled, meaning) == 2


@pytest.mark.parametrize("change", ["version", "dimension", "chars"])
def test_another_source_computes_all_anew(filled: Store, concepts: Concepts, change: str) -> None:
    compute_missing(filled, Meaning(BY_CONCEPTS))
    options = replace(BY_CONCEPTS, chars=50) if change == "chars" else BY_CONCEPTS
    if change == "version":
        concepts.name = "concepts 2"
    if change == "dimension":
        # Seen when there is something to ask: behind an address another model may answer than before.
        concepts.dimension = 8
        near_text(filled, Meaning(options), "lunch", 5)
    else:
        assert close(filled, Meaning(options), 1) is None
        assert compute_missing(filled, Meaning(options)) == 6
    assert close(filled, Meaning(options), 1) == [2]
    assert len(filled.embeddings.vector(1)[1] or b"") == 2 * concepts.dimension


def test_vectors_that_are_held_are_never_shown_once_they_are_stale(
    filled: Store, add_pair: Callable[..., Pair], concepts: Concepts
) -> None:
    meaning, shelf = Meaning(BY_CONCEPTS), Shelf()
    with filled.transaction():
        for number in range(60):
            add_pair(f"clear fault {number}")
        add_pair("clear the other error, where")
    compute_missing(filled, meaning)
    assert len(close(filled, meaning, 1, shelf) or []) == 5
    for number in (2, *range(7, 67)):
        filled.pairs.change(filled.pairs.get(number), {"prompt": f"lunch {number}"}, "edit")
    assert close(filled, meaning, 1, shelf) == [67]
    compute_missing(filled, meaning)
    assert close(filled, meaning, 1, shelf) == [67]
    filled.pairs.change(filled.pairs.get(2), {"prompt": "clear error"}, "edit")
    compute_missing(filled, meaning)
    assert close(filled, meaning, 1, shelf) == [2, 67]


def test_what_is_less_close_than_the_project_asks_for_is_left_out(filled: Store, concepts: Concepts) -> None:
    compute_missing(filled, Meaning(BY_CONCEPTS))
    assert close(filled, Meaning(replace(BY_CONCEPTS, least=0.0)), 6) == [3, 1, 2]
    assert close(filled, Meaning(replace(BY_CONCEPTS, least=0.95)), 6) == []

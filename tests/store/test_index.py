"""The near-duplicate index: what it links, and that it stays what a fresh one would be."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from tui.core.errors import StaleRevisionError
from tui.core.pair import Pair
from tui.core.view import Filter, View
from tui.jobs.index import catch_up
from tui.store.store import Store

AddPair = Callable[..., Pair]

TOPICS = (
    "How do I restock the pick face in the cold store when the scanner is not charged",
    "Who signs the paper for a damaged pallet that came in on the night lorry",
    "What is the highest stack of empty crates allowed beside the fire door",
    "Where do returned shoes go once the green tag has been checked and removed",
    "Which gloves belong to the acid cupboard and how often are they thrown away",
    "When does the forklift need its battery changed during a double shift",
    "Why are the amber lights above gate blinking although the lorry has left",
    "Can the label printer be used for customs forms of parcels sent abroad",
)
TAILS = ("?", " please?", ", tell me?", " today?", " again?", ", quick answer please?")


def question(topic: int, tail: int) -> str:
    return TOPICS[topic] + TAILS[tail]


def answer(topic: int, tail: int) -> str:
    return f"You asked this: {TOPICS[-1 - topic].lower()}. The rule for it hangs on the wall" + TAILS[tail]


@pytest.fixture
def add_unlike(add_pair: AddPair) -> AddPair:
    """``add_pair`` where a text that is not given is like no other."""
    numbers = count()

    def unlike() -> str:
        return hashlib.sha256(str(next(numbers)).encode()).hexdigest()

    def add(prompt: str | None = None, output: str | None = None, **fields: Any) -> Pair:
        return add_pair(prompt or unlike(), output or unlike(), **fields)

    return add


def links(store: Store) -> set[tuple[Any, ...]]:
    return {
        (pair.id, row.pair_id, row.field, round(row.similarity, 6), row.label, bool(row.counts))
        for pair in store.pairs.every()
        for row in store.index.neighbours(pair.id)
    }


def ids_of(store: Store, pair: Pair) -> list[int]:
    return [row.pair_id for row in store.index.neighbours(pair.id)]


def test_pairs_that_are_alike_are_linked_both_ways_and_others_not(store: Store, add_unlike: AddPair) -> None:
    first = add_unlike(question(0, 0), category="a")
    second = add_unlike(question(0, 1), status="held", split="eval")
    third = add_unlike(question(1, 0))
    assert catch_up(store) == 3
    assert store.index.pending() == 0
    (row,) = store.index.neighbours(first.id)
    assert (row.pair_id, row.uid, row.field, row.label) == (second.id, second.uid, "prompt", "near")
    assert (row.status, row.split, row.head) == ("held", "eval", question(0, 1))
    assert 0.8 < row.similarity < 1
    assert row.counts
    assert ids_of(store, second) == [first.id]
    assert ids_of(store, third) == []
    alike = [store.pairs.get(pair.id).alike for pair in (first, second, third)]
    assert alike == [row.similarity, row.similarity, 0]
    assert list(store.queue.ids(View(Filter(has_duplicates=True), "alike"))) == [first.id, second.id]


def test_a_sibling_is_shown_and_does_not_count(store: Store, add_unlike: AddPair) -> None:
    first = add_unlike("What is the best way to restock zone 16 when the scanner shows E7?")
    add_unlike("What is the best way to restock zone 17 when the scanner shows E7?")
    catch_up(store)
    (row,) = store.index.neighbours(first.id)
    assert (row.label, bool(row.counts)) == ("sibling", False)
    assert store.pairs.get(first.id).alike == 0
    assert list(store.queue.ids(View(Filter(has_duplicates=True)))) == []


def test_short_outputs_that_many_share_do_not_count_long_ones_do(store: Store, add_unlike: AddPair) -> None:
    short, long = "Yes, do that.", answer(3, 0)
    pairs = [add_unlike(question(topic, 0), text) for topic, text in enumerate((short, short, long, long))]
    catch_up(store)
    counted = [[(row.field, bool(row.counts)) for row in store.index.neighbours(pair.id)] for pair in pairs]
    assert counted == [[("output", False)]] * 2 + [[("output", True)]] * 2
    assert [store.pairs.get(pair.id).alike for pair in pairs] == [0, 0, 1, 1]


def test_an_output_that_very_many_share_is_a_number_and_no_warning(store: Store, add_unlike: AddPair) -> None:
    refusal = "I am sorry, but that is nothing that I can help you with in this place."
    for _ in range(10):
        add_unlike(output=refusal)
    catch_up(store)
    assert [row.counts for row in store.index.neighbours(1)] == [True] * 9
    assert {row.counts for row in store.index.near(refusal, "output", exclude=1)} == {True}
    eleventh = add_unlike(output=refusal)
    catch_up(store)
    for pair_id in (1, eleventh.id):
        assert [(row.counts, row.shared) for row in store.index.neighbours(pair_id)] == [(False, True)] * 10
        assert store.pairs.get(pair_id).alike == 0
    assert {row.counts for row in store.index.near(refusal, "output")} == {False}
    store.pairs.change(eleventh, {"output": "Ask at the desk."}, "rewrite")
    assert [row.counts for row in store.index.neighbours(1)] == [True] * 9
    assert store.pairs.get(1).alike == 1


def test_what_counts_does_not_depend_on_which_came_first(store: Store, add_unlike: AddPair) -> None:
    long, short = "Yes, hold the power button.", "Yes, hold power button."
    for number, output in enumerate((long, short, long + " ", short + " ")):
        add_unlike(question(number, 0), output)
    catch_up(store)
    by_direction = {(pair, other): counts for pair, other, _, _, _, counts in links(store)}
    assert all(counts == (pair in (1, 3)) for (pair, _), counts in by_direction.items())
    assert len(by_direction) == 12


def test_an_edit_and_its_undo_move_the_links_and_what_hangs_on_them(
    store: Store, add_unlike: AddPair
) -> None:
    first, second, third = add_unlike(question(0, 0)), add_unlike(question(0, 1)), add_unlike(question(1, 0))
    catch_up(store)
    before = links(store)
    alike = [pair.alike for pair in store.pairs.every()]
    store.pairs.change(store.pairs.get(first.id), {"prompt": question(1, 2)}, "rewrite")
    assert [ids_of(store, pair) for pair in (first, second, third)] == [[third.id], [], [first.id]]
    assert [pair.alike > 0 for pair in store.pairs.every()] == [True, False, True]
    after = links(store)
    store.pairs.undo()
    assert links(store) == before
    assert [pair.alike for pair in store.pairs.every()] == alike
    store.pairs.redo()
    assert links(store) == after


def test_an_edit_that_is_refused_leaves_the_links(store: Store, add_unlike: AddPair) -> None:
    first = add_unlike(question(0, 0))
    add_unlike(question(0, 1))
    catch_up(store)
    before = links(store)
    store.pairs.change(store.pairs.get(first.id), {"note": "newer"}, "note")
    with pytest.raises(StaleRevisionError):
        store.pairs.change(first, {"prompt": question(4, 0)}, "rewrite")
    assert links(store) == before


def test_a_pair_that_is_edited_before_it_is_indexed_is_found_by_its_new_text_alone(
    store: Store, add_unlike: AddPair
) -> None:
    first, second = add_unlike(question(0, 0)), add_unlike(question(1, 0))
    store.pairs.change(first, {"prompt": question(1, 1)}, "rewrite")
    assert store.index.pending() == 2
    catch_up(store)
    assert ids_of(store, first) == [second.id]
    assert [row.pair_id for row in store.index.near(question(0, 2), "prompt")] == []


def test_a_text_is_compared_with_what_is_stored_best_first(store: Store, add_unlike: AddPair) -> None:
    add_unlike(question(0, 5), "short")
    exact = add_unlike(question(0, 0), "brief")
    add_unlike(question(2, 0), "terse")
    catch_up(store)
    found = store.index.near(question(0, 0), "prompt")
    assert [(row.pair_id, row.label) for row in found] == [(2, "identical"), (1, "near")]
    assert found[0].similarity == 1 > found[1].similarity
    assert [row.pair_id for row in store.index.near(question(0, 0), "prompt", exclude=exact.id)] == [1]
    assert store.index.near(question(0, 0), "output") == []
    assert store.index.near("", "prompt") == store.index.near("?!", "prompt") == []


def test_every_pair_knows_its_own_nearest_however_many_a_hub_has(store: Store, add_unlike: AddPair) -> None:
    for number in range(25):
        words = " ".join(hashlib.sha256(f"{number} {word}".encode()).hexdigest()[:5] for word in range(3))
        add_unlike(f"{TOPICS[0]} {words}")
    add_unlike(TOPICS[0], split="eval")
    catch_up(store)
    for pair in store.pairs.every():
        stored = [row.pair_id for row in store.index.neighbours(pair.id) if row.field == "prompt"]
        fresh = [row.pair_id for row in store.index.near(pair.prompt, "prompt", exclude=pair.id)]
        assert set(fresh) <= set(stored)
    assert all(26 in ids_of(store, pair) for pair in store.pairs.every() if pair.id != 26)


def test_an_index_made_in_two_parts_is_the_one_made_at_once(store: Store, add_unlike: AddPair) -> None:
    for topic in range(4):
        add_unlike(question(topic, 0), answer(topic, 0))
    catch_up(store)
    for topic in range(4):
        add_unlike(question(topic, 1), answer(topic, 2))
    catch_up(store)
    parts = links(store)
    assert len(parts) == 16
    assert rebuilt(store) == parts


def rebuilt(store: Store) -> set[tuple[Any, ...]]:
    assert store.index.forget_stale({"made": "otherwise"})
    assert links(store) == set()
    assert {pair.alike for pair in store.pairs.every()} == {0}
    assert catch_up(store) == store.pairs.count()
    return links(store)


@pytest.mark.parametrize("seed", range(3))
def test_after_random_edits_undone_or_not_the_index_is_the_one_that_would_be_built_anew(
    store: Store, add_unlike: AddPair, seed: int
) -> None:
    chance = random.Random(seed)

    def topic() -> int:
        return chance.randrange(len(TOPICS))

    def tail() -> int:
        return chance.randrange(len(TAILS))

    for number in range(16):
        add_unlike(question(topic(), tail()), f"{answer(topic(), tail())} {number}")
    catch_up(store)
    for _ in range(40):
        action = chance.random()
        if action < 0.2:
            store.pairs.undo()
        elif action < 0.3:
            store.pairs.redo()
        else:
            pair = store.pairs.get(chance.randrange(1, 17))
            texts = {"prompt": question(topic(), tail()), "output": answer(topic(), tail())}
            names = chance.sample(sorted(texts), chance.choice((1, 2)))
            store.pairs.change(pair, {name: texts[name] for name in names}, "rewrite")
    kept, alike = links(store), [pair.alike for pair in store.pairs.every()]
    assert len(kept) > 10
    by_field = Counter((pair, field) for pair, _, field, *_ in kept)
    assert max(by_field.values()) < 10, "beyond ten the index keeps the nearest only"
    assert rebuilt(store) == kept
    assert [pair.alike for pair in store.pairs.every()] == alike

"""The queue: each filter and order gives what a plain loop over the pairs gives."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from tui.core.glimpse import QueueRow
from tui.core.pair import ORIGINS, PHASES, SPLITS, STATUSES, IncomingPair, Message, Pair
from tui.core.phases import phase_of
from tui.core.rubric import FLAG_NAMES
from tui.core.view import ORDERS, Filter, View
from tui.store.store import Store

AddPair = Callable[..., Pair]
WORDS = ("restock", "rest", "zone", "zones", "E7", "scanner", "bay", "label", "the")

AGAIN_AT = 5
"""Every so many pairs one that was met in a second file too."""

CONTEXTS = (
    (),
    (Message("system", "Be calm."),),
    (Message("system", 'Write "role":"user" or {"role":"assistant"}.'),),
    (Message("system", "Be calm."), Message("user", "Hi"), Message("assistant", "Hello")),
    (Message("assistant", "Hello"),),
)

DRAFTS_AT = 7
"""Every so many pairs one with drafts of both fields."""

TWINS = {number: number % 40 for first in (3, 8, 21, 39) for number in (first, first + 40)}
"""Pairs that are near-duplicates of each other, each to the first of the two."""

TESTS: dict[str, Callable[[Pair, Any], bool]] = {
    "status": lambda pair, value: pair.status == value,
    "phase": lambda pair, value: phase_of(pair) == value,
    "split": lambda pair, value: pair.split == value,
    "category": lambda pair, value: pair.category == value,
    "origin": lambda pair, value: pair.origin == value,
    "min_score": lambda pair, value: pair.score >= value,
    "has_duplicates": lambda pair, value: pair.alike > 0,
    "edited": lambda pair, value: pair.rewritten,
    "not_edited": lambda pair, value: not pair.rewritten,
    "no_duplicates": lambda pair, value: pair.alike == 0,
    "no_category": lambda pair, value: pair.category is None,
    "has_draft": lambda pair, value: pair.id % DRAFTS_AT == 0,
    "has_problems": lambda pair, value: bool(pair.problems),
    "seen_again": lambda pair, value: pair.id % AGAIN_AT == 0,
    "conversation": lambda pair, value: any(message.role != "system" for message in pair.context),
    "text": lambda pair, value: all(
        any(found.startswith(word) for found in re.findall(r"\w+", f"{pair.prompt}\n{pair.output}".lower()))
        for word in value.lower().split()
    ),
}
KEYS: dict[str, Callable[[Pair], Any]] = {
    "import": lambda pair: pair.id,
    "score": lambda pair: (-pair.score, pair.id),
    "alike": lambda pair: (pair.id not in TWINS, TWINS.get(pair.id, pair.id), pair.id),
    "longest": lambda pair: (-len(pair.output), pair.id),
}
VALUES: dict[str, tuple[Any, ...]] = {
    "status": STATUSES,
    "phase": PHASES,
    "split": SPLITS,
    "category": ("docks", "scanners", "none of them"),
    "origin": ORIGINS,
    "min_score": (1, 5, 8, 10, 11),
    "has_duplicates": (True,),
    "edited": (True,),
    "not_edited": (True,),
    "no_duplicates": (True,),
    "no_category": (True,),
    "has_draft": (True,),
    "has_problems": (True,),
    "seen_again": (True,),
    "conversation": (True,),
    "text": (*WORDS, "REST", "zone e7", "bay scan", "prompt"),
}


@pytest.fixture
def filled(store: Store, add_pair: AddPair) -> Store:
    """80 pairs, random in everything that a filter or an order looks at."""
    chance = random.Random(11)
    with store.transaction():
        for number in range(80):
            original = {"original_output": f"{number}"} if chance.random() < 0.3 else {}
            add_pair(
                f"{number} " + " ".join(chance.choices(WORDS, k=3)),
                " ".join(chance.choices(WORDS, k=chance.randrange(1, 9))),
                flags=chance.sample(FLAG_NAMES, chance.randrange(6)),
                status=chance.choice(STATUSES),
                phase=chance.choice((None, None, *PHASES)),
                split=chance.choice(SPLITS),
                behaviour=chance.choice(("answer", "answer", "decline")),
                category=chance.choice((None, "docks", "scanners")),
                origin=chance.choice((None, *ORIGINS)),
                context=CONTEXTS[number % len(CONTEXTS)],
                problems=("repeated_role",) if number % 3 == 0 else (),
                **original,
            )
        for pair_id in range(DRAFTS_AT, 81, DRAFTS_AT):
            for field in ("prompt", "output"):
                store.drafts.save(pair_id, field, "typed", 1)
        again = store.sources.begin("again.jsonl", "again")
        for pair_id in range(AGAIN_AT, 81, AGAIN_AT):
            pair = store.pairs.get(pair_id)
            given = {"original_output": pair.original_output}
            assert not store.sources.add(
                again, pair_id, IncomingPair(pair.prompt, pair.output, pair.context, given)
            )
    with sqlite3.connect(store.path) as raw:
        alike = [(chance.choice((0, 0, 0.75, 0.9, 1.0)), number) for number in range(1, 81)]
        raw.executemany("UPDATE pairs SET alike = ? WHERE id = ?", alike)
        twins = [(first, number) for number, first in TWINS.items() if number != first]
        sql = "INSERT INTO neighbours VALUES (?, 'prompt', ?, 0.9, 'near', 1)"
        raw.executemany(sql, [*twins, *(twin[::-1] for twin in twins)])
    raw.close()
    return store


def expected(pairs: list[Pair], view: View) -> list[int]:
    wanted = {field.name: value for field in fields(Filter) if (value := getattr(view.filter, field.name))}
    found = [pair for pair in pairs if all(TESTS[name](pair, value) for name, value in wanted.items())]
    return [pair.id for pair in sorted(found, key=KEYS[view.order])]


def test_the_model_knows_every_filter_and_order() -> None:
    assert set(TESTS) == set(VALUES) == {field.name for field in fields(Filter)}
    assert set(KEYS) == set(ORDERS)


def test_each_filter_in_each_order_agrees_with_a_plain_loop(filled: Store) -> None:
    pairs = list(filled.pairs.every())
    met = 0
    for name, values in VALUES.items():
        for value in (None, *values):
            wanted = Filter(**{name: value}) if value is not None else Filter()
            for order in ORDERS:
                found = list(filled.queue.ids(View(wanted, order)))
                assert found == expected(pairs, View(wanted, order)), (name, value, order)
                met += len(found) > 0
    assert met > 100


def test_random_combinations_of_filters_agree_with_a_plain_loop(filled: Store) -> None:
    chance = random.Random(3)
    pairs = list(filled.pairs.every())
    met = 0
    for _ in range(300):
        names = chance.sample(sorted(VALUES), chance.choice((2, 2, 3)))
        wanted = Filter(**{name: chance.choice(VALUES[name]) for name in names})
        view = View(wanted, chance.choice(sorted(ORDERS)))
        ids = list(filled.queue.ids(view))
        assert ids == expected(pairs, view), view
        undecided = sum(pair.status == "new" for pair in pairs if pair.id in ids)
        assert filled.queue.undecided_count(view) == undecided
        assert filled.queue.undecided_count(view, filled.queue.ids(view)) == undecided
        assert filled.queue.count(wanted) == len(ids)
        met += len(ids) > 0
    assert met > 100


def test_the_ids_are_a_snapshot_that_decisions_do_not_move(store: Store, add_pair: AddPair) -> None:
    pairs = [add_pair() for _ in range(3)]
    ids = store.queue.ids(View(Filter(status="new")))
    store.pairs.change(pairs[1], {"status": "held", "decided_by": "expert"}, "hold")
    assert list(ids) == [pair.id for pair in pairs]
    assert list(store.queue.ids(View(Filter(status="new")))) == [pairs[0].id, pairs[2].id]


def test_rows_come_in_the_order_asked_for_without_those_that_there_are_not(
    store: Store, add_pair: AddPair
) -> None:
    first = add_pair("p" * 500, flags={"failure_is_critical"}, status="held", split="eval")
    second = add_pair("naïve\nlines", phase="variation")
    store.drafts.save(first.id, "output", "typed", first.revision)
    rows = store.queue.rows([second.id, 99, first.id])
    assert rows == [
        QueueRow(second.id, "new", 0, "variation", "train", "naïve\nlines", draft=False),
        QueueRow(first.id, "held", 3, "edge", "eval", "p" * 200, draft=True),
    ]
    assert store.queue.rows([]) == []


def undecide(store: Store, add_pair: AddPair, count: int, fresh: set[int]) -> list[int]:
    with store.transaction():
        return [add_pair(status="new" if number in fresh else "held").id for number in range(count)]


def test_the_next_undecided_is_the_first_from_here_on_then_from_the_beginning(
    store: Store, add_pair: AddPair
) -> None:
    ids = undecide(store, add_pair, 10, {2, 6})
    reached = [store.queue.next_undecided(ids, start) for start in range(11)]
    assert reached == [2, 2, 2, 6, 6, 6, 6, 2, 2, 2, 2]
    backwards = ids[::-1]
    assert [store.queue.next_undecided(backwards, start) for start in (0, 4, 8)] == [3, 7, 3]


def test_the_next_undecided_is_found_far_away_and_round_the_end(store: Store, add_pair: AddPair) -> None:
    ids = undecide(store, add_pair, 700, {300})
    assert [store.queue.next_undecided(ids, start) for start in (0, 300, 301, 699, 700)] == [300] * 5


def test_with_none_undecided_there_is_no_next(store: Store, add_pair: AddPair) -> None:
    ids = undecide(store, add_pair, 5, set())
    assert store.queue.next_undecided(ids, 3) is None
    assert store.queue.next_undecided([], 0) is None


def test_every_pair_is_in_the_queue_in_order_also_where_ids_are_missing(
    store: Store, add_pair: AddPair
) -> None:
    assert list(store.queue.ids(View())) == []
    pairs = [add_pair(f"prompt {number}", "output") for number in range(6)]
    assert store.queue.ids(View()) == range(pairs[0].id, pairs[-1].id + 1)
    store.pairs.change(pairs[4], {"status": "held"}, "hold")
    store.pairs.change(pairs[1], {"status": "included"}, "include")
    with store.transaction():
        store._connection.write("DELETE FROM pairs WHERE id = ?", pairs[2].id)
    assert list(store.queue.ids(View())) == [pairs[number].id for number in (0, 1, 3, 4, 5)]
    assert store.queue.undecided_count(View()) == 3

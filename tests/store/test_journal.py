"""Undo and redo: every kind of change comes back, one step at a time, across restarts."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tui.core.fields import FIELDS
from tui.core.pair import BEHAVIOURS, ORIGINS, PHASES, SPLITS, STATUSES, IncomingPair, Pair
from tui.core.rubric import FLAG_NAMES
from tui.core.view import Filter, View
from tui.store.store import Store

AddPair = Callable[..., Pair]
CHANGEABLE = (*FIELDS, "flags")
State = dict[int, dict[str, Any]]

EVERY_CHANGE: list[dict[str, Any]] = [
    {"flags": frozenset({"failure_is_critical", "model_fails_here"})},
    {"status": "included", "decided_by": "expert", "reason": "rare but costly"},
    {"phase": "edge"},
    {"split": "eval"},
    {"behaviour": "decline"},
    {"category": "scanners"},
    {"tags": ("E7", "zone 16")},
    {"note": "two\nlines"},
    {"origin": "expert", "teacher": "none"},
    {"prompt": "How do I clear E7 on the scanner in zone 16?"},
    {"output": "Hold the power button for ten seconds, then scan the bay label again."},
]


def state_of(store: Store) -> State:
    return {pair.id: {name: getattr(pair, name) for name in CHANGEABLE} for pair in store.pairs.every()}


@pytest.mark.parametrize("changes", EVERY_CHANGE, ids=lambda changes: next(iter(changes)))
def test_each_kind_of_change_is_undone_and_done_again(
    store: Store, add_pair: AddPair, changes: dict[str, Any]
) -> None:
    pair = add_pair()
    before = state_of(store)
    store.pairs.change(pair, changes, "a change")
    after = state_of(store)
    assert {name: after[pair.id][name] for name in changes} == changes
    assert store.pairs.undo() == ("a change", [pair.id])
    assert state_of(store) == before
    assert store.pairs.redo() == ("a change", [pair.id])
    assert state_of(store) == after


def test_what_follows_from_a_change_is_undone_with_it(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    changed = store.pairs.change(
        pair,
        {"flags": frozenset(FLAG_NAMES), "status": "included", "decided_by": "rubric", "output": "other"},
        "all at once",
    )
    assert (changed.score, changed.rewritten, changed.decided_at is None) == (10, True, False)
    store.pairs.undo()
    undone = store.pairs.get(pair.id)
    assert (undone.score, undone.rewritten, undone.decided_at) == (0, False, None)
    assert list(store.queue.ids(View(Filter(edited=True)))) == []


def test_with_nothing_to_undo_or_redo_nothing_happens(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    assert store.pairs.undo() is None
    assert store.pairs.redo() is None
    store.pairs.change(pair, {"note": "n"}, "note")
    assert store.pairs.redo() is None
    store.pairs.undo()
    assert store.pairs.undo() is None
    assert store.pairs.get(pair.id).note is None


def test_a_bulk_change_is_one_step(store: Store, add_pair: AddPair) -> None:
    pairs = [add_pair() for _ in range(20)]
    store.pairs.change_many([(pair, {"status": "held", "decided_by": "expert"}) for pair in pairs], "hold 20")
    assert store.pairs.undo() == ("hold 20", [pair.id for pair in pairs])
    assert {pair.status for pair in store.pairs.every()} == {"new"}
    assert store.pairs.undo() is None
    assert store.pairs.redo() == ("hold 20", [pair.id for pair in pairs])
    assert {pair.status for pair in store.pairs.every()} == {"held"}


def test_a_joined_change_is_part_of_the_step_before(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    pair = store.pairs.change(pair, {"status": "excluded", "decided_by": "expert"}, "exclude")
    pair = store.pairs.change(pair, {"reason": "duplicate"}, "reason", join=True)
    pair = store.pairs.change(pair, {"reason": "wrong answer"}, "reason", join=True)
    assert store.pairs.undo() == ("exclude", [pair.id])
    undone = store.pairs.get(pair.id)
    assert (undone.status, undone.reason) == ("new", None)
    assert store.pairs.redo() == ("exclude", [pair.id])
    redone = store.pairs.get(pair.id)
    assert (redone.status, redone.reason) == ("excluded", "wrong answer")


def test_a_change_does_not_join_a_step_that_was_undone(store: Store, add_pair: AddPair) -> None:
    pair = store.pairs.change(add_pair(), {"note": "first"}, "first")
    store.pairs.undo()
    store.pairs.change(store.pairs.get(pair.id), {"category": "c"}, "second", join=True)
    assert store.pairs.undo() == ("second", [pair.id])
    assert store.pairs.undo() is None


def test_a_change_that_changes_nothing_is_no_step_and_keeps_redo(store: Store, add_pair: AddPair) -> None:
    pair = store.pairs.change(add_pair(), {"note": "n"}, "note")
    store.pairs.undo()
    pair = store.pairs.get(pair.id)
    assert store.pairs.change(pair, {"note": None, "flags": frozenset()}, "nothing") == pair
    assert len(store.journal.latest()) == 2
    assert store.pairs.redo() == ("note", [pair.id])


def test_a_new_change_ends_what_could_be_done_again(store: Store, add_pair: AddPair) -> None:
    pair = store.pairs.change(add_pair(), {"note": "first"}, "first")
    store.pairs.undo()
    store.pairs.change(store.pairs.get(pair.id), {"note": "second"}, "second")
    assert store.pairs.redo() is None
    assert store.pairs.undo() == ("second", [pair.id])
    assert store.pairs.undo() is None


def test_the_journal_only_grows_and_says_what_was_before_and_after(store: Store, add_pair: AddPair) -> None:
    first, second = add_pair(), add_pair()
    store.pairs.change(first, {"tags": ("a",), "flags": frozenset({"model_fails_here"})}, "tag")
    store.pairs.change(second, {"note": "n"}, "note")
    store.pairs.undo()
    entries = store.journal.latest()
    assert [(entry.kind, entry.label, entry.pair_id) for entry in entries] == [
        ("undo", "note", second.id),
        ("do", "note", second.id),
        ("do", "tag", first.id),
    ]
    assert (entries[0].before, entries[0].after) == ({"note": "n"}, {"note": None})
    assert entries[2].before == {"tags": (), "flags": frozenset()}
    assert entries[2].after == {"tags": ("a",), "flags": frozenset({"model_fails_here"})}
    assert store.journal.latest(pair_id=first.id) == entries[2:]
    assert store.journal.latest(limit=1) == entries[:1]


@dataclass
class Model:
    """Undo and redo as two plain lists of whole states."""

    state: State
    undos: list[tuple[str, State]] = field(default_factory=list)
    redos: list[tuple[str, State]] = field(default_factory=list)
    joinable: bool = False

    def do(self, label: str, wishes: dict[int, dict[str, Any]], *, join: bool) -> None:
        after = {pair_id: {**values, **wishes.get(pair_id, {})} for pair_id, values in self.state.items()}
        if after == self.state:
            return
        if not (join and self.joinable):
            self.undos.append((label, self.state))
        self.state, self.redos, self.joinable = after, [], True

    def undo(self) -> str | None:
        return self._move(self.undos, self.redos)

    def redo(self) -> str | None:
        return self._move(self.redos, self.undos)

    def _move(self, source: list[tuple[str, State]], target: list[tuple[str, State]]) -> str | None:
        if not source:
            return None
        label, state = source.pop()
        target.append((label, self.state))
        self.state, self.joinable = state, False
        return label


def some_changes(chance: random.Random) -> dict[str, Any]:
    words = " ".join(chance.choices(("scan", "the", "bay", "label", "zone", "then", "restock"), k=12))
    offered: dict[str, Any] = {
        "flags": frozenset(chance.sample(FLAG_NAMES, chance.randrange(6))),
        "status": chance.choice(STATUSES),
        "decided_by": chance.choice(("rubric", "expert", None)),
        "reason": chance.choice((None, "duplicate")),
        "note": chance.choice((None, "seen", "two\nlines")),
        "phase": chance.choice((None, *PHASES)),
        "split": chance.choice(SPLITS),
        "behaviour": chance.choice(BEHAVIOURS),
        "category": chance.choice((None, "scanners", "docks")),
        "tags": tuple(chance.sample(("a", "b", "c"), chance.randrange(4))),
        "origin": chance.choice((None, *ORIGINS)),
        "teacher": chance.choice((None, "a model")),
        "prompt": words,
        "output": words,
    }
    names = chance.sample(sorted(offered), chance.choice((1, 1, 2, 4)))
    return {name: offered[name] for name in names}


def check_search(store: Store) -> None:
    """The search index holds the texts as they are, no more and no less."""
    with sqlite3.connect(store.path) as raw:
        raw.execute("INSERT INTO pairs_fts (pairs_fts, rank) VALUES ('integrity-check', 1)")
    raw.close()
    for word in ("restock", "zone", "prompt", "output"):
        found = list(store.queue.ids(View(Filter(text=word))))
        assert found == [
            pair.id for pair in store.pairs.every() if word in f"{pair.prompt} {pair.output}".split()
        ]


@pytest.mark.parametrize("seed", range(2))
def test_five_hundred_random_steps_agree_with_two_plain_lists(
    store: Store, add_pair: AddPair, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(6):
        add_pair()
    model, path, current = Model(state_of(store)), store.path, store
    for number in range(500):
        action = chance.choices(("one", "many", "undo", "redo", "open"), (40, 10, 30, 18, 2))[0]
        if action == "open":
            current.close()
            current = Store.open(path)
        elif action == "undo":
            done = current.pairs.undo()
            assert (done[0] if done else None) == model.undo()
        elif action == "redo":
            done = current.pairs.redo()
            assert (done[0] if done else None) == model.redo()
        else:
            ids = chance.sample(sorted(model.state), 1 if action == "one" else chance.randrange(2, 7))
            wishes = {pair_id: some_changes(chance) for pair_id in ids}
            join, label = chance.random() < 0.2, f"step {number}"
            pairs = [(current.pairs.get(pair_id), changes) for pair_id, changes in wishes.items()]
            current.pairs.change_many(pairs, label, join=join)
            model.do(label, wishes, join=join)
        assert state_of(current) == model.state, f"after step {number}, {action}"
        if number % 50 == 0:
            check_search(current)
    check_search(current)
    assert current._connection.rows("PRAGMA foreign_key_check") == []
    current.close()


def test_the_mark_moves_with_every_change_that_is_kept_and_with_no_other(
    store: Store, add_pair: AddPair
) -> None:
    pair = add_pair("p", "o")
    marks = [store.journal.mark()]
    with store.transaction():
        store.sources.write(IncomingPair("written", "by hand"))
    marks.append(store.journal.mark())
    pair = store.pairs.change(pair, {"output": "q"}, "rewrite")
    marks.append(store.journal.mark())
    store.pairs.change(pair, {"reason": "short"}, "reason", join=True)
    marks.append(store.journal.mark())
    store.pairs.undo()
    marks.append(store.journal.mark())
    assert len(set(marks)) == len(marks)
    store.pairs.change(store.pairs.get(2), {"output": "by hand"}, "rewrite")
    store.drafts.save(1, "output", "typed", 1)
    assert store.journal.mark() == marks[-1]

"""Reading pairs, and changing them against the revision that was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tui.core.errors import PairsmithError, StaleRevisionError
from tui.core.pair import Message, Pair
from tui.core.rubric import FLAG_NAMES
from tui.core.texts import rewrite
from tui.core.view import Filter, View
from tui.jobs.index import catch_up
from tui.store.store import Store

AddPair = Callable[..., Pair]


def test_a_pair_is_read_back_as_it_was_stored(store: Store, add_pair: AddPair) -> None:
    context = (Message("system", "Be calm.\u2028"), Message("user", "hi"), Message("assistant", "hello"))
    pair = add_pair(
        "  prompt\r\n\x1b[0m naïve 👩\u200d👧 ",
        "output\n",
        context=context,
        flags={"model_fails_here"},
        tags=("E7", "zone 16"),
        category="scanners",
        phase="edge",
        split="eval",
        behaviour="clarify",
        origin="production",
        teacher="a model",
        note="two\nlines",
    )
    assert (pair.prompt, pair.output, pair.context) == (
        "  prompt\r\n\x1b[0m naïve 👩\u200d👧 ",
        "output\n",
        context,
    )
    assert (pair.flags, pair.score, pair.tags) == ({"model_fails_here"}, 2, ("E7", "zone 16"))
    assert (pair.category, pair.phase, pair.split, pair.behaviour) == ("scanners", "edge", "eval", "clarify")
    assert (pair.origin, pair.teacher, pair.note) == ("production", "a model", "two\nlines")
    assert (pair.status, pair.revision, pair.decided_at) == ("new", 1, None)
    assert store.pairs.get(pair.id) == pair == store.pairs.find(uid=pair.uid)


@pytest.mark.parametrize("pair_id", [0, 2, -1, 2**63 - 1, 2**63, 10**40, -(10**40)])
def test_a_pair_that_is_not_there_is_one_clear_line(store: Store, add_pair: AddPair, pair_id: int) -> None:
    add_pair()
    assert store.pairs.find(pair_id=pair_id) is None
    with pytest.raises(PairsmithError, match=f"there is no pair {pair_id}: pairsmith dump lists"):
        store.pairs.get(pair_id)


def test_every_pair_comes_once_in_order_whatever_the_page(store: Store, add_pair: AddPair) -> None:
    with store.transaction():
        ids = [add_pair(split="eval" if number % 3 else "train").id for number in range(1001)]
    assert [pair.id for pair in store.pairs.every()] == ids
    held_out = [pair.id for pair in store.pairs.every(split="eval")]
    assert held_out == [pair_id for number, pair_id in enumerate(ids) if number % 3]
    assert list(store.pairs.every(status="included")) == []
    assert store.pairs.count() == 1001


def test_a_change_raises_the_revision_and_the_times(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    noted = store.pairs.change(pair, {"note": "n"}, "note")
    assert (noted.revision, noted.decided_at, noted.created_at) == (2, None, pair.created_at)
    decided = store.pairs.change(noted, {"status": "held", "decided_by": "expert"}, "hold")
    assert (decided.revision, decided.decided_at) == (3, decided.updated_at)
    reopened = store.pairs.change(decided, {"status": "new", "decided_by": None}, "reopen")
    assert (reopened.revision, reopened.decided_at) == (4, None)


def test_what_was_imported_never_changes(store: Store, add_pair: AddPair) -> None:
    pair = add_pair("first prompt", "first output")
    pair = store.pairs.change(pair, {"prompt": "other", "output": "another"}, "rewrite")
    assert (pair.original_prompt, pair.original_output) == ("first prompt", "first output")
    assert pair.rewritten


CHANGES: list[dict[str, Any]] = [
    {"note": "mine"},
    {"flags": frozenset(FLAG_NAMES)},
    {"output": "my text"},
]


def test_a_rewritten_turn_moves_nothing_about_what_is_alike_and_its_original_stays(
    store: Store, add_pair: AddPair
) -> None:
    context = (Message("user", "hi"), Message("assistant", "lol"))
    pair = add_pair("How do I clear the code E7 on a scanner?", "Hold it.", context=context)
    add_pair("How do I clear the code E7 on the scanner?", "Wait.")
    catch_up(store)
    before = store.index.neighbours(pair.id)
    assert before
    pair = store.pairs.get(pair.id)
    once = store.pairs.change(pair, rewrite(pair, "turn 2", "hello"), "edit turn 2")
    twice = store.pairs.change(once, rewrite(once, "turn 1", "hello?"), "edit turn 1")
    assert store.index.neighbours(pair.id) == before
    assert store.index.is_linked(pair.id)
    assert [message.content for message in twice.context] == ["hello?", "hello"]
    assert once.original_context == twice.original_context == context
    store.pairs.undo()
    store.pairs.undo()
    assert not store.pairs.get(pair.id).rewritten


@pytest.mark.parametrize("changes", CHANGES, ids=lambda changes: next(iter(changes)))
def test_a_stale_revision_is_refused_and_nothing_is_written(
    store: Store, add_pair: AddPair, changes: dict[str, Any]
) -> None:
    seen = add_pair()
    with Store.open(store.path) as other:
        theirs = other.pairs.change(other.pairs.get(seen.id), {"note": "theirs"}, "their note")
    journal = store.journal.latest()
    with pytest.raises(StaleRevisionError, match=f"pair {seen.id} was changed elsewhere"):
        store.pairs.change(seen, changes, "my change")
    assert store.pairs.get(seen.id) == theirs
    assert store.journal.latest() == journal
    assert list(store.queue.ids(View(Filter(text="my")))) == []
    assert store.pairs.undo() == ("their note", [seen.id])


def test_one_stale_pair_refuses_the_whole_step(store: Store, add_pair: AddPair) -> None:
    pairs = [add_pair() for _ in range(3)]
    store.pairs.change(pairs[2], {"note": "newer"}, "note")
    with pytest.raises(StaleRevisionError):
        store.pairs.change_many([(pair, {"status": "held"}) for pair in pairs], "hold all")
    assert {pair.status for pair in store.pairs.every()} == {"new"}
    assert [entry.label for entry in store.journal.latest()] == ["note"]


def test_a_value_that_the_schema_refuses_is_not_kept(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    with pytest.raises(PairsmithError, match="CHECK constraint failed"):
        store.pairs.change(pair, {"note": "n", "status": "perhaps"}, "wrong")
    assert store.pairs.get(pair.id) == pair
    assert store.journal.latest() == []


def test_only_the_pairs_that_differ_are_written(store: Store, add_pair: AddPair) -> None:
    held, fresh = add_pair(status="held", decided_by="expert"), add_pair()
    changed = store.pairs.change_many([(pair, {"status": "held"}) for pair in (held, fresh)], "hold")
    assert [pair.revision for pair in changed] == [1, 2]
    assert [entry.pair_id for entry in store.journal.latest()] == [fresh.id]


def test_categories_come_by_use_and_origins_by_name(store: Store, add_pair: AddPair) -> None:
    for category, origin in [("b", None), ("a", "synthetic"), ("c", "expert"), ("b", "expert"), (None, None)]:
        add_pair(category=category, origin=origin)
    assert store.pairs.categories() == ["b", "a", "c"]
    assert store.pairs.origins() == ["expert", "synthetic"]


def test_pairs_come_in_the_order_asked_for_however_many_there_are(store: Store, add_pair: AddPair) -> None:
    for _ in range(1_100):
        add_pair()
    order = [*range(1_100, 0, -3), 2]
    assert [pair.id for pair in store.pairs.in_order(order)] == order
    assert list(store.pairs.in_order([])) == []

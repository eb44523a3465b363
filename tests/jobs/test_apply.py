"""Apply: decisions from a file, one step of undo, each line that can't be applied named."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import Message, Pair
from tui.core.rubric import FLAG_NAMES
from tui.core.view import Filter, View
from tui.formats.dumping import dump_row
from tui.jobs.apply import ApplySummary, apply_decisions
from tui.store.store import Store

AddPair = Callable[..., Pair]
EIGHT = {"common_in_production", "failure_is_critical", "teaches_generalization", "is_scalable_pattern"}


def apply(store: Store, *records: Any) -> ApplySummary:
    lines = [record if isinstance(record, bytes) else json.dumps(record).encode() for record in records]
    return apply_decisions(store, io.BytesIO(b"\n".join(lines)), "decisions.jsonl")


def reasons(summary: ApplySummary) -> list[tuple[int, str]]:
    return [(reject.line, reject.reason) for reject in summary.failed]


def test_every_field_is_applied_and_all_of_it_is_one_step(store: Store, add_pair: AddPair) -> None:
    first, second = add_pair(), add_pair()
    summary = apply(
        store,
        {"id": first.id, "status": "excluded", "reason": "duplicate", "tags": "a, b", "note": "n"},
        {"uid": second.uid, "flags": dict.fromkeys(EIGHT, True), "phase": "edge", "split": "eval"},
        {"id": second.id, "category": "docks", "behaviour": "decline", "output": "No.", "origin": "expert"},
    )
    assert (summary.read, summary.changed, summary.unchanged, summary.failed) == (3, 2, 0, [])
    one, two = store.pairs.every()
    assert (one.status, one.decided_by, one.reason, one.tags, one.note) == (
        "excluded",
        "expert",
        "duplicate",
        ("a", "b"),
        "n",
    )
    assert (two.flags, two.score, two.phase, two.split) == (EIGHT, 8, "edge", "eval")
    assert (two.category, two.behaviour, two.output, two.origin) == ("docks", "decline", "No.", "expert")
    assert list(store.queue.ids(View(Filter(text="No")))) == [second.id]
    assert store.pairs.undo() == ("apply decisions.jsonl", [first.id, second.id])
    assert [pair.status for pair in store.pairs.every()] == ["new", "new"]
    assert store.pairs.get(second.id).output == second.output
    assert store.pairs.undo() is None


TALK = (Message("user", "E7?"), Message("assistant", "lol"))


def test_turns_and_intent_are_applied_and_taken_back_in_one_step(store: Store, add_pair: AddPair) -> None:
    pair = add_pair(context=TALK)
    row = dump_row(pair)
    row["context"][1]["content"] = "Hold it."
    summary = apply(store, {**row, "intent": " clear\nE7 "}, {"id": pair.id, "context": None})
    assert (summary.changed, summary.failed) == (1, [])
    changed = store.pairs.get(pair.id)
    assert changed.context == (TALK[0], Message("assistant", "Hold it."))
    assert (changed.original_context, changed.intent) == (TALK, "clear E7")
    store.pairs.undo()
    assert (store.pairs.get(pair.id).context, store.pairs.get(pair.id).intent) == (TALK, None)


@pytest.mark.parametrize(
    ("context", "reason"),
    [
        ([], "context has other messages than the pair; only their texts can be rewritten"),
        ([{"role": "assistant", "content": "x"}] * 2, "context has other messages than the pair; only their "
         "texts can be rewritten"),
        ("E7?", "context is text, not a list of messages"),
        ([{"role": "user", "content": "E7?"}, {"role": "assistant", "content": " "}], "context holds no text "
         "in message 2"),
        ([{"role": "user", "content": "a\x00b"}], "the content of message 1 holds a NUL character"),
        (["E7?", "lol"], "message 1 is text, not an object"),
    ],
)  # fmt: skip
def test_turns_that_do_not_fit_the_pair_are_named_and_left_alone(
    store: Store, add_pair: AddPair, context: object, reason: str
) -> None:
    pair = add_pair(context=TALK)
    assert reasons(apply(store, {"id": pair.id, "context": context})) == [(1, reason)]
    assert store.pairs.get(pair.id) == pair


def test_a_line_that_cannot_be_applied_is_named_and_the_others_are(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    summary = apply(
        store,
        {"id": pair.id, "status": "maybe"},
        b"not json",
        {"id": 99, "status": "held"},
        {"uid": "b2:none", "status": "held"},
        {"status": "held"},
        {"id": True, "status": "held"},
        {"id": 2**63, "status": "held"},
        {"id": pair.id, "output": "  "},
        {"id": pair.id, "flags": ["failure_is_critical"]},
        {"id": pair.id, "flags": {"critical": True}},
        {"id": pair.id, "model_fails_here": "perhaps"},
        {"id": pair.id, "statsu": "included"},
        {"id": pair.id, "note": "lost", "verdict\x1b": "x"},
        {"id": pair.id, "note": "applied"},
    )
    assert reasons(summary) == [
        (1, "status is 'maybe'; write one of new, included, held, excluded"),
        (2, summary.failed[1].reason),
        (3, "there is no pair 99"),
        (4, "there is no pair b2:none"),
        (5, "names no pair; write its id (a number) or its uid (a text)"),
        (6, "names no pair; write its id (a number) or its uid (a text)"),
        (7, "there is no pair 9223372036854775808"),
        (8, "output is empty"),
        (9, "flags is not an object of flag names with true or false"),
        (10, f"unknown flag 'critical'; the flags are {', '.join(FLAG_NAMES)}"),
        (11, "model_fails_here is 'perhaps'; write true or false"),
        (12, "unknown field 'statsu'; did you mean status?"),
        (13, summary.failed[12].reason),
    ]
    assert summary.failed[1].reason.startswith("not JSON")
    assert "unknown field 'verdict" in summary.failed[12].reason
    assert "flags, prompt, output, status" in summary.failed[12].reason
    assert summary.failed[2].raw == '{"id": 99, "status": "held"}'
    assert (summary.read, summary.changed) == (14, 1)
    assert store.pairs.get(pair.id).note == "applied"
    assert store.pairs.get(pair.id).status == "new"


def test_a_line_that_names_two_pairs_refuses_the_file(store: Store, add_pair: AddPair) -> None:
    first, second = add_pair(), add_pair()
    with pytest.raises(PairsmithError) as caught:
        apply(
            store,
            {"id": first.id, "note": "applied"},
            {"id": first.id, "uid": second.uid, "status": "excluded"},
        )
    assert str(caught.value) == (
        f"decisions.jsonl:2: id 1 and uid {second.uid} are different pairs, the uid's is 2: "
        "leave one of them out in the file; nothing was applied"
    )
    assert list(store.pairs.every()) == [first, second]
    assert store.pairs.undo() is None


def test_a_uid_with_the_id_of_no_pair_or_its_own_names_one(store: Store, add_pair: AddPair) -> None:
    first, second = add_pair(), add_pair()
    summary = apply(
        store,
        {"id": 99, "uid": first.uid, "note": "a"},
        {"id": second.id, "uid": second.uid, "note": "b"},
        {"id": True, "uid": second.uid, "category": "c"},
    )
    assert (summary.changed, summary.failed) == (2, [])
    assert [pair.note for pair in store.pairs.every()] == ["a", "b"]


def test_flags_that_a_line_does_not_name_stay(store: Store, add_pair: AddPair) -> None:
    pair = add_pair(flags={"model_fails_here", "is_scalable_pattern"})
    apply(store, {"id": pair.id, "flags": {"failure_is_critical": True, "model_fails_here": False}})
    assert store.pairs.get(pair.id).flags == {"failure_is_critical", "is_scalable_pattern"}
    apply(store, {"id": pair.id, "is_scalable_pattern": 0, "flags": {"common_in_production": "yes"}})
    assert store.pairs.get(pair.id).flags == {"failure_is_critical", "common_in_production"}


@pytest.mark.parametrize(
    ("flags", "status", "by"),
    [
        (EIGHT, "included", "rubric"),
        (EIGHT, "held", "expert"),
        (set(), "included", "expert"),
        (set(), "held", "rubric"),
        (EIGHT, "excluded", "expert"),
    ],
)
@pytest.mark.parametrize("also", [{}, {"decided_by": None}])
def test_a_status_is_the_rubrics_where_it_agrees_with_the_verdict_on_the_new_flags(
    store: Store, add_pair: AddPair, flags: set[str], status: str, by: str, also: dict[str, Any]
) -> None:
    pair = add_pair()
    apply(store, {"id": pair.id, "status": status, "flags": dict.fromkeys(flags, True), **also})
    changed = store.pairs.get(pair.id)
    assert (changed.status, changed.decided_by) == (status, by)


def test_who_decided_can_be_said(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    apply(store, {"id": pair.id, "status": "held", "decided_by": "expert"})
    assert store.pairs.get(pair.id).decided_by == "expert"
    apply(store, {"id": pair.id, "decided_by": "rubric"})
    assert (store.pairs.get(pair.id).status, store.pairs.get(pair.id).decided_by) == ("held", "rubric")


def test_a_pair_that_is_new_has_no_one_who_decided_it(store: Store, add_pair: AddPair) -> None:
    fresh, held = add_pair(), add_pair(status="held", decided_by="expert", reason="ambiguous prompt")
    apply(
        store,
        {"id": fresh.id, "decided_by": "rubric"},
        {"id": held.id, "status": "new", "decided_by": "expert", "reason": "because"},
    )
    for pair in store.pairs.every():
        assert (pair.status, pair.decided_by, pair.reason, pair.decided_at) == ("new", None, None, None)


def test_new_flags_move_a_status_that_the_rubric_decided_and_no_other(
    store: Store, add_pair: AddPair
) -> None:
    by_rubric = add_pair(status="held", decided_by="rubric")
    by_expert = add_pair(status="held", decided_by="expert")
    fresh = add_pair()
    apply(store, *({"id": pair.id, **dict.fromkeys(EIGHT, True)} for pair in (by_rubric, by_expert, fresh)))
    assert [pair.status for pair in store.pairs.every()] == ["included", "held", "new"]


def test_the_reason_of_an_earlier_status_goes_with_it(store: Store, add_pair: AddPair) -> None:
    pair = add_pair(status="included", decided_by="expert", reason="rare but costly")
    apply(store, {"id": pair.id, "status": "included"})
    assert store.pairs.get(pair.id).reason == "rare but costly"
    apply(store, {"id": pair.id, "status": "excluded"})
    assert store.pairs.get(pair.id).reason is None


def dumped(pair: Pair) -> dict[str, Any]:
    return dict(json.loads(json.dumps(dump_row(pair))))


def test_a_dump_applied_as_it_is_changes_nothing(store: Store, add_pair: AddPair) -> None:
    add_pair()
    add_pair(status="included", decided_by="expert", reason="negative example", flags={"model_fails_here"})
    add_pair(status="held", decided_by="rubric", tags=("a",), phase="edge", note="n", split="robustness")
    add_pair(
        status="excluded", decided_by="expert", reason="duplicate", teacher="a model", origin="synthetic"
    )
    before = list(store.pairs.every())
    summary = apply(store, *map(dumped, before))
    assert (summary.read, summary.changed, summary.unchanged, summary.failed) == (4, 0, 4, [])
    assert list(store.pairs.every()) == before
    assert store.journal.latest() == []


def test_a_dump_with_a_status_written_in_by_hand_decides(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    apply(store, {**dumped(pair), "status": "included"})
    changed = store.pairs.get(pair.id)
    assert (changed.status, changed.decided_by) == ("included", "expert")


def test_a_dump_with_flags_changed_by_hand_moves_what_the_rubric_decided(
    store: Store, add_pair: AddPair
) -> None:
    by_rubric = add_pair(status="held", decided_by="rubric")
    by_expert = add_pair(status="held", decided_by="expert")
    apply(
        store,
        *({**dumped(pair), "flags": dict.fromkeys(FLAG_NAMES, True)} for pair in (by_rubric, by_expert)),
    )
    assert [(pair.status, pair.decided_by) for pair in store.pairs.every()] == [
        ("included", "rubric"),
        ("held", "expert"),
    ]


def test_a_later_line_builds_on_an_earlier_one_about_the_same_pair(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    summary = apply(
        store,
        {"id": pair.id, "failure_is_critical": True, "note": "first"},
        {"uid": pair.uid, "model_fails_here": True, "note": "second"},
        {"id": pair.id, "failure_is_critical": False},
    )
    changed = store.pairs.get(pair.id)
    assert (changed.flags, changed.note, changed.revision) == ({"model_fails_here"}, "second", 2)
    assert (summary.read, summary.changed) == (3, 1)


def test_a_line_that_fails_takes_nothing_of_itself_in(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    apply(store, {"id": pair.id, "note": "n", "status": "maybe"})
    assert store.pairs.get(pair.id) == pair


def test_nothing_to_apply_is_no_step(store: Store, add_pair: AddPair) -> None:
    add_pair()
    assert apply(store) == ApplySummary(0, 0, 0, [])
    assert store.pairs.undo() is None

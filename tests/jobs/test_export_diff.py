"""What changed from one export to another: each kind of change, and nothing where nothing changed."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.jobs.exports import write
from tui.core.pair import PHASES, SPLITS, Message, Pair
from tui.formats.writing import FORMATS
from tui.jobs.export_diff import KINDS, Difference, changes, rules_changed
from tui.jobs.export_reading import opened_export

MakePair = Callable[..., Pair]
Told = list[tuple[str, str, list[tuple[str, Any, Any]]]]


def compared(before: Path, after: Path) -> Told:
    with opened_export(before) as one, opened_export(after) as other:
        return [
            (change.kind, change.row.uid, [(each.name, each.was, each.now) for each in change.differences])
            for change in changes(one, other)
        ]


@pytest.fixture
def between(tmp_path: Path) -> Callable[[Sequence[Pair], Sequence[Pair]], Told]:
    """What changed from an export of some pairs to one of others."""
    return lambda before, after: compared(write(tmp_path / "a", before), write(tmp_path / "b", after))


Between = Callable[[Sequence[Pair], Sequence[Pair]], Told]


@pytest.fixture
def some(make_pair: MakePair) -> list[Pair]:
    return [make_pair(f"p{n}", f"o{n}", uid=f"u{n}", id=n, phase="edge") for n in range(1, 5)]


def test_the_same_pairs_are_no_change_whatever_their_order_and_their_ids(
    between: Between, some: list[Pair]
) -> None:
    assert between(some, [replace(pair, id=pair.id + 10) for pair in reversed(some)]) == []


def test_what_one_side_alone_has_was_added_or_removed(between: Between, some: list[Pair]) -> None:
    assert between(some[:3], some[1:]) == [("added", "u4", []), ("removed", "u1", [])]


def test_another_text_is_rewritten_with_what_it_was(between: Between, some: list[Pair]) -> None:
    first, second, third, _ = some
    context = (Message("system", "Be calm."),)
    after = [replace(first, output="new"), replace(second, prompt="asked"), replace(third, context=context)]
    assert between(some[:3], after) == [
        ("rewritten", "u1", [("output", "o1", "new")]),
        ("rewritten", "u2", [("prompt", "p2", "asked")]),
        ("rewritten", "u3", [("context", [], [{"role": "system", "content": "Be calm."}])]),
    ]


def test_another_phase_or_split_is_a_move(between: Between, some: list[Pair]) -> None:
    after = [replace(some[0], phase="variation"), replace(some[1], split="eval")]
    assert between(some[:2], after) == [
        ("moved", "u1", [("phase", "edge", "variation")]),
        ("moved", "u2", [("split", "train", "eval")]),
    ]


def test_other_flags_and_notes_are_a_judgement_of_their_own(between: Between, some: list[Pair]) -> None:
    after = [replace(some[0], flags=frozenset({"model_fails_here"}), score=2, tags=("E7",))]
    assert between(some[:1], after) == [
        (
            "judged",
            "u1",
            [("score", 0, 2), ("flags.model_fails_here", False, True), ("tags", [], ["E7"])],
        )
    ]


def test_a_pair_may_be_moved_and_rewritten_at_once(between: Between, some: list[Pair]) -> None:
    (pair,) = some[:1]
    told = between([pair], [replace(pair, output="new", split="eval")])
    assert [kind for kind, _, _ in told] == ["rewritten", "moved"]


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_format_of_the_rows_makes_no_difference_to_a_pair(
    tmp_path: Path, make_pair: MakePair, format_name: str
) -> None:
    turns = (Message("system", "Be calm."),)
    pairs = [make_pair("p\u2028\n", "o", uid="u1", context=turns), make_pair("q", "r", uid="u2")]
    before = write(tmp_path / "a", pairs)
    assert compared(before, write(tmp_path / "b", pairs, format_name)) == []
    changed = [replace(pairs[0], output="new"), pairs[1]]
    assert compared(before, write(tmp_path / "c", changed, format_name)) == [
        ("rewritten", "u1", [("output", "o", "new")])
    ]


@pytest.mark.parametrize("seed", range(5))
def test_random_changes_are_all_told_and_no_others(tmp_path: Path, make_pair: MakePair, seed: int) -> None:
    chance = random.Random(seed)
    before = [
        make_pair(f"p{n}", f"o{n}", uid=f"u{n}", phase=chance.choice(PHASES), split=chance.choice(SPLITS))
        for n in range(60)
    ]
    does: dict[str, Callable[[Pair], Pair]] = {
        "rewritten": lambda pair: replace(pair, output=pair.output + " more"),
        "moved": lambda pair: replace(pair, split=chance.choice([s for s in SPLITS if s != pair.split])),
        "judged": lambda pair: replace(pair, category="new"),
        "": lambda pair: pair,
    }
    plan = {pair.uid: chance.choice([*does, "removed"]) for pair in before}
    after = [does[plan[pair.uid]](pair) for pair in before if plan[pair.uid] != "removed"]
    after += [make_pair(f"new {n}", "o", uid=f"new{n}") for n in range(7)]
    chance.shuffle(after)
    told = compared(write(tmp_path / "a", before), write(tmp_path / "b", after))
    expected = {uid: kind for uid, kind in plan.items() if kind} | {f"new{n}": "added" for n in range(7)}
    assert sorted((uid, kind) for kind, uid, _ in told) == sorted(expected.items())
    assert {kind for kind, _, _ in told} == set(KINDS)


def test_the_rules_that_changed_are_told_by_name(tmp_path: Path, some: list[Pair]) -> None:
    rubric = {"threshold": 8, "weights": {"failure_is_critical": 3, "model_fails_here": 2}}
    voice = {"description": "Calm.", "avoid": ["Kindly"], "max_words": 90}
    before = write(tmp_path / "a", some, pairsmith="0.1", seed=42, rubric=rubric, voice=voice)
    other = {"threshold": 7, "weights": {**rubric["weights"], "model_fails_here": 1}}
    after = write(
        tmp_path / "b",
        some,
        "sharegpt",
        pairsmith="0.2",
        seed=42,
        rubric=other,
        voice={**voice, "avoid": []},
    )
    with opened_export(before) as one, opened_export(after) as later:
        assert rules_changed(one, later) == [
            Difference("pairsmith", "0.1", "0.2"),
            Difference("format", "messages", "sharegpt"),
            Difference("rubric.threshold", 8, 7),
            Difference("rubric.weights.model_fails_here", 2, 1),
            Difference("voice.avoid", ["Kindly"], []),
        ]


def test_what_came_of_an_export_and_what_one_of_them_does_not_tell_is_no_rule(
    tmp_path: Path, some: list[Pair]
) -> None:
    before = write(tmp_path / "a", some, statuses={"new": 1}, exported_at="yesterday")
    after = write(tmp_path / "b", some, statuses={"new": 2}, exported_at="today", limits={"min_train": 50})
    with opened_export(before) as one, opened_export(after) as later:
        assert rules_changed(one, later) == []


def test_of_large_exports_no_texts_are_kept(tmp_path: Path, make_pair: MakePair) -> None:
    text = "word " * 4_000
    pairs = [make_pair(f"p{n}", text, uid=f"u{n}") for n in range(500)]
    before = write(tmp_path / "a", pairs)
    after = write(tmp_path / "b", [replace(pair, tags=("new",)) for pair in pairs])
    tracemalloc.start()
    try:
        with opened_export(before) as one, opened_export(after) as other:
            told = sum(1 for _ in changes(one, other))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert told == 500
    assert most < 2_000_000, "the rows of each are 10 MB"

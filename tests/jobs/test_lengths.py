"""The lengths of what would be exported, read from a database."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from tui.core.lengths import row_tokens
from tui.core.pair import SPLITS, STATUSES, Pair
from tui.jobs.lengths import measure
from tui.store.store import Store

AddPair = Callable[..., Pair]


def test_the_rows_are_those_that_an_export_trains_on_and_evaluates_with(
    store: Store, add_pair: AddPair
) -> None:
    for status, split, behaviour in product(STATUSES, SPLITS, ("answer", "decline")):
        add_pair(status=status, split=split, behaviour=behaviour)
    exported = {"consistency": ("train", "answer"), "edge": ("train", "decline")}
    expected = {
        group: [
            row_tokens(pair.messages)
            for pair in store.pairs.every(status="included", split=split)
            if pair.behaviour in behaviours
        ]
        for group, (split, *behaviours) in {**exported, "eval": ("eval", "answer", "decline")}.items()
    }
    found = {each.group: (each.rows, each.tokens) for each in measure(store, 1024)}
    assert found == {group: (len(tokens), sum(tokens)) for group, tokens in expected.items()}
    assert [rows for rows, _ in found.values()] == [1, 1, 2]


def test_progress_ends_at_the_whole(store: Store, add_pair: AddPair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.jobs.lengths._REPORTED", 2)
    for _ in range(5):
        add_pair(status="included")
    reports: list[Any] = []
    measure(store, 1024, progress=lambda *report: reports.append(report))
    assert reports == [(2, 5), (4, 5), (5, 5)]

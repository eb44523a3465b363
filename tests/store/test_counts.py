"""Counts over the whole set, and near-duplicates between the splits of what is included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tui.core.pair import Pair
from tui.jobs.index import catch_up
from tui.store.store import Store

AddPair = Callable[..., Pair]
IN: dict[str, Any] = {"status": "included", "decided_by": "expert"}


def test_counts_are_by_value_the_largest_first(store: Store, add_pair: AddPair) -> None:
    add_pair(status="included", category="docks", flags={"failure_is_critical"})
    add_pair(status="held", category="scanners", phase="variation")
    add_pair(status="included", category="scanners", split="eval", origin="expert")
    add_pair()
    assert store.counts.by("status") == {"included": 2, "held": 1, "new": 1}
    assert store.counts.by("phase") == {"consistency": 2, "edge": 1, "variation": 1}
    assert store.counts.by("split") == {"train": 3, "eval": 1}
    assert store.counts.by("category") == {"scanners": 2, "": 1, "docks": 1}
    assert store.counts.by("origin") == {"": 3, "expert": 1}
    assert list(store.counts.by("status")) == ["included", "held", "new"]
    assert store.counts.included() == 2


def test_near_duplicates_are_counted_between_the_splits_of_what_is_included(
    store: Store, add_pair: AddPair
) -> None:
    question = "How do I clear the code E7 on a scanner"
    add_pair(f"{question}?", "Hold it.", **IN)
    add_pair(f"{question} please?", "Wait.", **IN, split="eval")
    add_pair(f"{question} now please?", "Ask.", **IN, split="robustness")
    add_pair(f"{question}, please?", "Leave it.", split="eval")
    add_pair("Who may drive forklifts in hall two?", "Anyone.", **IN)
    catch_up(store)
    assert store.counts.alike("train", "eval") == [(1, 2)]
    assert store.counts.alike("eval", "train") == [(2, 1)]
    assert store.counts.alike("train", "train") == store.counts.alike("eval", "eval") == []
    assert store.counts.alike("robustness", "eval") == [(3, 2)]


def test_of_several_near_duplicates_the_nearest_is_named(store: Store, add_pair: AddPair) -> None:
    question = "How do I clear the code E7 on a scanner"
    add_pair(f"{question}?", "Hold it.", **IN)
    add_pair(f"{question} when it will not stop?", "Wait.", **IN, split="eval")
    add_pair(f"{question}?!", "Ask.", **IN, split="eval")
    catch_up(store)
    assert store.counts.alike("train", "eval") == [(1, 3)]


def test_reasons_are_counted_by_status_and_split(store: Store, add_pair: AddPair) -> None:
    for status, reason in (("held", "rare"), ("held", "rare"), ("excluded", None), ("included", "great")):
        add_pair(status=status, decided_by="expert", reason=reason)
    add_pair(status="held", decided_by="expert", reason="rare", split="robustness")
    assert store.counts.reasons() == [
        ("excluded", "train", "", 1),
        ("held", "robustness", "rare", 1),
        ("held", "train", "rare", 2),
    ]

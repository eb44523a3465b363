"""Filters and views: when one asks for something, and how it is said."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tui.core.view import CHOICES, ORDERS, Filter, View, describe

SAID = [
    (Filter(status="held"), "held"),
    (Filter(phase="edge"), "edge"),
    (Filter(split="eval"), "eval"),
    (Filter(category="scanners"), "scanners"),
    (Filter(origin="synthetic"), "synthetic"),
    (Filter(min_score=8), "score 8 and up"),
    (Filter(has_duplicates=True), "has duplicates"),
    (Filter(edited=True), "edited"),
    (Filter(not_edited=True), "not edited"),
    (Filter(no_duplicates=True), "no duplicates"),
    (Filter(no_category=True), "no category"),
    (Filter(has_draft=True), "with a draft"),
    (Filter(has_problems=True), "has problems"),
    (Filter(seen_again=True), "seen more than once"),
    (Filter(conversation=True), "a conversation"),
    (Filter(text="restock {0}"), "“restock {0}”"),
]


def test_an_empty_filter_asks_for_nothing() -> None:
    assert not Filter()
    assert not View().filter


@pytest.mark.parametrize(("wanted", "words"), SAID)
def test_a_filter_that_asks_for_something_is_true_and_said(wanted: Filter, words: str) -> None:
    assert wanted
    assert describe(View(wanted)) == f"{words} · import order"


def test_each_field_of_a_filter_is_said() -> None:
    spoken = {field.name for wanted, _ in SAID for field in fields(Filter) if getattr(wanted, field.name)}
    assert spoken == {field.name for field in fields(Filter)}


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_is_said_last(order: str) -> None:
    assert describe(View(order=order)) == ORDERS[order]
    assert (
        describe(View(Filter(status="new", min_score=3), order)) == f"new · score 3 and up · {ORDERS[order]}"
    )


def test_known_values_are_offered_for_fields_that_a_filter_has() -> None:
    assert set(CHOICES) <= {field.name for field in fields(Filter)}
    assert all(CHOICES.values())

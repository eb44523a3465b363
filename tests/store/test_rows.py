"""Between rows and values: equal values are equal texts, and come back with their types."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from tui.core.errors import DamagedError
from tui.core.pair import Message
from tui.formats.jsonl import Decimals
from tui.store.rows import columns_of, fields_from_json, messages_of, to_json


def test_equal_values_are_equal_texts_whatever_the_order() -> None:
    assert to_json({"b": 1, "a": frozenset({"y", "x"})}) == to_json({"a": frozenset({"x", "y"}), "b": 1})
    assert to_json(MappingProxyType({"b": ("t",), "a": None})) == '{"a":null,"b":["t"]}'


def test_messages_are_written_as_objects_and_come_back() -> None:
    messages = (Message("system", "naïve\n\u2028"), Message("user", ""))
    assert to_json(messages) == '[{"role":"system","content":"naïve\\n\u2028"},{"role":"user","content":""}]'
    assert messages_of(to_json(messages)) == messages
    assert messages_of(to_json(())) == ()


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError):
        to_json({"a": object()})


def test_a_journal_row_comes_back_with_the_types_of_a_pair() -> None:
    changes = {"flags": frozenset({"model_fails_here"}), "tags": ("a", "b"), "problems": (), "note": None}
    assert fields_from_json(to_json(changes)) == changes


def test_flags_are_five_columns_and_lists_are_json() -> None:
    columns = columns_of({"flags": {"model_fails_here"}, "tags": ("a",), "phase": None})
    assert columns == {
        "common_in_production": 0,
        "failure_is_critical": 0,
        "teaches_generalization": 0,
        "model_fails_here": 1,
        "is_scalable_pattern": 0,
        "tags": '["a"]',
        "phase": None,
    }


def test_a_number_that_knows_how_it_was_written_is_kept_as_a_number() -> None:
    assert to_json({"score": Decimals("0.50")}) == '{"score":0.5}'


@pytest.mark.parametrize(
    "text", ["{", "5", "[1]", '{"tecided_by": null}', '{"tags": 5}', '{"context": [{}]}']
)
def test_what_no_journal_holds_is_called_damaged(text: str) -> None:
    with pytest.raises(DamagedError, match="a row of the database is damaged"):
        fields_from_json(text)


@pytest.mark.parametrize("text", ["[", "5", "[5]", '[{"role": "user"}]'])
def test_what_no_context_is_is_called_damaged(text: str) -> None:
    with pytest.raises(DamagedError):
        messages_of(text)

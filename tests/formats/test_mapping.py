from __future__ import annotations

from typing import Any

import pytest

from tui.formats.mapping import mapped, parse_mapping
from tui.formats.reading import read_all


def test_a_mapping_is_read_as_it_is_typed() -> None:
    assert parse_mapping(["prompt=Frage", " Output = antwort=text "]) == {
        "prompt": "frage",
        "output": "antwort=text",
    }


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (["prompt"], "'prompt' is no mapping; write it as prompt=question"),
        (["prompt="], "'prompt=' is no mapping"),
        (["score=x"], "'score' can't be mapped to; write one of prompt, output, messages, "),
        (["prompt=a", "prompt=b"], "'prompt=b' maps what another mapping has mapped"),
        (["prompt=a", "output=A"], "'output=A' maps what another mapping has mapped"),
    ],
)
def test_what_is_no_mapping_is_refused(texts: list[str], reason: str) -> None:
    with pytest.raises(ValueError, match="^" + reason.replace("(", r"\(")):
        parse_mapping(texts)


@pytest.mark.parametrize(
    ("record", "extra"),
    [
        ({"Frage": "u", "antwort": "a"}, {}),
        ({"Frage": "u", "antwort": "a", "prompt": "x", "n": 1}, {"prompt (not mapped)": "x", "n": 1}),
        (
            {"Frage": "u", "antwort": "a", "messages": [1], "instances": []},
            {"messages": [1], "instances": []},
        ),
    ],
)
def test_mapped_fields_are_read_whatever_else_a_record_holds(
    record: dict[str, Any], extra: dict[str, Any]
) -> None:
    dialect, (pair,), reasons = read_all(record, {"prompt": "frage", "output": "antwort"})
    assert (dialect, pair.prompt, pair.output, pair.extra, reasons) == ("prompt-output", "u", "a", extra, [])


def test_a_conversation_and_decisions_can_be_mapped() -> None:
    talk = [{"role": "user", "content": "u"}, {"role": "assistant", "content": "a"}]
    record = {"gespräch": talk, "thema": "docks", "prompt": "x", "output": "y"}
    _, (pair,), _ = read_all(record, {"messages": "gespräch", "category": "thema"})
    assert (pair.prompt, pair.fields) == ("u", {"category": "docks"})
    assert pair.extra == {"prompt": "x", "output": "y"}


def test_two_fields_can_change_places() -> None:
    assert mapped({"prompt": 1, "output": 2}, {"prompt": "output", "output": "prompt"}) == {
        "output": 1,
        "prompt": 2,
    }


def test_a_record_without_the_mapped_fields_stays_as_it_is() -> None:
    record = {"prompt": "u", "output": "a"}
    assert mapped(record, {"prompt": "frage"}) is record


def test_a_record_without_a_field_that_is_mapped_is_not_read_from_another() -> None:
    mapping = {"prompt": "title", "output": "label"}
    _, pairs, reasons = read_all({"question": "Q1", "answer": "A1", "Label": "L"}, mapping)
    assert pairs == []
    assert reasons == [
        "no prompt with an output in a known form; no field title to be the prompt; "
        "its fields: question, answer, Label"
    ]
    _, (pair,), _ = read_all({"prompt": "p", "label": "L"}, mapping)
    assert (pair.prompt, pair.output) == ("p", "L")

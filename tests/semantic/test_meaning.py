"""A source as the project names it: what it is asked, and that its answers are checked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.concepts import BY_CONCEPTS, Concepts
from tui.core.errors import PairsmithError
from tui.semantic.meaning import Meaning
from tui.semantic.options import SemanticOptions


@pytest.fixture
def meaning(concepts: Concepts) -> Meaning:
    return Meaning(BY_CONCEPTS)


def test_the_source_is_opened_when_it_is_asked_and_once(meaning: Meaning, concepts: Concepts) -> None:
    assert meaning.identity == "concepts 1"
    assert concepts.loaded == 0
    meaning.embed(["clear error"])
    meaning.embed(["lunch"])
    assert concepts.loaded == 1
    assert meaning.dimension == 4


def test_no_more_of_a_text_is_sent_than_the_project_says(concepts: Concepts) -> None:
    Meaning(replace(BY_CONCEPTS, chars=5)).embed(["clear error", "漢字漢字漢字"])
    assert concepts.asked[-2:] == ["clear", "漢字漢字漢"]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u3000"])
def test_a_blank_text_is_not_sent_and_has_no_vector(meaning: Meaning, concepts: Concepts, text: str) -> None:
    none, some = meaning.embed([text, "error"])
    assert none is None
    assert some is not None
    assert text not in concepts.asked
    assert meaning.embed([text]) == [None]


@pytest.mark.parametrize(
    "text", ["x" * 500_000, "العربية", "👩‍🚀🚀", "e\u0301\u0301", "a\u202eb", "def f():\n\treturn"]
)
def test_a_text_that_means_nothing_to_the_source_has_no_vector(meaning: Meaning, text: str) -> None:
    assert meaning.embed([text]) == [None]


def test_one_answer_that_is_no_number_is_passed_over_and_nothing_but_such_is_an_error(
    meaning: Meaning, concepts: Concepts, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert meaning.dimension == 4
    answers = np.array([[1, 2, 3, np.nan], [1, 0, 0, 0]], np.float32)
    monkeypatch.setattr(concepts, "embed", lambda texts: answers[: len(texts)])
    assert [vector is None for vector in meaning.embed(["a", "b"])] == [True, False]
    with pytest.raises(PairsmithError, match="concepts 1 answers 1 text with no numbers"):
        meaning.embed(["a"])


def test_vectors_of_another_length_than_the_first_are_refused(meaning: Meaning, concepts: Concepts) -> None:
    meaning.embed(["error"])
    concepts.dimension = 3
    with pytest.raises(PairsmithError, match="vectors of 3 numbers: the first had 4"):
        meaning.embed(["error"])


@pytest.mark.parametrize("answers", [np.ones((1, 0)), np.ones((2, 4)), np.ones(4)])
def test_not_one_vector_for_each_text_is_refused(
    meaning: Meaning, concepts: Concepts, monkeypatch: pytest.MonkeyPatch, answers: np.ndarray
) -> None:
    monkeypatch.setattr(concepts, "embed", lambda texts: answers)
    with pytest.raises(PairsmithError, match="without a vector for each text"):
        meaning.embed(["error"])


def test_a_model_that_breaks_is_named_without_the_text(
    meaning: Meaning, concepts: Concepts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(texts: list[str]) -> None:
        raise ValueError(f"can't read {texts}")

    monkeypatch.setattr(concepts, "embed", broken)
    with pytest.raises(PairsmithError) as caught:
        meaning.embed(["secret words"])
    assert str(caught.value) == "concepts 1 failed: ValueError"


def test_nothing_is_sent_beyond_this_machine_before_the_user_allows_the_address(concepts: Concepts) -> None:
    concepts.away = "https://models.example/v1"
    with pytest.raises(PairsmithError) as caught:
        Meaning(BY_CONCEPTS, ["https://models.example"]).embed(["error"])
    assert 'endpoints = ["https://models.example/v1"]' in str(caught.value)
    assert (concepts.loaded, concepts.asked) == (0, [])
    Meaning(BY_CONCEPTS, ["https://models.example/v1"]).embed(["error"])
    assert concepts.asked[-1] == "error"


def test_the_options_of_a_project_are_off() -> None:
    assert not SemanticOptions().source

"""The voice: where an output leaves it."""

from __future__ import annotations

import pytest

from tui.core.voice import Finding, Voice, findings


def avoided(phrase: str, output: str) -> bool:
    return bool(findings(Voice(avoid=(phrase,)), output))


def test_a_voice_without_rules_finds_nothing() -> None:
    assert findings(Voice(), "Kindly do anything.") == []
    assert findings(Voice(description="Calm."), "") == []


@pytest.mark.parametrize(
    ("phrase", "output"),
    [
        ("Kindly", "kindly scan it"),
        ("kindly", "KINDLY"),
        ("As an AI", "well, as an AI, I"),
        ("in order to", "in  order\nto scan"),
        ("!", "Great!"),
        ("!", "Wow ! yes"),
        ("…", "so… yes"),
        ("e.g.", "tools, e.g. a scanner"),
        ("naïve", "so NAÏVE."),
        ("C++", "write C++ here"),
    ],
)
def test_a_phrase_is_found_whatever_its_case_spacing_and_punctuation(phrase: str, output: str) -> None:
    assert avoided(phrase, output)


@pytest.mark.parametrize(
    ("phrase", "output"),
    [
        ("kind", "kindly"),
        ("perhaps", "perhapsy"),
        ("AI", "said"),
        ("order", "reorder"),
        ("e.g.", "eggs"),
        ("in order to", "in orders to"),
        ("", "any text, at all"),
        ("  ", "any text, at all"),
    ],
)
def test_a_phrase_inside_a_longer_word_or_a_blank_one_is_not_found(phrase: str, output: str) -> None:
    assert not avoided(phrase, output)


def test_an_output_may_be_as_long_as_allowed_and_no_longer() -> None:
    voice = Voice(max_words=3)
    assert findings(voice, "one two three") == []
    assert findings(voice, "one two three four") == [Finding("max_words", "4 words, 3 allowed")]


def test_each_rule_says_what_it_found_in_the_order_of_the_rules() -> None:
    voice = Voice(avoid=("please", "kindly"), max_words=2)
    assert findings(voice, "Kindly scan it, please.") == [
        Finding("avoid", "“please”"),
        Finding("avoid", "“kindly”"),
        Finding("max_words", "4 words, 2 allowed"),
    ]

from __future__ import annotations

import pytest

from tui.similar.sameness import NAME_LENGTH, WORD_LENGTH, contrast, is_form, is_typo, same_word, synonyms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("begin", "start"),
        ("bought", "purchased"),
        ("arrived", "came"),
        ("rapidly", "quickly"),
        ("large", "big"),
        ("explaining", "describe"),
        ("cheque", "check"),
        ("dept", "department"),
        ("erkläre", "beschreibe"),
        ("怎么", "如何"),
    ],
)
def test_words_that_stand_for_each_other(one: str, other: str) -> None:
    assert synonyms(one, other)
    assert synonyms(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("lamb", "chicken"), ("pandas", "polars"), ("buy", "explain"), ("river", "lake")]
)
def test_strangers_do_not(one: str, other: str) -> None:
    assert not same_word(one, other, WORD_LENGTH)
    assert not same_word(other, one, WORD_LENGTH)


@pytest.mark.parametrize(
    ("one", "other"),
    [("photo", "photos"), ("running", "run"), ("city", "cities"), ("analyse", "analysing"), ("où", "ou")],
)
def test_forms_of_one_word(one: str, other: str) -> None:
    assert is_form(one, other)
    assert is_form(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("contract", "contrast"), ("interest", "internet"), ("java", "javascript"), ("of", "off")],
)
def test_a_common_beginning_makes_no_form(one: str, other: str) -> None:
    assert not is_form(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"),
        ("recieve", "receive"),
        ("wearhouse", "warehouse"),
        ("neccesary", "necessary"),
        ("teh", "the"),
        ("einladng", "einladung"),
    ],
)
def test_misspellings(one: str, other: str) -> None:
    assert is_typo(one, other, WORD_LENGTH)
    assert is_typo(other, one, WORD_LENGTH)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("slovakia", "slovenia"),
        ("austria", "australia"),
        ("iran", "iraq"),
        ("mouse", "house"),
        ("cat", "car"),
        ("e0382", "e0383"),
        ("rita", "rosa"),
    ],
)
def test_two_words_however_alike(one: str, other: str) -> None:
    assert not is_typo(one, other, NAME_LENGTH)
    assert not is_typo(other, one, NAME_LENGTH)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("before", "after", "opposite"),
        ("enabled", "disable", "opposite"),
        ("eligible", "ineligible", "opposite"),
        ("subscribe", "unsubscribe", "opposite"),
        ("activer", "désactiver", "opposite"),
        ("advantages", "disadvantages", "opposite"),
        ("friday", "monday", "other"),
        ("red", "blue", "other"),
        ("<", ">", "other"),
        ("lamb", "lamp", "other"),
        ("前", "后", "opposite"),
        ("allowed", "permitted", None),
        ("to", "into", None),
        ("box", "boxes", None),
        ("form", "forms", None),
    ],
)
def test_words_that_exclude_each_other(one: str, other: str, how: str | None) -> None:
    assert contrast(one, other) == how
    assert contrast(other, one) == how

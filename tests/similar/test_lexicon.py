"""The tables are typed by hand: what a slip in them would break."""

from __future__ import annotations

import pytest

from tui.similar.lexicon import grammar, lookalikes, numbers, units
from tui.similar.lexicon.aliases import ALIASES, SHORT_FORMS, SPELLINGS
from tui.similar.lexicon.contrasts import CHARACTERS, CONTRASTS
from tui.similar.lexicon.synonyms_abroad import ABROAD
from tui.similar.lexicon.synonyms_adjectives import ADJECTIVES
from tui.similar.lexicon.synonyms_adverbs import ADVERBS
from tui.similar.lexicon.synonyms_nouns_a_to_l import NOUNS_A_TO_L
from tui.similar.lexicon.synonyms_nouns_m_to_z import NOUNS_M_TO_Z
from tui.similar.lexicon.synonyms_verbs_a_to_g import VERBS_A_TO_G
from tui.similar.lexicon.synonyms_verbs_h_to_z import VERBS_H_TO_Z

ENGLISH = (ADJECTIVES, ADVERBS, NOUNS_A_TO_L, NOUNS_M_TO_Z, VERBS_A_TO_G, VERBS_H_TO_Z)
GROUPED = (*ENGLISH, ABROAD, SHORT_FORMS, SPELLINGS, lookalikes.LOOKALIKES)


@pytest.mark.parametrize("table", GROUPED)
def test_a_group_has_two_words_or_more_in_lower_case(table: tuple[tuple[str, ...], ...]) -> None:
    for group in table:
        assert len(set(group)) > 1, group
        assert all(word == word.casefold() or "ß" in word for word in group), group


@pytest.mark.parametrize("table", ENGLISH)
def test_synonyms_stand_in_alphabetical_order(table: tuple[tuple[str, ...], ...]) -> None:
    lines = [" ".join(group) for group in table]
    assert lines == sorted(lines)
    assert len(lines) == len({frozenset(group) for group in table})


@pytest.mark.parametrize("line", [line for line in (CONTRASTS + CHARACTERS).splitlines() if line])
def test_a_contrast_has_members_that_are_not_each_other(line: str) -> None:
    members = [member.split() for member in line.split(" / ")]
    words = [word for member in members for word in member]
    assert len(members) > 1
    assert len(words) == len(set(words))


def test_no_contrast_stands_twice() -> None:
    lines = [frozenset(line.split(" / ")) for line in (CONTRASTS + CHARACTERS).splitlines() if line]
    assert len(lines) == len(set(lines))


def test_a_short_form_is_read_as_a_word_that_is_read_as_itself() -> None:
    for word in ALIASES.values():
        assert ALIASES.get(word, word) == word, word


def test_units_have_a_name_of_their_own() -> None:
    assert all(units.UNIT_NAMES[name] == name for name in units.AMOUNTS)
    assert units.AMOUNTS["minutes"][1] * 60 == units.AMOUNTS["hours"][1]
    assert units.AMOUNTS["grams"][1] * 1000 == units.AMOUNTS["kilograms"][1]


def test_numbers_in_one_word_are_made_from_their_parts() -> None:
    assert numbers.NUMBER_WORDS["fünfundvierzig"] == 45
    assert numbers.NUMBER_WORDS["eenentwintig"] == 21


def test_negations_are_not_politeness() -> None:
    assert not grammar.NEGATIONS & grammar.FILLERS

from __future__ import annotations

import pytest

from tui.similar.quantities import Quantity, quantities
from tui.similar.tokens import folded, tokens


def the_number(text: str) -> Quantity:
    found, _ = quantities(tokens(folded(text)))
    assert len(found) == 1, text
    return found[0]


SAME = [
    ("45", "forty-five"),
    ("150", "one hundred and fifty"),
    ("half a dozen", "6"),
    ("2.5", "two and a half"),
    ("three quarters", "3/4"),
    ("1,500,000", "1.5 million"),
    ("3.50", "3.5"),
    (".5", "0.5"),
    ("1.200,50", "1200.5"),
    ("19th", "nineteenth"),
    ("fünfundvierzig", "45"),
    ("quatre-vingt-dix", "90"),
    ("veinticinco", "25"),
    ("двадцать пять", "25"),
    ("三百二十五", "325"),
    ("خمسة", "5"),
    ("2 hours", "120 minutes"),
    ("1 g", "1000 mg"),
    ("half", "50%"),
    ("6:30 PM", "18:30"),
    ("6.30 p.m.", "18:30"),
    ("9 am", "9:00 a.m."),
    ("12 noon", "12:00"),
    ("12 Sept.", "September 12"),
    ("25 November 2022", "2022-11-25"),
    ("14.03.2022", "14 March 2022"),
    ("May 8th, 1945", "8 May 1945"),
    ("31/07/2020", "2020-07-31"),
]

OTHER = [
    ("12", "21"),
    ("forty-five", "forty-six"),
    ("half a dozen", "a dozen"),
    ("3", "-3"),
    ("1:4", "1:5"),
    ("1/2", "1/4"),
    ("9:30 am", "9:30 pm"),
    ("2023-05-04", "2023-04-05"),
    ("01/02/2024", "02/01/2024"),
    ("2.28.1", "2.31.0"),
    ("A-20931", "A-20913"),
    ("90 minutes", "2 hours"),
    ("三百", "一百"),
    ("3 April", "3 August"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_number_written_in_two_ways(one: str, other: str) -> None:
    assert the_number(one).same(the_number(other))
    assert the_number(other).same(the_number(one))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_numbers(one: str, other: str) -> None:
    assert not the_number(one).same(the_number(other))
    assert not the_number(other).same(the_number(one))


def test_words_that_are_no_numbers_are_left() -> None:
    assert quantities(["take", "2", "boxes"])[1] == ["take", "boxes"]
    assert quantities(["take", "boxes"]) == ([], ["take", "boxes"])
    assert quantities([]) == ([], [])


@pytest.mark.parametrize("run", [["half"], ["million"], ["and"], ["one", "and"], ["3", "million", "million"]])
def test_parts_of_numbers_alone_do_no_harm(run: list[str]) -> None:
    found, rest = quantities(run)
    assert len(found) <= 1
    assert len(rest) <= 1

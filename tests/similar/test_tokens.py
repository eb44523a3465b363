from __future__ import annotations

import pytest

from tui.similar.tokens import folded, middles, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don't wait, it’s late!", ["do", "not", "wait", "it", "late"]),
        ("12,000 or 1.5 or .5", ["12000", "or", "1.5", "or", "0.5"]),
        ("at 18:30 on 2022-11-25", ["at", "18:30", "on", "2022-11-25"]),
        ("x = -3, pages 5-10", ["x", "-3", "pages", "5", "10"]),
        ("the 16th of 5kg", ["the", "16", "of", "5", "kilograms"]),
        ("[0,10) and [1, 2]", ["0", "10", "and", "1", "2"]),
        ("3,5 Liter", ["3,5", "litres"]),
        ("if (a <= b && !done)", ["if", "a", "<=", "b", "&&", "not", "done"]),
        ("a != b", ["a", "!=", "b"]),
        ("C++, C#; i++c and (F#)", ["c++", "c#", "i", "c", "and", "f#"]),
        ("$40 or 40 €", ["dollars", "40", "or", "40", "euros"]),
        ("180 °C", ["180", "celsius"]),
        ("- flour\n* **eggs**\n1. milk", ["flour", "eggs", "milk"]),
        ("n'est pas l'eau", ["ne", "est", "pas", "le", "eau"]),
        ("Sept. 4", ["september", "4"]),
        ("12 noon", ["noon"]),
        ("第16区", ["第", "16", "区"]),
        ("ＦＵＬＬ　１０", ["full", "10"]),
        ("E0382 snake_case", ["e0382", "snake_case"]),
        ("", []),
        ("?! ... —", []),
    ],
)
def test_a_text_is_read_as_words_numbers_and_telling_symbols(text: str, found: list[str]) -> None:
    assert tokens(folded(text)) == found


def test_only_what_lies_between_the_common_edges_is_read() -> None:
    common = "the same long beginning of both texts "
    one, other = f"{common}sixteen boxes and an end of both", f"{common}17 boxes and an end of both"
    assert middles(one, other) == (" texts sixteen boxes and", " texts 17 boxes and")


@pytest.mark.parametrize(
    ("one", "other"), [("", "a"), ("a", "a b"), ("a b", "b"), ("aa aa", "aa aa aa"), ("x" * 50, "x" * 40)]
)
def test_edges_never_overlap(one: str, other: str) -> None:
    left, right = middles(one, other)
    assert left in one
    assert right in other
    assert left != right

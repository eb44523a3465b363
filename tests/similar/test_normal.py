from __future__ import annotations

import random
import string
import unicodedata

import pytest

from tui.similar.normal import normal_form, reference_form, wording


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Restock zone 16!", "restock zone 16"),
        ("  two\n\n lines,\tthree\r\nwords ", "two lines three words"),
        ("Don't — it's 3.5 kg", "don't it's 3.5 kg"),
        ("don’t", "don't"),
        ("'quoted' text... and ends.", "quoted text and ends"),
        ("a..b 'c'.d", "a b c d"),
        ("snake_case __init__ _em_", "snake_case init em"),
        ("U.S.A. e.g. this", "u.s.a e.g this"),
        ("ＦＵＬＬ　ｗｉｄｔｈ ﬁle ½", "full width file 1 2"),
        ("Straße STRASSE", "strasse strasse"),
        ("cafe\u0301 caf\u00e9", "caf\u00e9 caf\u00e9"),
        ("re\u00adstock zero\u200bwidth", "restock zerowidth"),
        ("हिन्दी में", "हिन्दी में"),
        ("把第16区，补货！", "把第16区 补货"),
        ("fine 👍 ❤️", "fine 👍 ❤"),
        ("■ point → next", "point next"),
    ],
)
def test_case_punctuation_and_spacing_are_folded(text: str, normal: str) -> None:
    assert normal_form(text) == normal


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "?!", "...", "'", "_", "--- *** ---", "…«»", "\u200b\ufeff"]
)
def test_a_text_without_a_word_is_empty(text: str) -> None:
    assert normal_form(text) == ""


def test_fast_path_agrees_with_the_reference_on_ascii() -> None:
    source = random.Random(11)
    everything = [chr(code) for code in range(128)]
    tricky = "ab1 ._'._' A-\n"
    for alphabet in (everything, tricky, string.printable):
        for _ in range(1500):
            text = "".join(source.choices(alphabet, k=source.randrange(40)))
            assert normal_form(text) == reference_form(text), repr(text)


def test_normalising_twice_changes_nothing() -> None:
    source = random.Random(12)
    for _ in range(3000):
        text = "".join(
            chr(source.randrange(0x3000))
            if source.random() < 0.6
            else source.choice("ab. '’_\u200b\u0301İßﬁ")
            for _ in range(10)
        )
        normal = normal_form(text)
        assert normal_form(normal) == normal, ascii(text)


def test_composed_and_decomposed_text_have_one_form() -> None:
    text = "Ångström naïve Việt Nam 한국어"
    assert normal_form(unicodedata.normalize("NFD", text)) == normal_form(unicodedata.normalize("NFC", text))


def test_lone_surrogates_are_folded_like_punctuation() -> None:
    assert normal_form("a\ud800b") == "a b"


def test_words_are_parted_by_single_spaces_whatever_the_length() -> None:
    normal = normal_form("Word,  " * 20_000)
    assert normal == " ".join(["word"] * 20_000)


def test_wording_keeps_the_raw_text_beside_its_normal_form() -> None:
    assert (wording("A b!").raw, wording("A b!").normal) == ("A b!", "a b")


@pytest.mark.parametrize("part", [" ", ""])
def test_a_long_text_folded_in_pieces_is_the_text_folded_at_once(part: str) -> None:
    chance = random.Random(4)
    kinds = ("Ab cd, e.f. ", "Ünï códe’s\n", "补货区", "补 货。", "don't _x_ ", "ﬁ\u0301 ", "!!! ", "ก็")
    text = "".join(chance.choice(kinds) + part for _ in range(60_000))
    assert len(text) > 3 * 65_536
    assert normal_form(text) == reference_form(text)
    ascii_text = "".join(chance.choice(("Ab cd, e.f. ", "don't _x_ ", "!!! ")) + part for _ in range(60_000))
    assert normal_form(ascii_text) == reference_form(ascii_text)


def test_a_long_text_that_nothing_parts_is_folded_all_the_same() -> None:
    assert normal_form("X" * 200_000) == "x" * 200_000
    assert normal_form(" \n" * 100_000) == normal_form("?" * 200_000) == ""

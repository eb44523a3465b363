from __future__ import annotations

import random

import pytest
from rapidfuzz import fuzz

from tui.similar.closeness import LONG, ratio, sorted_ratio


def words(count: int, seed: int) -> list[str]:
    source = random.Random(seed)
    return ["".join(source.choices("abcdefghijklmnop", k=source.randrange(2, 9))) for _ in range(count)]


def test_short_texts_get_rapidfuzzs_figures() -> None:
    source = random.Random(1)
    for seed in range(100):
        one = words(20, seed)
        other = [source.choice(one) if source.random() < 0.3 else word for word in one]
        a, b = " ".join(one), " ".join(other)
        assert ratio(a, b, 0.0) == pytest.approx(fuzz.ratio(a, b) / 100)
        assert sorted_ratio(a, b, 0.0) == pytest.approx(fuzz.token_sort_ratio(a, b) / 100)


def test_below_the_floor_the_figure_is_zero() -> None:
    assert ratio("abcd", "abxy", 0.5) == pytest.approx(0.5)
    assert ratio("abcd", "abxy", 0.51) == 0.0
    assert sorted_ratio("ab cd", "cd ab", 1.0) == pytest.approx(1.0)
    assert ratio("a", "a" * 100_000, 0.6) == 0.0


def test_trimming_what_long_texts_share_keeps_the_figure_exact() -> None:
    one = words(4_000, 2)
    other = [*one[:1990], *words(15, 3), *one[2010:]]
    a, b = " ".join(one), " ".join(other)
    assert min(len(a), len(b)) > LONG
    assert ratio(a, b, 0.0) == pytest.approx(fuzz.ratio(a, b) / 100)


def test_long_texts_changed_throughout_are_rated_low_rather_than_high() -> None:
    one = words(6_000, 4)
    other = list(one)
    for place in range(0, len(one), 20):
        other[place] = "zzz"
    a, b = " ".join(one), " ".join(other)
    assert 0.83 < ratio(a, b, 0.0) <= fuzz.ratio(a, b) / 100


def test_a_long_text_against_an_unlike_one_is_near_zero() -> None:
    a, b = (" ".join(words(20_000, seed)) for seed in (5, 6))
    assert ratio(a, b, 0.0) < 0.05


def test_the_words_of_long_texts_are_not_compared_out_of_order() -> None:
    one = words(6_000, 7)
    assert sorted_ratio(" ".join(one), " ".join(reversed(one)), 0.0) == 0.0

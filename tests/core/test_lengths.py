"""Lengths in tokens: the estimate, how a row is counted, and how a set's lengths are distributed."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from tui.core.lengths import FRAME, LIMITS, Above, Count, Cut, estimate, lengths, row_tokens
from tui.core.pair import Message, Pair

MakePair = Callable[..., Pair]


def words(text: str) -> int:
    return len(text.split())


def of(pairs: Iterable[Pair], count: Count = estimate) -> Iterator[tuple[Pair, int]]:
    return ((pair, row_tokens(pair.messages, count)) for pair in pairs)


def long_as(number: int) -> dict[str, Any]:
    """The texts of a pair whose row has ``number`` tokens, counted in words."""
    return {"prompt": "", "output": "w " * (number - 2 * FRAME)}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("word " * 100, 105),
        ("a, b! (c)", 7),
        ("don't", 3),
        ("naïve café über", 3),
    ],
)
def test_latin_script_counts_words_and_signs_and_five_in_a_hundred_more(text: str, tokens: int) -> None:
    assert estimate(text) == tokens


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        # About the tokens of a vocabulary of 131,000 and of one of 32,000.
        ("请先把扫描仪放回充电座，等待十秒钟后再重新扫描货架标签。", 25, 37),
        ("스캐너를 충전대에 놓고 십 초 기다린 다음 선반 라벨을 다시 스캔하세요.", 23, 60),
    ],
)  # fmt: skip
def test_scripts_without_spaces_count_by_their_bytes(text: str, least: int, most: int) -> None:
    assert least <= estimate(text) <= most


def test_text_in_two_scripts_counts_as_much_as_its_parts() -> None:
    both = estimate("Scan the label " * 10 + "扫描标签" * 10)
    assert abs(both - estimate("Scan the label " * 10) - estimate("扫描标签" * 10)) <= 1


def test_a_long_text_without_spaces_is_not_one_word() -> None:
    assert estimate("QUJD" * 1_000) > 200


def test_half_of_a_surrogate_pair_is_counted_and_stops_nothing() -> None:
    assert estimate("\ud83d") == 1


def test_every_message_of_a_row_counts_with_what_frames_it(make_pair: MakePair) -> None:
    pair = make_pair("two words", "three more words", context=(Message("system", "one"),))
    assert row_tokens(pair.messages, words) == 2 + 3 + 1 + 3 * FRAME


def test_each_phase_and_what_is_held_out_are_told_apart_in_their_order(make_pair: MakePair) -> None:
    pairs = [
        make_pair(split="eval", phase="edge"),
        make_pair(phase="edge"),
        make_pair(phase="consistency"),
        make_pair(behaviour="decline"),
    ]
    assert [(each.group, each.rows) for each in lengths(of(pairs))] == [
        ("consistency", 1), ("edge", 2), ("eval", 1)
    ]  # fmt: skip


def test_the_distribution_of_known_lengths(make_pair: MakePair) -> None:
    (found,) = lengths(of((make_pair(phase="edge", **long_as(n)) for n in range(100, 0 + 20, -1)), words))
    assert (found.rows, found.tokens) == (80, sum(range(21, 101)))
    assert (found.p50, found.p95, found.longest) == (60, 96, 100)


def test_one_row_is_its_own_median_and_its_longest(make_pair: MakePair) -> None:
    (found,) = lengths(of([make_pair(**long_as(30))], words))
    assert (found.p50, found.p95, found.longest) == (30, 30, 30)


def test_a_limit_cuts_what_is_longer_and_nothing_of_what_is_as_long(make_pair: MakePair) -> None:
    pairs = [make_pair(id=n, **long_as(n)) for n in (1024, 1025, 3000)]
    (found,) = lengths(of(pairs, words))
    assert [cut.limit for cut in found.cuts] == list(LIMITS)
    assert found.cuts[0] == Cut(1024, 2, 1 + 1976)
    assert found.cuts[1] == Cut(2048, 1, 952)
    assert found.cuts[2] == Cut(4096, 0, 0)
    assert found.above == (Above(3000, 3000), Above(1025, 1025))


def test_a_limit_of_ones_own_is_one_more_of_them(make_pair: MakePair) -> None:
    (found,) = lengths(of([make_pair(id=7, **long_as(40))], words), limit=30)
    assert [cut.limit for cut in found.cuts] == [30, *LIMITS]
    assert (found.cuts[0], found.above) == (Cut(30, 1, 10), (Above(7, 40),))


def test_without_pairs_there_is_no_group() -> None:
    assert lengths([]) == []


def test_of_a_large_set_numbers_are_kept_and_no_texts(make_pair: MakePair) -> None:
    tracemalloc.start()
    try:
        lengths(of((make_pair(output=f"{n} " + "word " * 4_000) for n in range(1_000)), len))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 2_000_000, "the texts are 20 MB"

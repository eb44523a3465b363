"""What is close by meaning: its own lines and score, no more than fit, none that is listed already."""

from __future__ import annotations

from itertools import product

import pytest
from rich.cells import cell_len

from tests.widgets.test_neighbour_lines import neighbour
from tui.core.glimpse import MeaningRow
from tui.core.text import INVISIBLE
from tui.widgets.lines import Line
from tui.widgets.meaning_lines import folded_meaning, meaning_lines, room_for_meaning
from tui.widgets.neighbour_lines import neighbour_lines


def row(pair_id: int = 41, cosine: float = 0.87, head: str = "How do I restock zone 16?") -> MeaningRow:
    return MeaningRow(pair_id, "b2:0", cosine, "included", "train", head)


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_a_pair_is_named_with_its_own_score_and_status_and_no_label() -> None:
    assert (
        text_of(meaning_lines([row()], "", (), 60, 9))
        == "\n by meaning\n .87 #41 ✓ How do I restock zone 16?"
    )
    assert (
        text_of([folded_meaning([row()], "", (), 60)]) == "  by meaning: .87 #41 ✓ How do I restock zone 16?"
    )


def test_no_pair_is_listed_twice() -> None:
    rows = [row(1), row(2), row(3)]
    assert "#1 " not in text_of(meaning_lines(rows, "", {1, 3}, 60, 9))
    assert "#2 " in text_of(meaning_lines(rows, "", {1, 3}, 60, 9))
    assert "#2 " in text_of([folded_meaning(rows, "", {1}, 60)])


@pytest.mark.parametrize(
    ("rows", "listed", "words", "says"),
    [
        (None, (), "", "by meaning: …"),
        ([], (), "", "by meaning: nothing close"),
        ([row(1)], {1}, "", "by meaning: nothing else"),
        (None, (), "12 of 400 read", "by meaning: 12 of 400 read"),
        ([row(7)], (), "12 of 400 read", "by meaning: 12 of 400 read"),
    ],
)
def test_what_is_not_known_or_not_there_is_said(
    rows: list[MeaningRow] | None, listed: set[int], words: str, says: str
) -> None:
    assert says in text_of(meaning_lines(rows, words, listed, 40, 9))
    assert says in text_of([folded_meaning(rows, words, listed, 80)])


@pytest.mark.parametrize(
    ("cosine", "shown"), [(1.0, " 1.0 "), (0.996, " 1.0 "), (0.994, ".99 "), (0.4, ".40 ")]
)
def test_a_score_is_two_digits_long(cosine: float, shown: str) -> None:
    assert shown in text_of(meaning_lines([row(cosine=cosine)], "", (), 40, 9))


def test_every_line_fits_and_nothing_of_a_text_acts_on_the_terminal() -> None:
    rows = [row(1234, head="漢字\x1b[31m\u202e" * 20), row(5, head="")]
    words = ("", "https://models.example/v1/embeddings can't be reached: connection refused; r tries again")
    for width, said in product((35, 60, 80), words):
        lines = [*meaning_lines(rows, said, (), width, 9), folded_meaning(rows, said, (), width)]
        for line in lines:
            assert cell_len(text_of([line])) <= width
            assert not INVISIBLE.search(text_of([line]))


def test_the_pairs_that_are_alike_keep_their_room() -> None:
    for height in range(6, 40):
        above = neighbour_lines([neighbour(1), neighbour(2)], 40, height - room_for_meaning(height))
        assert "#1" in text_of(above)
        left = height - len(above)
        assert "#41" in text_of(meaning_lines([row(41)], "", (), 40, left))


def test_no_more_lines_than_there_is_room_for() -> None:
    trouble = "a long story " * 30
    for height, count, words in product(range(1, 14), (0, 1, 3, 30), ("", trouble)):
        lines = meaning_lines([row(number) for number in range(count)], words, (), 40, height)
        assert len(lines) <= height

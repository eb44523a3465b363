"""The near-duplicates of a pair: as many as fit, the held-out ones marked as a warning."""

from __future__ import annotations

from itertools import product

import pytest
from rich.cells import cell_len

from tui.core.glimpse import NeighbourRow
from tui.core.text import INVISIBLE
from tui.widgets.lines import Line
from tui.widgets.neighbour_lines import alike_pairs, folded_neighbours, neighbour_lines

LABELS = ("identical", "same", "near", "reordered", "contains", "sibling")


def neighbour(pair_id: int = 41, **fields: object) -> NeighbourRow:
    values = {
        "uid": "b2:0",
        "field": "prompt",
        "similarity": 0.93,
        "label": "near",
        "counts": True,
        "status": "included",
        "split": "train",
        "head": "How do I restock zone 16?",
        **fields,
    }
    return NeighbourRow(pair_id=pair_id, **values)  # type: ignore[arg-type]


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


@pytest.mark.parametrize("label", LABELS)
def test_every_line_fits_the_panel_and_a_held_out_pair_is_warned_of(label: str) -> None:
    counts = label != "sibling"
    for field, split in product(("prompt", "output"), ("train", "eval", "robustness")):
        row = neighbour(1234, label=label, field=field, split=split, counts=counts, head="漢字\x1b[31m" * 20)
        lines = [
            *neighbour_lines([row], 32, 20),
            *neighbour_lines([row, row._replace(field="other")], 32, 20),
        ]
        for line in lines:
            assert cell_len(text_of([line])) <= 32
            assert not INVISIBLE.search(text_of([line]))
        assert ("held out!" in text_of(lines)) == (split == "eval" and counts)


def test_pairs_that_merely_share_a_frequent_output_are_a_number() -> None:
    shared = [neighbour(number, field="output", label="identical", counts=False) for number in (1, 2, 3)]
    near = neighbour(3)
    assert text_of(neighbour_lines(shared, 32, 20)) == "\n output as in 3 others"
    assert text_of([folded_neighbours(shared[:1], 80)]) == "  output as in 1 other"
    both = text_of(neighbour_lines([near, *shared], 32, 20))
    assert "alike: 1 near-duplicate\n" in both
    assert both.endswith("\n output as in 2 others")
    assert "output as in 2 others" in text_of([folded_neighbours([near, *shared], 100)])
    assert [pair[0].pair_id for pair in alike_pairs([near, *shared])] == [3]


@pytest.mark.parametrize("width", [60, 80, 99])
def test_the_nearest_fits_into_one_line_with_its_warning(width: int) -> None:
    rows = [neighbour(1234, label="reordered", split="eval"), neighbour(7, counts=False, label="sibling")]
    text = text_of([folded_neighbours(rows, width)])
    assert cell_len(text) <= width
    assert ".93 reordered prompt #1234 ✓ held out!" in text


def test_no_more_lines_than_there_is_room_for() -> None:
    for height, count in product(range(-3, 14), (1, 2, 5, 12)):
        lines = neighbour_lines([neighbour(number) for number in range(count)], 32, height)
        assert len(lines) <= max(height, 3)


def test_what_does_not_fit_is_counted() -> None:
    text = text_of(neighbour_lines([neighbour(number) for number in range(1, 6)], 32, 7))
    assert "#1 " in text
    assert "#2 " in text
    assert "#3 " not in text
    assert "and 3 more" in text


def test_a_neighbour_is_named_with_similarity_label_field_and_status() -> None:
    text = text_of(neighbour_lines([neighbour(41)], 40, 20))
    assert ".93 near prompt #41 ✓" in text
    assert "How do I restock zone 16?" in text


@pytest.mark.parametrize(
    ("similarity", "shown"), [(1.0, " 1.0 "), (0.999, " 1.0 "), (0.8, " .80 "), (0.994, " .99 ")]
)
def test_a_similarity_is_two_digits_long(similarity: float, shown: str) -> None:
    assert shown in text_of([folded_neighbours([neighbour(similarity=similarity)], 80)])


def test_duplicates_and_siblings_are_counted_apart_each_pair_once() -> None:
    rows = [
        neighbour(1),
        neighbour(1, field="output"),
        neighbour(2),
        neighbour(3, counts=False, label="sibling"),
    ]
    heading = text_of(neighbour_lines(rows, 60, 30)).split("\n")[1]
    assert heading.strip() == "alike: 2 near-duplicates, 1 to compare"


def test_a_pair_alike_in_both_fields_counts_as_a_duplicate_once() -> None:
    rows = [neighbour(1), neighbour(1, field="output", counts=False, label="sibling")]
    assert "alike: 1 near-duplicate\n" in text_of(neighbour_lines(rows, 60, 30))


def test_a_pair_alike_in_both_fields_is_listed_once_with_the_figures_of_both() -> None:
    rows = [
        neighbour(41, field="output", label="identical", similarity=1.0),
        neighbour(7, similarity=0.95),
        neighbour(41, similarity=0.9, counts=False, label="sibling"),
    ]
    assert text_of(neighbour_lines(rows, 60, 30)).split("\n")[2:] == [
        " 1.0 identical output #41 ✓ ",
        "      .90 sibling prompt · How do I restock zone 16?",
        " .95 near prompt #7 ✓ ",
        "      How do I restock zone 16?",
    ]
    assert text_of([folded_neighbours(rows, 80)]).endswith("#41 ✓  .90 sibling prompt · 2 near-duplicates")


def test_pairs_are_counted_as_what_does_not_fit_not_their_fields() -> None:
    rows = [neighbour(number, field=field) for number in (1, 2, 3) for field in ("prompt", "output")]
    assert "and 2 more" in text_of(neighbour_lines(rows, 32, 5))
    assert "more" not in text_of(neighbour_lines(rows, 32, 9))


def test_every_row_is_with_its_pair_in_the_order_they_came() -> None:
    rows = [neighbour(2), neighbour(1), neighbour(2, field="output"), neighbour(3)]
    assert alike_pairs(rows) == [(rows[0], rows[2]), (rows[1],), (rows[3],)]
    assert alike_pairs([]) == []


def test_nothing_alike_is_said() -> None:
    assert "nothing alike" in text_of(neighbour_lines([], 32, 20))
    assert "nothing alike" in text_of([folded_neighbours([], 80)])

"""A walk through a view: the cursor stays inside it and in sight."""

from __future__ import annotations

from array import array

import pytest

from tui.core.walk import Walk, first_in_sight


def test_a_walk_through_nothing_has_no_current_pair() -> None:
    assert Walk().current is None
    assert Walk().to(5).current is None
    assert Walk().to_id(1) is None


@pytest.mark.parametrize(("wanted", "reached"), [(-3, 0), (0, 0), (1, 1), (2, 2), (3, 2), (99, 2)])
def test_a_walk_is_held_inside_its_ends(wanted: int, reached: int) -> None:
    walk = Walk(array("I", [7, 3, 9])).to(wanted)
    assert walk.position == reached
    assert walk.current == [7, 3, 9][reached]


def test_a_walk_goes_to_a_pair_that_it_holds() -> None:
    walk = Walk(array("I", [7, 3, 9]), 0)
    found = walk.to_id(9)
    assert found is not None
    assert (found.position, found.current) == (2, 9)
    assert walk.to_id(4) is None


@pytest.mark.parametrize("count", [0, 1, 5, 40])
@pytest.mark.parametrize("height", [1, 6, 7, 20])
def test_the_cursor_is_in_sight_without_blank_rows_and_stays_put_where_it_can(
    height: int, count: int
) -> None:
    for position in range(count):
        for top in range(count):
            first = first_in_sight(position, top, height, count)
            assert first <= position < first + height
            assert 0 <= first <= max(0, count - height)
            assert first_in_sight(position, first, height, count) == first


def test_rows_stay_around_the_cursor_where_there_is_room() -> None:
    assert first_in_sight(10, 0, 10, 40) == 8
    assert first_in_sight(12, 10, 10, 40) == 10
    assert first_in_sight(3, 10, 10, 40) == 0
    assert first_in_sight(20, 30, 10, 40) == 13
    assert first_in_sight(39, 0, 10, 40) == 30


def test_the_queue_turns_a_page_at_its_edge_rather_than_moving_row_by_row() -> None:
    tops, top = [], 0
    for position in range(200):
        top = first_in_sight(position, top, 20, 200)
        tops.append(top)
    assert len(set(tops)) == 13

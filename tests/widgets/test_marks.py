"""The signs of statuses and places: one for each value that there is."""

from __future__ import annotations

from tui.core.pair import PHASES, SPLITS, STATUSES
from tui.similar.labels import LABELS
from tui.widgets.lines import ROLES
from tui.widgets.marks import (
    DRAFT_MARK,
    LABEL_MEANS,
    SHORT_SPLIT,
    SPLIT_MEANS,
    STATUS_MARK,
    STATUS_MEANS,
    STATUS_ROLE,
    place_of,
)


def test_every_status_has_a_mark_of_one_cell_and_a_role_that_is_drawn() -> None:
    assert set(STATUS_MARK) == set(STATUS_ROLE) == set(STATUSES)
    assert len(set(STATUS_MARK.values())) == len(STATUSES)
    assert {len(mark) for mark in STATUS_MARK.values()} == {1}
    assert set(STATUS_ROLE.values()) <= set(ROLES)


def test_every_place_is_short_and_training_ones_are_told_apart() -> None:
    places = [place_of(phase, split) for phase in PHASES for split in SPLITS]
    assert max(map(len, places)) <= 4
    assert len({place_of(phase, "train") for phase in PHASES}) == len(PHASES)
    assert {place_of(phase, "eval") for phase in PHASES} == {"eval"}


def test_everything_that_has_a_mark_or_a_short_name_has_a_meaning() -> None:
    assert set(STATUS_MEANS) == set(STATUSES)
    assert set(SPLIT_MEANS) == set(SHORT_SPLIT)
    assert set(LABEL_MEANS) == set(LABELS)
    assert DRAFT_MARK not in STATUS_MARK.values()

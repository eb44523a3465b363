"""Forty deaths at random moments of work; ``python -m tests.kills`` dies as often as it is told to."""

from __future__ import annotations

import pytest

from tests.kills.hour import kill, scripted_hour

DEATHS, PARTS = 40, 4


@pytest.mark.parametrize("part", range(PARTS))
def test_a_death_loses_nothing_that_was_acknowledged(part: int) -> None:
    database = scripted_hour()
    acknowledged = 0
    for seed in range(part, DEATHS, PARTS):
        stretch, verdict = kill(database, 10_000 + seed, longest=2.5)
        acknowledged += len(stretch.told)
        assert not verdict.problems, f"seed {seed}"
    assert acknowledged > 0

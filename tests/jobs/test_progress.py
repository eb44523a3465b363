from __future__ import annotations

import pytest

from tui.jobs.progress import pace


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (50_000_000, 100_000_000, 10.0, "5.0 MB/s · 10 s left"),
        (1_000_000, 1_000_000_000, 1.0, "1.0 MB/s · 16 min 39 s left"),
        (1_000_000, 10_000_000_000, 1.0, "1.0 MB/s · 2 h 46 min left"),
        (100_000_000, 100_000_000, 10.0, "10.0 MB/s · 0 s left"),
        (50, 100, 0.1, ""),
        (0, 100, 10.0, ""),
    ],
)
def test_speed_and_time_left_are_said_once_they_can_be_told(
    done: int, total: int, seconds: float, words: str
) -> None:
    assert pace(done, total, seconds) == words

"""How a long job reports and is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done and the whole, in the job's own unit."""

ShouldStop = Callable[[], bool]
"""Asked between batches; true ends the job at the next safe place."""


class StoppedError(Exception):
    """The job was asked to stop; what was not committed yet is taken back."""


def silent(done: int, total: int) -> None:
    """Report to nobody."""


def never() -> bool:
    """Run to the end."""
    return False


_TELLING = 0.5
"""Seconds before which nothing can be said of how fast a job is."""


def pace(done: int, total: int, seconds: float) -> str:
    """How fast a job over bytes goes and how long it still takes, in words; '' before that can be told."""
    if seconds < _TELLING or done <= 0:
        return ""
    rate = done / seconds
    return f"{rate / 1e6:,.1f} MB/s · {_duration((total - done) / rate)} left"


def _duration(seconds: float) -> str:
    """A length of time in one or two units."""
    minutes, rest = divmod(max(round(seconds), 0), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

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

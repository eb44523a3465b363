"""What the figures are measured on: a database filled with pairs, and a clock of CPU time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.benchmarks.data import Texts
from tui.store.store import Store

AT_LEAST = frozenset({"%", "rows/s"})
"""Units of figures that are the better the higher they are."""

AT_MOST = "% -"
"""The unit of a share that is the better the lower it is."""


@dataclass(frozen=True)
class Row:
    """One line of the report. ``limit`` is a bound from above, or from below for ``AT_LEAST``."""

    figure: str
    value: float
    unit: str
    limit: float | None
    yardstick: str = ""

    @property
    def met(self) -> bool:
        """Whether the limit is kept."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.unit in AT_LEAST else self.value <= self.limit


def at_most(figure: str, percent: float, limit: float) -> Row:
    """A share that must stay below its limit."""
    return Row(figure, percent, AT_MOST, limit)


@contextmanager
def cpu() -> Iterator[Callable[[], float]]:
    """Seconds of this process's CPU time since the block began."""
    start = time.process_time()
    yield lambda: time.process_time() - start


def each_ms(work: Callable[[], object], repeats: int) -> np.ndarray:
    """Milliseconds of CPU time that each of several calls took on this thread."""
    taken = []
    for _ in range(repeats):
        start = time.thread_time()
        work()
        taken.append(time.thread_time() - start)
    return np.array(taken) * 1000


def percentiles(figure: str, taken: np.ndarray, limits: tuple[float, ...], yardstick: str = "") -> list[Row]:
    """Median, 99th percentile and, where there is a third limit, the longest."""
    values = (float(np.median(taken)), float(np.quantile(taken, 0.99)), float(taken.max()))
    names = ("p50", "p99", "max")
    return [
        Row(f"{figure}, {name}", value, "ms", limit, yardstick if name == "p50" else "")
        for name, value, limit in zip(names, values, limits, strict=False)
    ]


def filled(path: Path, pairs: Iterable[Texts]) -> Store:
    """A new database with these pairs, not indexed, and without full-text search."""
    store = Store.open(path, create=True)
    raw = store._connection.raw
    raw.execute("DROP TRIGGER pairs_fts_update")
    sql = """INSERT INTO pairs (id, uid, prompt, output, created_at, updated_at)
             VALUES (?, ?, ?, ?, '', '')"""
    rows = ((number, f"b2:{number}", *pair) for number, pair in enumerate(pairs, start=1))
    with store.transaction():
        raw.executemany(sql, rows)
    return store

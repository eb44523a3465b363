"""Band keys in runs: what came in many batches is found as before once it is one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.similar.bands import band_keys
from tui.similar.parameters import NUM_PERM
from tui.similar.runs import EVERYWHERE
from tui.similar.signatures import Sketch
from tui.store.bands import _MOST_RUNS, Bands
from tui.store.connection import Connection
from tui.store.store import Store

RUNS, TEXTS = 8, 1000
CHANCE = random.Random(7)
SKETCHES = [Sketch(5, CHANCE.randbytes(NUM_PERM * 4)) for _ in range(RUNS * TEXTS)]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with Store.open(tmp_path / "pairs.db", create=True) as store:
        yield store._connection


def in_runs(connection: Connection, count: int) -> Bands:
    bands = Bands(connection)
    with connection.transaction():
        for run in range(count):
            ids = range(run * TEXTS, (run + 1) * TEXTS)
            bands.add_run("output", [(pair_id, SKETCHES[pair_id]) for pair_id in ids])
    return bands


def most_runs(connection: Connection) -> int:
    """The most runs that a query reads of one bucket."""
    runs = "SELECT count(*) AS runs FROM band_runs GROUP BY place >> 32"
    return connection.value(f"SELECT max(runs) FROM ({runs})")


def found(bands: Bands) -> list[list[int]]:
    texts = range(0, RUNS * TEXTS, 500)
    return [bands.sharing("output", band_keys(SKETCHES[text]), 5, EVERYWHERE) for text in texts]


def merge_once(connection: Connection, bands: Bands) -> bool:
    with connection.transaction():
        return bands.merge_some()


def test_many_runs_become_one_and_find_the_same(connection: Connection) -> None:
    bands = in_runs(connection, RUNS)
    before = found(bands)
    assert most_runs(connection) == RUNS
    while merge_once(connection, bands):
        assert found(bands) == before
    assert most_runs(connection) <= _MOST_RUNS
    assert found(bands) == before


def test_merging_that_was_stopped_is_gone_on_with(connection: Connection) -> None:
    assert merge_once(connection, in_runs(connection, RUNS))
    assert most_runs(connection) == RUNS
    bands = Bands(connection)
    while merge_once(connection, bands):
        continue
    assert most_runs(connection) <= _MOST_RUNS


def test_a_few_runs_stay_as_they_are_and_are_not_gone_through_to_see_that(connection: Connection) -> None:
    bands = in_runs(connection, 3)
    rows = connection.value("SELECT count(*) FROM band_runs")
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    connection.raw.set_progress_handler(step, 1)
    assert not merge_once(connection, bands)
    connection.raw.set_progress_handler(None, 1)
    assert steps < rows // 10

"""Packed band keys: what was put in is found, however it was cut, merged and asked for."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from tui.similar.bands import band_keys
from tui.similar.packing import merge, pack
from tui.similar.runs import BUCKETS, Scope, bucket_of, hits, most_hit
from tui.similar.signatures import Sketch

CHANCE = np.random.default_rng(7)
VALUES = CHANCE.integers(0, 2**32, size=(400, 128), dtype=np.uint32)
VALUES[200:300, :32] = VALUES[:100, :32]
SKETCHES = [
    (1000 + place, Sketch(3 if place % 7 == 0 else 5, values.astype("<u4").tobytes()))
    for place, values in enumerate(VALUES)
]
KEYS = {pair_id: band_keys(sketch) for pair_id, sketch in SKETCHES}


def found(run: dict[int, bytes], key: int) -> list[int]:
    packed = hits(run.get(bucket_of(key), b""), [key])
    return sorted(np.frombuffer(packed, np.uint32).tolist())


def owners(key: int) -> list[int]:
    return [pair_id for pair_id, keys in KEYS.items() if key in keys]


def test_every_key_is_found_with_all_its_owners_and_another_is_not() -> None:
    run = dict(pack(SKETCHES))
    assert all(0 <= bucket < BUCKETS for bucket in run)
    asked = [key for pair_id in range(1000, 1040) for key in KEYS[pair_id]]
    assert any(len(owners(key)) == 2 for key in asked)
    assert all(found(run, key) == owners(key) for key in asked)
    absent = CHANCE.integers(-(2**63), 2**63, size=2000, dtype=np.int64).tolist()
    assert [key for key in absent if found(run, key)] == []


def test_an_entry_takes_eight_bytes() -> None:
    assert sum(len(entries) for _, entries in pack(SKETCHES)) == len(SKETCHES) * 32 * 8


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_runs_merged_are_the_run_made_at_once(parts: int) -> None:
    whole = dict(pack(SKETCHES))
    cut = [dict(pack(SKETCHES[part::parts])) for part in range(parts)]
    for bucket, entries in whole.items():
        merged = merge([run[bucket] for run in cut if bucket in run])
        numbers = np.frombuffer(merged, np.uint32).reshape(2, -1)
        assert Counter(zip(*numbers.tolist(), strict=True)) == Counter(
            zip(*np.frombuffer(entries, np.uint32).reshape(2, -1).tolist(), strict=True)
        )
        assert (np.diff(numbers[0].astype(np.int64)) >= 0).all()


def test_the_ids_that_share_most_keys_come_first_equal_ones_by_id() -> None:
    packed = np.array([5, 9, 5, 7, 9, 5, 3], np.uint32).tobytes()
    assert most_hit(packed, [9, 9], 10) == [9, 5, 3, 7]
    assert most_hit(packed, [], 2) == [5, 9]
    assert most_hit(b"", [], 2) == []


def test_ids_out_of_scope_are_left_out() -> None:
    packed = np.array([5, 9, 5, 7, 3], np.uint32).tobytes()
    assert most_hit(packed, [], 10, Scope(without=5)) == [3, 7, 9]
    assert most_hit(packed, [4], 10, Scope(among={4, 9, 11})) == [4, 9]
    assert most_hit(packed, [4], 10, Scope(without=9, among={7, 9})) == [7]

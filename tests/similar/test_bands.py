from __future__ import annotations

import json
import sqlite3

import numpy as np

from tui.similar.bands import agreement, band_keys
from tui.similar.bulk import Values, band_matrix
from tui.similar.normal import normal_form
from tui.similar.parameters import BANDS, NUM_PERM, PARAMETERS, ROWS
from tui.similar.signatures import Sketch, sketch_all, sketches


def stored(values: Values) -> bytes:
    return values.astype("<u4").tobytes()


def test_a_signature_has_one_key_for_each_band_that_sqlite_can_store() -> None:
    (sketch,) = sketches("restock zone 16")
    keys = band_keys(sketch)
    assert len(keys) == BANDS == NUM_PERM // ROWS
    assert all(type(key) is int and -(2**63) <= key < 2**63 for key in keys)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE keys (key INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO keys VALUES (?)", [(key,) for key in keys])
    assert sorted(row[0] for row in connection.execute("SELECT key FROM keys")) == sorted(keys)
    connection.close()


def test_a_band_keeps_its_key_exactly_while_its_four_values_stay() -> None:
    (sketch,) = sketches("restock zone 16")
    for place in (0, 3, 4, 127):
        changed = np.frombuffer(sketch.values, "<u4").copy()
        changed[place] ^= 1
        differing = [
            band
            for band, (one, other) in enumerate(
                zip(band_keys(sketch), band_keys(Sketch(3, stored(changed))), strict=True)
            )
            if one != other
        ]
        assert differing == [place // ROWS]


def test_keys_take_in_the_band_and_the_shingle_size() -> None:
    flat = stored(np.full(NUM_PERM, 7))
    of_three, of_five = band_keys(Sketch(3, flat)), band_keys(Sketch(5, flat))
    assert len({*of_three, *of_five}) == 2 * BANDS


def test_keys_take_in_the_order_of_the_values() -> None:
    values = np.arange(NUM_PERM, dtype=np.uint32)
    swapped = values.copy()
    swapped[[0, 1]] = swapped[[1, 0]]
    assert band_keys(Sketch(5, stored(values)))[0] != band_keys(Sketch(5, stored(swapped)))[0]


def test_different_values_do_not_collide() -> None:
    rows = np.random.RandomState(2).randint(0, 50, (4000, NUM_PERM)).astype(np.uint32)
    keys = band_matrix(5, [stored(row) for row in rows])
    bands = rows.reshape(-1, BANDS, ROWS)
    for band in range(BANDS):
        assert len(np.unique(keys[:, band])) == len(np.unique(bands[:, band], axis=0))


def test_keys_of_many_are_the_keys_of_each(texts: tuple[str, ...]) -> None:
    found = [pair[-1] for pair in sketch_all([normal_form(text) for text in texts])]
    of_five = [sketch for sketch in found if sketch.size == 5]
    matrix = band_matrix(5, [sketch.values for sketch in of_five])
    assert matrix.dtype == np.int64
    assert matrix.tolist() == [band_keys(sketch) for sketch in of_five]


def test_keys_do_not_change_between_releases() -> None:
    # A set indexed today is read by the next version: another figure here means another MIXING_VERSION.
    values = (np.arange(NUM_PERM, dtype=np.uint64) * 2_654_435_761 % 2**32).astype(np.uint32)
    assert band_keys(Sketch(5, stored(values)))[:2] == [-6101303058596697050, -1262613027120082014]


def test_agreement_is_the_share_of_equal_values() -> None:
    one = np.arange(NUM_PERM, dtype=np.uint32)
    other = one.copy()
    other[:32] += 1000
    assert agreement(stored(one), stored(one)) == 1.0
    assert agreement(stored(one), stored(other)) == agreement(stored(other), stored(one)) == 0.75
    assert agreement(stored(one), stored(one + np.uint32(500))) == 0.0


def test_values_differ_by_any_of_their_bits() -> None:
    zeros = np.zeros(NUM_PERM, dtype=np.uint32)
    for bit in range(32):
        other = zeros.copy()
        other[bit % 3 :: 3] = np.uint32(1 << bit)
        equal = np.count_nonzero(zeros == other) / NUM_PERM
        assert agreement(stored(zeros), stored(other)) == agreement(stored(~zeros), stored(~other)) == equal


def test_parameters_name_what_stored_keys_depend_on() -> None:
    assert PARAMETERS["num_perm"] == 128
    assert PARAMETERS["bands"] == 32
    assert PARAMETERS["rows"] == 4
    assert PARAMETERS["seed"] == 1
    assert PARAMETERS["scheme"] == "affine32"
    assert PARAMETERS["shingles"] == "2:1-59 3:1-139 5:60-"
    assert {"normal_form", "mixing", "shingle_hash"} <= set(PARAMETERS)
    assert json.loads(json.dumps(PARAMETERS)) == PARAMETERS

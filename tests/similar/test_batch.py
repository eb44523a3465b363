"""Texts in a batch: each gets what it would get alone."""

from __future__ import annotations

import numpy as np

from tui.similar.bands import band_keys
from tui.similar.batch import batch_of, raw_key
from tui.similar.normal import normal_form
from tui.similar.signatures import sketches

TEXTS = [
    (11, "Restock zone 16."),
    (12, "?!"),
    (13, "How do I restock the pick face in the cold store when the scanner is not charged?"),
    (14, "x" * 300),
    (15, "补货"),
]


def test_each_text_has_its_own_signatures_and_keys() -> None:
    batch = batch_of(TEXTS)
    signatures = {
        (pair_id, size): row.tolist()
        for size, ids, rows in batch.signatures
        for pair_id, row in zip(ids, rows, strict=True)
    }
    alone = {(pair_id, one.size): one for pair_id, text in TEXTS for one in sketches(normal_form(text))}
    assert {pair for pair, _ in alone} == {11, 13, 14, 15}
    assert signatures == {key: one.values.tolist() for key, one in alone.items()}
    keys = {
        (owner, tuple(row)) for owner, row in zip(batch.owners.tolist(), batch.keys.tolist(), strict=True)
    }
    assert keys == {(pair_id, tuple(band_keys(one))) for (pair_id, _), one in alone.items()}
    assert batch.owners.dtype == np.uint32


def test_a_text_without_a_word_is_known_by_its_characters() -> None:
    assert batch_of(TEXTS).wordless == [(12, raw_key("?!"))]
    assert len({raw_key(text) for text in ("?!", "!?", "", " ", "\ud800")}) == 5
    assert all(-(2**63) <= raw_key(text) < 2**63 for text in ("?!", "...", ""))


def test_no_text_gives_an_empty_batch() -> None:
    for batch in (batch_of([]), batch_of([(1, "")])):
        assert batch.signatures == []
        assert len(batch.owners) == len(batch.keys) == 0

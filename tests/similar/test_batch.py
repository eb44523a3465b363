"""Texts in a batch: each gets what it would get alone."""

from __future__ import annotations

from tui.similar.batch import Batch, batch_of, raw_key
from tui.similar.normal import normal_form
from tui.similar.signatures import sketches

TEXTS = [
    (11, "Restock zone 16."),
    (12, "?!"),
    (13, "How do I restock the pick face in the cold store when the scanner is not charged?"),
    (14, "x" * 300),
    (15, "补货"),
]


def test_each_text_has_the_signatures_that_it_has_alone() -> None:
    batch = batch_of(TEXTS)
    assert {pair_id for pair_id, _ in batch.sketches} == {11, 13, 14, 15}
    assert batch.sketches == [
        (pair_id, one) for pair_id, text in TEXTS for one in sketches(normal_form(text))
    ]


def test_a_text_without_a_word_is_known_by_its_characters() -> None:
    assert batch_of(TEXTS).wordless == [(12, raw_key("?!"))]
    assert len({raw_key(text) for text in ("?!", "!?", "", " ", "\ud800")}) == 5
    assert all(-(2**63) <= raw_key(text) < 2**63 for text in ("?!", "...", ""))


def test_no_text_gives_an_empty_batch() -> None:
    for batch in (batch_of([]), batch_of([(1, "")])):
        assert batch == Batch([], [])

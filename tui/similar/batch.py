"""Signatures and band keys of many texts at once, in the shape that an index stores them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tui.similar.bands import band_matrix
from tui.similar.normal import normal_form
from tui.similar.runs import Ids, Keys
from tui.similar.signatures import Values, signature_rows


@dataclass(frozen=True, eq=False)
class Batch:
    """What is stored of some texts.

    ``signatures`` has the shingle size, the pairs, and a row of 128 values for each. ``keys`` is (n, 32),
    with its pairs in ``owners``; a text with signatures of two sizes has two rows. A text without a word has
    no signature, and one key in ``wordless``, after its pair; a blank one has nothing.
    """

    signatures: list[tuple[int, list[int], Values]]
    keys: Keys
    owners: Ids
    wordless: list[tuple[int, int]]


def batch_of(texts: Sequence[tuple[int, str]]) -> Batch:
    """The signatures and keys of texts, each after its pair."""
    normals = [normal_form(text) for _, text in texts]
    signatures = [
        (size, [texts[place][0] for place in places], rows) for size, places, rows in signature_rows(normals)
    ]
    keys = [band_matrix(size, rows) for size, _, rows in signatures]
    owners = [pair_id for _, ids, _ in signatures for pair_id in ids]
    return Batch(
        signatures,
        np.concatenate(keys) if keys else np.empty((0, 0), np.int64),
        np.array(owners, np.uint32),
        [
            (pair_id, raw_key(text))
            for (pair_id, text), normal in zip(texts, normals, strict=True)
            if text.strip() and not normal
        ],
    )


def raw_key(text: str) -> int:
    """A key that equal texts alone share, by their characters: a signed 64-bit integer."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)

"""What an index stores of some texts: their signatures, and the keys of those without a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.similar.normal import normal_form
from tui.similar.signatures import Sketch, sketch_all


@dataclass(frozen=True)
class Batch:
    """The texts of some pairs.

    ``sketches`` has the signatures, each after its pair; a text may have two, of two sizes. A text without a
    word has none, and one key in ``wordless``, after its pair; a blank one has nothing.
    """

    sketches: list[tuple[int, Sketch]]
    wordless: list[tuple[int, int]]


def batch_of(texts: Sequence[tuple[int, str]]) -> Batch:
    """What is stored of texts, each after its pair."""
    normals = [normal_form(text) for _, text in texts]
    return Batch(
        [
            (pair_id, sketch)
            for (pair_id, _), found in zip(texts, sketch_all(normals), strict=True)
            for sketch in found
        ],
        [
            (pair_id, raw_key(text))
            for (pair_id, text), normal in zip(texts, normals, strict=True)
            if text.strip() and not normal
        ],
    )


def raw_key(text: str) -> int:
    """A key that equal texts alone share, by their characters: a signed 64-bit integer."""
    import hashlib  # With OpenSSL's, which is several megabytes.

    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)

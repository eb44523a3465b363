"""Vectors as they are kept and compared: of length 1, so that a product is a cosine; 2 bytes a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

KEPT = np.dtype("<f2")
"""How a number is kept: half precision moves a cosine by less than 0.001."""


def packed(vectors: NDArray[np.float32]) -> list[bytes | None]:
    """Each row as it is kept; nothing for one without a direction: all zero, or not all numbers."""
    rows = vectors.astype(np.float64)
    with np.errstate(all="ignore"):
        # By the largest first: the squares of large numbers are beyond any number.
        rows /= np.abs(rows).max(axis=1, keepdims=True, initial=0)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        sound: NDArray[np.bool_] = np.all(np.isfinite(rows), axis=1)
        kept = rows.astype(KEPT)
    return [row.tobytes() if good else None for row, good in zip(kept, sound, strict=True)]


@dataclass(frozen=True)
class Chunk:
    """Some kept vectors of equal length."""

    ids: Sequence[int]
    pair_ids: Sequence[int]
    vectors: bytes
    """End to end."""


@dataclass(frozen=True, slots=True)
class Close:
    """A kept vector that is close to another."""

    id: int
    pair_id: int
    cosine: float


def nearest(query: bytes, chunks: Iterable[Chunk], count: int, least: float) -> list[Close]:
    """The vectors that are closest to a kept one, closest first; a chunk at a time is made comparable."""
    direction = np.frombuffer(query, KEPT).astype(np.float32)
    best: list[Close] = []
    for chunk in chunks:
        matrix = np.frombuffer(chunk.vectors, KEPT).reshape(len(chunk.ids), -1)
        cosines = matrix.astype(np.float32) @ direction
        places = np.flatnonzero(cosines >= least)
        if len(places) > count:
            places = places[np.argpartition(cosines[places], -count)[-count:]]
        best += [
            Close(chunk.ids[at], chunk.pair_ids[at], min(float(cosines[at]), 1.0)) for at in places.tolist()
        ]
        best = sorted(best, key=lambda close: (-close.cosine, close.pair_id))[:count]
    return best


class Shelf:
    """Vectors held in memory between one question and the next; the rest is read for each."""

    def __init__(self, most: int = 128 << 20) -> None:
        self._most = most
        """Bytes to hold: 250,000 vectors of 256 numbers, 40,000 of 1,536."""
        self._held: list[Chunk] = []
        self._room = most
        self._last = 0

    def clear(self) -> None:
        """Hold nothing."""
        self._held, self._room, self._last = [], self._most, 0

    def chunks(self, read: Callable[[int], Iterator[Chunk]]) -> Iterator[Chunk]:
        """What is held, then what was kept since, which ``read`` yields after an id."""
        yield from self._held
        for chunk in read(self._last):
            if len(chunk.vectors) <= self._room:
                self._room -= len(chunk.vectors)
                self._held.append(chunk)
                self._last = chunk.ids[-1]
            else:
                self._room = -1
            yield chunk

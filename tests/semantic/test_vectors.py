"""Kept vectors: of length 1, compared by cosine in pieces, held between questions up to a limit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from tui.semantic.vectors import KEPT, Chunk, Shelf, nearest, packed


def unpacked(vector: bytes | None) -> list[float]:
    assert vector is not None
    return np.frombuffer(vector, KEPT).astype(float).tolist()


def chunk_of(*vectors: list[float], first: int = 1) -> Chunk:
    kept = packed(np.array(vectors, np.float32))
    ids = range(first, first + len(vectors))
    return Chunk(list(ids), [number + 100 for number in ids], b"".join(filter(None, kept)))


def test_a_vector_is_kept_at_length_1_in_two_bytes_a_number() -> None:
    (kept,) = packed(np.array([[3, 4]], np.float32))
    assert kept is not None
    assert len(kept) == 4
    assert unpacked(kept) == pytest.approx([0.6, 0.8], abs=0.001)


@pytest.mark.parametrize("scale", [1e-30, 1e-6, 1e6, 1e30])
def test_tiny_and_huge_numbers_keep_their_direction(scale: float) -> None:
    (kept,) = packed(np.array([[3, 4]], np.float32) * np.float32(scale))
    assert unpacked(kept) == pytest.approx([0.6, 0.8], abs=0.001)


@pytest.mark.parametrize("row", [[0.0, 0.0], [np.nan, 1.0], [np.inf, 1.0], [-np.inf, np.inf]])
def test_a_vector_without_a_direction_is_not_kept_and_spoils_no_other(row: list[float]) -> None:
    none, kept = packed(np.array([row, [1, 0]], np.float32))
    assert none is None
    assert unpacked(kept) == [1, 0]


def test_the_nearest_come_first_whatever_chunk_they_are_in() -> None:
    rng = np.random.default_rng(7)
    rows = rng.standard_normal((50, 16)).astype(np.float32)
    (query,) = packed(rng.standard_normal((1, 16)).astype(np.float32))
    assert query is not None
    chunks = [chunk_of(*rows[at : at + 7].tolist(), first=at + 1) for at in range(0, 50, 7)]
    cosines = rows @ np.array(unpacked(query)) / np.linalg.norm(rows, axis=1)
    wanted = np.argsort(-cosines)[:10]
    found = nearest(query, chunks, 10, -1)
    assert [close.id for close in found] == [int(at) + 1 for at in wanted]
    assert [close.pair_id for close in found] == [int(at) + 101 for at in wanted]
    assert [close.cosine for close in found] == pytest.approx(cosines[wanted], abs=0.002)


def test_what_is_less_close_than_asked_for_is_left_out_and_none_is_above_1() -> None:
    chunk = chunk_of([1, 0], [0.8, 0.6], [0, 1], [-1, 0])
    (query,) = packed(np.array([[1, 0]], np.float32))
    assert query is not None
    found = nearest(query, [chunk], 9, 0.5)
    assert [close.id for close in found] == [1, 2]
    assert found[0].cosine <= 1


@pytest.mark.parametrize(("most", "read_again"), [(1000, []), (9, [3]), (4, [2, 3]), (0, [1, 2, 3])])
def test_a_shelf_holds_what_it_has_room_for_and_reads_the_rest_each_time(
    most: int, read_again: list[int]
) -> None:
    kept = [chunk_of([1, 0], first=number) for number in (1, 2, 3)]
    read: list[int] = []

    def reading(after: int) -> Iterator[Chunk]:
        for chunk in kept:
            if chunk.ids[0] > after:
                read.append(chunk.ids[0])
                yield chunk

    shelf = Shelf(most)
    for again in ([1, 2, 3], read_again):
        read.clear()
        assert [chunk.ids[0] for chunk in shelf.chunks(reading)] == [1, 2, 3]
        assert read == again
    shelf.clear()
    read.clear()
    assert len(list(shelf.chunks(reading))) == 3
    assert read == [1, 2, 3]


def test_a_shelf_reads_what_came_since() -> None:
    kept = [chunk_of([1, 0], first=1)]
    shelf = Shelf()
    assert len(list(shelf.chunks(lambda after: iter(kept)))) == 1
    later = chunk_of([0, 1], first=2)
    assert [chunk.ids[0] for chunk in shelf.chunks(lambda after: iter([later] if after == 1 else []))] == [
        1,
        2,
    ]

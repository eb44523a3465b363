"""Meaning: computes the vectors that are missing, and says which prompts are close to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.core.glimpse import MeaningRow
from tui.jobs.progress import Progress, ShouldStop, never, silent
from tui.semantic.meaning import Meaning
from tui.store.store import Store

if TYPE_CHECKING:
    from tui.semantic.vectors import Shelf


def compute_missing(
    store: Store, meaning: Meaning, progress: Progress = silent, should_stop: ShouldStop = never
) -> int:
    """Compute the vector of every prompt that has none; returns how many. Progress is in pairs.

    Each batch is a transaction of its own: stopped, or left by its source, the next call goes on from there.
    Where another source made what is there, it begins anew. The source is opened only if there is work.
    Where nothing can be written, nothing is computed.

    Raises:
        PairsmithError: the source can't be opened, or fails; what was computed is kept.
    """
    if store.read_only:
        return 0
    kept = store.embeddings
    done = 0
    if not is_complete(store, meaning):
        kept.begin(meaning.identity, meaning.options.chars, meaning.dimension)
    while not should_stop() and kept.missing_count():
        missing = kept.missing()
        before, total = done, done + len(missing)
        for start in range(0, len(missing), meaning.batch):
            if should_stop():
                break
            heads = kept.heads(missing[start : start + meaning.batch], meaning.options.chars)
            vectors = meaning.embed(list(heads.values()))
            done += kept.put(meaning.identity, meaning.options.chars, heads, vectors)
            progress(done, total)
        if done == before:
            break
    return done


def is_complete(store: Store, meaning: Meaning) -> bool:
    """Whether every prompt has its vector, from this source."""
    made = store.embeddings.made_with(meaning.identity, meaning.options.chars)
    return made and not store.embeddings.missing_count()


def near_pair(
    store: Store, meaning: Meaning, pair_id: int, count: int, shelf: Shelf | None = None
) -> list[MeaningRow] | None:
    """The pairs that are closest to a pair by meaning; nothing at all where its vector is not there yet.

    A ``shelf`` holds vectors from one call to the next.
    """
    if not store.embeddings.made_with(meaning.identity, meaning.options.chars):
        return None
    computed, vector = store.embeddings.vector(pair_id)
    return _near(store, meaning, vector, count, pair_id, shelf) if computed else None


def near_text(store: Store, meaning: Meaning, text: str, count: int) -> list[MeaningRow]:
    """The pairs that are closest by meaning to a text that is not stored.

    Raises:
        PairsmithError: the source can't be opened, or fails.
    """
    (vector,) = meaning.embed([text])
    if vector is None:
        return []
    if store.embeddings.begin(meaning.identity, meaning.options.chars, meaning.dimension):
        # Behind an address another model may answer than before.
        compute_missing(store, meaning)
    return _near(store, meaning, vector, count, None, None)


_SPARE = 32
"""Candidates more than are asked for: a held vector may be gone by now."""


def _near(
    store: Store, meaning: Meaning, vector: bytes | None, count: int, exclude: int | None, shelf: Shelf | None
) -> list[MeaningRow]:
    if vector is None:
        return []
    from tui.semantic.vectors import Shelf, nearest

    kept, size, least = store.embeddings, len(vector), meaning.options.least
    shelf = shelf or Shelf(most=0)
    while True:
        chunks = shelf.chunks(lambda after: kept.chunks(size, after))
        best = nearest(vector, chunks, count + _SPARE, least)
        there = kept.still_there([close.id for close in best])
        alive = [close for close in best if close.id in there and close.pair_id != exclude]
        if len(alive) >= count or len(there) == len(best):
            return kept.rows([(close.pair_id, close.cosine) for close in alive[:count]])
        shelf.clear()

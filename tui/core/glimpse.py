"""What lists show of a pair: enough to recognise it, a few columns of a row."""

from __future__ import annotations

from dataclasses import dataclass

MOST_BY_MEANING = 5
"""Pairs close by meaning that are of use to compare with; further ones are noise."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """What the queue shows of one pair."""

    id: int
    status: str
    score: int
    phase: str
    """The phase that it would be exported in, set or suggested."""
    split: str
    head: str
    """The beginning of the prompt."""
    draft: bool
    """Whether a text was typed and not saved."""


@dataclass(frozen=True, slots=True)
class MeaningRow:
    """One pair whose prompt is close by meaning: a score of its own, no label, counted nowhere."""

    pair_id: int
    uid: str
    cosine: float
    status: str
    split: str
    head: str


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """One neighbour of a pair, with what the panel shows of it."""

    pair_id: int
    uid: str
    field: str
    similarity: float
    label: str
    counts: bool
    """Whether it is worth a warning: not a sibling, and not merely a short output that many share."""
    status: str
    split: str
    head: str

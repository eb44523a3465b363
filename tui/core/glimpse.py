"""What lists show of a pair: enough to recognise it, a few columns of a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

MOST_BY_MEANING = 5
"""Pairs close by meaning that are of use to compare with; further ones are noise."""


class QueueRow(NamedTuple):
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


class MeaningRow(NamedTuple):
    """One pair whose prompt is close by meaning: a score of its own, no label, counted nowhere."""

    pair_id: int
    uid: str
    cosine: float
    status: str
    split: str
    head: str


class NeighbourRow(NamedTuple):
    """One neighbour of a pair, with what the panel shows of it."""

    pair_id: int
    uid: str
    field: str
    similarity: float
    label: str
    counts: bool
    """Whether it is worth a warning: not a sibling, and not merely a short or frequent output."""
    status: str
    split: str
    head: str

    @property
    def shared(self) -> bool:
        """Whether it is merely such an output: worth a number, not a look."""
        return self.field == "output" and not self.counts and self.label != "sibling"


class Group(NamedTuple):
    """Pairs that say the same, by their ids."""

    members: tuple[int, ...]
    """Those that are not excluded."""
    excluded: tuple[int, ...]
    """Those that are, and stay so."""
    open: bool
    """Whether there is still something to settle."""


class GroupRow(NamedTuple):
    """What the list of groups shows of one."""

    group: Group
    counts: Mapping[str, int]
    """Status to how many have it."""
    held_out: bool
    """Whether one is held out for evaluation and another trained on."""
    contradicts: bool
    """Whether outputs differ in a fact."""
    head: str
    """The beginning of the first prompt."""


class Member(NamedTuple):
    """What is shown of one pair of a group, and what the choice of the one to keep looks at."""

    id: int
    status: str
    decided_by: str | None
    score: int
    split: str
    rewritten: bool
    head: str
    drafts: tuple[str, ...] = ()
    """The fields of which a text was typed and not saved."""
    contradicts: bool = False
    """Whether its output differs in a fact from that of another member."""
    links: int = 0
    """To how many other members it is alike by itself."""


class Likeness(NamedTuple):
    """In which field a pair is alike to the one to keep, how much (0 to 1) and in which way."""

    field: str
    similarity: float
    label: str

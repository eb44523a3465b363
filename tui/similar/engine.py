"""From a text and its candidates to its neighbours: ranking, verification, and which are worth a warning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter

from tui.similar.bands import agreement
from tui.similar.labels import SIBLING, closeness, judge
from tui.similar.normal import normal_form, wording
from tui.similar.signatures import Sketch

SHORTLIST = 32
"""Candidates that are compared whole."""

SHORT_OUTPUT = 25
"""Characters of normal form below which outputs are alike by chance: ``yes``, ``done``, labels."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair with the text, prompt or output, that may be alike."""

    pair_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A pair that is alike: in which field (``prompt`` or ``output``), how much (0 to 1) and in which way."""

    pair_id: int
    field: str
    similarity: float
    label: str


def shortlist(
    query: Sequence[Sketch], stored: Iterable[tuple[int, Sequence[Sketch]]], limit: int = SHORTLIST
) -> list[int]:
    """Ids of the stored texts whose signatures agree most with the query's, best first.

    Signatures of one shingle size are compared with each other; a text that has two counts by the better
    one, and one without any agreement is left out. Equal agreement goes by id.
    """
    asked = {sketch.size: sketch.values for sketch in query}
    best: dict[int, float] = {}
    for pair_id, signatures in stored:
        shares = [agreement(asked[one.size], one.values) for one in signatures if one.size in asked]
        best[pair_id] = max(shares, default=0.0)
    agreeing = ((-share, pair_id) for pair_id, share in best.items() if share > 0)
    return [pair_id for _, pair_id in nsmallest(limit, agreeing)]


def rank(text: str, field: str, candidates: Iterable[Candidate], limit: int = 10) -> list[Neighbour]:
    """The candidates that are alike, compared whole, best first; of equals, duplicates first, then by id."""
    query = wording(text)
    measured = []
    for candidate in candidates:
        other = wording(candidate.text)
        if found := closeness(query, other):
            measured.append((-found.most, candidate.pair_id, other, found))
    measured.sort(key=itemgetter(0, 1))
    best: list[Neighbour] = []
    # To read what two texts say takes far longer than to measure them: only what can be among the best.
    for least, pair_id, other, found in measured:
        if len(best) >= limit and -least < best[-1].similarity:
            break
        if alike := judge(query, other, found):
            best.append(Neighbour(pair_id, field, alike.similarity, alike.label))
            best = sorted(best, key=_order)[:limit]
    return best


def _order(neighbour: Neighbour) -> tuple[float, bool, int]:
    return -neighbour.similarity, neighbour.label == SIBLING, neighbour.pair_id


def worth_warning(label: str, field: str, text: str) -> bool:
    """Whether a neighbour found for a text should interrupt the expert.

    Short outputs repeat each other by nature, and outputs that differ in a fact alone are one voice.
    """
    if field != "output":
        return True
    return label != SIBLING and len(normal_form(text)) >= SHORT_OUTPUT

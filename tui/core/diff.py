"""Word-level difference of two texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")

SAME, REMOVED, ADDED = "same", "removed", "added"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that both sides share, or that one of them has alone."""

    kind: str
    text: str


def word_diff(before: str, after: str) -> list[Span]:
    """The runs that lead from one text to the other, words and punctuation kept whole.

    Joining the ``same`` and ``removed`` spans gives ``before``, the ``same`` and ``added`` ones ``after``.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    spans: list[Span] = []
    for operation in Indel.opcodes(old, new):
        removed = "".join(old[operation.src_start : operation.src_end])
        added = "".join(new[operation.dest_start : operation.dest_end])
        if operation.tag == "equal":
            spans.append(Span(SAME, removed))
            continue
        if removed:
            spans.append(Span(REMOVED, removed))
        if added:
            spans.append(Span(ADDED, added))
    return spans


def sides(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """Part a difference into what stands on the left and what stands on the right, for two columns."""
    return (
        [span for span in spans if span.kind != ADDED],
        [span for span in spans if span.kind != REMOVED],
    )

"""Word-level difference of two texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from tui.core.text import CLOSING, OPENING, one_line

_GRAINS = (
    re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]"),  # words, punctuation and the space between
    re.compile(r"[^\n]*\n|[^\n]+"),  # lines
    re.compile(r".+", re.DOTALL),  # the whole text
)
"""What a text is cut into, finest first."""

_MOST_CELLS = 400_000_000
"""Tokens of one side times those of the other: the comparison holds a bit for each, here 50 MB."""

SAME, REMOVED, ADDED = "same", "removed", "added"

_SIGN = {REMOVED: "-", ADDED: "+"}

_BESIDE = 24
"""Characters of what both sides share that are shown beside a difference."""

_OF_A_RUN = 80
"""Characters of a run that differs."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that both sides share, or that one of them has alone."""

    kind: str
    text: str


def word_diff(before: str, after: str) -> list[Span]:
    """The runs that lead from one text to the other, words and punctuation kept whole.

    Joining the ``same`` and ``removed`` spans gives ``before``, the ``same`` and ``added`` ones ``after``.
    Texts too long for that are compared by lines, or as wholes.
    """
    old, new = _tokens(before, after)
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


def _tokens(before: str, after: str) -> tuple[list[str], list[str]]:
    for grain in _GRAINS:
        old, new = grain.findall(before), grain.findall(after)
        if len(old) * len(new) <= _MOST_CELLS:
            break
    return old, new


def old_first(spans: Sequence[Span]) -> list[Span]:
    """The same spans, what was removed before what took its place."""
    ordered = list(spans)
    for number in range(1, len(ordered)):
        if (ordered[number - 1].kind, ordered[number].kind) == (ADDED, REMOVED):
            ordered[number - 1 : number + 1] = ordered[number], ordered[number - 1]
    return ordered


def bracketed(span: Span) -> str:
    """A span's text, in brackets with a sign where one side alone has it."""
    return span.text if span.kind == SAME else f"{OPENING}{_SIGN[span.kind]}{span.text}{CLOSING}"


def in_brief(before: str, after: str, limit: int = 300) -> str:
    """A difference on one line: what differs in its brackets, and little of what is around it."""
    spans = old_first(word_diff(before, after))
    last = len(spans) - 1
    return one_line("".join(_shortened(span, at == 0, at == last) for at, span in enumerate(spans)), limit)


def _shortened(span: Span, is_first: bool, is_last: bool) -> str:
    if span.kind != SAME:
        cut = span.text[:_OF_A_RUN] + ("…" if len(span.text) > _OF_A_RUN else "")
        return bracketed(Span(span.kind, cut))
    head = "" if is_first else span.text[:_BESIDE]
    tail = "" if is_last else span.text[-_BESIDE:]
    return span.text if len(head + tail) >= len(span.text) else f"{head}…{tail}"


def sides(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """Part a difference into what stands on the left and what stands on the right, for two columns.

    Differing words with nothing but white space between them are one run.
    """
    return (
        _joined([span for span in spans if span.kind != ADDED]),
        _joined([span for span in spans if span.kind != REMOVED]),
    )


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for number, span in enumerate(spans):
        between = span.kind == SAME and not span.text.strip() and 0 < number < len(spans) - 1
        kind = spans[number - 1].kind if between else span.kind
        if joined and joined[-1].kind == kind:
            joined[-1] = Span(kind, joined[-1].text + span.text)
        else:
            joined.append(Span(kind, span.text))
    return joined

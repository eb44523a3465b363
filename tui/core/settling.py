"""Settling a group of near-duplicates: which one is kept, which go, and what is to be known before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.core.glimpse import Group, Likeness, Member
from tui.core.pair import Pair

REASON = "duplicate"

SIBLING = "sibling"
"""The label of what is alike but states another fact."""


class Settling(NamedTuple):
    """What is about to be done to a group, with the pairs as they were when it was shown."""

    kept: Pair
    out: tuple[Pair, ...]
    """The pairs that will be excluded."""
    stays: tuple[int, ...] = ()
    """Those that stay beside the one that is kept."""
    chosen: tuple[int, ...] = ()
    """Those of them that the expert wants to stay though they are alike."""
    excluded: tuple[int, ...] = ()
    """Those that are excluded already; nothing is done to them."""
    drafts: Mapping[int, Sequence[str]] | None = None
    """Pairs that will be excluded and have drafts, with the fields."""
    contradicting: tuple[int, ...] = ()
    """Pairs that will be excluded and whose output differs in a fact from that of the one that is kept."""
    other_answer: tuple[int, ...] = ()
    """Pairs that will be excluded and whose output is not alike to that of the one that is kept."""
    by_output: tuple[int, ...] = ()
    """Pairs that will be excluded though their prompts are not alike."""


def largest_first(groups: Iterable[Group]) -> list[Group]:
    """The open groups before the settled ones, each by size."""
    return sorted(groups, key=lambda group: (not group.open, -len(group.members), group.members))


def suggested(members: Sequence[Member]) -> int | None:
    """The pair to keep: an included one before one that she rewrote, then by score; else the one that most
    others are alike to; of equals the first.
    """
    alive = [member for member in members if member.status != "excluded"]
    best = min(alive, key=_worth, default=None)
    return best.id if best else None


def _worth(member: Member) -> tuple[bool, bool, int, int, int]:
    return member.status != "included", not member.rewritten, -member.score, -member.links, member.id


def arranged(members: Sequence[Member], kept: int, likeness: Mapping[int, Likeness]) -> list[Member]:
    """The one to keep, then the others, the nearest to it first; last those that are excluded already."""

    def place(member: Member) -> tuple[bool, bool, float, int]:
        found = likeness.get(member.id)
        near = 0.0 if found is None or found.label == SIBLING else found.similarity
        return member.id != kept, member.status == "excluded", -near, member.id

    return sorted(members, key=place)


def staying(
    members: Sequence[Member], kept: int, likeness: Mapping[int, Likeness], beside: Collection[int]
) -> set[int]:
    """The members that stay unless she says otherwise.

    These are the siblings of the one that is kept, those that answer another question in the same words,
    those that are in the group by way of others only, and those that she left beside it before.
    """
    return {
        member.id
        for member in members
        if member.status != "excluded"
        and member.id != kept
        and (
            member.id not in likeness
            or likeness[member.id].label == SIBLING
            or likeness[member.id].field == "output"
            or (member.id in beside and kept in beside)
        )
    }


def settling(
    members: Sequence[Member],
    pairs: Mapping[int, Pair],
    kept: int,
    stays: Collection[int],
    chosen: Collection[int],
    likeness: Mapping[int, Likeness],
    outputs: Mapping[int, str | None],
) -> Settling:
    """What is about to be done; ``pairs`` holds the one that is kept and all that go.

    ``outputs`` says for each that goes in which way its output is alike to that of the one that is kept.
    """
    out = [
        member
        for member in members
        if member.status != "excluded" and member.id != kept and member.id not in stays
    ]
    return Settling(
        kept=pairs[kept],
        out=tuple(pairs[member.id] for member in out),
        stays=tuple(member.id for member in members if member.id in stays),
        chosen=tuple(member.id for member in members if member.id in stays and member.id in chosen),
        excluded=tuple(member.id for member in members if member.status == "excluded"),
        drafts={member.id: member.drafts for member in out if member.drafts},
        contradicting=tuple(member.id for member in out if outputs.get(member.id) == SIBLING),
        other_answer=tuple(member.id for member in out if outputs.get(member.id) is None),
        by_output=tuple(
            member.id for member in out if member.id not in likeness or likeness[member.id].field == "output"
        ),
    )

"""What each decision changes: a pair and a wish in, the changed columns out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from tui.core.pair import Pair
from tui.core.rubric import INCLUDE, Rubric

Changes = Mapping[str, Any]
"""Field to new value: the fields of ``fields.FIELDS``, and ``flags`` as a set of names."""

REASONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "excluded": MappingProxyType(
            {
                "D": "duplicate",
                "W": "wrong answer",
                "O": "out of domain",
                "A": "ambiguous prompt",
                "P": "private data",
                "S": "says too little",
            }
        ),
        "included": MappingProxyType(
            {
                "C": "needed for coverage",
                "K": "key example of the voice",
                "R": "rare but costly",
                "N": "negative example",
            }
        ),
        "held": MappingProxyType(
            {
                "M": "many of this kind already",
                "R": "needs a rewrite first",
                "F": "facts to be checked",
                "A": "ambiguous prompt",
            }
        ),
    }
)
"""Status to key to reason: what is offered where a decision goes against the rubric, or excludes.

The keys are capitals that do nothing on the screens that ask, so that no key pressed by habit is an answer.
"""


def status_for(score: int, rubric: Rubric) -> str:
    """The status that follows the rubric's verdict."""
    return "included" if rubric.verdict(score) == INCLUDE else "held"


def set_flags(pair: Pair, flags: Collection[str], rubric: Rubric) -> Changes:
    """Set exactly these flags. Moves the status too where the rubric decided it, not where the expert did."""
    changes: dict[str, Any] = {"flags": frozenset(flags)}
    if pair.decided_by == "rubric" and pair.status in ("included", "held"):
        changes["status"] = status_for(rubric.score(flags), rubric)
    return changes


def toggle_flag(pair: Pair, name: str, rubric: Rubric) -> Changes:
    """Set a flag that is not set, clear one that is."""
    return set_flags(pair, pair.flags ^ {name}, rubric)


def accept(pair: Pair, rubric: Rubric) -> Changes:
    """Take the verdict as it stands. What the expert decided herself stays: nothing changes."""
    if pair.decided_by == "expert":
        return {}
    return {"status": status_for(pair.score, rubric), "decided_by": "rubric", "reason": None}


def decide(pair: Pair, status: str, rubric: Rubric, reason: str | None = None) -> Changes:
    """Include, hold or exclude by hand; what agrees with the verdict counts as the rubric's decision."""
    by = "expert" if overrides(pair, status, rubric) else "rubric"
    return {"status": status, "decided_by": by, "reason": reason}


def overrides(pair: Pair, status: str, rubric: Rubric) -> bool:
    """Whether a status goes against the verdict; excluding always does, and asks for a reason."""
    return status != status_for(pair.score, rubric)


def reopen(pair: Pair) -> Changes:
    """Back to undecided."""
    return {"status": "new", "decided_by": None, "reason": None}


def choose_phase(pair: Pair, phase: str) -> Changes:
    """Set the phase; the one that is set already is cleared, and the suggestion counts again."""
    return {"phase": None if pair.phase == phase else phase}


def choose_split(pair: Pair, split: str) -> Changes:
    """Move the pair to a split; the one that it is in already sends it back to training."""
    return {"split": "train" if pair.split == split else split}


def next_behaviour(pair: Pair, behaviours: tuple[str, ...]) -> Changes:
    """The behaviour after the present one, in turn."""
    return {"behaviour": behaviours[(behaviours.index(pair.behaviour) + 1) % len(behaviours)]}

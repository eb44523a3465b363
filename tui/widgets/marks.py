"""The signs and words that stand for statuses, phases and splits wherever they are drawn."""

from __future__ import annotations

from tui.core.pair import Pair
from tui.core.phases import SHORT_PHASE

STATUS_MARK = {"new": "·", "included": "✓", "held": "–", "excluded": "✗"}

STATUS_ROLE = {"new": "fresh", "included": "included", "held": "held", "excluded": "excluded"}

SHORT_SPLIT = {"eval": "eval", "robustness": "rob"}


def place_of(phase: str, split: str) -> str:
    """Where a pair goes at export in four letters: its phase, or its split where that is not training."""
    return SHORT_SPLIT.get(split) or SHORT_PHASE[phase]


def status_words(pair: Pair) -> str:
    """The status, who decided it, and why."""
    if pair.status == "new":
        return "undecided"
    by = "by the rubric" if pair.decided_by == "rubric" else "by you"
    return f"{pair.status} {by}" + (f", {pair.reason}" if pair.reason else "")

"""The signs and words that stand for statuses, phases and splits wherever they are drawn."""

from __future__ import annotations

from tui.core.pair import Pair
from tui.core.phases import SHORT_PHASE

STATUS_MARK = {"new": "·", "included": "✓", "held": "–", "excluded": "✗"}

STATUS_ROLE = {"new": "fresh", "included": "included", "held": "held", "excluded": "excluded"}

STATUS_MEANS = {
    "new": "undecided",
    "included": "included: goes into the files of the export",
    "held": "held back: stays out for now",
    "excluded": "excluded: stays out",
}

DRAFT_MARK = "✎"

SHORT_SPLIT = {"eval": "eval", "robustness": "rob"}

SPLIT_MEANS = {
    "eval": "held out for evaluation, never trained on",
    "robustness": "parked for robustness tests",
}

LABEL_MEANS = {
    "identical": "the same to the letter",
    "same": "the same but for case, spaces and punctuation",
    "near": "nearly the same words in the same order",
    "reordered": "nearly the same words in another order",
    "contains": "one stands whole within the other",
    "sibling": "alike, but a fact differs (a number, a name, a “not”): to compare, not to drop",
}
"""How two texts are alike, in the words of the panel of alike pairs."""


def place_of(phase: str, split: str) -> str:
    """Where a pair goes at export in four letters: its phase, or its split where that is not training."""
    return SHORT_SPLIT.get(split) or SHORT_PHASE[phase]


def status_words(pair: Pair) -> str:
    """The status, who decided it, and why."""
    if pair.status == "new":
        return "undecided"
    by = "by the rubric" if pair.decided_by == "rubric" else "by you"
    return f"{pair.status} {by}" + (f", {pair.reason}" if pair.reason else "")

"""The curriculum: which phase a pair belongs to when the expert has not said so."""

from __future__ import annotations

from collections.abc import Callable

from tui.core.pair import PHASES, Pair

SHORT_PHASE = dict(zip(PHASES, ("con", "var", "edge"), strict=True))

_RULES: tuple[tuple[Callable[[Pair], bool], str], ...] = (
    (lambda pair: pair.behaviour != "answer", "edge"),
    (lambda pair: "common_in_production" not in pair.flags and bool(pair.flags), "edge"),
    (lambda pair: {"teaches_generalization", "model_fails_here"} <= pair.flags, "variation"),
)
"""First match wins. What is asked back or declined, and what matters though it is rare, comes last in
training; what stretches a pattern that the model fails on comes second; the rest sets the pattern."""


def suggested_phase(pair: Pair) -> str:
    """The phase that the flags and the behaviour suggest; shown, and used at export while none is set."""
    return next((phase for holds, phase in _RULES if holds(pair)), "consistency")


def phase_of(pair: Pair) -> str:
    """The phase that the pair is exported in."""
    return pair.phase or suggested_phase(pair)

"""The suggested phase, from the flags and the behaviour."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from tui.core.pair import PHASES, Pair
from tui.core.phases import SHORT_PHASE, phase_of, suggested_phase
from tui.core.rubric import FLAG_NAMES

MakePair = Callable[..., Pair]


@pytest.mark.parametrize(
    ("flags", "phase"),
    [
        (set(), "consistency"),
        ({"common_in_production"}, "consistency"),
        ({"common_in_production", "failure_is_critical"}, "consistency"),
        ({"common_in_production", "teaches_generalization"}, "consistency"),
        ({"common_in_production", "model_fails_here"}, "consistency"),
        ({"common_in_production", "teaches_generalization", "model_fails_here"}, "variation"),
        (set(FLAG_NAMES), "variation"),
        ({"failure_is_critical"}, "edge"),
        ({"is_scalable_pattern"}, "edge"),
        ({"teaches_generalization", "model_fails_here"}, "edge"),
    ],
)
def test_the_flags_suggest_a_phase(make_pair: MakePair, flags: set[str], phase: str) -> None:
    assert suggested_phase(make_pair(flags=flags)) == phase


@pytest.mark.parametrize("behaviour", ["clarify", "decline"])
def test_what_asks_back_or_declines_is_an_edge_whatever_its_flags(
    make_pair: MakePair, behaviour: str
) -> None:
    for size in range(6):
        for flags in combinations(FLAG_NAMES, size):
            assert suggested_phase(make_pair(flags=flags, behaviour=behaviour)) == "edge"


@pytest.mark.parametrize("phase", PHASES)
def test_the_phase_that_is_set_counts_over_the_suggestion(make_pair: MakePair, phase: str) -> None:
    assert phase_of(make_pair(phase=phase)) == phase
    assert suggested_phase(make_pair(phase=phase)) == "consistency"
    assert phase_of(make_pair()) == "consistency"


def test_every_phase_has_a_short_name_that_tells_it_apart() -> None:
    assert tuple(SHORT_PHASE) == PHASES
    assert len(set(SHORT_PHASE.values())) == 3

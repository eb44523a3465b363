"""Shared by the tests of the jobs: a source of meaning that needs nothing, and a small set to export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.concepts import concepts
from tests.jobs.folders import IN
from tui.core.pair import Pair
from tui.store.store import Store

__all__ = ["concepts"]


@pytest.fixture
def four_pairs(store: Store, add_pair: Callable[..., Pair]) -> Store:
    """Two training pairs of different phases, one held out, one undecided."""
    add_pair("Where is the cold store?", "Behind gate four.", **IN, phase="consistency")
    add_pair("Who may drive forklifts?", "Ask the shift lead.", **IN, phase="edge")
    add_pair("What opens the paint cupboard?", "Key nine.", **IN, split="eval")
    add_pair("asdf", "Which machine do you mean?")
    return store


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder to export to, not there yet."""
    return tmp_path / "training" / "set"

"""A source of embeddings for tests: deterministic, instant, and it knows a few words that mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray

from tui.core.errors import PairsmithError
from tui.semantic.options import SemanticOptions
from tui.semantic.source import Kind
from tui.semantic.sources import SOURCES

CONCEPTS = (
    {"clear", "remove", "dismiss"},
    {"error", "fault", "E7"},
    {"lunch", "canteen", "eat"},
    {"where", "place"},
)

BY_CONCEPTS = SemanticOptions(source="concepts")


@dataclass
class Concepts:
    """One number for each concept: how many of its words a text has."""

    name: str = "concepts 1"
    dimension: int = len(CONCEPTS)
    batch: int = 4
    trouble: str = ""
    """What it fails with, if anything."""
    away: str = ""
    """The address that it would send texts to."""
    asked: list[str] = field(default_factory=list)
    loaded: int = 0

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.trouble:
            raise PairsmithError(self.trouble)
        self.asked += texts
        rows = [[len(words & set(text.split())) for words in CONCEPTS] for text in texts]
        if texts == ["hello"]:
            rows = [[1] * len(CONCEPTS)]
        rows = [(row * self.dimension)[: self.dimension] for row in rows]
        return np.array(rows, np.float32).reshape(len(texts), self.dimension)

    def load(self, options: SemanticOptions) -> Concepts:
        self.loaded += 1
        return self


@pytest.fixture
def concepts(monkeypatch: pytest.MonkeyPatch) -> Concepts:
    """The source ``concepts``, in the table of sources for one test."""
    source = Concepts()
    kind = Kind(
        "concepts",
        (),
        source.batch,
        identify=lambda options: source.name,
        load=source.load,
        leaves_for=lambda options: source.away,
    )
    monkeypatch.setitem(SOURCES, "concepts", kind)
    return source

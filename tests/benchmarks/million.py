"""A million prompts: how long the index takes, and a look-up in it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from tests.benchmarks.bench import Row, cpu, each_ms, filled, percentiles
from tests.benchmarks.data import SEED, Texts, made_up
from tests.similar.edits import typos
from tui.jobs.index import sketch

_PROMPTS = 1_000_000
_ASKED = 1_000


def measure(pairs: Sequence[Texts], folder: Path) -> list[Row]:
    """One field alone: the outputs are blank. Pairs of the user's own come first, made-up ones after them."""
    with filled(folder / "million.db", _prompts(pairs)) as store:
        with cpu() as seconds:
            sketch(store)
            taken = seconds()
        chance = random.Random(SEED)
        asked = iter([typos(chance.choice(pairs)[0][:4_000], chance) for _ in range(_ASKED + 50)])
        each_ms(lambda: store.index.near(next(asked), "prompt"), 50)
        queries = each_ms(lambda: store.index.near(next(asked), "prompt"), _ASKED)
    return [
        Row(f"index {_PROMPTS:,} prompts, on disk", taken, "s", 60),
        *percentiles("look up a text among them", queries, (5, 15)),
    ]


def _prompts(pairs: Sequence[Texts]) -> Iterator[Texts]:
    more = made_up(_PROMPTS - min(len(pairs), _PROMPTS), seed=SEED + 1)
    for prompt, _ in chain(pairs[:_PROMPTS], more):
        yield prompt, ""

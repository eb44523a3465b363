"""A million prompts: how long the index takes, a look-up, a search, and how much memory paging takes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from tests.benchmarks.bench import Row, cpu, each_ms, filled, percentiles
from tests.benchmarks.data import SEED, Texts, made_up
from tests.benchmarks.session import peak_of_paging, search_ms
from tests.similar.edits import typos
from tui.jobs.index import sketch

_PROMPTS = 1_000_000
_ASKED = 1_000


def measure(pairs: Sequence[Texts], folder: Path) -> list[Row]:
    """One field alone: the outputs are blank. Pairs of the user's own come first, made-up ones after them."""
    database = folder / "million.db"
    with filled(database, _prompts(pairs)) as store:
        with cpu() as seconds:
            sketch(store)
            taken = seconds()
        chance = random.Random(SEED)
        asked = iter([typos(chance.choice(pairs)[0][:4_000], chance) for _ in range(_ASKED + 50)])
        each_ms(lambda: store.index.near(next(asked), "prompt"), 50)
        queries = each_ms(lambda: store.index.near(next(asked), "prompt"), _ASKED)
        with store.transaction():
            # They would be compared beside what is measured.
            store._connection.write("UPDATE pairs SET indexed = 1")
    words = [chance.choice(chance.choice(pairs)[0].split()).strip(".?!:,") for _ in range(200)]
    return [
        Row(f"index {_PROMPTS:,} prompts, on disk", taken, "s", 60),
        *percentiles("look up a text among them", queries, (5, 15)),
        Row("search among them, to its first page, p95", search_ms(database, words), "ms", 50),
        Row("peak memory, paging through them", peak_of_paging(database), "MB", 60),
    ]


def _prompts(pairs: Sequence[Texts]) -> Iterator[Texts]:
    more = made_up(_PROMPTS - min(len(pairs), _PROMPTS), seed=SEED + 1)
    for prompt, _ in chain(pairs[:_PROMPTS], more):
        yield prompt, ""

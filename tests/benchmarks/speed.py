"""How long the index takes, and how much memory."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tests.benchmarks.bench import Row, cpu, each_ms, filled, percentiles
from tests.benchmarks.data import SEED, Texts
from tests.benchmarks.yardstick import Plain
from tests.similar.edits import typos
from tui.jobs.index import link_these, sketch
from tui.store.store import Store

_SCALED_FROM = 5_000
"""Pairs that datasketch is measured on; its figures grow with the number of pairs."""

_FEW = 300
_LONGEST = 4_000
_ASKED = 1_000

_OPENING = """
import sys, time
from pathlib import Path
def memory():
    for line in Path("/proc/self/status").read_text().split("\\n"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
from tui.store.store import Store
start = time.process_time()
store = Store.open(Path(sys.argv[1]))
store.pairs.get(1), store.index.neighbours(1)
paged = time.process_time() - start
import numpy, rapidfuzz
import tui.similar.batch, tui.similar.engine, tui.similar.runs
before = memory()
store.close()
start = time.process_time()
store = Store.open(Path(sys.argv[1]))
store.index.near(sys.argv[2], "prompt")
answered = time.process_time() - start
last = store.pairs.count()
for number in range(1, last, max(last // 500, 1)):
    store.index.near(store.pairs.get(number).prompt[:4000], "prompt")
assert "datasketch" not in sys.modules
print(paged * 1000, answered * 1000, memory() - before)
"""


def measure(pairs: Sequence[Texts], folder: Path) -> list[Row]:
    """Every figure of speed and memory, over one database."""
    plain = Plain(pairs[:_SCALED_FROM])
    scale = len(pairs) / min(len(pairs), _SCALED_FROM)
    store = filled(folder / "speed.db", pairs)
    rows = [
        _indexing(store, f"datasketch {plain.seconds * scale:.0f} s"),
        _few(pairs, folder),
        *_opening(store, pairs, f"datasketch {plain.reopened_seconds() * scale * 1000:.0f} ms"),
        *_paging(store),
        *_checking(store, pairs, plain),
        *_editing(store, pairs),
        _linking(store),
    ]
    store.close()
    return rows


def _indexing(store: Store, yardstick: str) -> Row:
    count = store.pairs.count()
    with cpu() as seconds:
        sketch(store)
    limit = 12 * count / 100_000
    return Row(f"index {count:,} pairs, both fields, on disk", seconds(), "s", limit, yardstick)


def _few(pairs: Sequence[Texts], folder: Path) -> Row:
    taken = []
    for number in range(5):
        with filled(folder / f"few{number}.db", pairs[:_FEW]) as store, cpu() as seconds:
            sketch(store)
            taken.append(seconds() * 1000)
    return Row(f"index {_FEW} pairs", float(np.median(taken)), "ms", 50)


def _opening(store: Store, pairs: Sequence[Texts], yardstick: str) -> list[Row]:
    asked = pairs[len(pairs) // 2][0][:_LONGEST]
    found = [
        subprocess.run(
            [sys.executable, "-c", _OPENING, str(store.path), asked],
            capture_output=True,
            check=True,
            text=True,
        ).stdout.split()
        for _ in range(5)
    ]
    paged, answered, memory = np.median(np.array(found, dtype=float), axis=0).tolist()
    return [
        Row("open to the first pair with its neighbours", paged, "ms", 60),
        Row("open to the first answer, libraries loaded", answered, "ms", 60, yardstick),
        Row("memory of the index after 500 look-ups", memory, "MB", 80),
    ]


def _paging(store: Store) -> list[Row]:
    chance = random.Random(SEED)
    last = store.pairs.count()
    link_these(store, range(1, min(last, 2_000)))

    def page() -> None:
        number = chance.randrange(1, min(last, 2_000))
        store.pairs.get(number)
        store.index.neighbours(number)

    each_ms(page, 50)
    return percentiles("page to a pair", each_ms(page, _ASKED), (1, 5))


def _checking(store: Store, pairs: Sequence[Texts], plain: Plain) -> list[Row]:
    chance = random.Random(SEED)

    def text() -> str:
        return typos(chance.choice(pairs)[0][:_LONGEST], chance)

    asked = [text() for _ in range(_ASKED)]
    fields = iter([*asked[:50], *asked])
    each_ms(lambda: store.index.near(next(fields), "prompt"), 50)
    taken = each_ms(lambda: store.index.near(next(fields), "prompt"), _ASKED)
    found = np.median([plain.query_ms(one) for one in asked[:200]])
    return percentiles("re-check a typed text", taken, (1.5, 8, 25), f"datasketch, unverified {found:.2f} ms")


def _editing(store: Store, pairs: Sequence[Texts]) -> list[Row]:
    chance = random.Random(SEED)
    last = store.pairs.count()

    def edit() -> None:
        pair = store.pairs.get(chance.randrange(1, last))
        store.pairs.change(pair, {"output": f"{pair.output} As of today."}, "edit output")

    each_ms(edit, 20)
    return percentiles("edit an output, journalled, indexed and durable", each_ms(edit, 300), (2,))


def _linking(store: Store) -> Row:
    last = store.pairs.count()
    taken = each_ms(lambda: store.index.link_next(20), min(50, last // 20)) / 20
    return Row("link a pair with its neighbours, in the background", float(np.mean(taken)), "ms", None)

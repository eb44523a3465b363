"""Measures near-duplicates, import, export and a session; prints each figure with its limit and yardstick.

python -m tests.benchmarks [--pairs 100000] [--data FILE] [--only speed|recall|import|export|session|million]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import exporting, importing, million, recall, session, speed
from tests.benchmarks.bench import AT_LEAST, Row
from tests.benchmarks.data import Texts, made_up, read_from

PARTS: dict[str, Callable[[Sequence[Texts], Path], list[Row]]] = {
    "speed": speed.measure,
    "recall": recall.measure,
    "import": importing.measure,
    "export": exporting.measure,
    "session": session.measure,
    "million": million.measure,
}
USUAL = ("speed", "recall", "import", "export", "session")


def main() -> int:
    """Run the parts that are asked for; 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=int, default=100_000, help="how many pairs; limits of time follow")
    parser.add_argument("--data", type=Path, help="a file of pairs of your own, instead of made-up ones")
    parser.add_argument("--only", choices=PARTS, help="this part only; million is not run otherwise")
    wanted = parser.parse_args()
    pairs = list(read_from(wanted.data, wanted.pairs) if wanted.data else made_up(wanted.pairs))
    missed = 0
    for name in [wanted.only] if wanted.only else USUAL:
        with tempfile.TemporaryDirectory() as folder:
            for row in PARTS[name](pairs, Path(folder)):
                _print(row)
                missed += not row.met
    return 1 if missed else 0


def _print(row: Row) -> None:
    limit = "" if row.limit is None else f"{'>=' if row.unit in AT_LEAST else '<='} {row.limit:g}"
    verdict = "  " if row.met else "! "
    print(f"{verdict}{row.figure:<62} {row.value:>9.2f} {row.unit:<6} {limit:<9} {row.yardstick}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""``python -m tests.kills --times 1000``: so many deaths, and what they cost."""

from __future__ import annotations

import argparse
import shutil
import sys
from time import monotonic

from tests.kills.hour import kill, scripted_hour


def main() -> int:
    """Kill so many times; 1 where anything acknowledged was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0, help="of the first death; each further one adds 1")
    wanted = parser.parse_args()
    database, began = scripted_hour(), monotonic()
    acknowledged = typing = failed = 0
    costs: list[float] = []
    for number in range(wanted.times):
        stretch, verdict = kill(database, wanted.seed + number)
        acknowledged += len(stretch.told)
        typing += stretch.typing is not None
        costs.append(verdict.lost)
        if verdict.problems:
            failed += 1
            kept = shutil.copytree(database.parent, f"{database.parent}-seed-{wanted.seed + number}")
            print(f"seed {wanted.seed + number}: {'; '.join(verdict.problems)} ({kept})", flush=True)
        if number % 50 == 49:
            print(f"{number + 1} deaths, {acknowledged} changes acknowledged, {failed} failed", flush=True)
    print(
        f"{wanted.times} deaths in {monotonic() - began:.0f} s, {typing} of them while typing: "
        f"{acknowledged} changes acknowledged, {failed} deaths lost or broke something; "
        f"at most {max(costs):.2f} s of typing lost"
    )
    shutil.rmtree(database.parent)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())

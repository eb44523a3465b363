"""How fast a set is exported, and how much memory a larger one takes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import orjson

from tests.benchmarks.bench import Row, cpu
from tests.benchmarks.data import Texts
from tui.jobs.export import plan_export
from tui.jobs.export_folder import write_export
from tui.similar.parameters import PARAMETERS
from tui.store.store import Store

_SMALLER = 5
"""How many times as short the set is whose memory is compared."""

_EVAL = 10
"""One pair in so many is held out."""

_EXPORTING = """
import sys
from pathlib import Path
from tui.jobs.export import plan_export
from tui.jobs.export_folder import write_export
from tui.store.store import Store
with Store.open(Path(sys.argv[1])) as store:
    write_export(store, plan_export(store), Path(sys.argv[2]), allow=["control_tokens"])
status = Path("/proc/self/status").read_text().split("\\n")
print(next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024)
"""


def measure(pairs: Sequence[Texts], folder: Path) -> list[Row]:
    """Seconds of CPU time with a plain writing of the same rows beside them, and the memory of two sizes."""
    count = len(pairs)
    with _included(folder / "all.db", pairs, count) as store:
        with cpu() as taken:
            plan = plan_export(store)
            planning = taken()
        with cpu() as taken:
            write_export(store, plan, folder / "all", allow=plan.codes)
            writing = taken()
        plain = _plain_seconds(store, folder / "plain.jsonl")
    _included(folder / "few.db", pairs, count // _SMALLER).close()
    few = _peak(folder / "few.db", folder / "few")
    more = _peak(folder / "all.db", folder / "again") - few
    return [
        Row("export: order and check", planning, "s", None),
        Row("export: write", writing, "s", None, f"one file without metadata {plain:.1f} s"),
        Row(f"export of {count:,} included pairs", planning + writing, "s", count / 10_000),
        Row(f"export of {_SMALLER} times as much, memory more", more, "MB", 20, f"{few:.0f} MB"),
    ]


def _included(path: Path, pairs: Sequence[Texts], count: int) -> Store:
    """A database of included pairs that count as compared."""
    store = Store.open(path, create=True)
    store.index.forget_stale(PARAMETERS)
    sql = """INSERT INTO pairs (id, uid, prompt, output, status, split, phase, created_at, updated_at)
             VALUES (?, ?, ?, ?, 'included', ?, ?, '', '')"""
    phases = ("consistency", "variation", "edge")
    texts = islice(cycle(pairs), count)
    with store.transaction():
        store._connection.raw.executemany(
            sql,
            (
                (number, f"b2:{number}", *pair, "train" if number % _EVAL else "eval", phases[number % 3])
                for number, pair in enumerate(texts, start=1)
            ),
        )
    return store


def _plain_seconds(store: Store, path: Path) -> float:
    sql = "SELECT prompt, output FROM pairs ORDER BY id"
    with cpu() as taken, path.open("wb") as file:
        for prompt, output in store._connection.raw.execute(sql):
            said = [{"role": "user", "content": prompt}, {"role": "assistant", "content": output}]
            file.write(orjson.dumps({"messages": said}) + b"\n")
        return taken()


def _peak(database: Path, folder: Path) -> float:
    """Most megabytes that a process needs for an export."""
    done = subprocess.run(
        [sys.executable, "-c", _EXPORTING, database, folder], check=True, capture_output=True, text=True
    )
    return float(done.stdout)

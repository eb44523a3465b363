"""How fast a file comes in, with and without the search index, and how much memory a larger one takes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

import orjson
import sqlite_utils

from tests.benchmarks.bench import Row, cpu
from tests.benchmarks.data import Texts
from tui.jobs.import_file import import_file, read_pairs
from tui.store.incoming import Incoming
from tui.store.store import Store

_ROW = 900
"""Bytes of a row, at least."""

_LARGER = 10
"""How many times as long the file is whose memory is compared."""

_IMPORTING = """
import sys
from pathlib import Path
from tui.jobs.import_file import import_file
from tui.store.store import Store
with Store.open(Path(sys.argv[2]), create=True) as store, open(sys.argv[1], "rb") as stream:
    import_file(store, stream, "rows.jsonl")
status = Path("/proc/self/status").read_text().split("\\n")
print(next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024)
"""


def measure(pairs: Sequence[Texts], folder: Path) -> list[Row]:
    """Rows a second of CPU time beside those of a plain ``insert_all``, and the memory of two sizes."""
    count = len(pairs)
    path, larger = folder / "rows.jsonl", folder / "larger.jsonl"
    _write(path, pairs, count)
    size = f"{path.stat().st_size / count / 1000:.1f} kB"
    plain = count / _plain_seconds(path, folder / "plain.db")
    reading, storing, searching = _seconds(path, folder / "import.db")
    rows = [
        Row("import: reading alone", count / reading, "rows/s", None, size),
        Row(
            "import without search index",
            count / (storing - searching),
            "rows/s",
            80_000,
            f"insert_all, without any index {plain:,.0f}",
        ),
        Row("import with search index", count / storing, "rows/s", 30_000),
    ]
    memory = _peak(path, folder / "memory.db")
    _write(larger, pairs, count * _LARGER)
    more = _peak(larger, folder / "more.db") - memory
    rows.append(Row(f"import of {_LARGER} times as much, memory more", more, "MB", 20, f"{memory:.0f} MB"))
    return rows


def _write(path: Path, pairs: Sequence[Texts], count: int) -> None:
    with path.open("wb") as file:
        file.writelines(_rows(pairs, count))


def _rows(pairs: Sequence[Texts], count: int) -> Iterator[bytes]:
    """Rows of about one length, no two the same."""
    texts = cycle(pairs)
    for number in range(count):
        prompt, output = next(texts)
        while len(prompt) + len(output) < _ROW:
            output = f"{output} {' '.join(next(texts))}"[:_ROW]
        yield orjson.dumps({"prompt": f"{number} {prompt}", "output": output, "category": "docks"}) + b"\n"


def _plain_seconds(path: Path, database: Path) -> float:
    with cpu() as taken, path.open("rb") as lines:
        sqlite_utils.Database(database)["rows"].insert_all(orjson.loads(line) for line in lines)
        return taken()


def _seconds(path: Path, database: Path) -> tuple[float, float, float]:
    """CPU time of reading a file, of importing it, and of the part of that which makes it searchable."""
    with cpu() as taken, path.open("rb") as stream:
        sum(1 for _ in read_pairs(stream))
        reading = taken()
    spent = []
    make_searchable = Incoming.make_searchable

    def timed(self: Incoming, first: int, last: int) -> None:
        with cpu() as taken:
            make_searchable(self, first, last)
            spent.append(taken())

    Incoming.make_searchable = timed  # type: ignore[method-assign]
    try:
        with Store.open(database, create=True) as store, path.open("rb") as stream, cpu() as taken:
            import_file(store, stream, path.name)
            return reading, taken(), sum(spent)
    finally:
        Incoming.make_searchable = make_searchable  # type: ignore[method-assign]


def _peak(path: Path, database: Path) -> float:
    """Most megabytes that a process needs for an import."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTING, path, database], check=True, capture_output=True, text=True
    )
    return float(done.stdout)

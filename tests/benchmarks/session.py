"""A session in a terminal of 120x40: start, page turns, flags, typing, a slow line, memory, idleness.

Wall-clock figures are those of a quiet machine; beside them stand other programs, measured in the same run.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import orjson

from tests.benchmarks.bench import Row
from tests.benchmarks.data import SEED, Texts
from tests.benchmarks.plain_apps import HELLO
from tests.benchmarks.watched import NEAR, Answer, Line, Watched
from tui.config import load_project
from tui.core.view import Filter, View
from tui.jobs.import_file import import_file
from tui.jobs.index import link_these, sketch
from tui.screens.desk import Desk
from tui.screens.drafting import CHECK_PAUSE
from tui.store.store import Store

ROOT = Path(__file__).parents[2]
APP = (sys.executable, "-m", "tui")
PLAIN = (sys.executable, "-m", "tests.benchmarks.plain_apps")

SLOW = Line(rate=64_000 / 8, delay=0.075)
"""64 kbit/s, and 150 ms there and back."""

_STARTS = 7
_TURNS = 100
_IDLE = 10.0
_REWRITTEN = 30
_LINKED = 500
"""Pairs whose neighbours are looked up: those that are paged through."""


def measure(pairs: Sequence[Texts], folder: Path) -> list[Row]:
    """The figures of the app on a set of pairs that is imported and compared."""
    database = _filled(folder / "pairs.db", pairs)
    return [
        *_starts(database, pairs[0][0]),
        *_reading(database),
        *_typing(database),
        *_hours(database),
        _on_a_slow_line(database),
        *_asking(database, pairs),
    ]


def _filled(path: Path, pairs: Sequence[Texts]) -> Path:
    rows = path.with_suffix(".jsonl")
    with rows.open("wb") as file:
        for prompt, output in pairs:
            file.write(orjson.dumps({"prompt": prompt, "output": output}) + b"\n")
    with Store.open(path, create=True) as store:
        with rows.open("rb") as stream:
            import_file(store, stream, rows.name)
        sketch(store)
        link_these(store, range(1, _LINKED))
        with store.transaction():
            # The rest would be compared beside what is measured.
            store._connection.write("UPDATE pairs SET indexed = 1")
    return path


def _app(database: Path, line: Line = NEAR) -> Watched:
    folder = str(database.parent)
    settings = {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder}
    tour = database.parent / "pairsmith" / "tour"
    tour.parent.mkdir(exist_ok=True)
    tour.write_text("over")
    return Watched([*APP, database.name], folder=database.parent, line=line, environment=settings)


def _until_ready(app: Watched) -> None:
    """The first page comes before the toolkit, which asks the terminal what it can do."""
    app.wrote(b"\x1b[?1004h")
    app.settle()


def _plain(name: str, database: Path, line: Line = NEAR) -> Watched:
    return Watched([*PLAIN, name, database], folder=ROOT, line=line)


def _starts(database: Path, prompt: str) -> list[Row]:
    first = " ".join(prompt.split()[:2])
    paints, ready, cpu, hello, hello_cpu = [], [], [], [], []
    for _ in range(_STARTS):
        with _plain("hello", database) as plain:
            hello.append(plain.seen(HELLO))
            plain.settle()
            hello_cpu.append(plain.cpu_ms())
        with _app(database) as app:
            paints.append(app.seen(first))
            _until_ready(app)
            cpu.append(app.cpu_ms())
        with _app(database) as app:
            app.send("?")
            ready.append(app.seen("The five flags"))
    paint, plain_paint = float(np.median(paints)), float(np.median(hello))
    spent, plain_spent = float(np.median(cpu)), float(np.median(hello_cpu))
    return [
        Row("first paint with the first pair", paint, "ms", 400, f"hello-world Textual {plain_paint:.0f} ms"),
        Row("the same, in first paints of hello-world", paint / plain_paint, "x", 1.3),
        Row("first key handled, typed ahead", float(np.median(ready)), "ms", 600),
        Row("start, CPU, in starts of hello-world", spent / plain_spent, "x", 1.5, f"{plain_spent:.0f} ms"),
    ]


def _reading(database: Path) -> list[Row]:
    with _plain("curses", database) as plain:
        plain.seen("pair 1")
        simple = [plain.press("j") for _ in range(_TURNS)]
    with _app(database) as app:
        _until_ready(app)
        idle = app.idle(_IDLE)
        turns = [app.press("j") for _ in range(_TURNS)]
        flags = [app.press(key) for key in "123451234512345"]
        peak = app.peak_mb()
    ms, cpu, size = (_quantiles(turns, name) for name in ("ms", "cpu_ms", "size"))
    plain_ms, _, plain_size = (_quantiles(simple, name) for name in ("ms", "cpu_ms", "size"))
    return [
        Row("page turn to its last byte, p50", ms[0], "ms", 15, f"curses {plain_ms[0]:.1f} ms"),
        Row("page turn to its last byte, p95", ms[1], "ms", 30, f"curses {plain_ms[1]:.1f} ms"),
        Row("page turn, CPU, p50", cpu[0], "ms", 10),
        Row("page turn, p50", size[0], "bytes", 2_000, f"curses {plain_size[0]:.0f} bytes"),
        Row("page turn, p95", size[1], "bytes", 3_000, f"curses {plain_size[1]:.0f} bytes"),
        Row("a flag set, p50", _quantiles(flags, "size")[0], "bytes", 200),
        Row("peak memory, paging and flags", peak, "MB", 55),
        Row(f"idle {_IDLE:.0f} s, reading", idle.size, "bytes", 0),
        Row(f"idle {_IDLE:.0f} s, reading, CPU", idle.cpu_ms, "ms", 25),
    ]


def _typing(database: Path) -> list[Row]:
    text = "Then call the desk."
    with _app(database) as app:
        _until_ready(app)
        app.press("e")
        typed = [app.press(character) for character in text]
        idle = app.idle(_IDLE)
    vim = ""
    if found := shutil.which("vim"):
        with Watched([found, "-n", "--clean"], folder=database.parent) as editor:
            editor.press("i")
            plain = _quantiles([editor.press(character) for character in text], "size")[0]
            vim = f"vim {plain:.0f} bytes"
    return [
        Row("a character typed, p50", _quantiles(typed, "size")[0], "bytes", 250, vim),
        Row("a character typed to its last byte, p50", _quantiles(typed, "ms")[0], "ms", 20),
        Row(f"idle {_IDLE:.0f} s, editing", idle.size, "bytes", 0),
        Row(f"idle {_IDLE:.0f} s, editing, CPU", idle.cpu_ms, "ms", 40),
    ]


def _hours(database: Path) -> list[Row]:
    """Most memory after a text that was looked up and saved, after many, and after a look at the export."""
    with _app(database) as app:
        _until_ready(app)
        _rewrite(app)
        one = app.peak_mb()
        for _ in range(_REWRITTEN):
            _rewrite(app)
        many = app.peak_mb()
        app.press("i")
        app.press("X")
        app.wrote(b"would be written")
        app.settle()
        export = app.peak_mb()
    return [
        Row("peak memory, a text rewritten", one, "MB", 55),
        Row(f"peak memory, {_REWRITTEN} more rewritten", many, "MB", 55),
        Row("peak memory, export looked at after that", export, "MB", None),
    ]


def _rewrite(app: Watched) -> None:
    """Add a few words to the next output, wait until they are looked up, and save it."""
    app.press("j")
    app.press("e")
    for character in "Then call.":
        app.press(character)
    time.sleep(CHECK_PAUSE)
    app.press("\x13")


def _on_a_slow_line(database: Path) -> Row:
    with _plain("curses", database, SLOW) as plain:
        plain.seen("pair 1")
        simple = _quantiles([plain.press("j") for _ in range(20)], "ms")[0]
    with _app(database, SLOW) as app:
        _until_ready(app)
        turned = _quantiles([app.press("j") for _ in range(20)], "ms")[0]
    return Row("page turn at 64 kbit/s and 150 ms, p50", turned, "ms", 400, f"curses {simple:.0f} ms")


def _asking(database: Path, pairs: Sequence[Texts]) -> list[Row]:
    """What the store takes for a screen: found, filtered, turned to, and committed to the disk."""
    chance = random.Random(SEED)
    words = [chance.choice(chance.choice(pairs)[0].split()).strip(".?!:,") for _ in range(200)]
    search = search_ms(database, words)
    with Store.open(database) as store:
        store.stay_small()
        desk = Desk(store, load_project(database))
        desk.start()

        def turn() -> None:
            desk.step(1)
            desk.rows(0, 38)

        narrowed = _p95(lambda: _look_at(desk, Filter(status="included")), 50)
        _look_at(desk, Filter())
        turned = _p95(turn, 300)
        decided = _p95(lambda: desk.toggle_flag(0), 100)
    return [
        Row("search, to its first page, p95", search, "ms", 20 * max(len(pairs) / 100_000, 0.1)),
        Row("filter, to its first page, p95", narrowed, "ms", 1),
        Row("next pair with its neighbours and the queue, p95", turned, "ms", 1),
        Row("a flag committed with fsync, p95", decided, "ms", 10),
    ]


def search_ms(database: Path, words: Sequence[str]) -> float:
    """From a word to the first page of what it finds, p95."""
    with Store.open(database) as store:
        store.stay_small()
        desk = Desk(store, load_project(database))
        desk.start()
        asked = iter(words)
        return _p95(lambda: _look_at(desk, Filter(text=next(asked))), len(words))


def _look_at(desk: Desk, wanted: Filter) -> None:
    desk.look_at(replace(View(), filter=wanted))
    desk.rows(0, 38)


def peak_of_paging(database: Path) -> float:
    """Most memory of the app, in MB, over a hundred page turns."""
    with _app(database) as app:
        _until_ready(app)
        for _ in range(_TURNS):
            app.press("j")
        return app.peak_mb()


def _p95(work: Callable[[], object], repeats: int) -> float:
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return float(np.quantile(taken, 0.95))


def _quantiles(answers: Sequence[Answer], name: str) -> tuple[float, float]:
    values = [getattr(answer, name) for answer in answers]
    return float(np.median(values)), float(np.quantile(values, 0.95))

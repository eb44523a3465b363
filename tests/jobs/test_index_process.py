"""The index's own process: told what is looked at, heard, ended with the app."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tui.core.pair import IncomingPair
from tui.store.store import Store


def noise(seed: str) -> str:
    """A text like no other."""
    return hashlib.sha256(seed.encode()).hexdigest()


@pytest.fixture
def filled(store: Store) -> Path:
    """1,200 pairs of which the last two are alike; closed."""
    prompts = [noise(f"prompt {number}") for number in range(1, 1199)]
    prompts += ["Who may drive forklifts?", "Who may drive forklifts, please?"]
    with store.transaction():
        source = store.sources.begin("many.jsonl", "many")
        for number, prompt in enumerate(prompts, start=1):
            store.sources.add(source, number, IncomingPair(prompt, noise(f"output {number}")))
    store.close()
    return store.path


@contextmanager
def running_on(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The process over a database."""
    command = [sys.executable, "-m", "tui.jobs.index_process", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def started(filled: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The process over these pairs."""
    with running_on(filled) as process:
        yield process


def reports(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    assert process.stdout is not None
    return map(json.loads, process.stdout)


def test_it_works_through_both_stages_and_ends(started: subprocess.Popen[bytes], filled: Path) -> None:
    heard = [(report["stage"], report["left"]) for report in reports(started)]
    assert started.wait() == 0
    assert heard[:3] == [("sketch", 200), ("sketch", 0), ("link", 1180)]
    assert heard[-1] == ("link", 0)
    with Store.open(filled) as store:
        assert store.index.pending() == 0
        assert [row.pair_id for row in store.index.neighbours(1200)] == [1199]


def test_the_pair_that_is_looked_at_goes_first(started: subprocess.Popen[bytes], filled: Path) -> None:
    assert started.stdin is not None
    started.stdin.write(b"3\n1200\n")
    started.stdin.flush()
    first = next(report for report in reports(started) if report["linked"])
    assert (first["linked"], first["stage"]) == (1200, "link")
    assert first["left"] > 1000
    with Store.open(filled) as store:
        assert [row.pair_id for row in store.index.neighbours(1200)] == [1199]


def test_it_ends_with_the_app_and_goes_on_from_there(started: subprocess.Popen[bytes], filled: Path) -> None:
    assert started.stdin is not None
    heard = reports(started)
    next(heard)
    started.stdin.close()
    rest = [report["left"] for report in heard]
    assert started.wait() == 0
    with Store.open(filled) as store:
        left = store.index.pending()
        assert left > 0
        assert not rest or left >= rest[-1]
    with running_on(filled) as again:
        *_, last = reports(again)
    assert last["left"] == 0
    with Store.open(filled) as store:
        assert store.index.pending() == 0


def test_what_it_can_not_use_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("no database")
    done = subprocess.run(
        [sys.executable, "-m", "tui.jobs.index_process", str(tmp_path / "notes.db")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == b""
    assert json.loads(done.stdout)["error"].startswith(f"{tmp_path / 'notes.db'} is not a Pairsmith database")

"""Calls of the command line, in an empty folder, and a small set of pairs to call them on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import tui
from tui.cli import cli
from tui.jobs.index import catch_up
from tui.store.store import Store

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What a call did: exit code, and what it printed where."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """Standard output as JSONL."""
        return [json.loads(line) for line in self.out.split("\n") if line]

    @property
    def complaint(self) -> str:
        """The one line on standard error of a call that failed."""
        assert self.code == 2
        assert self.err.startswith("pairsmith: ")
        assert self.err.count("\n") == 1
        return self.err.removeprefix("pairsmith: ").removesuffix("\n")


Call = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def package_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that a test starts in a folder of its own run the same package as the test."""
    monkeypatch.setenv("PYTHONPATH", str(Path(tui.__file__).parents[1]))


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """``call("stats", "--json")`` in ``tmp_path``; an exception that nothing handles fails the test."""
    monkeypatch.chdir(tmp_path)

    def invoke(*args: str | Path, stdin: str | bytes | None = None) -> Outcome:
        result = CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin, catch_exceptions=False)
        return Outcome(result.exit_code, result.stdout_bytes.decode(), result.stderr)

    return invoke


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, Iterable[Record | str]], Path]:
    """``write("a.jsonl", [record, "a line that is no JSON"])``: a file in ``tmp_path``."""

    def make(name: str, records: Iterable[Record | str]) -> Path:
        lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return make


Write = Callable[[str, Iterable[Record | str]], Path]

CURATED: list[Record] = [
    {
        "prompt": "How do I restock zone 3 after the early shift?",
        "output": "Scan the bay label, then the carton, and fill to the lip.",
        "flags": {"common_in_production": True, "failure_is_critical": True, "teaches_generalization": True,
                  "is_scalable_pattern": True},
        "status": "included",
        "decided_by": "rubric",
        "phase": "consistency",
        "category": "restocking",
        "origin": "production",
    },
    {
        "prompt": "What does E4 on the scanner mean?",
        "output": "The battery is too low to save your scans; swap it at the rack.",
        "status": "included",
        "phase": "variation",
        "category": "scanners",
        "origin": "synthetic",
        "teacher": "some-model",
    },
    {
        "prompt": "Can I lift the drum alone?",
        "output": "Which drum do you mean? Above 25 kg take a second pair of hands.",
        "status": "included",
        "behaviour": "clarify",
        "category": "safety",
    },
    {
        "prompt": "Where do amber returns go?",
        "output": "Amber tags go to zone 14 for new labels.",
        "status": "included",
        "split": "eval",
    },
    {"prompt": "sm labels r gone", "output": "Print new ones in zone 14.", "split": "robustness"},
    {"prompt": "Who locks the cage at night?", "output": "The night lead does.", "status": "held"},
    {"prompt": "asdf", "output": "Sorry?", "status": "excluded", "reason": "unclear prompt"},
    {"prompt": "When is the handover?", "output": "Fifteen minutes before the end of the shift."},
]  # fmt: skip
"""Each status and split; ids are 1 to 8 in this order."""


@pytest.fixture
def curated(call: Call, write: Write, tmp_path: Path) -> Path:
    """``pairs.db`` in ``tmp_path`` with the pairs of ``CURATED``, compared with each other."""
    assert call("import", write("curated.jsonl", CURATED)).code == 0
    with Store.open(tmp_path / "pairs.db") as store:
        catch_up(store)
    return tmp_path / "pairs.db"

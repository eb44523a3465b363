"""The built wheel, installed into an empty environment: what a user gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tui import __version__
from tui.templates.families import FAMILIES

Run = Callable[..., str]

ROOT = Path(__file__).parents[1]

PAIRS = "".join(
    f'{{"prompt": "Where is zone {number}?", "output": "Past dock {number}.", "failure_is_critical": true}}\n'
    for number in range(3)
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``pairsmith`` command of an environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True)
    (wheel,) = folder.glob("pairsmith-*.whl")
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    subprocess.run([*pip, "--python", python, "install", wheel], check=True)
    return python.with_name("pairsmith")


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Run:
    """Call the installed command in an empty folder."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def call(*arguments: str) -> str:
        done = subprocess.run(
            [installed, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    return call


def test_it_says_its_version(run: Run) -> None:
    assert run("--version") == f"pairsmith {__version__}\n"


def test_it_imports_and_exports(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(PAIRS)
    assert "3 read, 3 stored" in run("import", "pairs.jsonl", "--db", "my.db")
    (tmp_path / "decided.jsonl").write_text('{"id": 2, "status": "included"}\n')
    run("apply", "decided.jsonl", "--db", "my.db")
    run("export", "out", "--db", "my.db")
    (row,) = (tmp_path / "out" / "included.jsonl").read_text().splitlines()
    assert json.loads(row) == {
        "messages": [
            {"role": "user", "content": "Where is zone 1?"},
            {"role": "assistant", "content": "Past dock 1."},
        ]
    }


def test_it_brings_its_templates(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(PAIRS)
    run("import", "pairs.jsonl", "--db", "my.db")
    for name, family in FAMILIES.items():
        shown = json.loads(run("show", "2", "--template", name, "--json", "--db", "my.db"))
        ((start, end),) = shown["trained"]
        assert shown["text"][start:end].strip() == f"Past dock 1.{family.end_of_turn}"
    (tmp_path / "own.jinja").write_text("{{ messages[0].content }}")
    assert run("show", "2", "--template", "own.jinja", "--db", "my.db").endswith("\nWhere is zone 1?\n")


def test_the_app_opens_on_the_sample_data_in_a_shipped_theme(installed: Path, tmp_path: Path) -> None:
    with Terminal([installed, "demo"], folder=tmp_path, environment={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("1/146")
        terminal.send("T")
        terminal.wait_for("high-contrast")
        terminal.send("3")
        terminal.wait_for("flags")
        terminal.send("q")
        assert terminal.wait() == 0

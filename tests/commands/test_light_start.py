"""What a headless call loads, seen in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from tui.cli import cli
for line in sys.stdin.read().split("\\n"):
    try:
        cli.main(line.split())
    except SystemExit as leaving:
        assert leaving.code in (0, 1), (line, leaving.code)
print("loaded", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""

HEAVY = {"numpy", "scipy", "datasketch", "rapidfuzz", "pydantic", "sqlite_utils", "jinja2"}


def loaded_by(folder: Path, *calls: str) -> set[str]:
    """The top-level modules that are loaded after the calls."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input="\n".join(calls),
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split("loaded ")[1].split())


def test_no_headless_command_loads_the_toolkit(curated: Path, tmp_path: Path) -> None:
    loaded = loaded_by(
        tmp_path,
        "import curated.jsonl --db new.db",
        "apply curated.jsonl",
        "export out",
        "diff out out",
        "check",
        "lengths",
        "score curated.jsonl",
        "similar --pair 1",
        "show 1 --json",
        "dump",
        "rejects",
        "stats",
        "log",
        "backup copy.db",
        "--help",
    )
    assert not loaded & {"textual", "rich", "jinja2"}
    assert {"numpy", "rapidfuzz", "sqlite_utils"} <= loaded


@pytest.mark.parametrize(
    "arguments",
    [
        "--version",
        "score curated.jsonl",
        "stats",
        "dump",
        "check",
        "lengths",
        "show 1",
        "export out --json",
    ],
)
def test_what_compares_nothing_and_makes_nothing_loads_nothing_heavy(
    curated: Path, tmp_path: Path, arguments: str
) -> None:
    assert not loaded_by(tmp_path, arguments) & HEAVY


def test_scoring_needs_no_database(curated: Path, tmp_path: Path) -> None:
    assert "sqlite3" not in loaded_by(tmp_path, "score curated.jsonl")


def test_pydantic_is_loaded_for_a_project_file_alone(curated: Path, tmp_path: Path) -> None:
    (tmp_path / "pairsmith.toml").write_text("[rubric]\nthreshold = 6\n")
    assert "pydantic" in loaded_by(tmp_path, "stats")


def test_a_template_is_what_jinja2_is_loaded_for(curated: Path, tmp_path: Path) -> None:
    assert "jinja2" in loaded_by(tmp_path, "show 1 --template llama3")


def test_comparing_loads_the_engine_without_its_oracle(curated: Path, tmp_path: Path) -> None:
    loaded = loaded_by(tmp_path, "similar --pair 1")
    assert "rapidfuzz" in loaded
    assert not loaded & {"numpy", "scipy", "datasketch", "pydantic", "sqlite_utils", "jinja2"}

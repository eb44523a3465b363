"""Completion with Tab: each shell takes its script, and gets what fits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.screens.pilots import seed_rejects
from tui.commands.completion import SHELLS
from tui.commands.words import COMMANDS, COMPLETING

ROOT = Path(__file__).parents[2]
CHECKS = {"bash": ["-n"], "zsh": ["-n"], "fish": ["--no-execute"]}


def completed(*words: str) -> list[str]:
    """What Tab offers for the last of these words, in bash."""
    line = ["pairsmith", *words]
    asked = {COMPLETING: "bash_complete", "COMP_WORDS": " ".join(line), "COMP_CWORD": str(len(line) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "tui"],
        env={**os.environ, **asked, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_names_the_program_and_says_where_it_goes(call: Call, shell: str) -> None:
    done = call("completion", shell)
    assert done.code == 0
    assert done.out.startswith(f"# {SHELLS[shell]}")
    assert "pairsmith" in done.out.partition("\n")[2]
    assert COMPLETING in done.out
    assert "%(" not in done.out


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_accepts_its_script(call: Call, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    script = call("completion", shell).out
    done = subprocess.run([shell, *CHECKS[shell]], input=script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_bash_knows_the_completion_once_it_has_read_the_script(call: Call) -> None:
    script = call("completion", "bash").out + "\ncomplete -p pairsmith\n"
    done = subprocess.run(["bash"], input=script, capture_output=True, text=True, check=True)
    assert "pairsmith" in done.stdout


def test_an_unknown_shell_is_refused_with_those_that_there_are(call: Call) -> None:
    done = call("completion", "tcsh")
    assert done.code == 2
    assert all(shell in done.err for shell in SHELLS)


def test_the_first_word_becomes_a_command_or_a_file() -> None:
    assert {f"plain,{name}" for name in COMMANDS} <= set(completed(""))
    assert completed("im") == ["file,im", "plain,import"]


def test_options_choices_and_files_are_offered_where_they_belong() -> None:
    assert "plain,--dry-run" in completed("import", "--d")
    assert completed("export", "out", "--format", "al") == ["plain,alpaca"]
    assert completed("completion", "f") == ["plain,fish"]
    assert completed("help", "fl") == ["plain,flags"]
    assert completed("import", "pa") == ["file,pa"]


def test_the_values_of_options_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pairsmith.toml").write_text('[templates]\nours = "ours.jinja"\n')
    seed_rejects(tmp_path / "my.db", "{", name="log.jsonl")
    seed_rejects(tmp_path / "my.db", "[", name="chat log.csv")
    for command in (("export", "out"), ("lengths",), ("show", "1")):
        assert completed(*command, "--template", "gem") == ["file,gem", "plain,gemma2", "plain,gemma3"]
        assert "plain,ours" in completed(*command, "--template", "")
    assert completed("import", "--map", "pr") == ["plain,prompt="]
    assert completed("rejects", "--db", "my.db", "--source", "l") == ["plain,log.jsonl"]
    assert completed("rejects", "--db", "no.db", "--source", "l") == []
    assert completed("export", "out", "--allow", "blank_o") == ["plain,blank_output"]
    assert completed("similar", "--field", "p") == ["plain,prompt"]
    assert completed("similar", "--batch", "x") == ["file,x"]


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program by its name, as a shell calls it."""
    program = tmp_path / "bin" / "pairsmith"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tui "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")


def test_fish_offers_the_same(call: Call, on_path: None) -> None:
    if not shutil.which("fish"):
        pytest.skip("fish is not installed")
    script = call("completion", "fish").out
    for line, offered in OFFERED.items():
        asked = f"{script}\ncomplete -C '{line}'"
        done = subprocess.run(
            ["fish", "--no-config"], input=asked, capture_output=True, text=True, check=True
        )
        assert offered in [found.split("\t")[0] for found in done.stdout.split("\n")], line


def test_zsh_offers_the_same(call: Call, on_path: None) -> None:
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    script = call("completion", "zsh").out
    for line, offered in OFFERED.items():
        words = " ".join(f"'{word}'" for word in line.split(" "))
        # What the shell would show is handed to these, by its own function for completion.
        asked = (
            "compdef() { :; }; _path_files() { :; }\n"
            "compadd() { print -rl -- $completions; }\n"
            "_describe() { print -rl -- ${completions_with_descriptions%%:*}; }\n"
            f"{script}\nwords=({words}); CURRENT=$#words; _pairsmith_completion\n"
        )
        done = subprocess.run(["zsh", "-f"], input=asked, capture_output=True, text=True, check=False)
        assert offered in done.stdout.split("\n"), (line, done.stderr)


OFFERED = {
    "pairsmith im": "import",
    "pairsmith export out --template gem": "gemma2",
    "pairsmith export out --format al": "alpaca",
    "pairsmith import --map pr": "prompt=",
    "pairsmith help fl": "flags",
}
"""What is typed to one thing that Tab offers then."""

"""Mappings on the command line: asked for, saved, found again, and always told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.store.store import Store

Call = Callable[..., Any]
Write = Callable[..., Path]

ROWS = ["Frage;Antwort;Nr", "Wo ist es?;In Zone 13.;1"]
ASKED = ("--map", "prompt=Frage", "--map", "output=Antwort")
AS_SAVED = "mapping as saved before: prompt <- frage, output <- antwort"


@pytest.fixture
def saved(call: Call, write: Write) -> None:
    """A mapping that was saved with an import into ``pairs.db``."""
    outcome = call("import", write("faq.csv", ROWS), *ASKED, "--save-map")
    assert outcome.code == 0
    assert outcome.err == (
        "saved: files with the fields antwort, frage, nr are read with prompt <- frage, output <- antwort\n"
    )


@pytest.mark.usefixtures("saved")
def test_a_saved_mapping_is_used_for_a_file_with_all_of_its_fields_and_told(call: Call, write: Write) -> None:
    file = write("more.csv", ["Thema;Nr;Antwort;Frage", "x;2;Links.;Und dann?"])
    outcome = call("import", file)
    assert (outcome.code, outcome.err) == (0, f"{file}: {AS_SAVED}\n")
    assert [pair["prompt"] for pair in call("dump").records] == ["Wo ist es?", "Und dann?"]


@pytest.mark.usefixtures("saved")
def test_a_file_without_one_of_its_fields_is_not_read_with_it(call: Call, write: Write) -> None:
    complaint = call("import", write("less.csv", ["Frage;Antwort", "Wo?;Hier."])).complaint
    assert "its fields: Frage, Antwort" in complaint


@pytest.mark.usefixtures("saved")
def test_it_is_left_out_where_that_is_asked_for_or_another_mapping_is(call: Call, write: Write) -> None:
    file = write("more.csv", ["Frage;Antwort;Nr", "Und dann?;Links.;2"])
    assert call("import", file, "--no-saved-map").code == 2
    outcome = call("import", file, "--map", "prompt=Antwort", "--map", "output=Frage")
    assert (outcome.code, outcome.err) == (0, "")
    assert call("dump").records[1]["prompt"] == "Links."


@pytest.mark.usefixtures("saved")
def test_a_dry_run_tells_the_mapping_in_effect(call: Call, write: Write) -> None:
    file = write("more.csv", ["Frage;Antwort;Nr", "Und dann?;Links.;2"])
    shown = call("import", file, "--dry-run").out
    assert f"  {AS_SAVED}\n  read: prompt <- Frage, output <- Antwort\n" in shown
    (row,) = call("import", file, "--dry-run", "--json").records
    assert (row["mapping"], row["mapping_saved"]) == ({"prompt": "frage", "output": "antwort"}, True)
    assert row["read_as"] == {"prompt": ["Frage"], "output": ["Antwort"]}
    assert (row["fields"], row["beside"], row["whole"]) == (["Frage", "Antwort", "Nr"], ["Nr"], True)
    asked = call("import", file, "--dry-run", "--map", "prompt=Antwort", "--map", "output=Frage").out
    assert "  mapping as asked for: prompt <- antwort, output <- frage\n" in asked
    without = call("import", file, "--dry-run", "--no-saved-map")
    assert without.code == 1
    assert "  fields: Frage, Antwort, Nr\n" in without.out
    assert "--map prompt=Frage --map output=Antwort" in without.out


def test_a_dry_run_makes_no_database_and_saves_nothing(call: Call, write: Write, tmp_path: Path) -> None:
    file = write("faq.csv", ROWS)
    assert call("import", file, *ASKED, "--dry-run").code == 0
    for arguments in ((*ASKED, "--dry-run", "--save-map"), ("--save-map",)):
        outcome = call("import", file, *arguments)
        assert outcome.code == 2
        assert "leave --save-map out" in outcome.err
    assert not (tmp_path / "pairs.db").exists()


def test_nothing_is_saved_where_nothing_came_in(call: Call, write: Write, tmp_path: Path) -> None:
    outcome = call("import", write("faq.csv", ROWS), "--map", "prompt=no", "--save-map")
    assert outcome.code == 2
    with Store.open(tmp_path / "pairs.db") as store:
        assert store.meta.get("mappings") is None


def test_a_file_without_a_record_has_no_fields_to_save_a_mapping_for(
    call: Call, write: Write, tmp_path: Path
) -> None:
    file = write("empty.jsonl", [])
    assert call("import", file, *ASKED, "--save-map").err == (
        f"{file} holds no record: the mapping is not saved\n"
    )
    with Store.open(tmp_path / "pairs.db") as store:
        assert store.meta.get("mappings") is None


def test_names_that_a_terminal_would_act_on_are_told_safely(call: Call, write: Write) -> None:
    file = write("odd.jsonl", [{"a\x1b]52;c;eA==\x07": "p p p", "b\u202e": "o o o"}])
    complaint = call("import", file).complaint
    assert "--map 'prompt=a␛]52;c;eA==␇' --map 'output=b⟨U+202E⟩'" in complaint
    assert not set("\x1b\x07\u202e") & set(complaint + call("import", file, "--dry-run").out)


def test_a_terminal_is_told_how_fast_an_import_goes_and_a_pipe_is_not(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    with file.open("w") as lines:
        lines.writelines(f'{{"prompt": "p {number}", "output": "{"o" * 200}"}}\n' for number in range(30_000))
    command = [sys.executable, "-m", "tui", "import", file, "--db", tmp_path / "pairs.db", "--dry-run"]
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""
    command.pop()
    master, slave = os.openpty()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=slave) as running:
        os.close(slave)
        drawn = b""
        while chunk := _read(master):
            drawn += chunk
    os.close(master)
    assert running.returncode == 0
    assert b"%" in drawn
    assert b"MB/s" in drawn
    assert b" left" in drawn


def _read(master: int) -> bytes:
    """What was drawn next; nothing at the end of what was written to a terminal that is closed."""
    try:
        return os.read(master, 65536)
    except OSError:
        return b""


@pytest.mark.parametrize("option", [[], ["--dry-run"], ["--save-map"]])
def test_a_field_that_the_file_does_not_have_is_refused_whatever_else_could_be_read(
    call: Call, tmp_path: Path, option: list[str]
) -> None:
    path = tmp_path / "two.csv"
    path.write_text("prompt,output,Gold\np,o,g\n")
    done = call("import", str(path), "--map", "output=glod", *option)
    assert done.complaint.endswith(
        "has no field glod in its first records: they have prompt, output, Gold; nothing was imported"
    )
    assert call("import", str(path), "--map", "output=gold").code == 0

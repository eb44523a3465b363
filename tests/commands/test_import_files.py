from __future__ import annotations

import gzip
import json
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

GOOD = {"prompt": "How do I clear E7?", "output": "Hold the power button for ten seconds."}
OTHER = {"prompt": "Where is the first-aid box?", "output": "At the handover desk in zone 13."}


def test_says_what_came_of_each_line_and_makes_the_database(call: Call, write: Write, tmp_path: Path) -> None:
    file = write("log.jsonl", [GOOD, OTHER, GOOD, "no JSON", {"prompt": "no output"}])
    outcome = call("import", file)
    assert outcome.code == 0
    assert outcome.out == f"{file}: 5 read, 2 stored, 1 already there, 2 rejected\n"
    assert outcome.err == "2 lines could not be used; see them with: pairsmith rejects --db pairs.db\n"
    assert (tmp_path / "pairs.db").stat().st_mode & 0o777 == 0o600


def test_the_same_file_twice_adds_nothing(call: Call, write: Write) -> None:
    file = write("log.jsonl", [GOOD, OTHER])
    call("import", file)
    before = call("dump").out
    assert call("import", file).out == f"{file}: 2 read, 0 stored, 2 already there, 0 rejected\n"
    assert call("dump").out == before


def test_json_gives_one_object_for_each_file(call: Call, write: Write) -> None:
    one, two = write("one.jsonl", [GOOD]), write("two.jsonl", [GOOD, OTHER, "{"])
    outcome = call("import", one, two, "--db", "set.db", "--json")
    assert outcome.records == [
        {"source": str(one), "read": 1, "stored": 1, "already_there": 0, "rejected": 0},
        {"source": str(two), "read": 3, "stored": 1, "already_there": 1, "rejected": 1},
    ]


def test_standard_input_is_a_file_named_with_a_dash(call: Call) -> None:
    outcome = call("import", "-", stdin=json.dumps(GOOD) + "\nbad\n")
    assert outcome.out == "standard input: 2 read, 1 stored, 0 already there, 1 rejected\n"
    assert call("rejects", "--json").records[0]["file"] == "standard input"


def test_a_pipe_can_be_imported(tmp_path: Path) -> None:
    line = json.dumps(GOOD).encode() + b"\n"
    done = subprocess.run(
        [sys.executable, "-m", "tui", "import", "-", "--db", tmp_path / "pairs.db", "--json"],
        input=line * 3,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == {
        "source": "standard input", "read": 3, "stored": 1, "already_there": 2, "rejected": 0
    }  # fmt: skip


def test_new_pairs_are_found_at_once_by_what_they_say(call: Call, write: Write) -> None:
    call("import", write("one.jsonl", [GOOD]))
    nearly = {"prompt": "How do I clear the E7?", "output": "Something else entirely."}
    call("import", write("two.jsonl", [nearly]))
    with Store.open(Path("pairs.db")) as store:
        assert store.index.unsketched() == 0
        assert [near.pair_id for near in store.index.near(GOOD["prompt"], "prompt")] == [1, 2]


def test_a_missing_file_among_others_imports_nothing(call: Call, write: Write, tmp_path: Path) -> None:
    outcome = call("import", write("one.jsonl", [GOOD]), "absent.jsonl")
    assert outcome.complaint == "absent.jsonl does not exist: nothing was imported"
    assert not (tmp_path / "pairs.db").exists()


def test_a_folder_is_named_as_one(call: Call, tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    assert call("import", "logs").complaint.startswith("logs is a folder: ")


def test_a_failure_half_way_names_what_was_imported(
    call: Call, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = write("one.jsonl", [GOOD]), write("two.jsonl", [OTHER])
    two.unlink()
    monkeypatch.setattr("tui.commands.import_files.refuse_unreadable", lambda names: None)
    outcome = call("import", one, two)
    assert outcome.complaint == (f"{two} can't be read: No such file or directory: imported before it: {one}")
    assert outcome.out == f"{one}: 1 read, 1 stored, 0 already there, 0 rejected\n"
    assert call("stats", "--json").records[0]["status"] == {"new": 1}


def test_a_file_that_holds_no_record_is_refused_in_one_line(call: Call, write: Write) -> None:
    file = write("list.csv", ["Dear all", "see you"])
    outcome = call("import", file)
    assert outcome.out == ""
    assert outcome.complaint.startswith(f"{file} holds no record that can be used (line 1: not JSON: ")
    assert outcome.complaint.endswith('such as {"prompt": "..", "output": ".."}; nothing was imported')
    assert call("rejects").out == ""
    assert call("import", "pairs.db").complaint.startswith("pairs.db is a database, no text: ")


def test_an_empty_file_brings_nothing(call: Call, write: Write) -> None:
    file = write("empty.jsonl", [])
    outcome = call("import", file)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{file}: 0 read, 0 stored, 0 already there, 0 rejected\n"


def test_a_name_that_is_not_utf_8_is_escaped(call: Call, write: Write, tmp_path: Path) -> None:
    file = write("plain.jsonl", [GOOD, "bad"])
    odd = os.fsdecode(b"l\xe9g.jsonl")
    try:
        file.rename(tmp_path / odd)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert call("import", odd, "--json").records[0]["source"] == "l\\xe9g.jsonl"
    assert call("rejects", "--json").records[0]["file"] == "l\\xe9g.jsonl"


def test_what_finds_nothing_to_do_draws_no_bar(curated: Path) -> None:
    master, slave = os.openpty()
    command = [sys.executable, "-m", "tui", "similar", "--pair", "1", "--db", curated]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=slave, check=False)
    os.close(slave)
    assert done.returncode in (0, 1)
    try:
        drawn = os.read(master, 65536).decode()
    except OSError:  # The end of what was written to a terminal that is closed.
        drawn = ""
    os.close(master)
    assert "indexing" not in drawn


def test_a_terminal_gets_a_bar_on_standard_error(write: Write, tmp_path: Path) -> None:
    file = write("log.jsonl", [GOOD, OTHER])
    master, slave = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "tui", "import", file, "--db", tmp_path / "pairs.db"],
        stdout=subprocess.PIPE,
        stderr=slave,
        check=True,
    )
    os.close(slave)
    drawn = os.read(master, 65536).decode()
    os.close(master)
    assert done.stdout.decode() == f"{file}: 2 read, 2 stored, 0 already there, 0 rejected\n"
    assert "100%" in drawn
    assert "indexing" in drawn


def test_a_table_with_fields_of_its_own_asks_for_a_mapping_and_takes_it(call: Call, write: Write) -> None:
    file = write("list.csv", ["Frage;Antwort;Thema", "a prompt;an output;docks"])
    complaint = call("import", file).complaint
    assert "its fields: Frage, Antwort, Thema" in complaint
    assert "--map prompt=Frage --map output=Antwort" in complaint
    done = call("import", file, "--map", "prompt=frage", "--map", "output=antwort", "--map", "category=thema")
    assert done.out == f"{file}: 1 read, 1 stored, 0 already there, 0 rejected\n"
    (pair,) = call("dump").records
    assert (pair["prompt"], pair["output"], pair["category"], pair["extra"]) == (
        "a prompt",
        "an output",
        "docks",
        {},
    )


def test_a_mapping_to_nothing_is_a_wrong_call(call: Call, write: Write) -> None:
    outcome = call("import", write("a.jsonl", [GOOD]), "--map", "question=x")
    assert outcome.code == 2
    assert "--map 'question' can't be mapped to; write one of prompt, output" in outcome.err


def test_a_dry_run_says_what_would_come_in_and_stores_nothing(
    call: Call, write: Write, tmp_path: Path
) -> None:
    records = [{**GOOD, "ticket": 7, "Category": "x"}, OTHER, "no JSON"]
    file = write("log.jsonl", records)
    outcome = call("import", file, "--dry-run")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.split("\n")[:7] == [
        f"{file}: lines, prompt-output; 2 of 3 could come in",
        "  read: prompt <- prompt, output <- output, category <- Category",
        "  kept beside the pair: ticket",
        f"     1  {GOOD['prompt']}",
        f"     >  {GOOD['output']}",
        f"     2  {OTHER['prompt']}",
        f"     >  {OTHER['output']}",
    ]
    assert "  1 rejected, the first at 3: not JSON: " in outcome.out
    assert not (tmp_path / "pairs.db").exists()


def test_a_dry_run_of_a_file_without_known_fields_is_a_no(call: Call, write: Write) -> None:
    file = write("list.csv", ["frage,antwort", "p,o"])
    outcome = call("import", file, "--dry-run", "--json")
    assert outcome.code == 1
    (row,) = outcome.records
    assert (row["container"], row["dialect"], row["read"], row["usable"]) == ("table", "", 1, 0)
    assert "its fields: frage, antwort" in row["first_reject"]["reason"]
    mapped = call("import", file, "--dry-run", "--json", "--map", "prompt=frage", "--map", "output=antwort")
    assert mapped.code == 0
    assert mapped.records[0]["examples"] == [
        {"line": 1, "dialect": "prompt-output", "prompt": "p", "output": "o"}
    ]


def test_a_packed_file_is_refused_at_its_limit_which_can_be_raised(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "log.gz"
    file.write_bytes(gzip.compress(json.dumps({**GOOD, "output": "o" * 2_000_000}).encode()))
    for dry in ((), ("--dry-run",)):
        complaint = call("import", file, "--unpacked-limit", "1", *dry).complaint
        assert complaint.startswith(
            f"{file} unpacks to more than 1,048,576 bytes, the limit for a packed file: "
        )
    assert call("import", file).out == f"{file}: 1 read, 1 stored, 0 already there, 0 rejected\n"


def test_a_line_is_rejected_at_its_limit_which_can_be_raised(call: Call, write: Write) -> None:
    file = write("log.jsonl", [{**GOOD, "output": "o" * 2_000_000}, OTHER])
    assert call("import", file, "--line-limit", "1", "--dry-run", "--json").records[0]["rejected"] == 1
    assert call("import", file, "--line-limit", "1").out.endswith("1 stored, 0 already there, 1 rejected\n")
    assert (
        "longer than 1,048,576 bytes, the limit for one line; raise it with --line-limit"
        in call("rejects").out
    )
    assert call("import", file).out.endswith("1 stored, 1 already there, 0 rejected\n")


def test_what_a_file_says_beside_its_records_comes_with_the_summary(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "set.json"
    file.write_text('{"version": "1.0", "data": [' + json.dumps(GOOD) + '], "version": 2}')
    (row,) = call("import", file, "--json").records
    assert (row["read"], row["stored"], row["rejected"]) == (1, 1, 0)
    assert row["beside"] == {"version": "1.0", "version (2)": 2}


def test_a_parquet_file_without_the_extra_is_one_clear_line(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    file = tmp_path / "set.parquet"
    file.write_bytes(b"PAR1" + bytes(60) + b"PAR1")
    for dry in ((), ("--dry-run",)):
        assert call("import", file, *dry).complaint.startswith(
            f"{file} is a Parquet file, which takes one more package: "
            'install it with: pip install "pairsmith[parquet]"'
        )
    assert not (tmp_path / "pairs.db").exists() or call("dump").out == ""


def test_a_parquet_file_comes_in(call: Call, tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "set.parquet"
    pq.write_table(pa.Table.from_pylist([GOOD, OTHER, {**GOOD, "output": None}]), file)
    assert call("import", file).out == f"{file}: 3 read, 2 stored, 0 already there, 1 rejected\n"
    assert call("import", file, "--dry-run", "--json").records[0]["container"] == "parquet"

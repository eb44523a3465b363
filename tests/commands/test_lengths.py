from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import CURATED
from tui.core.lengths import FRAME

Call = Callable[..., Any]
Write = Callable[..., Path]


def test_a_person_sees_each_phase_and_that_the_counts_are_estimates(call: Call, curated: Path) -> None:
    outcome = call("lengths")
    assert (outcome.code, outcome.err) == (0, "")
    heading, *rows, meaning, last, framed = outcome.out.removesuffix("\n").split("\n")
    columns = "rows tokens p50 p95 longest >1,024 >2,048 >4,096"
    assert " ".join(heading.split()) == columns
    assert [row.split()[:2] for row in rows] == [
        ["consistency", "1"], ["variation", "1"], ["edge", "1"], ["eval", "1"]
    ]  # fmt: skip
    assert all(row.split()[2].startswith("~") and row.endswith("-") for row in rows)
    assert meaning.startswith("under >N: ")
    assert last.startswith("~ estimated")
    assert framed == "what a chat template writes around a message counts as 5; --template NAME counts it"


def test_the_pairs_above_the_limit_are_named_longest_first_within_their_phase(
    call: Call, write: Write
) -> None:
    pairs = [("short", 10), ("long", 2_000), ("longer", 3_000)]
    call("import", write("long.jsonl", [
        {"prompt": name, "output": "word " * words, "status": "included"} for name, words in pairs
    ]))  # fmt: skip
    outcome = call("lengths")
    assert (
        "longer than 1,024 tokens: 2 pairs\n  #3  ~3,161  consistency\n  #2  ~2,111  consistency\n"
        in outcome.out
    )
    assert "2 (~3,224)" in outcome.out
    assert "longer than 3,000 tokens: 1 pair\n  #3" in call("lengths", "--limit", "3000").out


def test_many_pairs_above_the_limit_are_named_to_twenty_and_counted(call: Call, write: Write) -> None:
    records = [{"prompt": f"p{n}", "output": f"{n} words", "status": "included"} for n in range(25)]
    call("import", write("many.jsonl", records))
    outcome = call("lengths", "--limit", "1")
    assert "longer than 1 tokens: 25 pairs\n" in outcome.out
    assert "\n  and 5 more; --json names all\n" in outcome.out
    (record,) = call("lengths", "--limit", "1", "--json").records
    assert len(record["above"]) == 25


def test_json_has_a_line_for_each_group(call: Call, curated: Path) -> None:
    records = call("lengths", "--json", "--limit", "20").records
    assert [record["group"] for record in records] == ["consistency", "variation", "edge", "eval"]
    first = records[0]
    assert first.keys() == {
        "group", "rows", "tokens", "p50", "p95", "max", "estimated", "limits", "limit", "above"
    }  # fmt: skip
    assert first["rows"] == 1
    assert first["tokens"] == first["p50"] == first["p95"] == first["max"]
    assert [each["limit"] for each in first["limits"]] == [20, 1024, 2048, 4096]
    assert first["above"] == [{"pair": 1, "tokens": first["max"]}]
    assert first["estimated"] is True


def test_without_an_included_pair_that_is_said(call: Call, write: Write) -> None:
    call("import", write("new.jsonl", [{"prompt": "a question", "output": "an answer"}]))
    assert call("lengths").out == "nothing to export: no pair is included\n"
    assert call("lengths", "--json").out == ""


def test_the_projects_tokenizer_counts_exactly(call: Call, curated: Path, tmp_path: Path) -> None:
    tokenizers = pytest.importorskip("tokenizers")
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
    (tmp_path / "models").mkdir()
    tokenizer.save(str(tmp_path / "models" / "tokenizer.json"))
    (tmp_path / "pairsmith.toml").write_text('[export]\ntokenizer = "models/tokenizer.json"\n')
    outcome = call("lengths", "--limit", "20")
    assert "~" not in outcome.out
    assert "\ncounted with models/tokenizer.json\n" in outcome.out
    first = call("lengths", "--json").records[0]
    words = len(f"{CURATED[0]['prompt']} {CURATED[0]['output']}".split())
    assert (first["tokens"], first["estimated"]) == (words + 2 * FRAME, False)


def test_a_tokenizer_that_is_not_there_is_one_clear_line_and_stops_no_other_command(
    call: Call, curated: Path, tmp_path: Path
) -> None:
    (tmp_path / "pairsmith.toml").write_text('[export]\ntokenizer = "gone.json"\n')
    assert call("lengths").complaint.startswith(
        "gone.json does not exist: export.tokenizer in pairsmith.toml"
    )
    assert call("stats").code == 0
    (tmp_path / "pairsmith.toml").write_text("[export]\ntokenizer = 5\n")
    assert "export.tokenizer: write a text in quotes" in call("lengths").complaint


def test_a_limit_of_nothing_is_refused(call: Call, curated: Path) -> None:
    assert "--limit" in call("lengths", "--limit", "0").complaint

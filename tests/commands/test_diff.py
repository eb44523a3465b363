from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
Write = Callable[..., Path]

DECISIONS = [
    {"id": 1, "output": "Scan the bay label, then the carton, and fill to the brim.\nThen sign."},
    {"id": 2, "phase": "edge"},
    {"id": 3, "status": "held"},
    {"id": 4, "category": "returns"},
    {"id": 6, "status": "included", "split": "eval"},
]


@pytest.fixture
def two(call: Call, write: Write, curated: Path, tmp_path: Path) -> None:
    """Two exports, ``a`` and ``b``, with decisions and another voice between them."""
    assert call("export", "a").code == 0
    assert call("apply", write("decisions.jsonl", DECISIONS)).code == 0
    (tmp_path / "pairsmith.toml").write_text("[voice]\nmax_words = 90\n")
    assert call("export", "b").code == 0


def test_a_person_sees_each_change_on_a_line_and_how_many_there_are(call: Call, two: None) -> None:
    outcome = call("diff", "a", "b")
    assert (outcome.code, outcome.err) == (1, "")
    *lines, summary = outcome.out.removesuffix("\n").split("\n")
    assert lines[0].startswith("rule       voice max_words ")
    assert lines[0].endswith(" → 90")
    assert sorted(lines[1:]) == [
        "added      #6 eval  Who locks the cage at night?",
        "judged     #4 eval  category nothing → returns",
        "moved      #2 edge  phase variation → edge",
        "removed    #3 edge  Can I lift the drum alone?",
        "rewritten  #1 consistency  output: …carton, and fill to the ⟦-lip⟧⟦+brim. Then sign⟧.",
    ]
    assert summary == "1 added, 1 removed, 1 rewritten, 1 moved, 1 judged, 1 rule changed"


def test_the_same_export_is_the_same_and_exit_0(call: Call, curated: Path) -> None:
    call("export", "a")
    call("export", "b")
    outcome = call("diff", "a", "b")
    assert (outcome.code, outcome.out, outcome.err) == (0, "the same pairs, by the same rules\n", "")
    assert call("diff", "a", "b", "--json").out == ""
    assert call("diff", "a", "a").code == 0


def test_json_has_an_object_for_each_change_with_what_was_and_what_is(call: Call, two: None) -> None:
    outcome = call("diff", "a", "b", "--json")
    assert outcome.code == 1
    rule, *found = outcome.records
    assert (rule["change"], rule["field"], rule["is"]) == ("rule", "voice.max_words", 90)
    by_kind = {record["change"]: record for record in found}
    assert len(by_kind) == len(found) == 5
    assert all(record["uid"].startswith("b2:") for record in found)
    assert by_kind["added"] == {
        "change": "added", "uid": by_kind["added"]["uid"], "pair": 6, "phase": "consistency", "split": "eval",
        "differences": [],
    }  # fmt: skip
    assert by_kind["moved"]["differences"] == [{"field": "phase", "was": "variation", "is": "edge"}]
    (text,) = by_kind["rewritten"]["differences"]
    assert (text["field"], text["is"]) == ("output", DECISIONS[0]["output"])


def test_of_a_long_rule_what_differs_is_shown(call: Call, curated: Path, tmp_path: Path) -> None:
    for folder, end in (("a", "why"), ("b", "what for")):
        voice = f"Calm and direct: what to do first, in one short sentence, then {end}."
        (tmp_path / "pairsmith.toml").write_text(f'[voice]\ndescription = "{voice}"\n')
        call("export", folder)
    assert call("diff", "a", "b").out == (
        "rule       voice description: …ne short sentence, then ⟦-why⟧⟦+what for⟧.\n1 rule changed\n"
    )


def test_a_turn_before_the_prompt_is_told_by_its_words(call: Call, write: Write) -> None:
    turns = [("system", "Be calm."), ("user", "E7?"), ("assistant", "Hold it.")]
    messages = [{"role": role, "content": content} for role, content in turns]
    call("import", write("talk.jsonl", [{"messages": messages, "status": "included"}]))
    call("export", "a")
    messages[0]["content"] = "Be brief."
    call("import", write("other.jsonl", [{"messages": messages, "status": "included"}]), "--db", "other.db")
    call("export", "b", "--db", "other.db")
    known = Path("b/pairs.meta.jsonl")
    uid = json.loads(Path("a/pairs.meta.jsonl").read_bytes())["uid"]
    known.write_text(json.dumps({**json.loads(known.read_bytes()), "uid": uid}) + "\n")
    assert "context: system: Be ⟦-calm⟧⟦+brief⟧." in call("diff", "a", "b").out


def test_files_that_were_edited_by_hand_are_compared_as_they_are_and_that_is_said(
    call: Call, curated: Path, tmp_path: Path
) -> None:
    call("export", "a")
    call("export", "b")
    file = tmp_path / "b" / "eval.jsonl"
    file.write_bytes(file.read_bytes().replace(b"zone 14", b"zone 15"))
    outcome = call("diff", "a", "b")
    assert (outcome.code, outcome.err) == (1, "b: 1 row not as the export wrote; compared as found\n")
    assert "zone ⟦-14⟧⟦+15⟧ for new" in outcome.out


def test_a_folder_that_is_no_export_is_one_clear_line(call: Call, curated: Path, tmp_path: Path) -> None:
    call("export", "a")
    (tmp_path / "other").mkdir()
    assert call("diff", "a", "gone").complaint == "gone does not exist: name the folder of an export"
    assert call("diff", "other", "a").complaint == "other is no export: it has no manifest.json"
    assert call("diff", "a", "pairs.db").complaint == "pairs.db is a file: name the folder of an export"
    assert "Missing argument 'EXPORT_B'" in call("diff", "a").complaint


def test_text_from_outside_is_made_visible(call: Call, write: Write, curated: Path) -> None:
    call("export", "a")
    call("apply", write("odd.jsonl", [{"id": 1, "output": "\x1b]52;c;x\x07"}]))
    call("export", "b")
    outcome = call("diff", "a", "b")
    assert "\x1b" not in outcome.out
    assert "␛" in outcome.out

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.core.texts import rewrite
from tui.store.store import Store

Call = Callable[..., Any]
Write = Callable[..., Path]


def test_a_person_sees_the_whole_pair(call: Call, curated: Path) -> None:
    with Store.open(curated) as store:
        store.pairs.change(
            store.pairs.get(1), {"output": "Scan first.\nThen fill.", "note": "good"}, "rewrite"
        )
    lines = call("show", "1").out.split("\n")
    assert lines[0] == "#1 · included by the rubric · 8 points, 8 needed: INCLUDE · consistency · train"
    assert "flags: common in production, failure is critical, teaches generaliz., scalable pattern" in [
        line.replace("generalization", "generaliz.") for line in lines
    ]
    assert "category: restocking" in lines
    assert "note: good" in lines
    at = lines.index("── output · rewritten ──")
    assert lines[at + 1 : at + 3] == ["Scan first.", "Then fill."]
    at = lines.index("── original output ──")
    assert lines[at + 1] == "Scan the bay label, then the carton, and fill to the lip."


def test_json_is_the_row_of_dump(call: Call, curated: Path) -> None:
    (row,) = call("show", "2", "--json").records
    assert row == call("dump").records[1]
    assert row["flags"]["is_scalable_pattern"] is False
    assert (row["context"], row["tags"], row["teacher"]) == ([], [], "some-model")


def test_a_draft_is_named_and_shown_under_its_own_heading(call: Call, curated: Path) -> None:
    assert "draft" not in call("show", "1").out
    with Store.open(curated) as store:
        store.drafts.save(1, "output", "Scan first.\nThen", 1)
    lines = call("show", "1").out.split("\n")
    assert "draft: output, not saved" in lines
    at = lines.index("── draft of the output, not saved ──")
    assert lines[at + 1 : at + 3] == ["Scan first.", "Then"]
    assert call("show", "1", "--json").records == call("dump").records[:1]


def test_context_and_neighbours_are_shown(call: Call, write: Write) -> None:
    turns = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Is dock 3 free?"},
             {"role": "assistant", "content": "Yes, until noon."}]  # fmt: skip
    twin = {"prompt": "is dock 3 free", "output": "Ask the dock lead."}
    call("import", write("pairs.jsonl", [{"messages": turns}, twin]))
    lines = call("show", "1").out.split("\n")
    assert lines[lines.index("── system ──") + 1] == "Be brief."
    assert lines[lines.index("── alike ──") + 1] == "1.00 same prompt #2 new  is dock 3 free"


def test_a_conversation_is_shown_turn_by_turn_with_what_was_rewritten_odd_and_meant(
    call: Call, write: Write, tmp_path: Path
) -> None:
    said = [
        ("user", "E7?"),
        ("user", "Hello?"),
        ("assistant", "lol"),
        ("user", "Still."),
        ("assistant", "Ask."),
    ]
    turns = [{"role": role, "content": text} for role, text in said]
    call("import", write("talk.jsonl", [{"messages": turns}]))
    with Store.open(tmp_path / "pairs.db") as store:
        pair = store.pairs.get(1)
        store.pairs.change(pair, {**rewrite(pair, "turn 3", "Hold it."), "intent": "clear E7"}, "edit")
        store.drafts.save(1, "turn 3", "Hold it for", 2)
    lines = call("show", "1").out.split("\n")
    for heading, text in (
        ("turn 1, user", "E7?"),
        ("turn 3, assistant · rewritten", "Hold it."),
        ("original turn 3, assistant", "lol"),
        ("prompt", "Still."),
        ("draft of turn 3, not saved", "Hold it for"),
    ):
        assert lines[lines.index(f"── {heading} ──") + 1] == text
    for fact in ("intent: clear E7", "draft: turn 3, not saved"):
        assert fact in lines
    assert "problems: one role twice in a row" in lines
    assert call("show", "1", "--json").records[0]["intent"] == "clear E7"


def test_hostile_text_is_made_visible_for_a_person_and_kept_for_a_machine(call: Call, write: Write) -> None:
    text = "\x1b]52;c;aGk=\x07 [red]x[/red]"
    call("import", write("hostile.jsonl", [{"prompt": text, "output": "ok then"}]))
    shown = call("show", "1").out
    assert "␛]52;c;aGk=␇ [red]x[/red]" in shown
    assert "\x1b" not in shown
    assert call("show", "1", "--json").records[0]["prompt"] == text


def test_there_is_no_such_pair(call: Call, curated: Path) -> None:
    assert call("show", "99").complaint.startswith("there is no pair 99: ")
    for odd in ("x", "0", "9" * 30):
        assert call("show", odd).complaint.startswith(f"{odd} is no pair id; an id is a whole number")

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.store.store import Store
from tui.templates.families import FAMILIES
from tui.templates.template import find_template

Call = Callable[..., Any]
Write = Callable[..., Path]

SYSTEM = [
    {"role": "system", "content": "Be brief."},
    {"role": "user", "content": "Is dock 3 free?"},
    {"role": "assistant", "content": "Yes, until noon."},
]


def test_a_person_sees_what_a_model_reads_with_what_is_trained_in_brackets(call: Call, curated: Path) -> None:
    lines = call("show", "4", "--template", "llama3").out.split("\n")
    assert lines == [
        "#4 · llama3 · 192 characters · 1 trained part",
        f"sha256: {find_template('llama3', {}).sha256}",
        "",
        "<|begin_of_text|><|start_header_id|>user<|end_header_id|>",
        "",
        "Where do amber returns go?<|eot_id|><|start_header_id|>assistant<|end_header_id|>",
        "",
        "⟦Amber tags go to zone 14 for new labels.<|eot_id|>⟧",
        "",
    ]


def test_what_the_template_adds_and_a_trained_line_break_are_seen(call: Call, curated: Path) -> None:
    out = call("show", "4", "--template", "qwen2.5").out
    assert "It adds a system message of its own: You are Qwen" in out
    assert out.endswith("⟦Amber tags go to zone 14 for new labels.<|im_end|>↵⟧\n\n")


def test_a_draft_is_said_to_be_left_out(call: Call, curated: Path) -> None:
    with Store.open(curated) as store:
        store.drafts.save(4, "output", "Zone 15.", 1)
    out = call("show", "4", "--template", "chatml").out
    assert "The draft of the output is not in it." in out
    assert "Zone 15" not in out


def test_json_holds_text_spans_template_and_notes(call: Call, curated: Path) -> None:
    (row,) = call("show", "4", "--template", "qwen2.5", "--json").records
    assert list(row) == ["text", "trained", "template", "sha256", "notes"]
    ((start, end),) = row["trained"]
    assert row["text"][start:end] == "Amber tags go to zone 14 for new labels.<|im_end|>\n"
    assert (row["template"], row["sha256"]) == ("qwen2.5", find_template("qwen2.5", {}).sha256)
    assert row["notes"][0].startswith("It adds a system message of its own")


def test_a_refusal_is_the_answer_no_in_one_line(call: Call, write: Write) -> None:
    call("import", write("pairs.jsonl", [{"messages": SYSTEM}]))
    refused = call("show", "1", "--template", "gemma2")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("pairsmith: gemma2 refuses this pair: there is no system role. It takes")
    assert refused.err.count("\n") == 1
    (row,) = call("show", "1", "--template", "gemma2", "--json").records
    assert row["refused"].startswith("gemma2 refuses this pair")
    assert call("show", "1", "--template", "gemma3").code == 0


def test_an_unknown_name_is_answered_with_the_names(call: Call, curated: Path, tmp_path: Path) -> None:
    (tmp_path / "pairsmith.toml").write_text("[templates]\nours = 'ours.jinja'\n")
    complaint = call("show", "4", "--template", "lama").complaint
    assert complaint.startswith(f"there is no template 'lama': there are {', '.join(FAMILIES)}, ours, or the")


def test_a_template_of_the_project_or_of_a_path_is_taken(call: Call, curated: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.jinja").write_text("{% for m in messages %}{{ m.content }}</s>{% endfor %}")
    by_path = call("show", "4", "--template", "ours.jinja", "--json").records[0]
    assert by_path["text"] == "Where do amber returns go?</s>Amber tags go to zone 14 for new labels.</s>"
    (tmp_path / "pairsmith.toml").write_text("[templates]\nours = 'ours.jinja'\n")
    by_name = call("show", "4", "--template", "ours", "--json").records[0]
    assert by_name == {**by_path, "template": "ours"}
    (tmp_path / "ours.jinja").unlink()
    assert "ours.jinja can't be read: No such file" in call("show", "4", "--template", "ours").complaint


def test_hostile_text_is_made_visible_for_a_person_and_kept_for_a_machine(call: Call, write: Write) -> None:
    text = "\x1b]52;c;aGk=\x07 {{ 7 * 7 }}"
    call("import", write("hostile.jsonl", [{"prompt": text, "output": "ok then"}]))
    shown = call("show", "1", "--template", "llama3").out
    assert "␛]52;c;aGk=␇ {{ 7 * 7 }}" in shown
    assert "\x1b" not in shown
    assert text in call("show", "1", "--template", "llama3", "--json").records[0]["text"]


def test_help_lists_the_names(call: Call) -> None:
    words = " ".join(call("show", "--help").out.split())
    assert all(name in words for name in FAMILIES)

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.jobs.export_checks import ALLOWABLE
from tui.store.store import Store

Call = Callable[..., Any]
Write = Callable[..., Path]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_writes_the_files_and_says_what_stays_out(call: Call, curated: Path, tmp_path: Path) -> None:
    outcome = call("export", "out")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.split("\n")
    (beside,) = [line for line in lines if line.startswith("beside them: README.md, ")]
    assert set(beside.removeprefix("beside them: ").split(", ")) <= {
        path.name for path in (tmp_path / "out").iterdir()
    }
    assert [line for line in lines if line != beside] == [
        "included.jsonl            3 rows",
        "phase1_consistency.jsonl   1 row",
        "phase2_variation.jsonl     1 row",
        "phase3_edge.jsonl          1 row",
        "eval.jsonl                 1 row",
        "robustness.jsonl           1 row",
        "pairs.meta.jsonl          5 rows",
        "left out: 1 pair, not decided yet",
        "left out: 1 pair, held",
        "left out: 1 pair, excluded",
        "out/manifest.json",
        "",
    ]
    included = rows(tmp_path / "out" / "included.jsonl")
    assert [row["messages"][-2]["content"] for row in included] == [
        "How do I restock zone 3 after the early shift?",
        "What does E4 on the scanner mean?",
        "Can I lift the drum alone?",
    ]


def test_drafts_of_what_is_written_are_named(call: Call, curated: Path, tmp_path: Path) -> None:
    with Store.open(curated) as store:
        for pair_id, field in ((4, "output"), (1, "prompt"), (1, "output"), (6, "output")):
            store.drafts.save(pair_id, field, "typed, not saved", 1)
    outcome = call("export", "out", "--json")
    assert outcome.code == 0
    assert outcome.err == (
        "2 pairs of the export have a draft that is not saved: #1 output, #1 prompt, #4 output; "
        "the files hold the saved texts\n"
    )
    assert "typed, not saved" not in (tmp_path / "out" / "included.jsonl").read_text()


def test_twice_gives_the_same_bytes(call: Call, curated: Path, tmp_path: Path) -> None:
    call("export", "one")
    call("export", "two")
    call("export", "one")
    one, two = contents(tmp_path / "one"), contents(tmp_path / "two")
    times = [json.loads(each.pop("manifest.json")) for each in (one, two)]
    assert one == two
    assert [manifest.pop("exported_at")[:2] for manifest in times] == ["20", "20"]
    assert times[0] == times[1]


def test_json_is_the_manifest(call: Call, curated: Path, tmp_path: Path) -> None:
    (manifest,) = call("export", "out", "--json").records
    assert manifest == json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    digests = {file["name"]: file["sha256"] for file in manifest["files"]}
    written = {name: content for name, content in contents(tmp_path / "out").items() if name in digests}
    assert {name: hashlib.sha256(content).hexdigest() for name, content in written.items()} == digests
    assert manifest["seed"] == 42


@pytest.mark.parametrize(
    ("format_name", "columns"),
    [
        ("messages", {"messages"}),
        ("prompt-completion", {"prompt", "completion"}),
        ("sharegpt", {"conversations"}),
        ("alpaca", {"instruction", "input", "output", "system"}),
    ],
)
def test_each_format_has_its_columns(
    call: Call, curated: Path, tmp_path: Path, format_name: str, columns: set[str]
) -> None:
    assert call("export", "out", "--format", format_name).code == 0
    assert {frozenset(row) for row in rows(tmp_path / "out" / "included.jsonl")} == {frozenset(columns)}


def test_a_problem_stops_it_until_it_is_allowed(
    call: Call, write: Write, curated: Path, tmp_path: Path
) -> None:
    leaking = {
        "prompt": "Where do the amber returns go?",
        "output": "To zone 14 <|im_end|>",
        "status": "included",
    }
    call("import", write("more.jsonl", [leaking]))
    outcome = call("export", "out")
    assert outcome.code == 2
    *named, last = outcome.err.removesuffix("\n").split("\n")
    assert named == [
        "pair 9: train_eval_overlap: repeats pair 4, which is held out for evaluation",
        "pair 9: control_tokens: holds the control token <|im_end|>",
    ]
    assert last.startswith("pairsmith: pair 9 repeats pair 4")
    assert not (tmp_path / "out").exists()
    allowed = call("export", "out", "--allow", "train_eval_overlap", "--allow", "control_tokens", "--json")
    assert allowed.code == 0
    assert [each["code"] for each in allowed.records[0]["allowed"]] == [
        "train_eval_overlap",
        "control_tokens",
    ]


def test_a_problem_is_allowed_for_one_pair_alone(call: Call, write: Write) -> None:
    leaking = [{"prompt": f"{word}?", "output": f"{word} </s>", "status": "included"} for word in "ab"]
    call("import", write("two.jsonl", leaking))
    one = call("export", "out", "--allow", "control_tokens:1")
    assert (one.code, "pair 1:" in one.err, "pair 2:" in one.err) == (2, False, True)
    both = call("export", "out", "--allow", "control_tokens:1", "--allow", "control_tokens:2", "--json")
    assert [each["pair"] for each in both.records[0]["allowed"]] == [1, 2]
    wrong = call("export", "out", "--allow", "control_tokens:x")
    assert (wrong.code, "names no pair" in wrong.err) == (2, True)


def test_many_problems_are_named_to_twenty_and_counted(call: Call, write: Write) -> None:
    words = (
        "ax bolt crate drum fork glove hook ink jack kit lamp mask nail oil pump rack saw tape urn vise wire"
    )
    records = [
        {"prompt": f"{word} in the cage?", "output": f"{word} [INST]", "status": "included"}
        for word in words.split()
    ]
    call("import", write("many.jsonl", records))
    lines = call("export", "out").err.removesuffix("\n").split("\n")
    assert len(lines) == 22
    assert lines[20] == "and 1 more problem"


def test_a_row_that_the_format_has_no_place_for_is_not_written_whatever_is_allowed(
    call: Call, write: Write
) -> None:
    turns = [
        ("user", "hello"),
        ("assistant", "Yes?"),
        ("user", "Is dock 3 free?"),
        ("assistant", "Yes, until noon."),
    ]
    messages = [{"role": role, "content": content} for role, content in turns]
    call("import", write("odd.jsonl", [{"messages": messages, "status": "included"}]))
    outcome = call("export", "out", "--format", "alpaca")
    assert outcome.err.split("\n")[0].startswith("pair 1: format: does not fit alpaca: ")
    assert outcome.err.endswith("this pair has earlier turns: mend it, or choose another format\n")
    assert "--allow" not in outcome.err
    assert "Invalid value for '--allow'" in call("export", "out", "--allow", "format").complaint
    assert call("export", "out").code == 0


def test_a_folder_with_other_files_is_left_alone_until_forced(
    call: Call, curated: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    assert "holds thesis.txt" in call("export", "out").complaint
    assert call("export", "out", "--force").code == 0
    assert (tmp_path / "out" / "thesis.txt").read_text() == "mine"


def test_nothing_included_is_said_so(call: Call, write: Write) -> None:
    call("import", write("new.jsonl", [{"prompt": "a question", "output": "an answer"}]))
    assert call("export", "out").complaint == "nothing to export: no pair is included: 1 pair to decide"


def test_standard_output_is_no_folder(call: Call, curated: Path) -> None:
    assert call("export", "-").complaint == "an export is several files: name a folder"


def test_a_folder_whose_name_is_not_utf_8_is_written_to(call: Call, curated: Path, tmp_path: Path) -> None:
    odd = os.fsdecode(b"caf\xe9")
    try:
        (tmp_path / odd).mkdir()
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert call("export", odd).out.endswith("\ncaf\\xe9/manifest.json\n")
    assert (tmp_path / odd / "included.jsonl").exists()


def test_the_projects_seed_is_used(call: Call, curated: Path, tmp_path: Path) -> None:
    (tmp_path / "pairsmith.toml").write_text("[export]\nseed = 7\n")
    assert call("export", "out", "--json").records[0]["seed"] == 7


def test_with_cumulative_each_phase_holds_those_before_it(call: Call, curated: Path) -> None:
    (manifest,) = call("export", "out", "--cumulative", "--json").records
    assert manifest["cumulative"] is True
    counts = {file["name"]: file["rows"] for file in manifest["files"] if file["name"].startswith("phase")}
    assert counts == {
        "phase1_consistency.jsonl": 1, "phase2_variation.jsonl": 2, "phase3_edge.jsonl": 3,
    }  # fmt: skip


def test_the_projects_licence_and_voice_stand_in_the_card(call: Call, curated: Path, tmp_path: Path) -> None:
    (tmp_path / "pairsmith.toml").write_text(
        '[export]\nlicense = "cc-by-4.0"\n[voice]\ndescription = "A calm colleague."\n'
    )
    assert call("export", "out").code == 0
    text = (tmp_path / "out" / "README.md").read_text()
    assert text.startswith('---\nlicense: "cc-by-4.0"\n')
    assert "- Voice: A calm colleague." in text


def test_each_code_that_can_be_allowed_is_named_in_the_help(call: Call) -> None:
    words = " ".join(call("export", "--help").out.split())
    assert all(code in words for code in ALLOWABLE)


def test_a_time_that_is_none_is_one_line(
    call: Call, curated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    says = "SOURCE_DATE_EPOCH is no time: soon: give it in seconds since 1970, or unset it"
    assert call("export", "out").complaint == says
    assert not (tmp_path / "out").exists()


def test_warnings_are_one_line_for_each_kind_and_stop_nothing(call: Call, write: Write) -> None:
    spaced = [{"prompt": f"{word}?", "output": f"{word}.\n", "status": "included"} for word in "abcdefgh"]
    call("import", write("spaced.jsonl", [*spaced, {"prompt": "long?", "output": "w " * 99 + "w"}]))
    call("apply", write("in.jsonl", [{"id": 9, "status": "included"}]))
    outcome = call("export", "out", "--max-tokens", "50", "--json")
    assert outcome.code == 0
    assert outcome.err.split("\n")[:2] == [
        "warning: long_row: a row longer than `max_tokens`: #9",
        "warning: outer_space: white space around the output: #1, #2, #3, #4, #5, #6, 2 more",
    ]
    manifest = outcome.records[0]
    assert (manifest["warnings"], manifest["max_tokens"]) == ({"long_row": 1, "outer_space": 8}, 50)


@pytest.mark.parametrize("line", ['template = "gemma2"', 'template = "own.jinja"'])
def test_a_system_message_is_a_problem_of_the_projects_template_unless_another_is_named(
    call: Call, write: Write, tmp_path: Path, line: str
) -> None:
    turns = [{"role": role, "content": f"the {role}"} for role in ("system", "user", "assistant")]
    call("import", write("talk.jsonl", [{"messages": turns, "status": "included"}]))
    (tmp_path / "own.jinja").write_text("{{ messages[-1].content }}")
    (tmp_path / "pairsmith.toml").write_text(f"[export]\n{line}\n")
    outcome = call("export", "out")
    assert (outcome.code, "system_turn" in outcome.err) == (2, True)
    allowed = call("export", "out", "--allow", "system_turn", "--json").records[0]
    assert allowed["template"]["name"] == line.split('"')[1]
    assert call("export", "other", "--template", "llama3").code == 0
    assert call("export", "without", "--template", "", "--json").records[0]["template"] is None


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{{ raise_exception('not today') }}", "is refused by the chat template: not today"),
        ("{{ messages[-1].content }}", "loses the prompt in the chat template"),
        ("{{ nobody.home }}", "is refused by the chat template: own.jinja can't write this pair"),
    ],
)
def test_a_template_that_refuses_or_loses_a_pair_names_it(
    call: Call, write: Write, tmp_path: Path, source: str, says: str
) -> None:
    call("import", write("one.jsonl", [{"prompt": "Where?", "output": "There.", "status": "included"}]))
    (tmp_path / "own.jinja").write_text(source)
    outcome = call("export", "out", "--template", "own.jinja")
    assert outcome.code == 2
    assert outcome.err.startswith(f"pair 1: template: {says}")
    assert call("export", "out", "--template", "own.jinja", "--allow", "template").code == 0


def test_a_template_that_does_not_exist_is_one_line(call: Call, curated: Path, tmp_path: Path) -> None:
    outcome = call("export", "out", "--template", "gemini")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert outcome.err.startswith("pairsmith: there is no template 'gemini': there are llama3, ")
    assert not (tmp_path / "out").exists()

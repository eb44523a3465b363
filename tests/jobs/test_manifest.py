"""What the manifest and the dataset card of an export say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tui.core.errors import PairsmithError
from tui.core.pair import Message, Pair
from tui.core.rubric import Rubric
from tui.core.text import INVISIBLE, one_line
from tui.core.voice import Voice
from tui.jobs.dataset_card import dataset_card
from tui.jobs.export import Wanted, plan_export
from tui.jobs.export_folder import write_export
from tui.store.store import Store

AddPair = Callable[..., Pair]
IN: dict[str, Any] = {"status": "included", "decided_by": "expert"}


def exported(store: Store, folder: Path, wanted: Wanted | None = None, **options: Any) -> dict[str, Any]:
    return write_export(store, plan_export(store, wanted), folder, **options)


def card(store: Store, **wanted: Any) -> str:
    return dataset_card(plan_export(store, Wanted(**wanted)), Rubric()).decode()


@pytest.fixture
def filled(store: Store, add_pair: AddPair) -> Store:
    add_pair("p </s>", "o", **IN, category="scanners", origin="synthetic", teacher="some-model", phase="edge")
    add_pair("q", "Ask.", **IN, category="a|b <i>", behaviour="clarify")
    add_pair("r", "o", **IN, split="eval", category="scanners")
    add_pair("s", "o", split="robustness", status="held", decided_by="expert", reason="odd")
    add_pair("t", "o", status="held", decided_by="expert", reason="rare")
    add_pair("u", "o", status="excluded", decided_by="expert", reason="unclear prompt")
    add_pair("v", "o", status="excluded", decided_by="expert")
    add_pair("w", "o")
    return store


def test_the_manifest_says_what_was_written_by_which_rules_from_what_and_what_stayed_out(
    filled: Store, tmp_path: Path
) -> None:
    voice = Voice(description="Calm.", avoid=("Kindly",), max_words=90)
    out = tmp_path / "out"
    manifest = exported(filled, out, Wanted(seed=7, voice=voice), allow=["control_tokens"])
    assert [(file["name"], file["rows"]) for file in manifest["files"]] == [
        ("included.jsonl", 2),
        ("phase3_edge.jsonl", 2),
        ("eval.jsonl", 1),
        ("robustness.jsonl", 1),
        ("pairs.meta.jsonl", 4),
    ]
    listed = [*manifest["files"], *manifest["documents"]]
    assert {file["name"] for file in listed} == {path.name for path in out.iterdir()} - {"manifest.json"}
    for file in listed:
        assert file["sha256"] == hashlib.sha256((out / file["name"]).read_bytes()).hexdigest()
    assert (manifest["seed"], manifest["format"], manifest["cumulative"]) == (7, "messages", False)
    assert manifest["rubric"]["threshold"] == 8
    assert manifest["limits"]["min_train"] == 50
    assert manifest["voice"] == {"description": "Calm.", "avoid": ["Kindly"], "max_words": 90}
    assert manifest["similar"].items() >= {"normal_form": 1, "near": 0.7, "sibling": 0.6}.items()
    assert "byte_order" not in manifest["similar"]
    assert manifest["teachers"] == {"some-model": 1}
    assert manifest["sources"] == [{"name": "builder.jsonl", "sha256": "builder", "pairs": 4}]
    assert manifest["left_out"] == {"new": 1, "held": 1, "excluded": 2}
    assert manifest["reasons"] == {"held": {"rare": 1}, "excluded": {"": 1, "unclear prompt": 1}}
    assert manifest["allowed"] == [
        {"code": "control_tokens", "pair": 1, "says": "holds the control token </s>"}
    ]
    checks = {check["check"]: check["result"] for check in manifest["checks"]}
    assert (checks["enough_pairs"], checks["control_tokens"], checks["drafts"]) == ("fail", "fail", "pass")


def test_only_the_sources_of_exported_pairs_are_listed(
    store: Store, add_pair: AddPair, tmp_path: Path
) -> None:
    add_pair(**IN)
    with store.transaction():
        store.sources.begin("other.jsonl", "other")
    assert [source["name"] for source in exported(store, tmp_path / "out")["sources"]] == ["builder.jsonl"]


def test_the_time_is_the_one_that_the_environment_fixes_and_stands_in_the_manifest_alone(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one", "two"):
        manifest = exported(filled, tmp_path / name, allow=["control_tokens"])
        assert manifest["exported_at"] == "2023-11-14T22:13:20Z"
    one, two = (
        {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("one", "two")
    )
    assert one == two
    assert [name for name, content in one.items() if b"2023-11" in content] == ["manifest.json"]


@pytest.mark.parametrize("given", ["", "soon", "9" * 30])
def test_a_time_that_is_none_is_said_before_anything_is_written(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with pytest.raises(PairsmithError, match="SOURCE_DATE_EPOCH is no time"):
        exported(filled, tmp_path / "out", allow=["control_tokens"])
    assert not (tmp_path / "out").exists()


def test_the_card_begins_with_what_the_hub_reads(filled: Store) -> None:
    _, front, text = card(filled, license="cc-by-4.0").split("---\n", 2)
    assert front.split("\n")[:-1] == [
        'license: "cc-by-4.0"',
        "task_categories:",
        "- text-generation",
        "size_categories:",
        "- n<1K",
        "configs:",
        "- config_name: default",
        "  default: true",
        "  data_files:",
        "  - split: train",
        "    path: included.jsonl",
        "  - split: eval",
        "    path: eval.jsonl",
        "  - split: robustness",
        "    path: robustness.jsonl",
        "- config_name: phase3_edge",
        "  data_files: phase3_edge.jsonl",
    ]
    assert text.startswith("\n# ")


def test_what_is_not_known_is_not_said(store: Store, add_pair: AddPair) -> None:
    add_pair(**IN)
    front = card(store).split("---\n")[1]
    assert "license" not in front
    assert "language" not in front
    assert "eval" not in front


def test_the_front_matter_is_yaml(filled: Store) -> None:
    yaml = pytest.importorskip("yaml")
    front = yaml.safe_load(card(filled, license="mit").split("---\n")[1])
    assert front["license"] == "mit"
    assert [config["config_name"] for config in front["configs"]] == ["default", "phase3_edge"]


def test_the_card_counts_what_is_in_the_set_and_says_how_it_was_made(filled: Store) -> None:
    text = card(filled, voice=Voice(description="Calm *voice*.", avoid=("Kindly",), max_words=90))
    for words in (
        "2 pairs to train on, 1 held out for evaluation, 1 parked for robustness tests",
        "| scanners | 1 | 1 | 0 |",
        "| a\\|b &lt;i> | 1 | 0 | 0 |",
        "| (none) | 0 | 0 | 1 |",
        "| clarify | 1 | 0 | 0 |",
        "| synthetic | 1 | 0 | 0 |",
        "| edge | 2 | 0 | 0 |",
        "- Voice: Calm \\*voice\\*.",
        "- Longest output: 90 words.",
        "- Outputs that began as a model's: some-model (1).",
        "from 8 points on",
        "Mask the prompt",
    ):
        assert words in text
    assert "\n\n\n" not in text
    assert text.endswith(".\n")


def test_the_card_says_what_was_done_here_and_what_is_known_to_be_wrong(
    store: Store, add_pair: AddPair, tmp_path: Path
) -> None:
    add_pair("a </s>", "o", **IN, flags=["failure_is_critical"])
    add_pair("b", "rewritten", **IN, original_output="as it came")
    add_pair("c", "spaced\n", **IN)
    exported(store, tmp_path / "out", allow=["control_tokens:1"])
    text = (tmp_path / "out" / "README.md").read_text()
    assert "Of the 3, 1 are judged by flags of the rubric, and 1 were rewritten since" in text
    known = text.partition("## What is known to be wrong\n\n")[2].partition("\n\n")[0]
    assert known.split("\n") == [
        "- a chat template's control token in a text: 1",
        "- white space around the output: 1",
    ]


def test_the_card_says_how_many_have_a_system_message_and_how_many_are_conversations(
    store: Store, add_pair: AddPair
) -> None:
    system, turns = Message("system", "Brief."), (Message("user", "hi"), Message("assistant", "yes?"))
    for context in ((), (system,), turns, (system, *turns)):
        add_pair(**IN, context=context)
    add_pair(**IN, context=turns, split="eval")
    assert "Of all 5, 2 begin with a system message, and 3 have turns before the prompt." in card(store)


MEANT = [
    "![x](http://a.example/x.png)",
    "[x](javascript:alert(1))",
    "<script>alert(1)</script> <b>",
    "http://a.example/x www.a.example a@a.example HTTPS://A.EXAMPLE",
    "**strong** _more_ ~~less~~ `code` $x^2$",
    "# heading\n\n---\nlicense: mit\n---\n- one",
    "a | b \\| c \\",
    "&lt;b&gt; &#60;i>",
    "\x1b]52;c;eA==\x07\u202e\x9b31m",
    "[x]: http://a.example",
    "<" * 290 + "&" * 40,
]
"""Names that Markdown, HTML, YAML or a terminal would make something else of."""

BLOCKS = {"heading", "paragraph", "inline", "bullet", "list", "table", "thead", "tbody", "tr", "th", "td"}
"""What the card is made of."""


@pytest.mark.parametrize("name", MEANT)
def test_a_name_is_text_in_the_card_and_nothing_else(store: Store, add_pair: AddPair, name: str) -> None:
    add_pair(**IN, category=name, teacher=name, origin="synthetic")
    _, front, page = card(store, voice=Voice(description=name, avoid=(name,))).split("---\n", 2)
    assert "a.example" not in front
    assert "license" not in front
    assert not INVISIBLE.search(page.replace("\n", ""))
    blocks = MarkdownIt("gfm-like").parse(page)
    inline = [one for block in blocks for one in block.children or ()]
    assert {block.type.partition("_")[0] for block in blocks} <= BLOCKS
    assert {one.type for one in inline} <= {"text", "text_special", "code_inline"}
    assert "code" not in {one.content for one in inline if one.type == "code_inline"}
    said = ["".join(one.content for one in block.children or ()) for block in blocks]
    assert [one_line(name, 300) in words for words in said].count(True) == 4


def test_of_very_many_categories_the_rest_is_one_line(store: Store, add_pair: AddPair) -> None:
    for number in range(40):
        add_pair(**IN, category=f"kind {number:02}")
    text = card(store)
    assert "| kind 29 | 1 | 0 | 0 |" in text
    assert "kind 30" not in text
    assert "| (10 more) | 10 | 0 | 0 |" in text


@pytest.mark.parametrize(
    ("name", "file"), [("alone", "phase1_consistency.jsonl"), ("cumulative", "phase3_edge.jsonl")]
)
def test_a_conversation_is_said_to_be_of_the_format_that_it_is_in(
    store: Store, add_pair: AddPair, tmp_path: Path, name: str, file: str
) -> None:
    add_pair(**IN, phase="consistency", context=(Message("user", "hi"), Message("assistant", "yes?")))
    add_pair(**IN, phase="edge")
    exported(store, tmp_path / "out", Wanted("sharegpt", cumulative=name == "cumulative"))
    text = (tmp_path / "out" / "README.md").read_text()
    assert "the format `sharegpt`" in text
    assert ("holds the phases before it too" in text) == (name == "cumulative")
    assert json.loads((tmp_path / "out" / file).read_text().split("\n")[0])["conversations"]


def test_the_prompts_that_pairs_were_made_with_are_listed_with_how_many(
    store: Store, add_pair: AddPair, tmp_path: Path
) -> None:
    add_pair("a", "o", **IN, extra={"Generator Prompt": "Write a question.", "prompt_id": "v3"})
    add_pair("b", "o", **IN, extra={"generator_prompt": " Write a question. "})
    add_pair("c", "o", **IN, extra={"prompt_id": "v2", "generator": 7})
    add_pair("d", "o", extra={"generator": "of a pair that stays out"})
    add_pair("e", "o", **IN)
    assert [(one["pairs"], one["text"]) for one in exported(store, tmp_path / "out")["generators"]] == [
        (2, "Write a question."),
        (1, "v2"),
    ]


def test_the_manifest_says_how_long_rows_are_and_what_limits_cut(
    store: Store, add_pair: AddPair, tmp_path: Path
) -> None:
    add_pair("a", "word " * 1199 + "word", **IN, phase="edge")
    add_pair("b", "o", **IN, split="eval")
    long, held_out = exported(store, tmp_path / "out")["lengths"]
    assert (long["group"], long["longest"], long["cut"]) == ("edge", 1271, {"1024": 1, "2048": 0, "4096": 0})
    assert (held_out["group"], held_out["p50"]) == ("eval", 12)

"""The scripts for trainers, run with stand-ins for the packages that they import: what they ask of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import MagicMock, call

import pytest

from tui.formats.stubs.summary import Summary
from tui.formats.trainers import stubs

PHASES = ("phase1_consistency.jsonl", "phase2_variation.jsonl", "phase3_edge.jsonl")
SET = Summary("messages", ("messages",), {**dict.fromkeys(PHASES, 12), "eval.jsonl": 3}, PHASES, "eval.jsonl")
IMPORTED = {
    "datasets": "datasets",
    "trl": "trl",
    "unsloth": "unsloth",
    "unsloth.chat_templates": "templates",
    "openai": "openai",
}
"""Name of a module to that of its stand-in."""


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> MagicMock:
    """The stand-ins of all packages."""
    all_of_them = MagicMock()
    for name, stand_in in IMPORTED.items():
        monkeypatch.setitem(sys.modules, name, getattr(all_of_them, stand_in))
    return all_of_them


def start(script: str, folder: Path) -> None:
    """Start a script of an export in ``folder`` on a model."""
    for name in (*PHASES, "eval.jsonl"):
        (folder / name).write_text(f'"{name}"\n"2024-05-01\u2028"\n', encoding="utf-8")
    names = {"__name__": "started", "__file__": str(folder / script)}
    exec(compile(stubs(SET)[script], script, "exec"), names)
    names["train"]("base")  # type: ignore[operator]


def read(packages: MagicMock) -> list[str]:
    """The files that were read, in order: each row is a text, and stays the text that it is."""
    rows = [each.args[0] for each in packages.datasets.Dataset.from_list.call_args_list]
    assert all(second == "2024-05-01\u2028" for _, second in rows)
    return [first for first, _ in rows]


def test_trl_trains_each_phase_on_the_model_of_the_one_before(packages: MagicMock, tmp_path: Path) -> None:
    trainers = [MagicMock(model=f"model {number}") for number in (1, 2, 3)]
    packages.trl.SFTTrainer.side_effect = trainers
    start("train_trl.py", tmp_path)
    trained = packages.trl.SFTTrainer.call_args_list
    assert [each.kwargs["model"] for each in trained] == ["base", "model 1", "model 2"]
    for each in trainers:
        each.train.assert_called_once_with()
        each.evaluate.assert_called_once_with()
        each.save_model.assert_called_once_with()
    assert [name for name in read(packages) if name != "eval.jsonl"] == list(PHASES)
    settings = packages.trl.SFTConfig.call_args_list
    assert [each.kwargs["output_dir"] for each in settings] == [Path(name).stem for name in PHASES]
    assert all(each.kwargs["assistant_only_loss"] for each in settings)


def test_unsloth_takes_one_adapter_through_the_phases(packages: MagicMock, tmp_path: Path) -> None:
    packages.unsloth.FastLanguageModel.from_pretrained.return_value = ("model", MagicMock())
    packages.unsloth.FastLanguageModel.get_peft_model.return_value = "adapter"
    trainers = [MagicMock() for _ in PHASES]
    packages.trl.SFTTrainer.side_effect = trainers
    start("train_unsloth.py", tmp_path)
    assert packages.unsloth.FastLanguageModel.get_peft_model.call_args_list == [call("model")]
    assert [each.kwargs["model"] for each in packages.trl.SFTTrainer.call_args_list] == ["adapter"] * 3
    assert read(packages) == list(PHASES)
    masking = packages.templates.train_on_responses_only
    assert [each.args[0] for each in masking.call_args_list] == trainers
    assert masking.return_value.train.call_count == 3


def test_unsloth_is_given_each_row_as_the_models_own_template_writes_it(
    packages: MagicMock, tmp_path: Path
) -> None:
    tokenizer = MagicMock()
    packages.unsloth.FastLanguageModel.from_pretrained.return_value = ("model", tokenizer)
    start("train_unsloth.py", tmp_path)
    written = packages.datasets.Dataset.from_list.return_value.map.call_args.args[0]
    assert written({"messages": ["turns"]}) == {"text": tokenizer.apply_chat_template.return_value}
    assert tokenizer.apply_chat_template.call_args == call(["turns"], tokenize=False)


def test_openai_starts_each_job_on_the_model_of_the_one_before(
    packages: MagicMock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    client = packages.openai.OpenAI.return_value
    client.files.create.side_effect = lambda file, purpose: SimpleNamespace(id=json.loads(file.readline()))
    client.fine_tuning.jobs.create.side_effect = lambda model, training_file, validation_file: (
        SimpleNamespace(id=model, status="queued", fine_tuned_model=None)
    )
    client.fine_tuning.jobs.retrieve.side_effect = lambda job: SimpleNamespace(
        id=job, status="succeeded", fine_tuned_model=f"{job}+"
    )
    start("train_openai.py", tmp_path)
    assert client.fine_tuning.jobs.create.call_args_list == [
        call(model=model, training_file=name, validation_file="eval.jsonl")
        for model, name in zip(("base", "base+", "base++"), PHASES, strict=True)
    ]


def test_a_job_that_failed_at_openai_ends_the_run(packages: MagicMock, tmp_path: Path) -> None:
    client = packages.openai.OpenAI.return_value
    failed = SimpleNamespace(id="job-1", status="failed", fine_tuned_model=None)
    client.fine_tuning.jobs.create.return_value = failed
    with pytest.raises(SystemExit, match=r"phase1_consistency\.jsonl: job job-1 ended as failed"):
        start("train_openai.py", tmp_path)
    assert client.fine_tuning.jobs.create.call_count == 1

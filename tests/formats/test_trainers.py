"""The files for trainers: each keeps the order of the phases, masks the prompts and falls into no trap."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tui.core.lengths import estimate
from tui.formats.stubs.summary import Summary, room
from tui.formats.trainers import TRAINERS, stubs
from tui.formats.writing import FORMATS

PHASES = ("phase1_consistency.jsonl", "phase2_variation.jsonl", "phase3_edge.jsonl")
SET = Summary(
    format="messages",
    columns=("messages",),
    rows={"included.jsonl": 63, **dict(zip(PHASES, (40, 20, 3), strict=True)), "eval.jsonl": 8},
    phases=PHASES,
    eval_file="eval.jsonl",
)
SCRIPTS = ("train_trl.py", "train_unsloth.py", "train_openai.py")


def text_of(name: str, **changes: Any) -> str:
    return stubs(replace(SET, **changes))[name].decode()


def code_of(name: str, **changes: Any) -> str:
    """A file without its comments and, of a script, without its docstring."""
    text = text_of(name, **changes)
    if name.endswith(".py"):
        return ast.unparse(ast.parse(text).body[1:])
    return "\n".join(line for line in text.split("\n") if not line.startswith("#"))


def yaml_of(text: str) -> Any:
    """What simple YAML says: mappings, lists of mappings or words, all in blocks, words without quotes."""
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    rows = [(len(line) - len(line.lstrip()), line.strip()) for line in lines]

    def block(depth: int) -> Any:
        if rows[0][1].startswith("- "):
            items = []
            while rows and rows[0][0] == depth and rows[0][1].startswith("- "):
                word = rows[0][1].removeprefix("- ")
                rows[0] = (depth + 2, word)
                items.append(block(depth + 2) if ": " in word else rows.pop(0)[1])
            return items
        mapping: dict[str, Any] = {}
        while rows and rows[0][0] == depth:
            key, colon, value = rows.pop(0)[1].partition(":")
            assert colon, f"{key!r} is no line of a mapping"
            assert key not in mapping
            mapping[key] = value.strip() or block(rows[0][0])
        return mapping

    read = block(0)
    assert not rows
    return read


def list_named(script: str, name: str) -> list[str]:
    """The value that a script gives a name."""
    (value,) = (
        node.value
        for node in ast.parse(script).body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name
    )
    read: list[str] = ast.literal_eval(value)
    return read


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_trainer_has_a_file_and_none_is_empty(format_name: str) -> None:
    files = stubs(replace(SET, format=format_name))
    assert {trainer.file for trainer in TRAINERS} <= files.keys()
    assert all(content.endswith(b"\n") and not content.endswith(b"\n\n") for content in files.values())
    assert all(re.fullmatch(r"[a-z_]+\.[a-z]+", name) for name in files)
    assert not files.keys() & {*SET.rows, "manifest.json", "README.md"}


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("trainer", TRAINERS, ids=lambda trainer: trainer.name)
def test_a_format_that_a_trainer_does_not_take_is_said_so_in_its_file(trainer: Any, format_name: str) -> None:
    text = text_of(trainer.file, format=format_name)
    instructions = [line for line in text.split("\n") if line and not line.startswith("#")]
    assert bool(instructions) is (format_name in trainer.formats)
    if not instructions:
        assert f"written as {format_name}" in text
        assert f"--format {trainer.formats[0]}" in text


def test_every_format_is_taken_by_a_trainer_and_messages_by_all() -> None:
    assert {name for trainer in TRAINERS for name in trainer.formats} == set(FORMATS)
    assert all("messages" in trainer.formats for trainer in TRAINERS)


def test_the_same_summary_gives_the_same_bytes_whatever_the_order_of_its_files() -> None:
    turned = replace(SET, rows=dict(reversed(SET.rows.items())))
    assert stubs(SET) == stubs(turned)


def test_without_a_phase_there_is_nothing_to_train_with() -> None:
    assert stubs(replace(SET, rows={"eval.jsonl": 8}, phases=())) == {}


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("held_out", ["eval.jsonl", None])
@pytest.mark.parametrize("tokens", [None, 70_000])
@pytest.mark.parametrize("script", SCRIPTS)
def test_the_scripts_are_python(
    script: str, format_name: str, held_out: str | None, tokens: int | None
) -> None:
    text = text_of(script, format=format_name, eval_file=held_out, max_tokens=tokens)
    parsed = ast.parse(text)
    compile(parsed, script, "exec")
    is_taken = format_name in next(trainer.formats for trainer in TRAINERS if trainer.file == script)
    assert bool(parsed.body) == is_taken, "a script does something where its trainer takes the format"


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("phases", [PHASES, PHASES[1:], PHASES[:1]])
def test_the_scripts_name_every_phase_in_order_and_no_other_training_file(
    script: str, phases: tuple[str, ...]
) -> None:
    text = text_of(script, phases=phases)
    assert tuple(list_named(text, "PHASES")) == phases
    assert "included.jsonl" not in text


@pytest.mark.parametrize("file", ["axolotl.yaml", "llama_factory.yaml", "train_mlx.sh"])
def test_the_other_files_name_every_phase_in_order(file: str) -> None:
    named = re.findall(r"phase\d_[a-z]+", code_of(file))
    assert list(dict.fromkeys(named)) == [name.removesuffix(".jsonl") for name in PHASES]


@pytest.mark.parametrize("trainer", TRAINERS, ids=lambda trainer: trainer.name)
def test_each_file_says_how_phase_after_phase_is_trained_and_what_cumulative_means(trainer: Any) -> None:
    assert "phase after phase" in text_of(trainer.file)
    assert "holds that phase alone" in text_of(trainer.file)
    assert "holds the phases before it too" in text_of(trainer.file, cumulative=True)


@pytest.mark.parametrize("trainer", TRAINERS, ids=lambda trainer: trainer.name)
def test_rows_with_a_system_message_come_with_a_warning_of_templates_without_one(trainer: Any) -> None:
    assert "Gemma 2" not in text_of(trainer.file)
    assert "Gemma 2" in text_of(trainer.file, has_system=True)


def test_trl_keeps_the_loss_off_the_prompts_of_each_format() -> None:
    assert "assistant_only_loss=True" in code_of("train_trl.py")
    prompts = code_of("train_trl.py", format="prompt-completion")
    assert "completion_only_loss=True" in prompts
    assert "assistant_only_loss" not in prompts


def test_trl_is_told_not_to_shuffle_inside_a_phase() -> None:
    assert "train_sampling_strategy='sequential'" in code_of("train_trl.py")


@pytest.mark.parametrize("longest", [None, 70_000])
def test_trl_cuts_no_row_however_long(longest: int | None) -> None:
    assert "max_length=None" in code_of("train_trl.py", max_tokens=longest)


@pytest.mark.parametrize(
    ("longest", "length"), [(None, None), (1, 2048), (256, 2048), (257, 4096), (1_300, 16_384)]
)
def test_the_room_for_a_row_is_a_power_of_two_that_holds_eight_times_what_is_estimated(
    longest: int | None, length: int | None
) -> None:
    assert room(replace(SET, max_tokens=longest)) == length


def test_there_is_room_for_the_longest_row_where_each_of_its_bytes_is_a_token() -> None:
    text = 40 * "The scanner shows E7 at dock three, pallets of zone 14 go back before noon. 倉庫 def f(x):\n"
    length = room(replace(SET, max_tokens=estimate(text)))
    assert length is not None
    assert length > len(text.encode())


def test_unsloth_stretches_no_model_for_a_row_that_is_only_estimated_to_need_it() -> None:
    assert "max_seq_length=4096" in code_of("train_unsloth.py", max_tokens=1_300)
    assert "max_length=4096" in code_of("train_unsloth.py", max_tokens=1_300)


def test_unsloth_names_the_roles_of_sharegpt_first_and_masks_the_prompts() -> None:
    plain, renamed = code_of("train_unsloth.py"), code_of("train_unsloth.py", format="sharegpt")
    assert "train_on_responses_only(trainer).train()" in plain
    assert "standardize_data_formats" not in plain
    assert "read = standardize_data_formats(read)" in renamed
    assert "row['conversations']" in renamed


def test_axolotl_reads_the_phases_in_order_and_shuffles_nothing() -> None:
    read = yaml_of(text_of("axolotl.yaml", max_tokens=1_300))
    assert [each["path"] for each in read["datasets"]] == list(PHASES)
    assert (read["curriculum_sampling"], read["shuffle_merged_datasets"]) == ("true", "false")
    assert (read["train_on_inputs"], read["sequence_len"]) == ("false", "16384")
    assert read["excess_length_strategy"] == "raise", "or a longer row would be dropped"
    assert [each["path"] for each in read["test_datasets"]] == ["eval.jsonl"]
    assert "test_datasets" not in yaml_of(text_of("axolotl.yaml", eval_file=None))
    for each in [*read["datasets"], *read["test_datasets"]]:
        assert (each["type"], each["field_messages"]) == ("chat_template", "messages")
        assert (each["roles_to_train"], each["train_on_eos"]) == (["assistant"], "turn")


def test_axolotl_is_given_all_that_it_asks_for() -> None:
    read = yaml_of(text_of("axolotl.yaml"))
    assert {"base_model", "datasets", "learning_rate"} <= read.keys()
    assert float(read["learning_rate"]) > 0


def test_axolotl_is_never_given_the_type_that_it_dropped() -> None:
    read = yaml_of(text_of("axolotl.yaml", format="sharegpt"))
    assert read["datasets"]
    for each in read["datasets"]:
        assert (each["type"], each["field_messages"]) == ("chat_template", "conversations")
        assert each["message_property_mappings"] == {"role": "from", "content": "value"}


@pytest.mark.parametrize("format_name", ["messages", "sharegpt", "alpaca"])
def test_llama_factory_finds_each_file_and_every_column_of_its_rows(format_name: str, make_pair: Any) -> None:
    row = FORMATS[format_name](make_pair())
    files = stubs(replace(SET, format=format_name, columns=tuple(row)))
    known = json.loads(files["dataset_info.json"])
    assert [each["file_name"] for each in known.values()] == [*PHASES, "eval.jsonl"]
    for each in known.values():
        assert set(each["columns"].values()) == set(row)
        assert each["formatting"] != "openai", "which adds words of its own to system messages"
    settings = yaml_of(files["llama_factory.yaml"].decode())
    assert settings["dataset"].split(",") == [name.removesuffix(".jsonl") for name in PHASES]
    assert {*settings["dataset"].split(","), settings["eval_dataset"]} == known.keys()
    assert (settings["disable_shuffling"], settings["mix_strategy"]) == ("true", "concat")
    assert settings["train_on_prompt"] == "false"


@pytest.mark.parametrize("format_name", ["messages", "sharegpt"])
def test_the_tags_for_llama_factory_are_the_keys_and_roles_of_the_rows(
    format_name: str, make_pair: Any
) -> None:
    ((column, turns),) = FORMATS[format_name](make_pair()).items()
    told = stubs(replace(SET, format=format_name, columns=(column,)))["dataset_info.json"]
    tags = json.loads(told)["phase1_consistency"]["tags"]
    assert [list(turn) for turn in turns] == [[tags["role_tag"], tags["content_tag"]]] * 2
    assert [turn[tags["role_tag"]] for turn in turns] == [tags["user_tag"], tags["assistant_tag"]]
    assert tags["system_tag"] == "system"


@pytest.mark.parametrize("columns", [("instruction", "input", "output", "system"), ("instruction", "output")])
def test_llama_factory_is_told_of_no_column_that_the_rows_lack(columns: tuple[str, ...]) -> None:
    told = stubs(replace(SET, format="alpaca", columns=columns))["dataset_info.json"]
    assert set(json.loads(told)["eval"]["columns"].values()) == set(columns)


def test_llama_factory_is_not_told_of_rows_that_it_does_not_take() -> None:
    assert "dataset_info.json" not in stubs(replace(SET, format="prompt-completion"))


def test_the_runs_for_llama_factory_each_go_on_with_the_adapter_of_the_last() -> None:
    runs = re.findall(
        r"dataset=(\w+) output_dir=trained/(\w+)(?: adapter\w+=trained/(\w+))?", text_of("llama_factory.yaml")
    )
    stems = [name.removesuffix(".jsonl") for name in PHASES]
    assert runs == list(zip(stems, stems, ["", *stems], strict=False))


def test_mlx_has_a_run_for_each_phase_with_the_names_that_it_looks_for() -> None:
    script = code_of("train_mlx.sh")
    assert re.findall(r'cp "\$rows/(\S+)" mlx/\w+/train.jsonl', script) == list(PHASES)
    assert script.count("/valid.jsonl") == script.count("--mask-prompt") == len(PHASES)
    resumed = re.findall(r"--resume-adapter-file mlx/(\w+)/", script)
    assert resumed == ["phase1_consistency", "phase2_variation"]
    assert "included.jsonl" not in script


def test_mlx_trains_every_layer_however_few_a_model_has() -> None:
    script = code_of("train_mlx.sh")
    assert script.count("--num-layers -1") == len(PHASES)
    assert "--max-seq-length 16384" in code_of("train_mlx.sh", max_tokens=1_300)


def test_a_phase_with_fewer_rows_than_a_batch_of_mlx_is_warned_of_and_still_trained() -> None:
    script = text_of("train_mlx.sh")
    assert script.count("Too few for mlx-lm's batch of 4") == 1
    assert re.findall(r"--batch-size (\d+)", script) == ["4", "4", "3"]
    assert re.findall(r"--iters (\d+)", script) == ["20", "10", "2"]


def test_held_out_rows_that_are_fewer_than_a_batch_are_not_handed_to_mlx() -> None:
    script = text_of("train_mlx.sh", rows={**SET.rows, "eval.jsonl": 3})
    assert script.count("valid.jsonl") == 1, "the phase of three rows alone has a batch that small"
    assert "valid.jsonl" not in text_of("train_mlx.sh", eval_file=None)


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell")
def test_the_script_for_mlx_lays_out_the_folders_and_calls_it_once_a_phase(tmp_path: Path) -> None:
    export, runs, programs = tmp_path / "my export", tmp_path / "runs", tmp_path / "programs"
    for folder in (export, runs, programs):
        folder.mkdir()
    for name in (*PHASES, "eval.jsonl"):
        (export / name).write_text(name)
    (export / "train_mlx.sh").write_bytes(stubs(SET)["train_mlx.sh"])
    (programs / "mlx_lm.lora").write_text('#!/bin/sh\necho "$2" "$6"\n')
    (programs / "mlx_lm.lora").chmod(0o755)
    call = ["sh", str(export / "train_mlx.sh"), "a model"]
    path = {"PATH": f"{programs}:/usr/bin:/bin"}
    done = subprocess.run(call, cwd=runs, env=path, capture_output=True, text=True, check=True)
    stems = [name.removesuffix(".jsonl") for name in PHASES]
    assert done.stdout.split("\n") == [*(f"a model mlx/{stem}" for stem in stems), ""]
    assert [(runs / "mlx" / stem / "train.jsonl").read_text() for stem in stems] == list(PHASES)
    assert {path.name for path in export.iterdir()} == {*PHASES, "eval.jsonl", "train_mlx.sh"}
    refused = subprocess.run(call[:2], cwd=runs, env=path, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert "name a model" in refused.stderr


def test_openai_is_given_a_job_for_each_phase_on_the_model_of_the_last() -> None:
    code = code_of("train_openai.py")
    assert "model = job.fine_tuned_model" in code
    assert "OPENAI_API_KEY" in text_of("train_openai.py")


def test_what_openai_would_refuse_or_cut_is_warned_of() -> None:
    assert "phase3_edge.jsonl has 3 rows; the service asks for 10" in text_of("train_openai.py")
    assert "phase2_variation.jsonl has" not in text_of("train_openai.py")
    assert "service cuts at" not in text_of("train_openai.py", max_tokens=65_536)
    assert "service cuts at 65536" in text_of("train_openai.py", max_tokens=65_537)

"""LLaMA-Factory: the columns of the rows in its own words, and a configuration with the phases in order."""

from __future__ import annotations

import json
from typing import Any

from tui.formats.stubs.summary import Summary, Trainer, about_rows, comment, room, stem

DATASETS = "dataset_info.json"
"""The name under which it looks for what it knows of the files."""

_SHAPES: dict[str, dict[str, Any]] = {
    # Its formatting openai would add words of its own to every system message.
    "messages": {
        "formatting": "sharegpt",
        "columns": {"messages": "messages"},
        "tags": {
            "role_tag": "role",
            "content_tag": "content",
            "user_tag": "user",
            "assistant_tag": "assistant",
            "system_tag": "system",
        },
    },
    "sharegpt": {
        "formatting": "sharegpt",
        "columns": {"messages": "conversations"},
        "tags": {
            "role_tag": "from",
            "content_tag": "value",
            "user_tag": "human",
            "assistant_tag": "gpt",
            "system_tag": "system",
        },
    },
    # Once one column is named, those that are not are left out; one that a row lacks stops the run.
    "alpaca": {
        "formatting": "alpaca",
        "columns": {
            "prompt": "instruction",
            "query": "input",
            "response": "output",
            "system": "system",
            "history": "history",
        },
    },
}
"""Format to how a row of it is described."""

_ABOUT = """\
Train on this export with LLaMA-Factory, which finds the files through dataset_info.json beside this one.
Copy this folder, as training writes into it and an export wants it back as it was; in the copy, name your
model, then start it phase after phase:

{runs}

{about}
Without the words after the file's name, one run goes through all phases in this order, unshuffled.
It trains on the answers alone. If your model brings no chat template, add a line: template: its-name
"""

_CUTS = """\
Rows longer than cutoff_len, which is 2048 unless you set it, are cut.
pairsmith lengths says how long yours are."""


def _write(summary: Summary) -> dict[str, str]:
    names = [*summary.phases, *([summary.eval_file] if summary.eval_file else [])]
    shape = _SHAPES[summary.format]
    columns = {ours: name for ours, name in shape["columns"].items() if name in summary.columns}
    known = {stem(name): {"file_name": name, **shape, "columns": columns} for name in names}
    return {
        DATASETS: json.dumps(known, indent=2) + "\n",
        TRAINER.file: _configuration(summary),
    }


def _configuration(summary: Summary) -> str:
    length = room(summary)
    return "".join(
        [
            comment(_ABOUT.format(runs=_runs(summary), about=about_rows(summary))),
            "model_name_or_path: your/base-model\n",
            "stage: sft\n",
            "do_train: true\n",
            "finetuning_type: lora\n",
            "dataset_dir: .\n",
            f"dataset: {','.join(map(stem, summary.phases))}\n",
            f"eval_dataset: {stem(summary.eval_file)}\n" if summary.eval_file else "",
            "mix_strategy: concat\n",
            "disable_shuffling: true\n",
            "train_on_prompt: false\n",
            f"cutoff_len: {length}\n" if length else comment(_CUTS),
            "output_dir: trained/all\n",
        ]
    )


def _runs(summary: Summary) -> str:
    """The call for each phase; from the second one on it goes on with the adapter of the one before."""
    lines, before = [], ""
    for name in map(stem, summary.phases):
        lines.append(
            f"    llamafactory-cli train {TRAINER.file} dataset={name} output_dir=trained/{name}{before}"
        )
        before = f" adapter_name_or_path=trained/{name}"
    return "\n".join(lines)


TRAINER = Trainer(
    "LLaMA-Factory",
    "llama_factory.yaml",
    tuple(_SHAPES),
    _write,
    "It wants a conversation in one column, or an instruction with its output.",
)

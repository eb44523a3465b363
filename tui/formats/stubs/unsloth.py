"""Unsloth: one adapter that goes through the phases, with the loss on the answers alone."""

from __future__ import annotations

from string import Template

from tui.formats.stubs.summary import READ_ROWS, Summary, Trainer, about_rows, python_phases, room

_TURNS = {
    "messages": ("", "messages"),
    "sharegpt": (
        "    # Names the roles user and assistant, as chat templates want them.\n"
        "    read = standardize_data_formats(read)\n",
        "conversations",
    ),
}
"""Format to what makes turns of it that a chat template takes, and the column that they stand in."""

_MARGIN = 2
"""How many times the longest row there is room for; Unsloth stretches a model that was made for less."""

_SCRIPT = Template('''\
"""Train on this export with Unsloth, phase after phase.

    python train_unsloth.py your/base-model

Start it outside this folder, where the trained models go: an export writes this folder anew. Each phase is a
run of its own over one adapter, as one run over all of them would be shuffled.
$about
train_on_responses_only keeps the loss off the prompts. The model needs a chat template of its own.
"""

import json
import sys
from pathlib import Path

from unsloth import FastLanguageModel
from unsloth.chat_templates import $imported

from datasets import Dataset
from trl import SFTConfig, SFTTrainer

ROWS = Path(__file__).resolve().parent
$phases

$read_rows

def rendered(name, tokenizer):
    read = rows(name)
$turns    return read.map(
        lambda row: {"text": tokenizer.apply_chat_template(row["$column"], tokenize=False)},
        remove_columns=read.column_names,
    )


def train(base_model):
    model, tokenizer = FastLanguageModel.from_pretrained(base_model$length)
    model = FastLanguageModel.get_peft_model(model)
    for name in PHASES:
        trainer = SFTTrainer(
            model=model,
            processing_class=tokenizer,
            train_dataset=rendered(name, tokenizer),
            args=SFTConfig(output_dir=Path(name).stem$cut),
        )
        train_on_responses_only(trainer).train()
        trainer.save_model()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name a model: python train_unsloth.py your/base-model")
    train(sys.argv[1])
''')


def _write(summary: Summary) -> dict[str, str]:
    turns, column = _TURNS[summary.format]
    names = ["train_on_responses_only", *(["standardize_data_formats"] if turns else [])]
    length = room(summary, _MARGIN)
    return {
        TRAINER.file: _SCRIPT.substitute(
            about=about_rows(summary),
            imported=", ".join(sorted(names)),
            phases=python_phases(summary),
            read_rows=READ_ROWS,
            turns=turns,
            column=column,
            length=f", max_seq_length={length}" if length else "",
            cut=f", max_length={length}" if length else "",
        )
    }


TRAINER = Trainer(
    "Unsloth",
    "train_unsloth.py",
    tuple(_TURNS),
    _write,
    "It makes turns of whole conversations alone.",
)

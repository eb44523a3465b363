"""TRL: a run for each phase, with the loss on the answers alone."""

from __future__ import annotations

from string import Template

from tui.formats.stubs.summary import READ_ROWS, Summary, Trainer, about_rows, python_phases

_LOSS = {
    "messages": (
        "assistant_only_loss=True,",
        "The rows are messages. Without assistant_only_loss the prompts would be trained on too; it needs a\n"
        "chat template that marks what the assistant says, which TRL has for most families, but not for\n"
        "Llama 3.1 and Mistral: for these, export with --format prompt-completion.",
    ),
    "prompt-completion": (
        "completion_only_loss=True,",
        "The rows are prompts and completions: the loss is on the last answer alone, with any chat template.",
    ),
}
"""Format to what keeps the loss off the prompts, and what to know of it."""

_SCRIPT = Template('''\
"""Train on this export with TRL, phase after phase.

    python train_trl.py your/base-model

Start it outside this folder, where the trained models go: an export writes this folder anew. Each phase is a
run of its own that starts from the model of the last one, as one run over all of them would be shuffled.
$about
$loss
"""

import json
import sys
from pathlib import Path

from datasets import Dataset
from trl import SFTConfig, SFTTrainer

ROWS = Path(__file__).resolve().parent
${phases}EVAL = $held_out


$read_rows

def train(model):
    for name in PHASES:
        settings = SFTConfig(
            output_dir=Path(name).stem,
            $setting
            train_sampling_strategy="sequential",  # with transformers before 5, leave this line out
            max_length=None,  # or rows are cut at 1024 tokens, and those left without output dropped
        )
        held_out = rows(EVAL) if EVAL else None
        trainer = SFTTrainer(model=model, args=settings, train_dataset=rows(name), eval_dataset=held_out)
        trainer.train()
        if EVAL:
            print(name, trainer.evaluate())
        trainer.save_model()
        model = trainer.model


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name a model: python train_trl.py your/base-model")
    train(sys.argv[1])
''')


def _write(summary: Summary) -> dict[str, str]:
    setting, loss = _LOSS[summary.format]
    return {
        TRAINER.file: _SCRIPT.substitute(
            about=about_rows(summary),
            loss=loss,
            setting=setting,
            phases=python_phases(summary),
            read_rows=READ_ROWS,
            held_out=f'"{summary.eval_file}"' if summary.eval_file else None,
        )
    }


TRAINER = Trainer(
    "TRL",
    "train_trl.py",
    tuple(_LOSS),
    _write,
    "It leaves the roles human and gpt as they are, which chat templates drop or refuse,\n"
    "and knows no columns of the name instruction.",
)

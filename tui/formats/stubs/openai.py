"""OpenAI's fine-tuning service: a job for each phase, on the model that the last job made."""

from __future__ import annotations

from string import Template

from tui.core.text import plural
from tui.formats.stubs.summary import Summary, Trainer, about_rows, python_phases

_FEWEST = 10
"""Rows that a file of the service has at least."""

_LONGEST = 65_536
"""Tokens that the service cuts an example at."""

_SCRIPT = Template('''\
"""Fine-tune on this export with OpenAI's service, phase after phase.

    python train_openai.py the-base-model

This sends the rows to the service; the key is read from OPENAI_API_KEY. The order inside a job can't be
chosen, so each phase is a job of its own on the model that the last one made.
$about
The rows carry no weights: every answer of the assistant counts, and the prompts are not what is learnt.
$warnings"""

import sys
from pathlib import Path
from time import sleep

from openai import OpenAI

ROWS = Path(__file__).resolve().parent
${phases}EVAL = $held_out
ENDED = ("succeeded", "failed", "cancelled")


def uploaded(client, name):
    with (ROWS / name).open("rb") as file:
        return client.files.create(file=file, purpose="fine-tune").id


def train(model):
    client = OpenAI()
    held_out = {"validation_file": uploaded(client, EVAL)} if EVAL else {}
    for name in PHASES:
        rows = uploaded(client, name)
        job = client.fine_tuning.jobs.create(model=model, training_file=rows, **held_out)
        while job.status not in ENDED:
            sleep(60)
            job = client.fine_tuning.jobs.retrieve(job.id)
        if not job.fine_tuned_model:
            sys.exit(f"{name}: job {job.id} ended as {job.status}")
        model = job.fine_tuned_model
        print(name, model)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name a model: python train_openai.py the-base-model")
    train(sys.argv[1])
''')


def _write(summary: Summary) -> dict[str, str]:
    return {
        TRAINER.file: _SCRIPT.substitute(
            about=about_rows(summary),
            warnings="".join(f"{line}\n" for line in _warnings(summary)),
            phases=python_phases(summary),
            held_out=f'"{summary.eval_file}"' if summary.eval_file else None,
        )
    }


def _warnings(summary: Summary) -> list[str]:
    lines = [
        f"{name} has {plural(summary.rows[name], 'row')}; the service asks for {_FEWEST}."
        for name in summary.phases
        if summary.rows[name] < _FEWEST
    ]
    if (summary.max_tokens or 0) > _LONGEST:
        lines.append(
            f"The longest row has about {summary.max_tokens} tokens; the service cuts at {_LONGEST}."
        )
    return lines


TRAINER = Trainer(
    "OpenAI",
    "train_openai.py",
    ("messages",),
    _write,
    "Its service, and others like it, read conversations with roles and contents alone.",
)

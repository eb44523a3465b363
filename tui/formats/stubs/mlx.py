"""MLX: a run for each phase, each in a folder with the names that mlx-lm looks for."""

from __future__ import annotations

from tui.core.text import plural
from tui.formats.stubs.summary import Summary, Trainer, about_rows, comment, room, stem

_BATCH = 4
"""Rows of a batch; mlx-lm refuses a file that has fewer."""

_LENGTH = 2048
"""Tokens that mlx-lm cuts a row at unless told otherwise."""

_PASSES = 2
"""How often a phase's rows are seen; mlx-lm counts batches, and would take a thousand of them."""

_ABOUT = """\
Train on this export with mlx-lm, phase after phase:

    sh train_mlx.sh your/base-model

Start it outside this folder, where the trained adapters go: an export writes this folder anew. mlx-lm sorts
rows by their length, so each phase is a run of its own that resumes from the adapter of the last one.
{about}
--mask-prompt keeps the loss off all but the last answer. --iters is for two passes over the rows of a phase.
--num-layers -1 trains every layer, as mlx-lm refuses a model with fewer than the 16 that it would take.
"""


def _write(summary: Summary) -> dict[str, str]:
    runs, before = [], ""
    for name in summary.phases:
        runs.append(_run(summary, name, before))
        before = f" --resume-adapter-file mlx/{stem(name)}/adapters/adapters.safetensors"
    return {
        TRAINER.file: "".join(
            [
                "#!/bin/sh\n",
                comment(_ABOUT.format(about=about_rows(summary))),
                "set -eu\n",
                'model=${1:?"name a model: sh train_mlx.sh your/base-model"}\n',
                'rows=$(dirname "$0")\n',
                *runs,
            ]
        )
    }


def _run(summary: Summary, name: str, resume: str) -> str:
    folder, rows = f"mlx/{stem(name)}", summary.rows[name]
    batch, length = min(_BATCH, rows), room(summary) or _LENGTH
    words = [
        'mlx_lm.lora --model "$model" --train --mask-prompt',
        f"--data {folder} --num-layers -1 --batch-size {batch} --iters {max(1, _PASSES * rows // batch)}",
        *([f"--max-seq-length {length}"] if length > _LENGTH else []),
        f"--adapter-path {folder}/adapters{resume}",
    ]
    lines = ["", f"# {name}: {plural(rows, 'row')}."]
    if rows < _BATCH:
        lines.append(f"# Too few for mlx-lm's batch of {_BATCH}: trained in batches of {batch}.")
    lines += [f"mkdir -p {folder}", f'cp "$rows/{name}" {folder}/train.jsonl']
    lines += _held_out(summary, folder, batch)
    return "\n".join([*lines, " \\\n  ".join(words), ""])


def _held_out(summary: Summary, folder: str, batch: int) -> list[str]:
    if summary.eval_file is None:
        return []
    if summary.rows[summary.eval_file] < batch:
        return [f"# {summary.eval_file} has fewer rows than a batch, so that mlx-lm could not read it."]
    return [f'cp "$rows/{summary.eval_file}" {folder}/valid.jsonl']


TRAINER = Trainer(
    "MLX",
    "train_mlx.sh",
    ("messages",),
    _write,
    "It reads conversations with roles and contents; a prompt and a completion would have to be plain texts.",
)

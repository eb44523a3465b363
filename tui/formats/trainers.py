"""What an export brings for each trainer: a file that trains on it phase after phase, prompts masked."""

from __future__ import annotations

from tui.formats.stubs import axolotl, llama_factory, mlx, openai, trl, unsloth
from tui.formats.stubs.summary import Summary, Trainer, comment

TRAINERS: tuple[Trainer, ...] = (
    trl.TRAINER,
    unsloth.TRAINER,
    axolotl.TRAINER,
    llama_factory.TRAINER,
    mlx.TRAINER,
    openai.TRAINER,
)

_NOT_TAKEN = """\
{name} does not read the rows of this export, which are written as {format}.
{why}
Export with --format {others} for a file that trains with {name}.
"""


def stubs(summary: Summary) -> dict[str, bytes]:
    """File name to content, for every trainer; the same summary gives the same bytes.

    Where a trainer does not take the format, its file says so. Without a phase to train there is none.
    """
    if not summary.phases:
        return {}
    files: dict[str, str] = {}
    for trainer in TRAINERS:
        taken = summary.format in trainer.formats
        files |= trainer.write(summary) if taken else {trainer.file: _refusal(trainer, summary)}
    return {name: text.encode() for name, text in files.items()}


def _refusal(trainer: Trainer, summary: Summary) -> str:
    others = " or ".join(trainer.formats)
    return comment(
        _NOT_TAKEN.format(
            name=trainer.name, format=summary.format, why=trainer.not_taken.strip(), others=others
        )
    )

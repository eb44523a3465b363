"""Axolotl: one configuration with the phases in their order, the answers alone trained on."""

from __future__ import annotations

from tui.formats.stubs.summary import Summary, Trainer, about_rows, comment, room

_COLUMNS = {
    "messages": ("    field_messages: messages\n",),
    "sharegpt": (
        "    field_messages: conversations\n",
        "    message_property_mappings:\n      role: from\n      content: value\n",
    ),
}
"""Format to how a row of it is told to the type chat_template."""

_ABOUT = """\
Train on this export with Axolotl. Copy this folder, as training writes into it and an export wants it back
as it was; in the copy, name your model and choose the learning rate, then start

    axolotl train axolotl.yaml

The phases are read in this order and nothing shuffles them: curriculum_sampling keeps the rows as they stand.
A row longer than sequence_len stops it before it trains: left to itself, it would drop the row.
{about}
With more than one epoch, train phase after phase instead: leave one entry under datasets for each run,
and name the folder that it wrote as base_model of the next one.
"""

_CUTS = """\
Training stops at a row longer than sequence_len, which is 512 unless you set it.
pairsmith lengths says how long yours are."""


def _write(summary: Summary) -> dict[str, str]:
    length = room(summary)
    return {
        TRAINER.file: "".join(
            [
                comment(_ABOUT.format(about=about_rows(summary))),
                "base_model: your/base-model\n",
                "datasets:\n",
                *(_dataset(summary, name) for name in summary.phases),
                f"test_datasets:\n{_dataset(summary, summary.eval_file)}" if summary.eval_file else "",
                "train_on_inputs: false\n",
                "shuffle_merged_datasets: false\n",
                "curriculum_sampling: true\n",
                f"sequence_len: {length}\n" if length else comment(_CUTS),
                "excess_length_strategy: raise\n",
                "learning_rate: 0.00002\n",
                "output_dir: trained\n",
            ]
        )
    }


def _dataset(summary: Summary, name: str) -> str:
    return "".join(
        [
            f"  - path: {name}\n",
            "    ds_type: json\n",
            "    type: chat_template\n",
            *_COLUMNS[summary.format],
            "    roles_to_train:\n      - assistant\n",
            "    train_on_eos: turn\n",
        ]
    )


TRAINER = Trainer(
    "Axolotl",
    "axolotl.yaml",
    tuple(_COLUMNS),
    _write,
    "It wants whole conversations; its type alpaca would leave out what the column system says.",
)

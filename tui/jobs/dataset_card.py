"""The README of an export: a dataset card as the Hugging Face hub reads it, and people too."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain

from tui import __version__
from tui.core.pair import SPLITS
from tui.core.rubric import Rubric
from tui.core.text import one_line, plural
from tui.jobs.export import COUNTED, EVAL, INCLUDED, PHASE_FILES, ROBUSTNESS, Plan
from tui.jobs.export_checks import CHECKS, is_allowed

CARD = "README.md"

_SPLIT_FILES = {"train": INCLUDED, "eval": EVAL, "robustness": ROBUSTNESS}

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGEST = "n>1M"
"""What the hub calls a set of so many rows."""

_MEANT = re.compile(r"[\\`*_\[\]|#~$^@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown, with what the hub adds to it, takes for more than text."""

_LISTED = 30
"""Values of one kind that have a line of their own."""


def dataset_card(plan: Plan, rubric: Rubric, allow: Collection[str] = ()) -> bytes:
    """The whole file; it says nothing that the database and the project do not."""
    parts = (_what(plan), _counts(plan), _how(plan, rubric), _known(plan, allow), _training(plan))
    return "\n".join([*_front_matter(plan), "", *chain(*parts), ""]).encode()


def _front_matter(plan: Plan) -> Iterator[str]:
    yield "---"
    if plan.wanted.license:
        yield f"license: {json.dumps(plan.wanted.license)}"
    yield from ("task_categories:", "- text-generation", "size_categories:", f"- {_size(plan.size)}")
    yield from ("configs:", "- config_name: default", "  default: true", "  data_files:")
    for split, name in _SPLIT_FILES.items():
        if name in plan.files:
            yield from (f"  - split: {split}", f"    path: {name}")
    for name in PHASE_FILES.values():
        if name in plan.files:
            yield from (f"- config_name: {name.removesuffix('.jsonl')}", f"  data_files: {name}")
    yield "---"


def _size(rows: int) -> str:
    return next((name for limit, name in _SIZES if rows < limit), _LARGEST)


def _what(plan: Plan) -> Iterator[str]:
    counts = {split: plan.rows.get(name, 0) for split, name in _SPLIT_FILES.items()}
    yield "# Prompts with their outputs, chosen one by one"
    yield ""
    yield (
        f"{plural(counts['train'], 'pair')} to train on, {counts['eval']:,} held out for evaluation, "
        f"{counts['robustness']:,} parked for robustness tests and never trained on. "
        "A pair is trained on or evaluated with only where it was decided to include it. "
        f"No pair is in two of the three."
    )
    yield from ("", "| file | rows |", "|---|---|")
    for name, rows in plan.rows.items():
        yield f"| `{name}` | {rows:,} |"
    yield ""
    phases = "Each phase's file holds the phases before it too. " if plan.wanted.cumulative else ""
    yield (
        f"`{INCLUDED}` is the phases one after the other. {phases}`pairs.meta.jsonl` says what is known of "
        "each row, and `manifest.json` by which rules the files were made; neither is training data."
    )
    yield ""
    yield (
        f"Of all {plan.size:,}, {plan.tally.system:,} begin with a system message, and "
        f"{plan.tally.conversations:,} have turns before the prompt."
    )


def _counts(plan: Plan) -> Iterator[str]:
    yield from ("", "## What is in it")
    for name in COUNTED:
        yield from ("", f"| {name} | {' | '.join(SPLITS)} |", f"|---|{'---|' * len(SPLITS)}")
        values = {value: _row(plan, name, value) for kind, value, _ in plan.tally.kinds if kind == name}
        ordered = sorted(values, key=lambda value: (-sum(values[value]), value))
        for value in ordered[:_LISTED]:
            yield f"| {_cell(value) or '(none)'} | {' | '.join(f'{count:,}' for count in values[value])} |"
        if rest := ordered[_LISTED:]:
            sums = [sum(column) for column in zip(*(values[value] for value in rest), strict=True)]
            yield f"| ({len(rest):,} more) | {' | '.join(f'{count:,}' for count in sums)} |"


def _row(plan: Plan, name: str, value: str) -> list[int]:
    return [plan.tally.kinds[name, value, split] for split in SPLITS]


def _how(plan: Plan, rubric: Rubric) -> Iterator[str]:
    voice = plan.wanted.voice
    yield from ("", "## How it was made", "")
    yield (
        f"With Pairsmith {__version__}, pair by pair. Of the {plan.size:,}, {plan.tally.judged:,} are judged "
        f"by flags of the rubric, and {plan.tally.rewritten:,} were rewritten since they were imported."
    )
    yield ""
    weights = ", ".join(f"`{name}` {weight}" for name, weight in rubric.weights.items())
    yield (
        f"- Rubric: {weights}; from {rubric.threshold} points on a pair is to be included, "
        "unless the expert decides otherwise."
    )
    if voice.description:
        yield f"- Voice: {_cell(voice.description)}"
    if voice.max_words:
        yield f"- Longest output: {plural(voice.max_words, 'word')}."
    if voice.avoid:
        yield f"- Avoided: {', '.join(map(_cell, voice.avoid))}."
    if plan.tally.teachers:
        named = ", ".join(f"{_cell(name)} ({count:,})" for name, count in sorted(plan.tally.teachers.items()))
        yield f"- Outputs that began as a model's: {named}."


def _known(plan: Plan, allow: Collection[str]) -> Iterator[str]:
    """What is wrong with the pairs and was written all the same."""
    allowed = [problem for problem in plan.problems if is_allowed(problem, allow)]
    found = Counter(problem.code for problem in (*allowed, *plan.warnings))
    if found:
        yield from ("", "## What is known to be wrong", "")
        yield from (f"- {check.words}: {found[check.code]:,}" for check in CHECKS if found[check.code])


def _training(plan: Plan) -> Iterator[str]:
    yield from ("", "## Training on it", "")
    yield (
        f"Rows are in the format `{plan.wanted.format}`, without a chat template. Mask the prompt, so that "
        "the loss is computed on what the assistant says alone: many trainers do not by themselves."
    )
    yield ""
    yield (
        "Train phase after phase, in the order of their numbers, each run starting from the model that the "
        "one before left. Trainers shuffle by default, which undoes the order within one file."
    )


def _cell(text: str) -> str:
    """A text from the set within a line of Markdown, where it is text and nothing else, no link either."""
    escaped = _MEANT.sub(r"\\\g<0>", one_line(text, 300))
    return escaped.replace("&", "&amp;").replace("<", "&lt;")

"""What the marks mean, from the tables that they are drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from tui.core.pair import PHASES
from tui.core.phases import SHORT_PHASE
from tui.core.rubric import FLAGS, HOLD, INCLUDE, Rubric
from tui.widgets.lines import BLANK, Line, beside
from tui.widgets.marks import (
    DRAFT_MARK,
    LABEL_MEANS,
    SHORT_SPLIT,
    SPLIT_MEANS,
    STATUS_MARK,
    STATUS_MEANS,
    STATUS_ROLE,
)
from tui.widgets.wrap import wrap

Entry = tuple[str, str, str]
"""A mark, what it means, and the role that the mark is drawn in."""


def legend_lines(rubric: Rubric, width: int) -> list[Line]:
    """What the marks of the main screen mean."""
    return _lines(_sections(rubric), width)


def flag_lines(rubric: Rubric, width: int) -> list[Line]:
    """The five flags with their weights, when to set each, and an example."""
    enough = f"{INCLUDE} from {rubric.threshold}, else {HOLD}"
    lines: list[Line] = [((" The five flags and their points", "heading strong"), (f" · {enough}", "dim"))]
    name_width = max(cell_len(flag.label) for flag in FLAGS) + 4
    for number, flag in enumerate(FLAGS, start=1):
        name = f"{number} {flag.label} {rubric.weights[flag.name]}"
        lines += beside(name, flag.means, "flag-on", name_width, width)
        lines += [((f"     {line}", "dim"),) for line in wrap(flag.example, width - 5)]
    return [*lines, BLANK]


def group_legend_lines(width: int) -> list[Line]:
    """What the marks of a group of near-duplicates mean."""
    entries: list[Entry] = [
        *((mark, STATUS_MEANS[status], STATUS_ROLE[status]) for status, mark in STATUS_MARK.items()),
        (DRAFT_MARK, "a draft waits: typed, but not saved", "critical"),
        ("keep", "the one to keep", "included"),
        ("out", "will be excluded as a duplicate", "excluded"),
        ("stay", "stays too: you chose so, or it is not alike to the one to keep itself", "text"),
        (".93", "how alike it is to the one to keep, by prompt or else by output (1.0 at most)", "dim"),
        *((short, SPLIT_MEANS[split], "critical") for split, short in SHORT_SPLIT.items()),
        ("≠", "its output differs in a fact from another's, though the prompts are alike", "critical"),
    ]
    return _lines({"in a group, from left to right; then come the first words": entries}, width)


def _lines(sections: Mapping[str, Sequence[Entry]], width: int) -> list[Line]:
    """A heading, then one line for each mark, by where it is seen."""
    lines: list[Line] = [((" What the marks mean", "heading strong"),)]
    for heading, entries in sections.items():
        lines += [((f"   {line}", "heading"),) for line in wrap(heading, width - 3)]
        name_width = max(cell_len(mark) for mark, _, _ in entries)
        for mark, means, role in entries:
            lines += beside(mark, means, role, name_width, width)
        lines.append(BLANK)
    return lines


def _sections(rubric: Rubric) -> dict[str, list[Entry]]:
    return {
        "in the queue, from left to right: number, status, score, place, prompt": list(_queue()),
        "verdict of the rubric; the decision is yours": [
            (INCLUDE, f"a score of {rubric.threshold} or more", "included"),
            (HOLD, "less than that", "held"),
        ],
        "alike pairs: how near (1.0 at most), in which way, in which field": [
            (label, means, "text") for label, means in LABEL_MEANS.items()
        ],
    }


def _queue() -> Iterator[Entry]:
    for status, mark in STATUS_MARK.items():
        yield mark, STATUS_MEANS[status], STATUS_ROLE[status]
    yield "9 or –", "score: the weights of the flags that are set, or no flag", "text"
    for number, phase in enumerate(PHASES, start=1):
        yield SHORT_PHASE[phase], f"place: phase {number} of the training, {phase}", "text"
    for split, short in SHORT_SPLIT.items():
        yield short, f"place: {SPLIT_MEANS[split]}", "text"
    yield DRAFT_MARK, "a draft waits: typed, but not saved", "critical"

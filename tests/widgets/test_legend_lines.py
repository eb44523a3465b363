"""The legend: every mark of the main screen with its meaning, in any width."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.core.phases import SHORT_PHASE
from tui.core.rubric import FLAGS, Rubric
from tui.similar.labels import LABELS
from tui.widgets.legend_lines import flag_lines, group_legend_lines, legend_lines
from tui.widgets.lines import ROLES, Line
from tui.widgets.marks import DRAFT_MARK, SHORT_SPLIT, STATUS_MARK, STATUS_MEANS


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_every_mark_is_explained() -> None:
    lines = text_of(legend_lines(Rubric(), 120)).split("\n")
    assert lines[0].strip() == "What the marks mean"
    first_words = [line.split()[0] for line in lines if line.strip()]
    for mark in (*STATUS_MARK.values(), *SHORT_PHASE.values(), *SHORT_SPLIT.values(), DRAFT_MARK, *LABELS):
        assert first_words.count(mark) == 1, mark
    for status, mark in STATUS_MARK.items():
        assert any(line.split() == [mark, *STATUS_MEANS[status].split()] for line in lines)


def test_every_mark_of_a_group_is_explained() -> None:
    lines = text_of(group_legend_lines(120)).split("\n")
    first_words = [line.split()[0] for line in lines if line.strip()]
    for mark in (*STATUS_MARK.values(), *SHORT_SPLIT.values(), DRAFT_MARK, "keep", "out", "stay", "≠"):
        assert first_words.count(mark) == 1, mark


def test_flags_and_verdict_are_those_of_the_projects_rubric() -> None:
    weights = {flag.name: number for number, flag in enumerate(FLAGS, start=4)}
    rubric = Rubric(threshold=7, weights=weights)
    flags = " ".join(text_of(flag_lines(rubric, 120)).split())
    for number, flag in enumerate(FLAGS, start=4):
        assert f"{flag.label} {number} {flag.means}" in flags
    text = " ".join(text_of(legend_lines(rubric, 120)).split())
    assert "INCLUDE a score of 7 or more HOLD less" in text


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_legend_fits_in_roles_that_are_drawn(width: int) -> None:
    for line in (*flag_lines(Rubric(), width), *legend_lines(Rubric(), width), *group_legend_lines(width)):
        assert cell_len(text_of([line])) <= width
        assert {word for _, role in line for word in role.split()} <= set(ROLES)

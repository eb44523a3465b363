"""The queue's lines: number, status, score, place and the beginning of the prompt."""

from __future__ import annotations

from itertools import product

import pytest
from rich.cells import cell_len

from tui.core.glimpse import QueueRow
from tui.core.text import INVISIBLE
from tui.widgets.lines import Line
from tui.widgets.marks import DRAFT_MARK
from tui.widgets.queue_lines import queue_lines

HEADS = [
    "How do I restock zone 16?",
    "漢字のプロンプト" * 20,
    "[/] [@click=app.quit]x[/]",
    "\x1b]52;c;eA==\x07 pasted",
    "",
]


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line)


def row(pair_id: int = 7, head: str = "How do I restock?", **fields: object) -> QueueRow:
    values = {"status": "new", "score": 0, "phase": "consistency", "split": "train", "draft": False, **fields}
    return QueueRow(id=pair_id, head=head, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [24, 30, 36, 56, 80])
def test_a_row_fits_and_can_be_drawn(width: int) -> None:
    for head, pair_id in product(HEADS, (1, 9999, 123_456)):
        for line in queue_lines([row(pair_id, head), row(pair_id + 1, head)], pair_id, width):
            assert cell_len(text_of(line)) <= width
            assert not INVISIBLE.search(text_of(line))


def test_the_current_row_is_marked_by_more_than_colour() -> None:
    here, other = queue_lines([row(7), row(8)], 7, 40)
    assert text_of(here).startswith("▌")
    assert "cursor" in [role for _, role in here]
    assert not text_of(other).startswith("▌")


@pytest.mark.parametrize(
    ("status", "mark"), [("new", "·"), ("included", "✓"), ("held", "–"), ("excluded", "✗")]
)
def test_a_status_has_a_mark_of_its_own(status: str, mark: str) -> None:
    (line,) = queue_lines([row(7, status=status)], 0, 40)
    assert text_of(line).split()[:2] == ["7", mark]


@pytest.mark.parametrize(
    ("phase", "split", "place"),
    [
        ("consistency", "train", "con"),
        ("variation", "train", "var"),
        ("edge", "train", "edge"),
        ("edge", "eval", "eval"),
        ("edge", "robustness", "rob"),
    ],
)
def test_a_row_says_where_the_pair_goes(phase: str, split: str, place: str) -> None:
    (line,) = queue_lines([row(7, phase=phase, split=split, score=9)], 0, 40)
    assert text_of(line).split()[:4] == ["7", "·", "9", place]


def test_a_score_of_nothing_is_a_dash() -> None:
    (line,) = queue_lines([row(7, status="included", score=0)], 0, 40)
    assert text_of(line).split()[2] == "–"


def test_no_rows_are_no_lines() -> None:
    assert queue_lines([], 7, 40) == []


def test_a_pair_with_a_draft_is_marked_and_nothing_moves() -> None:
    for current in (0, 7):
        with_draft, without = (
            text_of(queue_lines([row(7, score=10, draft=draft)], current, 40)[0]) for draft in (True, False)
        )
        assert with_draft.replace(DRAFT_MARK, " ") == without
        assert with_draft.count(DRAFT_MARK) == 1

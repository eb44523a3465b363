"""Flags, verdict and facts of a pair, as a panel and folded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from tui.core.pair import Pair
from tui.core.rubric import FLAGS, Rubric
from tui.core.text import INVISIBLE
from tui.widgets.judgement_lines import folded_lines, judgement_lines
from tui.widgets.lines import Line

MakePair = Callable[..., Pair]

STRONG = {"common_in_production", "failure_is_critical", "teaches_generalization", "model_fails_here"}


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def panel(pair: Pair, width: int = 32, seen: int = 1, drafts: tuple[str, ...] = ()) -> str:
    return text_of(judgement_lines(pair, Rubric(), drafts, seen, width))


@pytest.fixture
def full(make_pair: MakePair) -> Pair:
    """A pair with something in every field, wide and hostile where it can be."""
    return make_pair(
        flags=STRONG,
        status="excluded",
        decided_by="expert",
        reason="重複\x1b[31mしている" * 5,
        phase="variation",
        split="robustness",
        behaviour="clarify",
        category="スキャナー\x1b]52;c;eA==\x07" * 4,
        tags=("漢字" * 10, "\u202eabc"),
        origin="synthetic",
        teacher="モデル" * 9,
        problems=("ends_on_user", "control_tokens"),
    )


@pytest.mark.parametrize("width", [24, 32, 40])
def test_every_line_of_the_panel_fits_and_can_be_drawn(full: Pair, width: int) -> None:
    for line in judgement_lines(full, Rubric(), ["prompt", "output"], 12, width):
        assert cell_len(text_of([line])) <= width
        assert not INVISIBLE.search(text_of([line]))


@pytest.mark.parametrize("width", [60, 80, 99])
def test_the_folded_lines_fit_and_can_be_drawn(full: Pair, width: int) -> None:
    lines = folded_lines(full, Rubric(), ["prompt", "output"], width)
    assert len(lines) == 2
    for line in lines:
        assert cell_len(text_of([line])) <= width
        assert not INVISIBLE.search(text_of([line]))


def test_each_flag_stands_with_its_key_and_weight(make_pair: MakePair) -> None:
    text = panel(make_pair(flags={"failure_is_critical"}))
    for number, flag in enumerate(FLAGS, start=1):
        (line,) = [line for line in text.split("\n") if flag.label in line]
        mark = "●" if flag.name == "failure_is_critical" else "○"
        assert line.split() == [str(number), mark, *flag.label.split(), str(flag.weight)]


@pytest.mark.parametrize(
    ("flags", "score", "verdict"), [(set(), 0, "HOLD"), (STRONG, 9, "INCLUDE"), ({FLAGS[1].name}, 3, "HOLD")]
)
def test_score_threshold_and_verdict_come_first(
    make_pair: MakePair, flags: set[str], score: int, verdict: str
) -> None:
    assert panel(make_pair(flags=flags)).split("\n")[0].split() == [f"{score},", "8", "needed", verdict]


def test_who_decided_and_why_is_said(make_pair: MakePair) -> None:
    assert "· undecided" in panel(make_pair())
    by_rubric = make_pair(status="held", decided_by="rubric")
    assert "– held by the rubric" in panel(by_rubric)
    by_her = make_pair(status="excluded", decided_by="expert", reason="duplicate")
    assert "✗ excluded by you, duplicate" in panel(by_her)


def test_a_suggested_phase_is_told_from_one_that_is_set(make_pair: MakePair) -> None:
    assert "consistency suggested" in panel(make_pair(), width=60)
    assert "edge\n" in panel(make_pair(phase="edge"), width=60)
    assert "suggested" not in panel(make_pair(phase="edge"), width=60)


def test_drafts_and_sightings_are_named_where_there_are_any(make_pair: MakePair) -> None:
    plain = panel(make_pair())
    assert not any(word in plain for word in ("draft", "seen"))
    marked = panel(make_pair(), seen=3, drafts=("output", "turn 2"))
    assert "seen     3 times" in marked
    assert "draft    output, turn 2" in marked


def test_the_folded_lines_tell_the_same(make_pair: MakePair) -> None:
    pair = make_pair(flags=STRONG, category="scanners", split="eval")
    first, second = text_of(folded_lines(pair, Rubric(), ["output", "turn 2"], 99)).split("\n")
    assert first.split()[:5] == ["1●", "2●", "3●", "4●", "5○"]
    assert "9, 8 needed   INCLUDE" in first
    assert "undecided" in first
    assert (
        second.strip()
        == "variation suggested · eval · answer · scanners · draft of the output · draft of turn 2"
    )

"""Flags, score and verdict, and where the pair goes: as a panel, and folded into a line or two."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import set_cell_size

from tui.core.pair import Pair
from tui.core.phases import suggested_phase
from tui.core.rubric import FLAGS, INCLUDE, Rubric
from tui.core.texts import spoken
from tui.widgets.lines import BLANK, Line, Span
from tui.widgets.marks import STATUS_MARK, STATUS_ROLE, status_words
from tui.widgets.wrap import cut


def judgement_lines(pair: Pair, rubric: Rubric, drafts: Sequence[str], seen: int, width: int) -> list[Line]:
    """The upper part of the right panel; ``seen`` is how often the content was met at import."""
    lines = [_verdict(pair, rubric), _status(pair, width), BLANK]
    lines += [_flag(pair, number, width) for number in range(len(FLAGS))]
    lines.append(BLANK)
    lines += [_fact(name, value, width) for name, value in _facts(pair, drafts, seen)]
    return lines


def folded_lines(pair: Pair, rubric: Rubric, drafts: Sequence[str], width: int) -> list[Line]:
    """The same in two lines, for a narrow screen."""
    flags: list[Span] = []
    for number, flag in enumerate(FLAGS, start=1):
        on = flag.name in pair.flags
        flags.append((f"{number}{'●' if on else '○'} ", "flag-on" if on else "flag-off"))
    words = [_phase(pair), pair.split, pair.behaviour, pair.category or "no category"]
    words += [f"draft of {spoken(name)}" for name in drafts]
    first = (("  ", "text"), *flags, *_verdict(pair, rubric), ("  ", "text"), *_status(pair, width - 56))
    return [first, ((f"  {cut(' · '.join(words), width - 2)}", "dim"),)]


def _verdict(pair: Pair, rubric: Rubric) -> Line:
    verdict = rubric.verdict(pair.score)
    role = "included" if verdict == INCLUDE else "held"
    return ((f" {pair.score}, {rubric.threshold} needed  ", "strong"), (f" {verdict} ", f"{role} badge"))


def _status(pair: Pair, width: int) -> Line:
    role = STATUS_ROLE[pair.status]
    return ((f" {STATUS_MARK[pair.status]} {cut(status_words(pair), max(width - 3, 8))}", role),)


def _flag(pair: Pair, number: int, width: int) -> Line:
    flag = FLAGS[number]
    on = flag.name in pair.flags
    role = "flag-on" if on else "flag-off"
    label = set_cell_size(flag.label, max(width - 8, 8))
    return ((f" {number + 1} ", "dim"), (f"{'●' if on else '○'} {label} {flag.weight}", role))


def _phase(pair: Pair) -> str:
    return pair.phase or f"{suggested_phase(pair)} suggested"


def _facts(pair: Pair, drafts: Sequence[str], seen: int) -> list[tuple[str, str]]:
    origin = " · ".join(word for word in (pair.origin, pair.teacher) if word)
    facts = [
        ("phase", _phase(pair)),
        ("split", pair.split),
        ("kind", pair.behaviour),
        ("category", pair.category or "–"),
        ("tags", ", ".join(pair.tags)),
        ("origin", origin),
        ("seen", f"{seen} times" if seen > 1 else ""),
        ("draft", ", ".join(drafts)),
    ]
    return [(name, value) for name, value in facts if value]


def _fact(name: str, value: str, width: int) -> Line:
    role = "critical" if name == "draft" else "text"
    return ((f" {name:<9}", "dim"), (cut(value, max(width - 11, 4)), role))

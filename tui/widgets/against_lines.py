"""A pair whole, with what it has other than another pair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tui.core.diff import word_diff
from tui.core.pair import Pair
from tui.widgets.diff_lines import inline_lines
from tui.widgets.lines import BLANK, Line, rule
from tui.widgets.wrap import wrap

FACT = "sibling"


class Found(Protocol):
    """In which way two texts are alike, and how much."""

    @property
    def label(self) -> str:
        """One of the labels of alike texts."""

    @property
    def similarity(self) -> float:
        """0 to 1."""


def against_lines(
    pair: Pair, kept: Pair, found: Mapping[str, Found | None], width: int, *, plain: bool
) -> list[Line]:
    """What came before, the prompt and the output; words that the other pair has and this one not are marked
    too. A text that is not alike to the other's is shown as it is: differences would hide it.
    """
    lines: list[Line] = []
    for message in pair.context:
        same = " · as there" if message in kept.context else f" · not so in #{kept.id}"
        lines.append(rule(f"{message.role}{same if pair.id != kept.id else ''}", width))
        lines += [((line, "dim"),) for line in wrap(message.content, width)]
        lines.append(BLANK)
    if kept.context and not pair.context:
        lines += [rule(f"nothing before the prompt, unlike #{kept.id}", width), BLANK]
    for field in ("prompt", "output"):
        text, other = getattr(pair, field), getattr(kept, field)
        match = found.get(field)
        words = "" if pair.id == kept.id else _words(match, kept.id)
        heading = rule(f"{field}{words}", width)
        if match is not None and match.label == FACT and pair.id != kept.id:
            heading = ((heading[0][0], "critical"),)
        lines.append(heading)
        if plain or match is None or text == other:
            lines += [((line, "text"),) for line in wrap(text, width)]
        else:
            lines += inline_lines(word_diff(other, text), width)
        lines.append(BLANK)
    return lines


def _words(match: Found | None, kept: int) -> str:
    if match is None:
        return f" · not alike to that of #{kept}"
    if match.label == "identical":
        return f" · the same as that of #{kept}"
    figure = "1.0" if match.similarity >= 0.995 else f"{match.similarity:.2f}"[1:]
    if match.label == FACT:
        return f" · differs from #{kept} in a fact"
    return f" · {figure} {match.label} against #{kept}"

"""The pair itself: what it is about, what came before, the prompt, the output, and a note."""

from __future__ import annotations

from tui.core.pair import Pair
from tui.core.problems import in_words
from tui.core.texts import OUTPUT, PROMPT
from tui.core.voice import Voice
from tui.widgets.exchange_lines import exchange_lines, text_lines
from tui.widgets.lines import BLANK, Line, rule
from tui.widgets.wrap import wrap


def reading_lines(pair: Pair, voice: Voice, width: int, *, unfolded: bool = False) -> list[Line]:
    """The lines of the middle panel."""
    lines = [*_above(pair, width), *exchange_lines(pair, voice, width, unfolded=unfolded)]
    lines += [*text_lines(pair, PROMPT, voice, width), BLANK, *text_lines(pair, OUTPUT, voice, width)]
    if pair.note:
        lines += [BLANK, rule("note", width)]
        lines += [((line, "dim"),) for line in wrap(pair.note, width)]
    return lines


def _above(pair: Pair, width: int) -> list[Line]:
    """What the exchange is driving at, and what was odd about it at import."""
    lines: list[Line] = []
    if pair.intent:
        lines += [((line, "flag-on"),) for line in wrap(f"intent: {pair.intent}", width)]
    if pair.problems:
        odd = f"odd at import: {in_words(pair.problems)}"
        lines += [((line, "critical"),) for line in wrap(odd, width)]
    return [*lines, BLANK] if lines else []

"""What is said of a text while it is typed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.core.text import invisible_count, one_line, plural, word_count
from tui.core.voice import Voice, findings
from tui.widgets.lines import Line, Span, rule
from tui.widgets.wrap import cut, wrap


def typed_words(text: str, voice: Voice) -> str:
    """How long a text is, what in it can't be seen, and where it leaves the voice."""
    words = [plural(word_count(text), "word")]
    if hidden := invisible_count(text):
        words.append(f"{plural(hidden, 'hidden character')} in this text")
    return " · ".join([*words, *(finding.detail for finding in findings(voice, text))])


def text_heading(name: str, text: str, voice: Voice, width: int, role: str) -> Line:
    """The heading of a text that is written: its name, and what is said of it as soon as there is any."""
    ((line, _),) = rule(f"{name} · {typed_words(text, voice)}" if text else name, width)
    return ((line, role),)


def voice_lines(voice: Voice, width: int, most: int) -> list[Line]:
    """The description of the voice on so many lines at most; a sign shows where there is more of it."""
    lines = wrap(voice.description, width - 2)
    if len(lines) > most > 0:
        lines[most - 1 :] = [cut(" ".join(lines[most - 1 :]), width - 2)]
    return [((f" {line}", "dim"),) for line in lines if line]


_HEADING = "↓↑ in use"
_NEW = "none is like it: a new one"

_LEAST = 4
"""Cells below which there is no room for another value."""


def completion_lines(values: Sequence[str], marked: int, width: int, height: int) -> list[Line]:
    """The values that a line may become, one below the other, the marked one in sight."""
    if not values:
        return [((cut(f" {_NEW}", width), "dim"),)]
    first = max(0, marked - max(height - 2, 0))
    shown = enumerate(values[first : first + max(height - 1, 1)], start=first)
    return [
        ((cut(f" {_HEADING}", width), "heading"),),
        *((_value(value, width, marked=at == marked),) for at, value in shown),
    ]


def completions_line(values: Sequence[str], marked: int, width: int) -> Line:
    """The values that a line may become, from the marked one on, as many as fit beside each other."""
    if not values:
        return ((cut(f"  {_NEW}", width), "dim"),)
    spans: list[Span] = [(f"  {_HEADING}: ", "heading")]
    room = width - cell_len(spans[0][0])
    for at, value in enumerate(values[max(marked, 0) :], start=max(marked, 0)):
        spans.append(_value(value, room, marked=at == marked))
        room -= cell_len(spans[-1][0])
        if room < _LEAST:
            break
    return tuple(spans)


def _value(value: str, room: int, *, marked: bool) -> Span:
    return cut(f"{'▸' if marked else ' '}{one_line(value)} ", room), "flag-on" if marked else "text"

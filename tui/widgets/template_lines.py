"""A pair as a model reads it: the template's marks, what is trained bright, what is masked dim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.core.control_tokens import split_at_marks
from tui.core.rendering import Part, Rendering, bracketed
from tui.core.text import CLOSING, OPENING, plural
from tui.widgets.diff_lines import laid_out
from tui.widgets.lines import BLANK, Line
from tui.widgets.wrap import LONGEST_SHOWN, wrap

_BAR, _NO_BAR = ("▌ ", "heading"), ("  ", "text")

_ROLES = {True: ("strong", "token strong"), False: ("dim", "dim token")}
"""Whether it is trained to the roles of words and of marks."""

_CUT_MARK = 50
"""Characters that the words for what was cut out may take."""

_LEAST = 200
"""Characters below which a part is not cut: of so many parts the last are left out instead."""


def template_lines(rendering: Rendering, width: int) -> list[Line]:
    """Words on what the template does, then the text, a bar beside every line that holds trained text."""
    lines: list[Line] = []
    for note in rendering.notes:
        first, *more = wrap(note, width - 4)
        lines += [((" · ", "held"), (first, "text")), *(((f"   {line}", "text"),) for line in more)]
    if rendering.trained:
        lines.append(((f" ▌ {OPENING} {CLOSING}  trained", "strong"), (" · the rest is masked", "dim")))
    parts = [Part(_shortened(part.text, room), part.trained) for part, room in _rooms(rendering)]
    runs = [run for part in parts for run in _runs(part)]
    return [*lines, BLANK, *_with_bars(laid_out(runs, width - 3))]


def _rooms(rendering: Rendering) -> Iterator[tuple[Part, int]]:
    """Each part with the characters that it may take: the short ones stay whole."""
    parts = list(rendering.parts())
    left, count = LONGEST_SHOWN - _CUT_MARK * len(parts), len(parts)
    room = LONGEST_SHOWN
    for size in sorted(len(part.text) for part in parts):
        if size * count > left:
            room = left // count
            break
        left, count = left - size, count - 1
    return ((part, room if room >= _LEAST else len(part.text)) for part in parts)


def _shortened(text: str, room: int) -> str:
    """Beginning and end of a text that is too long to be laid out: marks stand at both."""
    if len(text) <= room:
        return text
    half = room // 2
    return f"{text[:half]}\n… {plural(len(text) - 2 * half, 'more character')} …\n{text[-half:]}"


def _runs(part: Part) -> Iterator[tuple[str, str]]:
    words, marks = _ROLES[part.trained]
    text = bracketed(part.text) if part.trained else part.text
    for number, piece in enumerate(split_at_marks(text)):
        yield piece, marks if number % 2 else words


def _with_bars(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with a bar beside those that hold trained text; blank ones in the midst of it too."""
    inside = False
    for line in lines:
        trained = any("strong" in role for _, role in line)
        yield (_BAR if trained or (inside and not line) else _NO_BAR, *line)
        if line:
            inside = "strong" in line[-1][1] and not line[-1][0].endswith(CLOSING)

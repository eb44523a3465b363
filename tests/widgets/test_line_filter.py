"""The last line of defence: what a terminal would act on is dropped, and nothing moves."""

from __future__ import annotations

import sys

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui.core.line_breaks import STAND_INS
from tui.core.text import INVISIBLE
from tui.widgets.line_filter import HiddenCharacters

BLACK = Color(0, 0, 0)


HOSTILE = STAND_INS.sub("", "".join(filter(INVISIBLE.match, map(chr, range(sys.maxunicode + 1)))))


def filtered(text: str) -> str:
    return "".join(segment.text for segment in HiddenCharacters().apply([Segment(text)], BLACK))


def test_no_control_bidi_or_zero_width_character_is_let_through() -> None:
    assert len(HOSTILE) > 2000
    assert filtered(f"a{HOSTILE}b").replace(" ", "") == "ab"


def test_nothing_moves() -> None:
    for character in HOSTILE:
        assert len(filtered(character)) == cell_len(character)


def test_style_and_everything_else_stay() -> None:
    bold = Style(bold=True)
    segments = [Segment("漢字", bold), Segment("x\x1b]52;c;eA==\x07y", bold), Segment(" ")]
    assert HiddenCharacters().apply(segments, BLACK) == [
        Segment("漢字", bold),
        Segment("x]52;c;eA==y", bold),
        Segment(" "),
    ]


def test_a_clean_line_is_handed_on_as_it_is() -> None:
    segments = [Segment("scan the label")]
    assert HiddenCharacters().apply(segments, BLACK) is segments

"""The pair as it is read: context, prompt, output, findings and note."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from tui.core.pair import Message, Pair
from tui.core.text import INVISIBLE
from tui.core.voice import Voice
from tui.widgets.lines import Line
from tui.widgets.reading_lines import reading_lines

MakePair = Callable[..., Pair]


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def headings(lines: list[Line]) -> list[str]:
    return [line[0][0].strip("─ ") for line in lines if line and line[0][1] == "heading"]


def test_context_prompt_output_and_note_stand_in_this_order(make_pair: MakePair) -> None:
    context = (Message("system", "Be brief."), Message("user", "Hi"), Message("assistant", "Hello"))
    lines = reading_lines(make_pair(context=context, note="ask Ines"), Voice(), 60)
    assert headings(lines) == [
        "1 · system",
        "2 · user",
        "3 · assistant · 1 word",
        "4 · prompt",
        "5 · output · 4 words",
        "note",
    ]
    assert "ask Ines" in text_of(lines)


def test_what_was_rewritten_is_said(make_pair: MakePair) -> None:
    pair = make_pair(original_prompt="old", original_output="old")
    assert headings(reading_lines(pair, Voice(), 60)) == ["prompt · edited", "output · rewritten · 4 words"]


def test_where_the_output_leaves_the_voice_is_said(make_pair: MakePair) -> None:
    voice = Voice(avoid=("kindly",), max_words=3)
    lines = reading_lines(make_pair(output="Kindly hold the power button."), voice, 60)
    assert "output · 5 words · voice: 2" in headings(lines)
    assert "not in the voice: “kindly”; 5 words, 3 allowed" in text_of(lines)


def test_hidden_characters_are_counted_and_shown(make_pair: MakePair) -> None:
    lines = reading_lines(make_pair(prompt="a\x1bb", output="c\u202ed\u200b"), Voice(), 60)
    assert headings(lines) == ["prompt · 1 hidden character", "output · 2 words · 2 hidden characters"]
    assert "a␛b" in text_of(lines)
    assert "c⟨U+202E⟩d⟨U+200B⟩" in text_of(lines)


@pytest.mark.parametrize("width", [20, 48, 79, 120])
def test_every_line_fits_and_can_be_drawn(make_pair: MakePair, width: int) -> None:
    hostile = "漢字 \x1b]52;c;eA==\x07 [/] [@click=app.quit]x[/] \u202e" * 20
    voice = Voice(avoid=("x", "漢字"), max_words=3)
    pair = make_pair(
        hostile, hostile, note=hostile, context=(Message("user", hostile), Message("tool", hostile))
    )
    for line in reading_lines(pair, voice, width):
        assert cell_len(text_of([line])) <= width
        assert not INVISIBLE.search(text_of([line]))
    assert "[@click=app.quit]x[/]" in text_of(reading_lines(pair, Voice(), 400))

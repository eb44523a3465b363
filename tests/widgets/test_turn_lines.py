"""The texts of an exchange as a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from tui.core.pair import Message, Pair
from tui.core.text import INVISIBLE
from tui.core.texts import names
from tui.widgets.turn_lines import turn_lines

MakePair = Callable[..., Pair]

CONTEXT = (Message("user", "E7?"), Message("assistant", "Hold it."))


def test_a_line_has_name_role_marks_and_first_words(make_pair: MakePair) -> None:
    pair = make_pair(context=CONTEXT, original_context=(CONTEXT[0], Message("assistant", "lol")))
    lines = turn_lines(pair, [*names(pair), "turn 9"], ["turn 2", "turn 9"], "turn 2", 80)
    assert ["".join(text for text, _ in line).rstrip() for line in lines] == [
        "   turn 1, user           E7?",
        " ▸ turn 2, assistant    ✎ rewritten · Hold it.",
        "   prompt                 How do I clear E7?",
        "   output                 Hold the power button.",
        "   turn 9               ✎ is not there any more; what you typed for it is",
    ]


@pytest.mark.parametrize("width", [40, 80])
def test_every_line_fits_and_can_be_drawn(make_pair: MakePair, width: int) -> None:
    hostile = "漢字 \x1b]52;c;eA==\x07 [@click=app.quit]x[/] \u202e" * 20
    pair = make_pair(hostile, context=(Message("tool\x1b[31m" * 9, hostile),))
    for line in turn_lines(pair, names(pair), (), "prompt", width):
        text = "".join(text for text, _ in line)
        assert cell_len(text) <= width
        assert not INVISIBLE.search(text)

"""What is said of a text while it is typed."""

from __future__ import annotations

import pytest

from tui.core.voice import Voice
from tui.widgets.typed_lines import typed_words

VOICE = Voice(avoid=("kindly",), max_words=3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "0 words"),
        ("Scan", "1 word"),
        ("Scan\x1b it", "2 words · 1 hidden character in this text"),
        ("Kindly scan it again", "4 words · “kindly” · 4 words, 3 allowed"),
    ],
)
def test_the_words_are_counted_and_what_leaves_the_voice_is_named(text: str, words: str) -> None:
    assert typed_words(text, VOICE) == words

"""Line breaks come through an editor as they were."""

from __future__ import annotations

import pytest

from tui.core.line_breaks import STAND_INS, newline_of, restore, stand_in

ODD = "a\r\nb\x0bc\x0cd\x1ce\x1df\x1eg\x85h\u2028i\u2029j\rk"

OWN = "".join(map(chr, range(0xFDD0, 0xFDF0)))
"""The characters that stand for breaks, in a text that has them of its own."""


@pytest.mark.parametrize(
    ("text", "newline"),
    [("", "\n"), ("a", "\n"), ("a\nb", "\n"), ("a\r\nb\r\n", "\r\n"), ("a\rb", "\r"), ("a\r\nb\nc", "\n")],
)
def test_the_line_end_is_the_one_that_a_text_uses_throughout(text: str, newline: str) -> None:
    assert newline_of(text) == newline


@pytest.mark.parametrize(
    "text", ["", "plain\ntext", ODD, ODD + "\n", "a\r\nb\r\n\x85", "\u2028", OWN, OWN + ODD + OWN]
)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    newline = newline_of(text)
    carried = stand_in(text, newline)
    assert carried.splitlines() == carried.split(newline)[: len(carried.splitlines())]
    assert restore(newline.join(carried.split(newline))) == text


def test_only_breaks_that_are_not_the_line_end_are_replaced() -> None:
    assert stand_in("a\r\nb", "\r\n") == "a\r\nb"
    assert len(STAND_INS.findall(stand_in(ODD, "\n"))) == 10

from __future__ import annotations

from tui.core.rendering import Part, Rendering, bracketed


def test_the_parts_are_the_whole_text_in_order() -> None:
    rendering = Rendering("user Hi assistant Yo!", ((18, 21),))
    assert list(rendering.parts()) == [Part("user Hi assistant ", False), Part("Yo!", True)]
    several = Rendering("aBcD", ((1, 2), (3, 4)))
    assert list(several.parts()) == [Part("a", False), Part("B", True), Part("c", False), Part("D", True)]


def test_no_part_is_empty() -> None:
    assert list(Rendering("AB", ((0, 1), (1, 2))).parts()) == [Part("A", True), Part("B", True)]
    assert list(Rendering("a").parts()) == [Part("a", False)]
    assert list(Rendering("").parts()) == []


def test_a_line_break_that_is_trained_last_is_shown_inside_the_brackets() -> None:
    assert bracketed("Yo<|im_end|>\n") == "⟦Yo<|im_end|>↵⟧\n"
    assert bracketed("Yo\nthere") == "⟦Yo\nthere⟧"

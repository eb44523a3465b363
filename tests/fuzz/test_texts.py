"""Whatever a text holds: what is drawn of it is safe and fits, and what is parted can be joined again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.fuzz.cases import found, storable, texts, tried
from tui.core.control_tokens import find_control_tokens, split_at_marks
from tui.core.diff import ADDED, REMOVED, in_brief, sides, word_diff
from tui.core.fields import FIELDS, parse_field
from tui.core.lengths import estimate
from tui.core.line_breaks import newline_of, restore, stand_in
from tui.core.text import INVISIBLE, invisible_count, is_blank, one_line, shown, visible, word_count
from tui.core.voice import Voice, findings
from tui.similar.normal import normal_form, words
from tui.similar.spans import differing
from tui.widgets.diff_lines import inline_lines, side_lines, width_of
from tui.widgets.wrap import cut, wrap

widths = st.integers(1, 60)


def check_drawn(text: str, width: int) -> None:
    assert not INVISIBLE.search(visible(text).replace("\n", "").replace("\t", ""))
    assert visible(visible(text)) == visible(text)
    assert invisible_count(visible(text)) == 0
    for line in (one_line(text, width), shown(text), cut(text, width), *wrap(text, width)):
        assert not INVISIBLE.search(line)
        assert not set(line) & {"\n", "\t"}
    assert len(one_line(text, width)) <= width
    assert cell_len(cut(text, width)) <= width
    for line in wrap(text, width):
        assert cell_len(line) <= max(width, 2), "a wide character is never parted"
    drawn = "".join(wrap(text, width))
    assert "".join(drawn.split()) == "".join(visible(text.replace("\r\n", "\n")).split()), (
        "every word is shown"
    )


def check_counted(text: str) -> None:
    assert word_count(text) <= len(text)
    assert estimate(text) >= 0
    assert is_blank(text) == (not text.strip() or not INVISIBLE.sub("", text).strip())
    assert "".join(split_at_marks(text)) == text
    for token in find_control_tokens(text):
        assert token in text


def check_carried(text: str) -> None:
    newline = newline_of(text)
    carried = stand_in(text, newline)
    assert newline.join(carried.splitlines()) == carried.removesuffix(newline)
    assert restore(carried) == text


def check_drawn_narrow(text: str) -> None:
    check_drawn(text, 2)


ALONE: tuple[Callable[[str], None], ...] = (check_counted, check_carried, check_drawn_narrow)


@pytest.mark.parametrize("text", found("texts"))
@pytest.mark.parametrize("check", ALONE)
def test_what_once_went_wrong_stays_right(check: Callable[[str], None], text: str) -> None:
    check(text)


@tried(300)
@given(texts, widths)
def test_what_is_drawn_is_safe_and_fits(text: str, width: int) -> None:
    check_drawn(text, width)


@tried(200)
@given(texts)
def test_what_is_counted_and_parted_is_all_of_it(text: str) -> None:
    check_counted(text)


@tried(200)
@given(texts)
def test_a_text_comes_through_the_editor_as_it_was(text: str) -> None:
    check_carried(text)


@tried(150)
@given(storable, storable, st.integers(8, 60))
def test_a_difference_is_both_texts_and_nothing_else(before: str, after: str, width: int) -> None:
    spans = word_diff(before, after)
    assert "".join(span.text for span in spans if span.kind != ADDED) == before
    assert "".join(span.text for span in spans if span.kind != REMOVED) == after
    left, right = sides(spans)
    assert "".join(span.text for span in left) == before
    assert "".join(span.text for span in right) == after
    for line in (*inline_lines(spans, width), *side_lines(left, width)):
        assert width_of(line) <= width
        assert not any(INVISIBLE.search(text) for text, _ in line)
    assert not INVISIBLE.search(in_brief(before, after))


@tried(150)
@given(storable, storable)
def test_what_differs_lies_within_the_texts(one: str, other: str) -> None:
    for text, ranges in zip((one, other), differing(one, other), strict=True):
        ends = [0, *(place for span in ranges for place in span)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(text)
    assert differing(one, one) == ([], [])
    assert all(words(normal_form(one)))


@tried(150)
@given(storable, st.lists(storable, max_size=3), st.integers(0, 9))
def test_an_avoided_phrase_is_text_and_no_pattern(text: str, phrases: Sequence[str], most: int) -> None:
    voice = Voice(avoid=tuple(phrases), max_words=most)
    for finding in findings(voice, text):
        assert finding.rule in ("avoid", "max_words")
    for phrase in phrases:
        if phrase.strip():
            assert [one.rule for one in findings(Voice(avoid=(phrase,)), f"({phrase})")] == ["avoid"]


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=5,
)


@tried(300)
@given(st.sampled_from(sorted(FIELDS)), values)
def test_a_value_for_a_field_is_read_or_refused_in_one_line(name: str, value: Any) -> None:
    read, refusal = value, ""
    try:
        read = parse_field(name, value)
    except UnicodeError:
        raise
    except ValueError as error:
        refusal = str(error)
    if refusal:
        assert refusal.startswith(name)
        assert not INVISIBLE.search(refusal)
    else:
        assert parse_field(name, read) == read, "reading it again changes nothing"

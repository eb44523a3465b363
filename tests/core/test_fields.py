"""Values for the columns that may be changed, as they come from outside."""

from __future__ import annotations

import pytest

from tui.core.fields import FIELDS, body, kind, parse_field, storable
from tui.core.pair import BEHAVIOURS, DECIDERS, ORIGINS, PHASES, SPLITS, STATUSES

CHOICES = {
    "status": STATUSES,
    "decided_by": DECIDERS,
    "phase": PHASES,
    "split": SPLITS,
    "behaviour": BEHAVIOURS,
    "origin": ORIGINS,
}
MAY_BE_EMPTY = {"decided_by", "phase", "origin"}


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_is_read_whatever_its_case_and_spacing(name: str) -> None:
    for word in CHOICES[name]:
        assert parse_field(name, word) == word
        assert parse_field(name, f" {word.upper()} ") == word


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize("value", ["perhaps", 3, True, ["new"], {}])
def test_another_word_is_refused_with_those_that_there_are(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=f"^{name} is .*; write one of {', '.join(CHOICES[name])}$"):
        parse_field(name, value)


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_choice_is_nothing_or_refused(name: str, empty: object) -> None:
    if name in MAY_BE_EMPTY:
        assert parse_field(name, empty) is None
    else:
        with pytest.raises(ValueError, match=f"^{name} is empty; write one of "):
            parse_field(name, empty)


def test_a_long_wrong_value_is_cut_and_safe_in_the_message() -> None:
    with pytest.raises(ValueError, match="write one of") as caught:
        parse_field("status", "\x1b]52;c;x\x07\u202e" * 10_000)
    assert len(str(caught.value)) < 200
    assert not set("\x1b\x07\u202e") & set(str(caught.value))


@pytest.mark.parametrize("name", ["prompt", "output"])
def test_a_body_stands_exactly_as_it_came(name: str) -> None:
    text = "  two\r\nlines\u2028\x1b[0m naïve 👩\u200d👧 \n"
    assert parse_field(name, text) == text


@pytest.mark.parametrize("name", ["prompt", "output"])
@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("", "is empty"),
        (" \n\t\u2003", "is empty"),
        ("\u200b\ufeff", "is empty"),
        (None, "is null, not text"),
        (5, "is a number, not text"),
        (["x"], "is a list, not text"),
        ("a\x00b", "holds a NUL character"),
        ("a\ud83d", "holds half of a surrogate pair"),
    ],
)
def test_a_body_that_says_nothing_or_cannot_be_kept_is_refused(name: str, value: object, says: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} {says}$"):
        parse_field(name, value)


def test_a_surrogate_pair_made_whole_is_kept() -> None:
    assert storable("👩") == "👩"
    assert body("\ue000 private use") == "\ue000 private use"


@pytest.mark.parametrize("name", ["category", "reason", "teacher"])
def test_a_line_is_one_line_and_nothing_when_blank(name: str) -> None:
    assert parse_field(name, "  pick \n face\t3 ") == "pick face 3"
    assert parse_field(name, 17) == "17"
    assert parse_field(name, "  ") is None
    assert parse_field(name, None) is None
    for value in (True, ["x"], {"a": 1}):
        with pytest.raises(ValueError, match=f"^{name} is .*, not text$"):
            parse_field(name, value)
    with pytest.raises(ValueError, match=f"^{name} holds a NUL character$"):
        parse_field(name, "a\x00")


def test_a_note_keeps_its_lines() -> None:
    assert parse_field("note", " first\n\nsecond \n") == "first\n\nsecond"
    assert parse_field("note", "\n") is None
    assert parse_field("note", None) is None
    with pytest.raises(ValueError, match=r"^note is a number, not text$"):
        parse_field("note", 5)


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        (None, ()),
        ([], ()),
        ("", ()),
        ("E7, zone 16 ,E7,,", ("E7", "zone 16")),
        (["two  words", 7, None, "", "two words"], ("two words", "7")),
        (("b", "a"), ("b", "a")),
        ("Safety, safety, zone, SAFETY", ("Safety", "zone")),
    ],
)
def test_tags_are_read_from_a_list_or_a_text_parted_by_commas(value: object, tags: tuple[str, ...]) -> None:
    assert parse_field("tags", value) == tags


@pytest.mark.parametrize("value", [5, {"a": 1}, True, [["nested"]], [True]])
def test_tags_of_another_shape_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"^tags is "):
        parse_field("tags", value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (True, "true or false"),
        (1, "a number"),
        (1.5, "a number"),
        ([], "a list"),
        ({}, "an object"),
        ("", "text"),
    ],
)
def test_values_are_called_what_json_calls_them(value: object, words: str) -> None:
    assert kind(value) == words


def test_what_identifies_a_pair_and_what_is_derived_cannot_be_set_from_outside() -> None:
    derived = {"id", "uid", "original_prompt", "original_output", "score", "alike", "revision", "created_at"}
    assert not derived & set(FIELDS)

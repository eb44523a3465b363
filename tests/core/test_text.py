"""Text from outside: every character that a terminal acts on or hides becomes visible."""

from __future__ import annotations

import unicodedata

import pytest

from tui.core.text import invisible_count, is_blank, one_line, plural, shown, visible, word_count


@pytest.mark.parametrize(
    "text", ["", " \t\n", "\u200b", "\ufeff\u2060 \u200d\n", "\u202e", "\xad", "\ufe0f\u200d"]
)
def test_a_text_that_nobody_can_see_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}.{text}")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("\x1b[2J", "␛[2J"),
        ("\x1b]52;c;cm0=\x07", "␛]52;c;cm0=␇"),
        ("\x1bP+q544e\x1b\\", "␛P+q544e␛\\"),
        ("a\rb", "a␍b"),
        ("a\x00b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("\x9d0;x\x9c", "⟨U+009D⟩0;x⟨U+009C⟩"),
        ("a\x85b", "a⟨U+0085⟩b"),
        ("\u202egnp.exe", "⟨U+202E⟩gnp.exe"),
        ("\u2066x\u2069", "⟨U+2066⟩x⟨U+2069⟩"),
        ("\u200e\u200f\u061c", "⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("\ufeffstart", "⟨U+FEFF⟩start"),
        ("a\u2028b\u2029c", "a⟨U+2028⟩b⟨U+2029⟩c"),
        ("\ufff9x\ufffb", "⟨U+FFF9⟩x⟨U+FFFB⟩"),
        ("\U000e0041\U000e007f", "⟨U+E0041⟩⟨U+E007F⟩"),
        ("a\U000e0100b", "a⟨U+E0100⟩b"),
        ("fill\u3164er\uffa0", "fill⟨U+3164⟩er⟨U+FFA0⟩"),
        ("own\ufdd0\uffff", "own⟨U+FDD0⟩⟨U+FFFF⟩"),
        ("\U000e01f0", "⟨U+E01F0⟩"),
        ("ad\u200dmin", "ad⟨U+200D⟩min"),
        ("क्\u200dष می\u200cخواهم", "क्⟨U+200D⟩ष می⟨U+200C⟩خواهم"),
        ("👩\u200d", "👩⟨U+200D⟩"),
        ("👩\u200d\u200d💻", "👩⟨U+200D⟩⟨U+200D⟩💻"),
        ("a\u200d💻", "a⟨U+200D⟩💻"),
        ("a\ufe0f\u200d💻", "a⟨U+FE0F⟩⟨U+200D⟩💻"),
        ("pay\ufe01 \ufe0e", "pay⟨U+FE01⟩ ⟨U+FE0E⟩"),
        ("❤\ufe0f\ufe0f\ufe0e", "❤\ufe0f⟨U+FE0F⟩⟨U+FE0E⟩"),
        ("half \ud83d", "half ⟨U+D83D⟩"),
        ("\udcff", "⟨U+DCFF⟩"),
    ],
)
def test_what_a_terminal_acts_on_or_hides_becomes_visible(text: str, drawn: str) -> None:
    assert visible(text) == drawn


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "two\nlines\tand a tab",
        "naïve 漢字 ñ",
        "👩\u200d👩\u200d👧 flag 🇩🇪",
        "❤\ufe0f 👍🏽 👩🏽\u200d💻 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3 ©\ufe0f ☎\ufe0e",
        "e\u0301",
        "[red]not markup[/]",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text
    assert invisible_count(text) == 0


DRAWN = {
    *"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd",
    *map(chr, range(0x13430, 0x13440)),
}
"""Format characters that have a shape: signs that stand around a number, and how hieroglyphs are joined."""


def test_no_control_bidi_or_lone_surrogate_of_all_of_unicode_passes() -> None:
    drawn = visible("".join(map(chr, range(0x110000))))
    left = {character for character in drawn if unicodedata.category(character) in ("Cc", "Cs")}
    assert left == {"\n", "\t"}
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not [character for character in drawn if unicodedata.bidirectional(character) in bidi]
    formats = {character for character in drawn if unicodedata.category(character) in ("Cf", "Zl", "Zp")}
    assert formats <= DRAWN


def test_making_visible_twice_changes_nothing_more() -> None:
    once = visible("\x1b\u202e\ud800 text")
    assert visible(once) == once


def test_the_count_is_of_the_characters_replaced() -> None:
    assert invisible_count("\x1b[0m\u202e ok \ud800") == 3


def test_one_line_is_drawn_safe_and_within_its_limit() -> None:
    assert one_line("  two\n\n  lines\t here ") == "two lines here"
    assert one_line("\x1b[2J") == "␛[2J"
    assert one_line("abcdef", 6) == "abcdef"
    assert one_line("abcdefg", 6) == "abcde…"
    assert len(one_line("\u202e" * 500, 40)) == 40


def test_a_shown_value_is_quoted_safe_and_short() -> None:
    assert shown("no\nway") == "'no\\nway'"
    assert shown(17) == "17"
    assert len(shown("\x1b" * 10_000)) == 60


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("...", 0),
        ("don't stop", 2),
        ("don’t", 1),
        ("3.5 bars", 2),
        ("re-scan it.", 2),
        ("one  two\nthree", 3),
        ("snake_case", 1),
    ],
)
def test_words_are_counted_as_a_reader_does(text: str, words: int) -> None:
    assert word_count(text) == words


def test_counts_carry_their_noun() -> None:
    assert [plural(count, "pair") for count in (0, 1, 2, 1500)] == [
        "0 pairs",
        "1 pair",
        "2 pairs",
        "1,500 pairs",
    ]

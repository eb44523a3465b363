from __future__ import annotations

import random

import pytest
from rapidfuzz import fuzz

from tui.similar.closeness import LONG
from tui.similar.labels import (
    CONTAINED_CHARACTERS,
    CONTAINED_WORDS,
    DUPLICATE_LABELS,
    LABELS,
    Match,
    compare,
)
from tui.similar.normal import normal_form

REPEATED_WORDS = (
    "a",
    "box",
    "bay",
    "scan",
    "after",
    "label",
    "count",
    "shift",
    "report",
    "dock",
    "move",
    "wait",
)


def label_of(a: str, b: str) -> str | None:
    found = compare(a, b)
    return found.label if found else None


def long_text(words: int, seed: int) -> list[str]:
    source = random.Random(seed)
    return [source.choice(REPEATED_WORDS) + source.choice(("", "s", "ed", "ing")) for _ in range(words)]


def test_every_label_but_sibling_is_a_duplicate() -> None:
    assert LABELS == ("identical", "same", "near", "reordered", "contains", "sibling")
    assert frozenset(LABELS) - DUPLICATE_LABELS == {"sibling"}


@pytest.mark.parametrize("text", ["", "?!", "x", "Restock zone 16.", "把第16区补货", "a\n" * 60_000])
def test_a_text_is_identical_to_itself(text: str) -> None:
    assert compare(text, text) == Match(1.0, "identical")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Restock zone 16!", "restock   zone 16"),
        ("don’t wait", "Don't wait."),
        ("if x:\n\tgo()", "if x: go()"),
    ],
)
def test_texts_of_one_normal_form_are_the_same(a: str, b: str) -> None:
    assert compare(a, b) == Match(1.0, "same")


@pytest.mark.parametrize(("a", "b"), [("", " "), ("?", "!"), ("...", "— — —"), ("", "word"), ("***", "word")])
def test_texts_without_a_word_are_alike_only_when_identical(a: str, b: str) -> None:
    assert compare(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("How do I restock?", "Who signs the form for damaged goods at night?"),
        ("Is the dock open?", "把第16区补货"),
        ("yes", "no problem at all"),
    ],
)
def test_unlike_texts_have_no_label(a: str, b: str) -> None:
    assert compare(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Explain the rules for returns to a colleague.",
            "Describe the rules for returns to a colleague.",
        ),
        ("Scan the label, then wait for the beep.", "Scan the label and then wait for a beep."),
        ("把这个区域的货架全部补满", "把这个区域的货架都补满"),
    ],
)
def test_lightly_edited_texts_are_near(a: str, b: str) -> None:
    found = compare(a, b)
    assert found is not None
    assert found.label == "near"
    assert 0.7 <= found.similarity < 1


def test_moved_clauses_are_reordered() -> None:
    found = compare(
        "Before you restock the bay, scan its label and check the battery.",
        "Scan its label and check the battery before you restock the bay.",
    )
    assert found == Match(1.0, "reordered")


def test_a_small_move_stays_near() -> None:
    a = "Scan the label and check the battery, then please wait until the light is green before you go on."
    b = "Scan the label and check the battery, then wait please until the light is green before you go on."
    assert label_of(a, b) == "near"


INNER = "Hold the power button for ten seconds."
OUTER = (
    "If the screen stays dark after the battery was changed and the contacts were wiped, hold the power "
    "button for ten seconds. Then wait for the green light and call the desk if there is none."
)


def test_a_text_that_stands_whole_in_a_longer_one_is_contained() -> None:
    found = compare(INNER, OUTER)
    assert found is not None
    assert found.label == "contains"
    assert found.similarity == pytest.approx(fuzz.ratio(normal_form(INNER), normal_form(OUTER)) / 100)
    assert found == compare(OUTER, INNER)


def test_a_phrase_is_too_little_to_be_contained() -> None:
    few_characters, few_words = "if the box is wet", "extraordinarily complicated machinery"
    assert len(few_characters) < CONTAINED_CHARACTERS
    assert len(few_words.split()) < CONTAINED_WORDS
    for phrase in (few_characters, few_words):
        assert compare(phrase, f"Tell me what to do {phrase} and nobody is there to ask about it.") is None


def test_containment_respects_the_edges_of_words() -> None:
    assert compare("is dark after the battery was", OUTER.replace("stays", "crisis")) is None
    assert label_of("s dark after the battery was", OUTER) is None


def test_short_texts_are_compared_without_error() -> None:
    for a, b in [("a", "b"), ("a", "ab"), ("x", ""), ("1", "2"), ("é", "e"), ("中", "文")]:
        assert compare(a, b) is None or compare(a, b) == compare(b, a)


def test_comparing_is_symmetric_and_gives_the_same_every_time(texts: tuple[str, ...]) -> None:
    source = random.Random(21)
    pieces = [word for text in texts for word in text.split()]
    for _ in range(600):
        a = source.choice(texts)
        words = a.split()
        for _ in range(source.randrange(5)):
            words[source.randrange(len(words))] = source.choice(pieces)
        if source.random() < 0.3:
            source.shuffle(words)
        b = " ".join(words)
        found = compare(a, b)
        assert found == compare(b, a) == compare(a, b), (a, b)
        assert found is None or (0 < found.similarity <= 1 and found.label in LABELS)


@pytest.mark.parametrize("words", [2_000, 20_000])
def test_long_texts_with_few_edits_are_near(words: int) -> None:
    one = long_text(words, seed=1)
    other = list(one)
    for place in range(10, words, 100):
        other[place] = "elsewhere"
    a, b = " ".join(one), " ".join(other)
    assert len(a) > LONG
    found = compare(a, b)
    assert found is not None
    assert found.label == "near"
    assert found.similarity > 0.95


def test_long_texts_that_share_only_their_vocabulary_are_not_alike() -> None:
    a, b = (" ".join(long_text(20_000, seed)) for seed in (2, 3))
    assert compare(a, b) is None


def test_moved_halves_of_long_texts_are_near() -> None:
    words = long_text(8_000, seed=4)
    a, b = " ".join(words), " ".join([*words[4_000:], *words[:4_000]])
    assert label_of(a, b) == "near"


def test_a_changed_number_in_a_long_text_makes_a_sibling() -> None:
    words = long_text(20_000, seed=5)
    words[9_000] = "16"
    a = " ".join(words)
    assert label_of(a, a.replace(" 16 ", " 17 ")) == "sibling"


def test_one_endless_word_is_compared_like_any_text() -> None:
    word = "".join(random.Random(6).choices("abcdef", k=100_000))
    assert label_of(word, word[:50_000] + "x" + word[50_000:]) == "near"
    assert compare(word, word[::-1]) is None


def test_texts_that_are_too_long_to_be_compared_whole_are_identical_only_if_they_are() -> None:
    text = "Restock the zone before noon. " * 5_000
    assert compare(text, text) == Match(1.0, "identical")
    assert compare(text, f"{text}And call.") == Match(1.0, "near")
    assert compare(text, f"{text[:100_000]} x") == Match(1.0, "near")
    assert compare(text[:40_000], f"{text[:40_000]}!") == Match(1.0, "same")

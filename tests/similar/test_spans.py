from __future__ import annotations

import random

import pytest

from tui.similar.spans import LONG, differing


def marked(a: str, b: str) -> tuple[list[str], list[str]]:
    in_a, in_b = differing(a, b)
    return [a[low:high] for low, high in in_a], [b[low:high] for low, high in in_b]


@pytest.mark.parametrize(
    ("a", "b", "in_a", "in_b"),
    [
        ("", "", [], []),
        ("same", "same", [], []),
        ("", "all of it", [], ["all of it"]),
        ("restock zone 16 now", "restock zone 17 now", ["16"], ["17"]),
        ("16 zones", "17 zones", ["16"], ["17"]),
        ("costs 3.5 now", "costs 3.6 now", ["3.5"], ["3.6"]),
        ("costs 3. now", "costs 3.5 now", ["3."], ["3.5"]),
        ("don't go", "do not go", ["don't"], ["do not"]),
        ("foo_bar baz", "foo_qux baz", ["foo_bar"], ["foo_qux"]),
        ("x one two y", "x three four y", ["one two"], ["three four"]),
        ("go\nnow", "went\nthen", ["go", "now"], ["went", "then"]),
        ("restocking", "restocked", ["restocking"], ["restocked"]),
        ("f(a, b)", "f(a; b)", [","], [";"]),
        ("把第16区补货吧", "把第17区补货吧", ["16"], ["17"]),
        ("东京很大", "东京大", ["很"], []),
        ("हिन्दी में", "हिन्दू में", ["हिन्दी"], ["हिन्दू"]),
    ],
)
def test_whole_words_that_differ_are_marked(a: str, b: str, in_a: list[str], in_b: list[str]) -> None:
    assert marked(a, b) == (in_a, in_b)


def without(text: str, ranges: list[tuple[int, int]]) -> str:
    for low, high in reversed(ranges):
        text = text[:low] + text[high:]
    return text


def assert_consistent(a: str, b: str) -> None:
    in_a, in_b = differing(a, b)
    assert without(a, in_a) == without(b, in_b)
    for text, ranges in ((a, in_a), (b, in_b)):
        edges = [edge for low, high in ranges for edge in (low, high)]
        assert edges == sorted(edges)
        assert all(0 <= low < high <= len(text) for low, high in ranges)


def test_what_is_not_marked_is_the_same_on_both_sides() -> None:
    source = random.Random(31)
    alphabet = [*"中é👍.,\n\t ", "zone", "16", "17", "3.5", "don't", "区补", "  ", "a_b"]
    for _ in range(1500):
        one = source.choices(alphabet, k=source.randrange(14))
        other = list(one)
        for _ in range(source.randrange(4)):
            other.insert(source.randrange(len(other) + 1), source.choice(alphabet))
            if source.random() < 0.6:
                del other[source.randrange(len(other))]
        assert_consistent("".join(one), "".join(other))


def test_long_texts_are_marked_line_by_line() -> None:
    lines = [f"line {number} says something about bay {number * 7}" for number in range(3_000)]
    changed = list(lines)
    changed[3] = changed[3].replace("something", "nothing")
    changed[2_990] += " and more"
    a, b = "\n".join(lines), "\n".join(changed)
    assert len(a) > 100_000
    assert marked(a, b) == (["something"], ["nothing", " and more"])


def test_what_stays_too_long_is_marked_whole() -> None:
    a, b = "a " * 50_000, "b " * 50_000
    assert differing(f"same {a}end", f"same {b}end") == ([(5, 5 + len(a) - 1)], [(5, 5 + len(b) - 1)])
    assert_consistent("a\n" * 9_000 + "x", "b\n" * 9_000 + "y")


def test_two_edits_within_the_limit_are_marked_apart() -> None:
    middle = "word " * (LONG // 5 - 20)
    assert marked(f"one {middle}two", f"three {middle}four") == (["one", "two"], ["three", "four"])

"""The search: words, signs, phrases and scripts without spaces, and nothing that is typed is an operator."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tui.core.pair import Pair
from tui.core.view import Filter, View
from tui.store.store import Store

AddPair = Callable[..., Pair]


@pytest.fixture
def library(store: Store, add_pair: AddPair) -> Store:
    """Nine prompts full of signs, all with the same output."""
    texts = (
        'scan "zone 16" AND stop',
        "zone-16 scanner: E7?",
        "NOT near the dock",
        "100% sure :-)",
        "naïve café",
        "what?? really",
        "snake_case and don't",
        "prompt: output * or ^",
        "E 7",
    )
    for text in texts:
        add_pair(text, "fine")
    return store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AND", [1, 7]),
        ("and", [1, 7]),
        ("OR", [8]),
        ("NOT", [3]),
        ("NEAR", [3]),
        ('"zone', [1]),
        ('"zone 16"', [1, 2]),
        ("zone-16", [2]),
        ("ZONE-16", [2]),
        ("zone*", []),
        ("zo", [1, 2]),
        ("one", []),
        ("-zone", []),
        ("prompt:", [8]),
        ("output:fine", []),
        ("{prompt}", []),
        ("(zone", []),
        ("zone)", []),
        ("zone + 16", []),
        ("^zone", []),
        ("E7?", [2]),
        ("E7", [2]),
        ("naive CAFE", [5]),
        ("don't", [7]),
        ("100%", [4]),
        ("fine zone", [1, 2]),
        ("zone nowhere", []),
        ("'; DROP TABLE pairs; --", []),
        ("fine NEAR(", []),
        ("?", [2, 6]),
        ("??", [6]),
        (" ?? ", [6]),
        (":-)", [4]),
        ("%", [4]),
        ("_", [7]),
        ('"', [1]),
        ("*", [8]),
        ("''", []),
        ("🔥", []),
    ],
)
def test_a_search_looks_for_words_and_never_for_operators(
    library: Store, text: str, found: list[int]
) -> None:
    assert list(library.queue.ids(View(Filter(text=text)))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C++", [1]),
        ("c++", [1]),
        ("C#", [2]),
        ("C", [1, 2, 3, 6]),
        (".NET", [2]),
        ("asp.net", [2]),
        ("x==3", [4]),
        ("x == 3", [4]),
        ("++", [1, 4]),
        ("e-mail", [5]),
        ("E-Mail ticket", [5]),
        ("öl-wechsel", [6]),
        ("don't", [7, 8]),
        ("don’t", [7, 8]),
        ("NEAR(", []),
        ('"the mail"', [3]),
        ('"THE MAIL" cat', [3]),
        ('"mail the"', [5]),
        ('"mail cat"', []),
        ('"the mai"', []),
        ('"e-mail the"', [5]),
        ('"x==3;  i++"', [4]),
        ('"C++" "a class"', [1]),
        ('""', []),
        ('"  "', []),
    ],
)
def test_a_word_with_signs_is_found_as_it_is_typed_and_a_text_in_quotes_as_a_phrase(
    store: Store, add_pair: AddPair, text: str, found: list[int]
) -> None:
    for prompt in (
        "What is a class in C++?",
        "C# or ASP.NET",
        "cat: the mail",
        "if x==3;  i++",
        "E-mail the ticket near the dock",
        "Ölwechsel, ÖL-WECHSEL, change",
        "don't",
        "don’t",
    ):
        add_pair(prompt, "fine")
    assert list(store.queue.ids(View(Filter(text=text)))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("再起動", [1, 2]),
        ("を再起動", [1]),
        ("再起動 E7", [1]),
        ("e7スキャナー", [1]),
        ("“再起動”。", [1, 2]),
        ("扫描", [2]),
        ("รีสตาร์ท", [3]),
        ("再 起", [1, 2]),
        ("起再", []),
        ("再起動 nowhere", []),
    ],
)
def test_a_word_is_found_within_text_of_a_script_without_spaces(
    store: Store, add_pair: AddPair, text: str, found: list[int]
) -> None:
    add_pair("E7スキャナーを再起動してください", "fine")
    add_pair("请", "扫描器再起動")
    add_pair("วิธีรีสตาร์ทสแกนเนอร์", "fine")
    assert list(store.queue.ids(View(Filter(text=text)))) == found


def test_no_text_that_can_be_typed_breaks_the_search(library: Store) -> None:
    chance = random.Random(9)
    for _ in range(400):
        text = "".join(
            chance.choices(
                "\"'*-:()^+{}[]%_ AND OR NOT zone²½é漢\x00\x1b\u202e\ud800🔥", k=chance.randrange(1, 9)
            )
        )
        assert set(library.queue.ids(View(Filter(text=text)))) <= set(range(1, 10))


def test_blanks_alone_ask_for_nothing(library: Store) -> None:
    assert len(library.queue.ids(View(Filter(text="  ")))) == 9


def test_the_search_follows_edits_undo_and_redo(store: Store, add_pair: AddPair) -> None:
    pair = add_pair("old prompt", "old answer")

    def found(text: str) -> list[int]:
        return list(store.queue.ids(View(Filter(text=text))))

    store.pairs.change(pair, {"output": "brand new answer"}, "rewrite")
    assert (found("brand"), found("old answer")) == ([pair.id], [pair.id])
    store.pairs.change(store.pairs.get(pair.id), {"prompt": "fresh prompt"}, "rewrite")
    assert (found("old"), found("fresh")) == ([], [pair.id])
    store.pairs.undo()
    store.pairs.undo()
    assert (found("brand"), found("fresh"), found("old")) == ([], [], [pair.id])
    store.pairs.redo()
    assert found("brand") == [pair.id]

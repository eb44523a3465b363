"""How many seeded edits of written texts are found, and how many are called by the right label."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from tui.similar.bands import band_keys
from tui.similar.engine import Candidate, rank, shortlist
from tui.similar.labels import DUPLICATE_LABELS, compare
from tui.similar.normal import normal_form
from tui.similar.signatures import sketches

Edit = Callable[[str, random.Random], str | None]
"""An edited text, or None where there is nothing to edit."""

SYNONYMS = {
    "explain": "describe",
    "describe": "explain",
    "write": "compose",
    "draft": "write",
    "list": "enumerate",
    "summarise": "recap",
    "correct": "fix",
    "broken": "defective",
    "worker": "employee",
    "customer": "client",
    "difference": "distinction",
    "available": "at hand",
    "allowed": "permitted",
    "late": "delayed",
    "new": "recent",
    "boxes": "cartons",
    "shift": "crew",
    "checked": "inspected",
    "missing": "absent",
    "form": "sheet",
}
STRANGERS = ("Quito", "Halvorsen", "Bergamo", "Mbeki", "Tallinn", "Castellano", "Oslo", "Wu")
FILLERS = ("quickly", "again", "really", "usually", "somehow", "simply")


def typos(text: str, source: random.Random) -> str:
    letters = list(text)
    for place in range(len(letters) - 1):
        if letters[place].isalpha() and source.random() < 0.02:
            kind = source.randrange(3)
            if kind == 0:
                letters[place] = ""
            elif kind == 1:
                letters[place] = source.choice("etaoins")
            elif letters[place + 1].isalpha():
                letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def fillers(text: str, source: random.Random) -> str:
    words = text.split(" ")
    for _ in range(max(1, len(words) // 12)):
        words.insert(source.randrange(1, len(words)), source.choice(FILLERS))
    return " ".join(words)


def dropped_words(text: str, source: random.Random) -> str:
    # A number, a negation or a name dropped would be another fact.
    words = text.split(" ")
    plain = [place for place, word in enumerate(words) if word.isalpha() and word.islower() and word != "not"]
    gone = set(source.sample(plain, max(1, len(words) // 12)))
    return " ".join(word for place, word in enumerate(words) if place not in gone)


def punctuation(text: str, source: random.Random) -> str:
    return "".join(letter for letter in text if letter.isalnum() or letter in " '" or source.random() < 0.5)


def synonyms(text: str, source: random.Random) -> str | None:
    def swap(match: re.Match[str]) -> str:
        other = SYNONYMS.get(match[0].lower(), match[0])
        return other.capitalize() if match[0][0].isupper() else other

    edited = re.sub(r"\w+", swap, text)
    return edited if edited != text else None


def clauses(text: str, source: random.Random) -> str | None:
    parts = re.split(r"(?<=[.?!,:]) ", text)
    return " ".join([*parts[1:], parts[0]]) if len(parts) > 1 else None


def prefix(text: str, source: random.Random) -> str:
    return f"Hello, I need your help with this: {text}"


def suffix(text: str, source: random.Random) -> str:
    return f"{text} Please answer in a few short sentences."


def other_case(text: str, source: random.Random) -> str:
    return source.choice((text.upper(), text.lower()))


HARMLESS: tuple[Edit, ...] = (
    typos,
    fillers,
    dropped_words,
    punctuation,
    synonyms,
    clauses,
    prefix,
    suffix,
    other_case,
)


def one_number(text: str, source: random.Random) -> str | None:
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return None
    number = source.choice(numbers)
    return f"{text[: number.start()]}{int(number[0]) + source.randrange(1, 30)}{text[number.end() :]}"


def all_numbers(text: str, source: random.Random) -> str | None:
    edited = re.sub(r"\d+", lambda number: str(int(number[0]) + source.randrange(1, 30)), text)
    return edited if edited != text else None


def negation(text: str, source: random.Random) -> str | None:
    verbs = list(re.finditer(r"\b(is|are|was|were|do|does|did|can|will|should|has|have|may|must)\b", text))
    if not verbs:
        return None
    verb = source.choice(verbs)
    word = source.choice((" not", " never"))
    return text[: verb.end()] + word + text[verb.end() :]


def name(text: str, source: random.Random) -> str | None:
    names = re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", text)
    return re.sub(rf"\b{source.choice(names)}\b", source.choice(STRANGERS), text) if names else None


def number_in_other_words(text: str, source: random.Random) -> str | None:
    edited = one_number(text, source)
    return edited and synonyms(edited, source)


FACTUAL: tuple[Edit, ...] = (one_number, all_numbers, negation, name, number_in_other_words)


def edited_pairs(texts: tuple[str, ...], edit: Edit, rounds: int = 3) -> list[tuple[str, str]]:
    source = random.Random(edit.__name__)
    tried = ((text, edit(text, source)) for text in texts for _ in range(rounds))
    return [(text, edited) for text, edited in tried if edited and edited != text]


def labels(pairs: list[tuple[str, str]]) -> list[str | None]:
    found = (compare(text, edited) for text, edited in pairs)
    return [match.label if match else None for match in found]


@pytest.mark.parametrize("edit", FACTUAL)
def test_edits_of_facts_make_siblings(texts: tuple[str, ...], edit: Edit) -> None:
    found = labels(edited_pairs(texts, edit))
    assert len(found) >= 20
    assert found.count("sibling") / len(found) >= 0.95


@pytest.mark.parametrize("edit", HARMLESS)
def test_edits_that_leave_the_facts_make_duplicates(texts: tuple[str, ...], edit: Edit) -> None:
    found = labels(edited_pairs(texts, edit))
    assert len(found) >= 20
    assert found.count("sibling") / len(found) <= 0.05
    assert sum(label in DUPLICATE_LABELS for label in found) / len(found) >= 0.94


def keys(text: str) -> set[int]:
    return {key for sketch in sketches(normal_form(text)) for key in band_keys(sketch)}


@pytest.mark.parametrize("edit", [*HARMLESS, *FACTUAL])
def test_edited_texts_share_a_band_with_their_original(texts: tuple[str, ...], edit: Edit) -> None:
    pairs = edited_pairs(texts, edit)
    shared = [bool(keys(text) & keys(edited)) for text, edited in pairs]
    assert sum(shared) / len(shared) >= 0.98


def test_the_original_is_the_first_neighbour_of_an_edited_text(texts: tuple[str, ...]) -> None:
    stored = [(place, sketches(normal_form(text))) for place, text in enumerate(texts)]
    firsts = []
    for place, text in enumerate(texts):
        edited = typos(text, random.Random(place))
        listed = shortlist(sketches(normal_form(edited)), stored, limit=8)
        found = rank(edited, "prompt", [Candidate(each, texts[each]) for each in listed], limit=1)
        firsts.append([neighbour.pair_id for neighbour in found] == [place])
    assert all(firsts)


def test_the_texts_are_not_alike_among_themselves(texts: tuple[str, ...]) -> None:
    found = [compare(one, other) for place, one in enumerate(texts) for other in texts[:place]]
    assert not any(found)

"""Seeded edits of texts: such as change no fact, and such as change one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

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
    gone = set(source.sample(plain, min(len(plain), max(1, len(words) // 12))))
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

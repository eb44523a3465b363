"""Pairs to measure with: made from a fixed seed, or a file of the user's own.

Words follow Zipf's law, a third of the prompts begin with one of two hundred shared templates, and some
outputs are among a dozen short ones, as in collected instruction sets. Every fifth pair is an edited copy of
an earlier one, by the edits of ``tests/similar/edits.py``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from tests.similar.edits import FACTUAL, HARMLESS, other_case, suffix, typos
from tui.core.pair import Reject
from tui.jobs.import_file import read_pairs

SEED = 20_260

Texts = tuple[str, str]
"""A prompt and its output."""

_EVERY = 5
"""One pair in so many is a copy."""

_REMEMBERED = 100_000
"""Pairs that copies are made of."""

_SHORT = ("Yes.", "No.", "True", "False", "positive", "negative", "neutral", "Done.", "A", "B", "C", "None")
_NAMES = ("Petra", "Lindqvist", "Bremen", "Okonjo", "Lyon", "Fatima", "Utrecht", "Kowalski", "Geneva")
_COMMON = tuple(
    """
    the of and to a in is for on that with as it by from at this be or are an you can how what not was will
    has if which do when should one all there use their each about more please write list explain describe
    make following sentence answer question text example between new late missing correct worker customer
    """.split()  # noqa: SIM905
)
_STARTS = tuple("b br d f fl g gr h k kl l m n p r s st t v w".split())  # noqa: SIM905
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_ENDS = ("", "l", "n", "r", "s", "t", "m", "nd", "st", "ck")


def made_up(count: int, seed: int = SEED) -> Iterator[Texts]:
    """So many pairs; a larger number begins with those of a smaller one."""
    writer, chance = _Writer(seed), random.Random(seed)
    earlier: list[Texts] = []
    for number in range(count):
        pair = _copied(chance.choice(earlier), chance) if number % _EVERY == _EVERY - 1 else None
        if pair is None:
            pair = writer.prompt(), writer.output()
            if len(earlier) < _REMEMBERED:
                earlier.append(pair)
        yield pair


def read_from(path: Path, count: int) -> Iterator[Texts]:
    """The first pairs of a file in any dialect that ``pairsmith import`` takes."""
    with path.open("rb") as stream:
        records = (record for record in read_pairs(stream) if not isinstance(record, Reject))
        yield from ((record.pair.prompt, record.pair.output) for record in islice(records, count))


def _copied(original: Texts, chance: random.Random) -> Texts | None:
    prompt = chance.choice((*HARMLESS, *FACTUAL))(original[0], chance)
    output = chance.choice((typos, other_case, suffix))(original[1], chance)
    return (prompt, output) if prompt else None


class _Writer:
    """Writes sentences of made-up words."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed + 1)
        self._words = _words(seed)
        self._templates = [self._sentences(self._chance.randint(1, 2)) for _ in range(200)]

    def prompt(self) -> str:
        """A few sentences, every third time after a template."""
        template = f"{self._chance.choice(self._templates)}\n\n" if self._chance.random() < 0.33 else ""
        return template + self._sentences(min(1 + int(self._chance.expovariate(0.5)), 40))

    def output(self) -> str:
        """A few sentences, or one of a dozen short answers."""
        if self._chance.random() < 0.15:
            return self._chance.choice(_SHORT)
        return self._sentences(min(1 + int(self._chance.expovariate(0.45)), 60))

    def _sentences(self, count: int) -> str:
        return " ".join(self._sentence() for _ in range(count))

    def _sentence(self) -> str:
        words = list(islice(self._words, self._chance.randint(5, 16)))
        if self._chance.random() < 0.5:
            words.insert(self._chance.randrange(1, len(words)), str(self._chance.randrange(2, 5000)))
        if self._chance.random() < 0.4:
            words.insert(self._chance.randrange(1, len(words)), self._chance.choice(_NAMES))
        words[0] = words[0].capitalize()
        return " ".join(words) + self._chance.choice("....?!:")


def _words(seed: int) -> Iterator[str]:
    """Words without end: the common ones often, nine thousand made of syllables more and more seldom."""
    maker = random.Random(SEED)
    parts = (_STARTS, _VOWELS, _ENDS)
    made = {"".join(map(maker.choice, parts * maker.choice((1, 2, 2, 3)))) for _ in range(9000)}
    words = [*_COMMON, *sorted(made)]
    weights = 1 / np.arange(5, len(words) + 5)
    weights /= weights.sum()
    chance = np.random.default_rng(seed)
    while True:
        yield from (words[place] for place in chance.choice(len(words), 100_000, p=weights).tolist())

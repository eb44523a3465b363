"""What the gaps between two texts hold: which facts stand in each other's place, and what is only wording."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import zip_longest

from tui.similar.leftovers import Gap, strike
from tui.similar.lexicon.grammar import FILLERS, FUNCTION_WORDS, NEGATIONS
from tui.similar.lexicon.numbers import ARTICLES, MULTIPLIERS, VERSIONED
from tui.similar.lexicon.units import UNIT_NAMES
from tui.similar.names import Names
from tui.similar.normal import Wording, is_ideograph
from tui.similar.quantities import Quantity, is_number, is_number_word, quantities
from tui.similar.sameness import (
    CARELESS_LENGTH,
    NAME_LENGTH,
    OPPOSITE,
    WORD_LENGTH,
    contrast,
    is_slip,
    is_typo,
    same_word,
    synonyms,
)
from tui.similar.tokens import folded

_MOST_COMPARED = 8
"""Words of a gap, on either side, that are held against each other; what is longer has been written anew."""
_MAY_BE_NAMES = frozenset({"us", "it", "who", "hope", "will", "may"})
"""Function words that are names where they are written so: ``US``, ``WHO``."""
_SHORTEST_CUT = 2
_TEMPERATURES = {"c": "celsius", "f": "fahrenheit"}
_HIRAGANA = range(0x3041, 0x30A0)
_KANA = range(0x3041, 0x3100)
_JAPANESE_NEGATIONS = ("ない", "ません", "なかった", "なく", "ぬ")


class Difference:
    """What differs between two texts, gap by gap, as facts and as words that state none."""

    def __init__(self, first: Wording, second: Wording, found: Sequence[Gap]) -> None:
        self._texts = first.raw, second.raw
        self.numbers: tuple[list[Quantity], list[Quantity]] = ([], [])
        self.multipliers = 0
        """Words like ``half`` that only one text has."""
        self.negations = 0
        """How many more negations and opposites one text has than the other."""
        self.opposites = 0
        self.exclusions = 0
        """Words in the place of others of their set."""
        self.replaced: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
        """Content words in the place of others, that no table knows."""
        self.left: list[str] = []
        self.right: list[str] = []
        """Content words that only one text has."""
        self.reworded_gaps = 0
        """How many gaps turned out to be a matter of wording."""
        self._careless = 0
        self._read(found)

    @cached_property
    def names(self) -> Names:
        """Asked for only where words are left that may be some: to find them is dear."""
        return Names(*self._texts)

    def _read(self, found: Sequence[Gap]) -> None:
        telling = [gap for gap in found if not _is_one_wording(gap)]
        self.reworded_gaps = len(found) - len(telling)
        rest = [(gap, *self._facts(gap)) for gap in telling]
        rest = [(gap, *self._contents(gap, left, right)) for gap, left, right in rest]
        self._careless += sum(self._typos(left, right) for _, left, right in rest)
        for _, left, right in rest:
            if _are_compared(left, right):
                strike(left, right, self._is_same)
        self._forget_moved([(left, right) for _, left, right in rest])
        for gap, left, right in rest:
            if left and right and not _reads_alike(gap, left, right):
                self.replaced.add((tuple(left), tuple(right)))
            elif not (left and right):
                self.left += left
                self.right += right
            self.reworded_gaps += not left and not right
        left_numbers, right_numbers = self.numbers
        strike_numbers(left_numbers, right_numbers)

    def _facts(self, gap: Gap) -> tuple[list[str], list[str]]:
        """Set down the facts of a gap; what is left of it on either side."""
        if _are_compared(gap.left, gap.right):
            strike(gap.left, gap.right, self._excludes_ordinal)
        left_numbers, left = quantities(gap.left)
        right_numbers, right = quantities(gap.right)
        if VERSIONED.intersection(gap.before[-1:]):
            left_numbers, right_numbers = list(map(_exact, left_numbers)), list(map(_exact, right_numbers))
        _count_article(left, left_numbers, right_numbers)
        _count_article(right, right_numbers, left_numbers)
        self.numbers[0].extend(left_numbers)
        self.numbers[1].extend(right_numbers)
        if bool(left_numbers) != bool(right_numbers):
            self.multipliers += any(word in MULTIPLIERS for word in (*gap.left, *gap.right))
        left, right = _units(left, gap, left_numbers), _units(right, gap, right_numbers)
        if _are_compared(left, right):
            strike(left, right, self._excludes)
            strike(left, right, _is_misspelt_negation)
            self._careless += strike(left, right, _is_misspelt_grammar)
        self.negations += _negations(left) - _negations(right)
        return left, right

    def _contents(self, gap: Gap, left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
        """The content of both sides; of two characters in each other's place both are content."""
        if len(left) == len(right) == 1 and all(
            len(word) == 1 and word.isalpha() for word in (*left, *right)
        ):
            return left, right
        one, other = self._content(left), self._content(right)
        if bool(one) != bool(other) and len(left) == len(right) == 1 and all(map(_is_han, (*left, *right))):
            return left, right
        return one, other

    def _content(self, words: list[str]) -> list[str]:
        """The words that may state something; characters in a row as one word."""
        kept: list[str] = []
        in_a_row = False
        for word in words:
            if not _may_state(word) and not (word in _MAY_BE_NAMES and self.is_name(word)):
                in_a_row = False
                continue
            is_character = len(word) == 1 and is_ideograph(word)
            if is_character and in_a_row:
                kept[-1] += word
            else:
                kept.append(word)
            in_a_row = is_character
        return kept

    def _excludes(self, first: str, second: str) -> bool:
        found = contrast(first, second)
        if found == OPPOSITE:
            self.opposites += 1
        elif found or _are_two_units(first, second):
            self.exclusions += 1
        return bool(found) or _are_two_units(first, second)

    def _excludes_ordinal(self, first: str, second: str) -> bool:
        """``first`` and ``last``, of which one is a number word as well."""
        return (is_number_word(first) or is_number_word(second)) and self._excludes(first, second)

    def _typos(self, left: list[str], right: list[str]) -> int:
        if not _are_compared(left, right):
            return 0
        return sum(
            is_typo(word, other, WORD_LENGTH) and not self.is_name(word) for word in left for other in right
        )

    def _is_same(self, first: str, second: str) -> bool:
        if self._careless:
            return same_word(first, second, CARELESS_LENGTH)
        if same_word(first, second, NAME_LENGTH) or self._is_short_form(first, second):
            return True
        return is_typo(first, second, WORD_LENGTH) and not self.is_name(first) and not self.is_name(second)

    def _is_short_form(self, first: str, second: str) -> bool:
        """Whether one of two words is the other cut short: ``dept.``, or ``-p`` for ``--parents``."""
        short, long = sorted((first, second), key=len)
        if len(short) == 1:
            texts = " ".join(map(folded, self._texts))
            return short == long[0] and f"-{short}" in texts and f"--{long}" in texts
        if len(short) < _SHORTEST_CUT or short[0] != long[0] or len(long) < len(short) + 2:
            return False
        letters = iter(long)
        in_order = all(letter in letters for letter in short)
        return in_order and any(f"{short}. " in folded(text) for text in self._texts)

    def is_name(self, word: str) -> bool:
        """Whether a word is written as a name in either text."""
        return self.names.has(word)

    def _forget_moved(self, sides: Sequence[tuple[list[str], list[str]]]) -> None:
        """Strike words that stand in another place of the other text in another form."""
        for left, _ in sides:
            for _, right in sides:
                if left and right and len(left) + len(right) <= _MOST_COMPARED:
                    strike(left, right, self._is_same)


def _are_compared(left: Sequence[str], right: Sequence[str]) -> bool:
    return bool(left and right) and max(len(left), len(right)) <= _MOST_COMPARED


def _exact(quantity: Quantity) -> Quantity:
    """A number that is no other one: 3.1 is not 3.10 where it is a version."""
    return Quantity(frozenset([("is", quantity.literal)]), quantity.literal) if quantity.literal else quantity


def strike_numbers(left: list[Quantity], right: list[Quantity]) -> None:
    """Take out of both lists, in place, the numbers that are the same."""
    for quantity in list(left):
        match = next((other for other in right if quantity.same(other)), None)
        if match is not None:
            left.remove(quantity)
            right.remove(match)


def _is_han(token: str) -> bool:
    return is_ideograph(token) and ord(token[0]) not in _KANA


def _is_one_wording(gap: Gap) -> bool:
    """Whether both sides are one phrase: written together and apart, or known to stand for each other."""
    one, other = "".join(gap.left), "".join(gap.right)
    if one.isalnum() and one == other:
        return True
    return bool(gap.left and gap.right) and synonyms("_".join(gap.left), "_".join(gap.right))


def _are_initials(letters: list[str], words: list[str]) -> bool:
    """Whether one word is the first letters of several: ``nyc``."""
    return len(letters) == 1 < len(words) and letters[0] == "".join(word[0] for word in words)


def _reads_alike(gap: Gap, left: list[str], right: list[str]) -> bool:
    """Whether what is left of two runs is one phrase, by itself or with the characters around it."""
    if synonyms("_".join(left), "_".join(right)) or "".join(left) == "".join(right):
        return True
    if _are_initials(gap.left, gap.right) or _are_initials(gap.right, gap.left):
        return True
    if not any(map(is_ideograph, (left[0][0], right[0][0]))):
        return False
    one, other = "".join(gap.left), "".join(gap.right)
    before, after = "".join(gap.before), "".join(gap.after)
    around = [("", ""), (before[-1:], ""), ("", after[:1]), (before[-2:], ""), ("", after[:2])]
    return any(synonyms(start + one + end, start + other + end) for start, end in around)


def _count_article(words: list[str], own: list[Quantity], others: list[Quantity]) -> None:
    """Read ``a`` as one where the other text has a number in its place."""
    article = next((word for word in words if word in ARTICLES), None)
    if article and others and not own:
        words.remove(article)
        own.append(Quantity(frozenset([("n", 1.0)])))


def _units(words: list[str], gap: Gap, numbers: list[Quantity]) -> list[str]:
    """Words with short names of units in full, where a number stands before them."""
    if "degrees" in words or "degrees" in gap.before:
        words = [_TEMPERATURES.get(word, word) for word in words]
    counted = numbers or any(map(is_number, gap.before))
    return [UNIT_NAMES.get(word, word) for word in words] if counted else words


def _are_two_units(first: str, second: str) -> bool:
    return first in UNIT_NAMES and second in UNIT_NAMES and UNIT_NAMES[first] != UNIT_NAMES[second]


def _may_state(word: str) -> bool:
    """Whether a word is more than grammar, politeness or a symbol."""
    if not word or word in FUNCTION_WORDS or word in FILLERS or word in NEGATIONS:
        return False
    return (word[0].isalnum() or word[0] == "_") and ord(word[0]) not in _HIRAGANA


def _negations(words: list[str]) -> int:
    """How many there are; ``non`` before a word that only this text has turns nothing that the other says."""
    return sum(
        word in NEGATIONS and not (word == "non" and _may_state(after))
        for word, after in zip_longest(words, words[1:], fillvalue="")
    )


def japanese_negations(text: str) -> int:
    """How often a text says no in the ending of a Japanese verb."""
    return sum(map(text.count, _JAPANESE_NEGATIONS))


def _is_misspelt_grammar(first: str, second: str) -> bool:
    """Whether one of two words is a function word with a slip in it: ``teh``."""
    shortest = min(len(first), len(second))
    return shortest > 1 and _is_grammar(first) != _is_grammar(second) and is_slip(first, second)


def _is_grammar(word: str) -> bool:
    return word in FUNCTION_WORDS or word in FILLERS


def _is_misspelt_negation(first: str, second: str) -> bool:
    """Whether one of two words is a negation with a slip in it: ``nto``."""
    return (first in NEGATIONS) != (second in NEGATIONS) and is_slip(first, second)

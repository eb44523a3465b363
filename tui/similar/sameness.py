"""Whether two words are one, written or put in two ways, and whether they exclude each other."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA, Prefix

from tui.similar.lexicon.aliases import SHORT_FORMS, SPELLINGS
from tui.similar.lexicon.contrasts import CHARACTERS, CONTRASTS
from tui.similar.lexicon.grammar import INFLECTIONS, NEGATING_PREFIXES, PLAIN_ENDINGS, SHORTEST_NEGATED
from tui.similar.lexicon.lookalikes import LOOKALIKES
from tui.similar.lexicon.synonyms_abroad import ABROAD
from tui.similar.lexicon.synonyms_adjectives import ADJECTIVES
from tui.similar.lexicon.synonyms_adverbs import ADVERBS
from tui.similar.lexicon.synonyms_nouns_a_to_l import NOUNS_A_TO_L
from tui.similar.lexicon.synonyms_nouns_m_to_z import NOUNS_M_TO_Z
from tui.similar.lexicon.synonyms_verbs_a_to_g import VERBS_A_TO_G
from tui.similar.lexicon.synonyms_verbs_h_to_z import VERBS_H_TO_Z
from tui.similar.tokens import LONGEST_WORD

WORD_LENGTH = 4
"""Letters from which two words one slip apart count as one word misspelt."""
NAME_LENGTH = 5
"""The same for names: ``Iran`` and ``Iraq`` are two."""
CARELESS_LENGTH = 3
"""The same in texts that misspell other words as well."""
_LONG = 6
"""Letters from which two slips are forgiven where the letters are the same but for one: ``neccesary``."""
_OPENING = 7
"""Letters from which the first may be the wrong one: nobody mistypes ``house`` as ``mouse``."""
_STEM = 4
"""Letters in common from which two words may be forms of one."""
_SHORT_STEM = 3
_LONGEST_PREFIX = max(map(len, NEGATING_PREFIXES))
_Y_ENDINGS = ({"y", "ies"}, {"y", "ied"})
_KEPT = 1 << 13

OTHER, OPPOSITE = "other", "opposite"
"""How two words exclude each other: as members of a set, or as opposites, of which two cancel out."""


def _index(tables: Iterable[Iterable[str]]) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the groups that each word is in."""
    index: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(tables):
        for word in group:
            index[word] = (*index.get(word, ()), number)
    return index


_NOUNS = (*NOUNS_A_TO_L, *NOUNS_M_TO_Z)
_VERBS = (*VERBS_A_TO_G, *VERBS_H_TO_Z)
_GROUPS = _index((*SHORT_FORMS, *SPELLINGS, *_VERBS, *_NOUNS, *ADJECTIVES, *ADVERBS, *ABROAD))


def _members() -> Mapping[str, Mapping[int, int]]:
    """Which member of which contrast each word is."""
    lines = [[member.split() for member in line.split(" / ")] for line in _LINES]
    lines += [[[word] for word in group] for group in LOOKALIKES]
    index: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, line in enumerate(lines):
        for member, forms in enumerate(line):
            for form in forms:
                index[form][number] = member
    return dict(index)


_LINES = [line for line in (CONTRASTS + CHARACTERS).splitlines() if line.strip()]
_MEMBERS = _members()
_OPPOSITES = frozenset(number for number, line in enumerate(_LINES) if line.count(" / ") == 1)
_NOTHING: Mapping[int, int] = {}


def _stems(word: str) -> Iterator[str]:
    """What a word may be an English form of, itself first."""
    yield word
    for ending in ("s", "es", "ed", "d", "ing", "ly", "er", "est"):
        stem = word.removesuffix(ending)
        if stem is word or len(stem) < _SHORT_STEM:
            continue
        yield stem
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
    for ending in ("ies", "ied", "ily", "ier", "iest"):
        if word.endswith(ending):
            yield word.removesuffix(ending) + "y"


@lru_cache(maxsize=_KEPT)
def _group_numbers(word: str) -> frozenset[int]:
    return frozenset(number for stem in _stems(word) for number in _GROUPS.get(stem, ()))


@lru_cache(maxsize=_KEPT)
def _memberships(word: str) -> Mapping[int, int]:
    """Which member of which contrasts a word is; by its own form where that is listed."""
    return next((_MEMBERS[stem] for stem in _stems(word) if stem in _MEMBERS), _NOTHING)


def synonyms(first: str, second: str) -> bool:
    """Whether two words, or phrases joined by underscores, may stand for each other."""
    if max(len(first), len(second)) > LONGEST_WORD:
        return False
    return bool(_group_numbers(first) & _group_numbers(second))


def contrast(first: str, second: str) -> str | None:
    """How two words exclude each other, if they do."""
    if max(len(first), len(second)) > LONGEST_WORD:
        return None
    mine, others = _memberships(first), _memberships(second)
    found = [number for number, member in mine.items() if others.get(number, member) != member]
    if found:
        return OPPOSITE if _OPPOSITES.issuperset(found) else OTHER
    return OPPOSITE if _negated_by_prefix(first, second) else None


def _negated_by_prefix(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if longer.find(shorter[:_SHORT_STEM], 1, _LONGEST_PREFIX + _SHORT_STEM) < 0:
        return False
    return any(
        longer.startswith(prefix) and _is_base(shorter, longer[len(prefix) :]) for prefix in NEGATING_PREFIXES
    )


def _is_base(shorter: str, rest: str) -> bool:
    return min(len(shorter), len(rest)) >= SHORTEST_NEGATED and (rest == shorter or is_form(shorter, rest))


def same_word(first: str, second: str, shortest: int) -> bool:
    """Whether two words say the same: one word in two forms or spellings, or words for one thing."""
    return synonyms(first, second) or is_form(first, second) or is_typo(first, second, shortest)


def is_form(first: str, second: str) -> bool:
    """Whether two words are forms of one: another ending, other accents."""
    if max(len(first), len(second)) > LONGEST_WORD:
        return False
    first, second = _unaccented(first), _unaccented(second)
    if first == second:
        return True
    shared = Prefix.similarity(first, second)
    ending, other = first[shared:], second[shared:]
    if shared >= _STEM and _inflects(ending, first[shared - 1]) and _inflects(other, first[shared - 1]):
        return 2 * shared >= min(len(first), len(second))
    if shared and {ending, other} in _Y_ENDINGS:
        return True
    added = ending or other
    doubled = added[:1] == first[shared - 1 : shared] and added[1:] in PLAIN_ENDINGS
    return shared == _SHORT_STEM and "" in (ending, other) and (doubled or added in PLAIN_ENDINGS)


def _inflects(ending: str, before: str) -> bool:
    """Whether an ending is one of inflection, ``ning`` of ``running`` too."""
    return not ending or ending in INFLECTIONS or (ending[0] == before and ending[1:] in INFLECTIONS)


@lru_cache(maxsize=_KEPT)
def _unaccented(word: str) -> str:
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(character for character in parts if not unicodedata.combining(character))


def is_typo(first: str, second: str, shortest: int) -> bool:
    """A letter amiss in words that are long enough, two changed about, or two slips in a long word."""
    slips = OSA.distance(first, second, score_cutoff=2)
    if slips > 2 or _digits(first) != _digits(second):
        return False
    if max(len(first), len(second)) > LONGEST_WORD:
        return True
    careless = shortest <= CARELESS_LENGTH
    shorter = min(first, second, key=len)
    length = max(len(first), len(second)) if careless or not _is_known(shorter) else len(shorter)
    if slips == 2:
        apart = _letters_apart(first, second)
        if careless:
            return length >= WORD_LENGTH
        return length >= _LONG and first[0] == second[0] and apart <= 1
    if first[0] != second[0] and first[1:] == second[1:] and not careless:
        shortest = _OPENING
    return length >= shortest or sorted(first) == sorted(second)


def is_slip(first: str, second: str) -> bool:
    """A letter too many, or two changed about."""
    if OSA.distance(first, second, score_cutoff=1) > 1:
        return False
    return len(first) != len(second) or sorted(first) == sorted(second)


def _is_known(word: str) -> bool:
    """Whether a table has a word: then it is not one with a letter missing."""
    return bool(_group_numbers(word) or _memberships(word))


def _letters_apart(first: str, second: str) -> int:
    """How many letters one word has that the other lacks, on the side that has more of them."""
    rest = list(second)
    spare = 0
    for letter in first:
        if letter in rest:
            rest.remove(letter)
        else:
            spare += 1
    return max(spare, len(rest))


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))

"""Where two texts differ, as ranges of characters to mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel, Postfix, Prefix

from tui.core.diff import ADDED, REMOVED, word_diff
from tui.similar.normal import is_ideograph

Range = tuple[int, int]
"""Half-open."""

_Block = tuple[int, int, int]
"""A run that both texts share: where it begins in the first, where in the second, and its length."""

LONG = 12_000
"""Characters above which texts are held against each other line by line, then word by word within the lines
that differ. A diff takes memory by the product of the lengths; what stays longer is marked whole."""
_MOST_LINES = 8_000

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_JOINERS = ".'’"


def differing(a: str, b: str) -> tuple[list[Range], list[Range]]:
    """The ranges of characters in which two raw texts differ, for either text, in order.

    A range begins and ends at the edge of a word as the normal form knows words: of ``3.5`` and ``3.6`` all
    is marked. Ranges with nothing but spaces between them are one.
    """
    start, end = _common_edges(a, b)
    last_a, last_b = len(a) - end, len(b) - end
    middle = _shared(a, b, (start, last_a), (start, last_b))
    blocks = [(0, 0, start), *middle, (last_a, last_b, end)]
    trimmed = [_at_word_edges(a, b, block) for block in blocks]
    kept = [block for block in trimmed if _parts_ranges(a, b, block)]
    gaps = [_tightened(a, b, gap) for gap in _gaps(kept, (0, len(a)), (0, len(b)))]
    return (
        [(low, high) for (low, high), _ in gaps if low < high],
        [(low, high) for _, (low, high) in gaps if low < high],
    )


def _common_edges(a: str, b: str) -> tuple[int, int]:
    """How many characters both texts begin and end with, whole words of both."""
    start: int = Prefix.similarity(a, b)
    _, _, start = _at_word_edges(a, b, (0, 0, start))
    end: int = Postfix.similarity(a[start:], b[start:])
    _, _, end = _at_word_edges(a, b, (len(a) - end, len(b) - end, end))
    return start, end


def _shared(a: str, b: str, in_a: Range, in_b: Range) -> Iterator[_Block]:
    """The runs that two stretches share, by words where these are not too long, otherwise by lines first."""
    one, other = a[slice(*in_a)], b[slice(*in_b)]
    if max(len(one), len(other)) <= LONG:
        yield from _shared_words(one, other, in_a[0], in_b[0])
        return
    blocks = list(_shared_lines(one, other, in_a[0], in_b[0]))
    yield from blocks
    for gap_a, gap_b in _gaps(blocks, in_a, in_b):
        if max(gap_a[1] - gap_a[0], gap_b[1] - gap_b[0]) <= LONG:
            yield from _shared_words(a[slice(*gap_a)], b[slice(*gap_b)], gap_a[0], gap_b[0])


def _shared_words(one: str, other: str, low: int, high: int) -> Iterator[_Block]:
    for span in word_diff(one, other):
        if span.kind == REMOVED:
            low += len(span.text)
        elif span.kind == ADDED:
            high += len(span.text)
        else:
            yield low, high, len(span.text)
            low, high = low + len(span.text), high + len(span.text)


def _shared_lines(one: str, other: str, low: int, high: int) -> Iterator[_Block]:
    mine, others = _LINE.findall(one), _LINE.findall(other)
    if max(len(mine), len(others)) > _MOST_LINES:
        return
    for operation in Indel.opcodes(mine, others):
        in_one = sum(map(len, mine[operation.src_start : operation.src_end]))
        in_other = sum(map(len, others[operation.dest_start : operation.dest_end]))
        if operation.tag == "equal":
            yield low, high, in_one
        low, high = low + in_one, high + in_other


def _gaps(blocks: Iterable[_Block], in_a: Range, in_b: Range) -> Iterator[tuple[Range, Range]]:
    """What lies before, between and behind shared runs."""
    low, high = in_a[0], in_b[0]
    for begin_a, begin_b, length in [*sorted(blocks), (in_a[1], in_b[1], 0)]:
        if begin_a > low or begin_b > high:
            yield (low, begin_a), (high, begin_b)
        low, high = begin_a + length, begin_b + length


def _at_word_edges(a: str, b: str, block: _Block) -> _Block:
    """A shared run without the parts of words at its ends."""
    low, high, length = block
    while length and (_inside_word(a, low) or _inside_word(b, high)):
        low, high, length = low + 1, high + 1, length - 1
    while length and (_inside_word(a, low + length) or _inside_word(b, high + length)):
        length -= 1
    return low, high, length


def _parts_ranges(a: str, b: str, block: _Block) -> bool:
    """Whether a shared run is more than the space between two ranges; a line break is."""
    low, high, length = block
    text = a[low : low + length]
    if text.strip(" \t"):
        return True
    at_start = low == high == 0
    at_end = low + length == len(a) and high + length == len(b)
    return length > 0 and (at_start or at_end)


def _tightened(a: str, b: str, gap: tuple[Range, Range]) -> tuple[Range, Range]:
    """Two ranges without the ideographs that both begin or end with: to a diff a clause of them is a word."""
    (low_a, high_a), (low_b, high_b) = gap
    one, other = a[low_a:high_a], b[low_b:high_b]
    if one.isascii() or other.isascii():
        return gap
    shared = Prefix.similarity(one, other)
    *_, start = _at_word_edges(a, b, (low_a, low_b, shared))
    shared = Postfix.similarity(one[start:], other[start:])
    *_, end = _at_word_edges(a, b, (high_a - shared, high_b - shared, shared))
    return (low_a + start, high_a - end), (low_b + start, high_b - end)


def _inside_word(text: str, position: int) -> bool:
    """Whether a position is within a word, on neither edge of it."""
    if not 0 < position < len(text):
        return False
    before, after = text[position - 1], text[position]
    if after in _JOINERS:
        return _is_letter(before) and position + 1 < len(text) and _is_letter(text[position + 1])
    if before in _JOINERS:
        return _is_letter(after) and position > 1 and _is_letter(text[position - 2])
    return _is_letter(before) and _is_letter(after)


def _is_letter(character: str) -> bool:
    """Whether a character belongs to the word that it stands in; an ideograph is a word of its own."""
    if character.isascii():
        return character.isalnum() or character == "_"
    if is_ideograph(character):
        return False
    return character.isalnum() or unicodedata.category(character).startswith("M")

"""The normal form: what is left of a text when case, punctuation and spacing no longer count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

JOINERS = "._'"
"""Kept between word characters, so that ``don't``, ``3.5`` and ``snake_case`` stay one word each."""

_LOOSE_JOINER = re.compile(r"(?<![^ ._'])[._']|[._'](?![^ ._'])")
_APOSTROPHES = "\u2019\u02bc"
_LAYOUT = range(0x2190, 0x2600)
"""Arrows, box drawing and geometric shapes: bullets and rules, no more part of the wording than a dash."""
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_KEPT = ("L", "M", "N", "So", "Co", "Cn")
"""Categories kept: letters, their marks, numbers, emoji, and what this Python's Unicode does not know yet."""

IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_DENSE = re.compile(f"[{IDEOGRAPHS}\uac00-\ud7a3]")
WORD = re.compile(rf"[{IDEOGRAPHS}]|[^ {IDEOGRAPHS}]+")
"""A word of a normal form. Nothing parts ideographs and kana from each other, so each is taken as one."""

LONGEST_COMPARED = 65_536
"""Characters of a text that are compared whole; signatures look at all of it."""

_PIECE = 32_768
"""Characters folded at once: in between, other threads get their turn."""
_CUT = re.compile(rf"[ \n]|[{IDEOGRAPHS}](?=[{IDEOGRAPHS}])")

_ASCII_TABLE = "".join(
    character.lower() if character.isalnum() or character in JOINERS else " "
    for character in map(chr, range(128))
)


class _Folding(dict[int, str]):
    """Translation table for any character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


def _folded(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf" or ord(character) in _VARIATION_SELECTORS:  # never seen: soft hyphen, zero width
        return ""
    if character in _APOSTROPHES:
        return "'"
    if ord(character) in _LAYOUT:
        return " "
    return character if character in JOINERS or category.startswith(_KEPT) else " "


_FOLDING = _Folding()


def is_ideograph(character: str) -> bool:
    """Whether a character is one of a script that puts no spaces between words."""
    return _IDEOGRAPH.match(character) is not None


def is_dense(normal: str) -> bool:
    """Whether a normal form has characters that are syllables or words: ideographs, kana, Hangul."""
    return not normal.isascii() and _DENSE.search(normal) is not None


def normal_form(text: str) -> str:
    """Case, punctuation, spacing and compatibility forms (NFKC) folded away; words parted by one space.

    An apostrophe, a full stop and an underscore stay between word characters. Combining marks belong to
    their letters, emoji stay. A text of punctuation alone, or an empty one, gives ''.
    """
    if len(text) <= _PIECE:
        return _form(text)
    return "".join(_joined(_pieces(text)))


def _form(text: str) -> str:
    return _ascii_form(text) if text.isascii() else reference_form(text)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """A long text in pieces that are folded one by one, each after what parts it from the one before."""
    start, part = 0, ""
    while start < len(text):
        cut = _CUT.search(text, start + _PIECE, start + 2 * _PIECE)
        end = cut.end() if cut else min(start + 2 * _PIECE, len(text))
        # With no place to cut in sight, a character may be parted from its mark: that costs one shingle.
        yield part, text[start:end]
        start, part = end, " " if cut and cut[0].isspace() else ""


def _joined(pieces: Iterable[tuple[str, str]]) -> Iterator[str]:
    begun = False
    for part, piece in pieces:
        if form := _form(piece):
            if begun:
                yield part
            yield form
            begun = True


def words(normal: str) -> list[str]:
    """The words of a normal form; each ideograph is one, as nothing parts them."""
    return normal.split() if normal.isascii() else WORD.findall(normal)


def reference_form(text: str) -> str:
    """The normal form of any text; on ASCII ``normal_form`` gives the same, faster."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDING)
    # Folding can part what NFKC had composed, or bring together what composes.
    folded = unicodedata.normalize("NFKC", folded)
    return " ".join(_LOOSE_JOINER.sub(" ", folded).split())


def _ascii_form(text: str) -> str:
    words = text.translate(_ASCII_TABLE).split()
    return " ".join(
        [tidy for word in words if (tidy := word if word.isalnum() else _without_loose_joiners(word))]
    )


def _without_loose_joiners(word: str) -> str:
    word = word.strip(JOINERS)
    return word if word.isalnum() else " ".join(_LOOSE_JOINER.sub(" ", word).split())


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with the part of it that is compared, as it stands and in its normal form."""

    whole: str
    raw: str
    normal: str

    @property
    def cut(self) -> bool:
        """Whether that is not all of it."""
        return len(self.raw) < len(self.whole)


def wording(text: str) -> Wording:
    """A text with its normal form, worked out once for many comparisons."""
    raw = text[:LONGEST_COMPARED]
    return Wording(text, raw, normal_form(raw))

"""Which words of a text are names: capitalised where no sentence begins, or written like an identifier."""

from __future__ import annotations

import re

from tui.similar.lexicon import CALENDAR, FUNCTION_WORDS, TITLES

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_IDENTIFIER = re.compile(r"[a-z][A-Z]|[A-Z]{2}|_")
_OPENERS = " \t\"'“”‘«([{*#>-•–—"
_SENTENCE_ENDS = ".!?…。！？\n"
_LOOK_BACK = 64
"""Characters before a word in which the end of the sentence before it is looked for."""

_TITLE_CASE = 0.7
"""Share of capitalised words from which capitals say nothing: headings, and texts all in capitals."""
_FEWEST_TELLING = 3


class Names:
    """The names in texts that are compared with each other; a capital in one of them tells for both."""

    def __init__(self, *texts: str) -> None:
        self._texts = [text for text in texts if not _in_title_case(text)]

    def has(self, word: str) -> bool:
        """Whether a word of the normal form is written as a name.

        A capital that begins a sentence does not count, nor does one where the word also stands without.
        """
        if word in CALENDAR:
            return True
        if word in FUNCTION_WORDS:
            return False
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        found = [(text, match) for text in self._texts for match in pattern.finditer(text)]
        if any(_IDENTIFIER.search(match[0]) for _, match in found):
            return True
        inside = [match[0] for text, match in found if not starts_sentence(text, match.start())]
        return bool(inside) and all(word[0].isupper() for word in inside)


def starts_sentence(text: str, position: int) -> bool:
    """Whether the word at a position is the first of its sentence, line or list item."""
    before = text[max(0, position - _LOOK_BACK) : position].rstrip(_OPENERS)
    if not before:
        return True
    if before[-1] not in _SENTENCE_ENDS:
        return False
    last = before.split()[-1].lower() if before.strip() else ""
    is_initial = len(last) == 2 and last[0].isalpha() and last[1] == "."
    return before[-1] == "\n" or not (last in TITLES or is_initial)


def _in_title_case(text: str) -> bool:
    """Whether capitals say nothing in a text, since most words have one."""
    capitals = [
        match[0][0].isupper()
        for match in _LONG_WORD.finditer(text)
        if not starts_sentence(text, match.start())
    ]
    return len(capitals) >= _FEWEST_TELLING and sum(capitals) >= _TITLE_CASE * len(capitals)

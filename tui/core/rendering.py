"""A conversation as a chat template writes it out, and which stretches of that a training learns from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tui.core.text import CLOSING, OPENING

LINE_BREAK = "↵"
"""Stands for a line break that is the last thing trained: the bracket would else open the next line."""


class Part(NamedTuple):
    """A stretch of a rendering that is trained as a whole, or masked as a whole."""

    text: str
    trained: bool


@dataclass(frozen=True)
class Rendering:
    """The text that a tokenizer is handed."""

    text: str
    trained: tuple[tuple[int, int], ...] = ()
    """Start and end of each stretch that is trained, in order and apart from each other."""
    notes: tuple[str, ...] = ()
    """What there is to know about it, one sentence each."""

    def parts(self) -> Iterator[Part]:
        """The whole text, as masked and trained stretches in turn; none is empty."""
        at = 0
        for start, end in self.trained:
            yield from _part(self.text[at:start], trained=False)
            yield from _part(self.text[start:end], trained=True)
            at = end
        yield from _part(self.text[at:], trained=False)


def _part(text: str, *, trained: bool) -> Iterator[Part]:
    if text:
        yield Part(text, trained)


def bracketed(text: str) -> str:
    """A trained stretch in its brackets."""
    if text.endswith("\n"):
        return f"{OPENING}{text[:-1]}{LINE_BREAK}{CLOSING}\n"
    return f"{OPENING}{text}{CLOSING}"

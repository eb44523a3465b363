"""The voice of the project: rules of style that each output is held against, advisory always."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from tui.core.text import word_count


@dataclass(frozen=True)
class Voice:
    """How every output should sound. The defaults ask for nothing."""

    description: str = ""
    """One sentence for the expert to keep in mind; shown beside the editor, and kept in the manifest."""
    avoid: tuple[str, ...] = ()
    """Words and phrases that do not belong in this voice, whatever their case."""
    max_words: int = 0
    """Longest output in words; 0 for no limit."""


class Finding(NamedTuple):
    """One place where an output leaves the voice."""

    rule: str
    detail: str


def _avoided(voice: Voice, output: str) -> list[str]:
    return [
        f"“{phrase}”"
        for phrase in voice.avoid
        if phrase.strip() and re.search(_whole(phrase), output, re.IGNORECASE)
    ]


def _whole(phrase: str) -> str:
    """A pattern for a phrase that is no part of a longer word, whatever the spacing between its words."""
    words = r"\s+".join(map(re.escape, phrase.split()))
    return rf"(?:(?<!\w)|(?=\W)){words}(?:(?!\w)|(?<=\W))"


def _too_long(voice: Voice, output: str) -> list[str]:
    words = word_count(output) if voice.max_words else 0
    return [f"{words} words, {voice.max_words} allowed"] if words > voice.max_words else []


_RULES: tuple[tuple[str, Callable[[Voice, str], list[str]]], ...] = (
    ("avoid", _avoided),
    ("max_words", _too_long),
)


def findings(voice: Voice, output: str) -> list[Finding]:
    """Where an output leaves the voice, rule by rule."""
    return [Finding(rule, detail) for rule, find in _RULES for detail in find(voice, output)]

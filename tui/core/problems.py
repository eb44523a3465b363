"""What may be odd about a pair: codes, as they are stored, and the words that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "assistant_first": "the assistant speaks first",
        "repeated_role": "one role twice in a row",
        "system_in_middle": "a system message in the middle",
        "blank_message": "a blank message",
        "control_tokens": "control tokens",
        "bad_field": "a field not understood",
        "not_trained": "marked not to be trained on",
        "turn_not_trained": "an earlier answer is marked as not to be trained on",
        "labelled_bad": "labelled a bad answer",
    }
)
"""Code to words."""


def in_words(codes: Iterable[str]) -> str:
    """Problems for a person to read; a code that another tool brought stays as it is."""
    return ", ".join(PROBLEMS.get(code, code) for code in codes)

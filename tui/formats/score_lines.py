"""The rubric over plain records: one line of verdict, score, prompt and notes for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tui.core.rubric import Rubric, notes
from tui.core.text import one_line
from tui.formats.conversation import BadRecord
from tui.formats.dialects import dialect_of
from tui.formats.field_names import folded
from tui.formats.reading import read_flags

NO_PROMPT = "(no prompt)"
"""Stands for the prompt of a record that has none: its flags are scored all the same."""

_PROMPT_FIELDS = ("prompt", "instruction", "input", "question")
_SHOWN = 200


@dataclass(frozen=True)
class Scored:
    """What the rubric says of one record."""

    verdict: str
    score: int
    notes: list[str]
    prompt: str
    """As it stands in the record; '' where there is none."""


def scored(record: Mapping[str, Any], rubric: Rubric) -> Scored:
    """Score the flags of a record.

    Raises:
        ValueError: a flag cannot be understood.
    """
    values = folded(record)
    flags = read_flags(values)
    score = rubric.score(flags)
    return Scored(rubric.verdict(score), score, notes(flags), _prompt(values))


def score_line(found: Scored) -> str:
    """``INCLUDE (8): <prompt> // Notes: Seen in prod, ..``; the notes are left out where no flag is set."""
    prompt = one_line(found.prompt.lstrip(), _SHOWN) or NO_PROMPT
    line = f"{found.verdict} ({found.score}): {prompt}"
    return f"{line} // Notes: {', '.join(found.notes)}" if found.notes else line


def score_record(record: Mapping[str, Any], rubric: Rubric) -> str:
    """The line of a record; raises what ``scored`` raises."""
    return score_line(scored(record, rubric))


def _prompt_by_dialect(values: Mapping[str, Any]) -> str:
    """Nothing where no pair can be made of the record: its output may be missing or unfit."""
    dialect = dialect_of(values)
    try:
        return dialect.read(values).prompt if dialect else ""
    except BadRecord:
        return ""


def _prompt(values: Mapping[str, Any]) -> str:
    """The prompt as the record's dialect reads it, else the first text where one may stand, else nothing."""
    if prompt := _prompt_by_dialect(values):
        return prompt
    texts = (values.get(name) for name in _PROMPT_FIELDS)
    return next((text for text in texts if isinstance(text, str) and text.strip()), "")

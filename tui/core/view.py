"""Which pairs the queue shows, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, fields

from tui.core import pair

ORDERS = {
    "import": "import order",
    "score": "by score",
    "alike": "by likeness",
    "longest": "by length",
}
"""Name of an order to how the screens write it: short enough for the top line at 80 columns."""


@dataclass(frozen=True)
class Filter:
    """What a pair must be to stand in the queue; an empty field asks for nothing."""

    status: str = ""
    phase: str = ""
    """The phase it would be exported in, set or suggested."""
    split: str = ""
    category: str = ""
    no_category: bool = False
    origin: str = ""
    min_score: int = 0
    has_duplicates: bool = False
    no_duplicates: bool = False
    edited: bool = False
    not_edited: bool = False
    has_draft: bool = False
    has_problems: bool = False
    """Whether something was odd about it at import."""
    seen_again: bool = False
    """Whether the same record was met more than once."""
    conversation: bool = False
    """Whether something was said before the prompt; a system message alone is no turn."""
    text: str = ""
    """Words that the prompt or the output holds, each from its beginning."""

    def __bool__(self) -> bool:
        return self != Filter()


@dataclass(frozen=True)
class View:
    """A filter and an order: together they say what next and previous mean."""

    filter: Filter = Filter()
    order: str = "import"


CHOICES: dict[str, tuple[str, ...]] = {
    "status": pair.STATUSES,
    "phase": pair.PHASES,
    "split": pair.SPLITS,
    "origin": pair.ORIGINS,
}
"""The filter fields whose values are known beforehand."""


def describe(view: View) -> str:
    """The view in a few words, for the top line: ``held · scanners · by likeness``."""
    words = []
    for field in fields(Filter):
        value = getattr(view.filter, field.name)
        if value and value != field.default:
            words.append(_WORDS.get(field.name, "{}").format(value))
    words.append(ORDERS[view.order])
    return " · ".join(words)


_WORDS = {
    "no_category": "no category",
    "min_score": "score {} and up",
    "has_duplicates": "has duplicates",
    "no_duplicates": "no duplicates",
    "edited": "edited",
    "not_edited": "not edited",
    "has_draft": "with a draft",
    "has_problems": "has problems",
    "seen_again": "seen more than once",
    "conversation": "a conversation",
    "text": "“{}”",
}

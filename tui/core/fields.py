"""The columns that an expert may change, and how a value for each is read from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from tui.core import pair
from tui.core.text import is_blank, shown

Parser = Callable[[object], Any]


def _choice(*allowed: str, empty: str | None = None) -> Parser:
    """One of the allowed words; an empty value means ``empty`` and is refused where that is ''."""

    def parse(value: object) -> str | None:
        if value is None or value == "":
            if empty == "":
                raise ValueError(f"is empty; write one of {', '.join(allowed)}")
            return empty
        word = str(value).strip().casefold()
        if word not in allowed:
            raise ValueError(f"is {shown(value)}; write one of {', '.join(allowed)}")
        return word

    return parse


def storable(text: str) -> str:
    """Refuse what the database or a trainer cannot hold.

    Raises:
        ValueError: the text holds a NUL or half of a surrogate pair.
    """
    if "\x00" in text:
        raise ValueError("holds a NUL character")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ValueError("holds half of a surrogate pair") from None
    return text


def body(value: object) -> str:
    """A prompt or an output: text that says something."""
    if not isinstance(value, str):
        raise ValueError(f"is {kind(value)}, not text")
    if is_blank(storable(value)):
        raise ValueError("is empty")
    return value


def _line(value: object) -> str | None:
    """A short text on one line, or nothing."""
    if value is None:
        return None
    if isinstance(value, (bool, dict, list)):
        raise ValueError(f"is {kind(value)}, not text")
    return " ".join(storable(str(value)).split()) or None


def _text(value: object) -> str | None:
    """A text of several lines, or nothing."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"is {kind(value)}, not text")
    return storable(value).strip() or None


def _tags(value: object) -> tuple[str, ...]:
    """Tags from a list, or from one text parted by commas; of those that differ in case only, the first."""
    if value is None:
        return ()
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)):
        raise ValueError(f"is {kind(value)}, not a list of words")
    words = (_line(part) for part in parts)
    first: dict[str, str] = {}
    for word in filter(None, words):
        first.setdefault(word.casefold(), word)
    return tuple(first.values())


def kind(value: object) -> str:
    """What JSON calls a value, in words for a message."""
    names = {bool: "true or false", int: "a number", list: "a list", dict: "an object"}
    if value is None:
        return "null"
    return "a number" if isinstance(value, float) else names.get(type(value), "text")


FIELDS: Mapping[str, Parser] = MappingProxyType(
    {
        "prompt": body,
        "output": body,
        "status": _choice(*pair.STATUSES, empty=""),
        "decided_by": _choice(*pair.DECIDERS),
        "reason": _line,
        "note": _text,
        "intent": _line,
        "phase": _choice(*pair.PHASES),
        "split": _choice(*pair.SPLITS, empty=""),
        "behaviour": _choice(*pair.BEHAVIOURS, empty=""),
        "category": _line,
        "tags": _tags,
        "origin": _choice(*pair.ORIGINS),
        "teacher": _line,
    }
)
"""Column to parser. Parsers raise ValueError with the end of a sentence that begins with the column.

The flags are the one further thing that can be changed; ``rubric.flags_of`` reads them.
"""


def parse_field(name: str, value: object) -> Any:
    """Read one value for a column.

    Raises:
        ValueError: a whole sentence that names the column, the value and what would be right.
    """
    try:
        return FIELDS[name](value)
    except ValueError as error:
        raise ValueError(f"{name} {error}") from None

"""The texts of a pair by name: ``output``, ``prompt``, and ``turn 3``, the third message before the prompt.

By its name a text is read, rewritten and kept as a draft, whichever message of the exchange it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tui.core.decide import Changes
from tui.core.errors import PairsmithError
from tui.core.pair import Message, Pair
from tui.core.text import visible

PROMPT, OUTPUT = "prompt", "output"

COMPARED = frozenset({PROMPT, OUTPUT})
"""The texts that near-duplicates are looked for in."""

WORDS = frozenset({"category", "tags", "note", "intent"})
"""What is said about a pair on a line of its own; what is typed of it is a draft like that of a text."""

_TURN = re.compile(r"turn ([1-9][0-9]{0,6})")


def turn(number: int) -> str:
    """The name of a message before the prompt, counted from 1."""
    return f"turn {number}"


def is_name(name: str) -> bool:
    """Whether a text may be called so; a pair need not have it."""
    return name in COMPARED or _TURN.fullmatch(name) is not None


def names(pair: Pair) -> list[str]:
    """The name of every text of a pair, in the order of the exchange."""
    return [*(turn(number) for number in range(1, len(pair.context) + 1)), PROMPT, OUTPUT]


def is_conversation(pair: Pair) -> bool:
    """Whether something was said before the prompt; a system message alone is no turn."""
    return any(message.role != "system" for message in pair.context)


def place(pair: Pair, name: str) -> int | None:
    """Where the message stands among those of the whole exchange, from 0; nothing where the pair has none."""
    if name in COMPARED:
        return len(pair.context) + (name == OUTPUT)
    found = _TURN.fullmatch(name)
    return int(found[1]) - 1 if found and int(found[1]) <= len(pair.context) else None


def message(pair: Pair, name: str) -> Message | None:
    """The message that a name stands for, or nothing where the pair has none."""
    found = place(pair, name)
    return None if found is None else pair.messages[found]


def read(pair: Pair, name: str) -> str:
    """The text as it is saved; nothing to read is an empty one."""
    found = message(pair, name)
    return found.content if found else ""


def original(pair: Pair, name: str) -> str:
    """The text as it was imported."""
    if name in COMPARED:
        return str(getattr(pair, f"original_{name}"))
    return read(pair if pair.original_context is None else replace(pair, context=pair.original_context), name)


def is_rewritten(pair: Pair, name: str) -> bool:
    """Whether a text differs from what was imported."""
    return read(pair, name) != original(pair, name)


def is_answer(pair: Pair, name: str) -> bool:
    """Whether the assistant says it, so that the voice counts."""
    found = message(pair, name)
    return found is not None and found.role == "assistant"


def before(pair: Pair, name: str) -> str | None:
    """The name of what is said right before a text; a system message is not said."""
    found = place(pair, name)
    if not found or pair.messages[found - 1].role == "system":
        return None
    return names(pair)[found - 1]


def following(pair: Pair, name: str) -> str | None:
    """The name of the next text of the same role, or nothing after the last."""
    found = place(pair, name)
    if found is None:
        return None
    role = pair.messages[found].role
    later = zip(names(pair)[found + 1 :], pair.messages[found + 1 :], strict=True)
    return next((other for other, said in later if said.role == role), None)


def rewrite(pair: Pair, name: str, text: str) -> Changes:
    """What changes where a text becomes another one.

    Raises:
        PairsmithError: the pair has no such text.
    """
    found = place(pair, name)
    if found is None:
        raise PairsmithError(f"pair {pair.id} has no {name}", "what you typed is kept as a draft")
    if name in COMPARED:
        return {name: text}
    context = list(pair.context)
    context[found] = replace(context[found], content=text)
    return {"context": tuple(context)}


def label(pair: Pair, name: str) -> str:
    """The name with the role of a message that does not say it by its name: ``turn 3, assistant``."""
    found = message(pair, name)
    return name if name in COMPARED or found is None else f"{name}, {visible(found.role)}"


def spoken(name: str) -> str:
    """The name within a sentence: ``the output``, ``turn 3``."""
    return f"the {name}" if name in COMPARED | WORDS else name


def words(pair: Pair, field: str) -> str:
    """One of the ``WORDS`` as it is typed; tags are parted by commas."""
    value = getattr(pair, field)
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def typed(pair: Pair, name: str) -> str:
    """What is saved under a name, as an editor or a question begins with it."""
    return words(pair, name) if name in WORDS else read(pair, name)


def differences(was: Mapping[str, Any], became: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Each field of a change before and after; of the context the turns that differ, by their names."""
    for field, value in became.items():
        if field != "context":
            yield field, was.get(field), value
            continue
        for number, (old, new) in enumerate(zip(was[field], value, strict=True), start=1):
            if old != new:
                yield turn(number), old.content, new.content

"""Which stretches of a rendering are trained: as the template says, else by comparing renderings.

What can't be told is left out, never guessed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.templates.writer import Writer

Span = tuple[int, int]
"""Start and end."""


def marked(writer: Writer, messages: Sequence[Message], text: str) -> tuple[Span, ...] | None:
    """What the template's generation blocks wrote; nothing where marks around it would change the text."""
    marks = _unused_marks([text, *(message.content for message in messages)])
    pieces = re.split(f"({re.escape(marks[0])}|{re.escape(marks[1])})", writer.write(messages, marks=marks))
    if "".join(piece for piece in pieces if piece not in marks) != text:
        return None
    spans: list[Span] = []
    at = depth = start = 0
    for piece in pieces:
        if piece == marks[0]:
            start = start if depth else at
            depth += 1
        elif piece == marks[1]:
            depth -= 1
            if not depth and at > start:
                spans.append((start, at))
        else:
            at += len(piece)
    return None if depth else tuple(spans)


def _unused_marks(texts: Sequence[str]) -> tuple[str, str]:
    """Two marks that no text holds, made of characters that no template minds."""
    candidates = ((f"\ue000{number}\ue001", f"\ue000{number}\ue002") for number in itertools.count())
    return next(marks for marks in candidates if not any(mark in text for mark in marks for text in texts))


def compared(writer: Writer, messages: Sequence[Message], text: str) -> tuple[Span, ...]:
    """What each assistant turn adds to the text up to where the model goes on.

    Some templates write an earlier turn otherwise than a last one. Then it ends as the last one does, or is
    left out.
    """
    turns = [number for number, message in enumerate(messages) if message.role == "assistant"]
    ending = _after(writer, messages, text, turns[-1]) if turns else None
    spans = (
        _added(writer, messages, text, number) or _up_to(writer, messages, text, number, ending)
        for number in turns
    )
    return tuple(span for span in spans if span)


def _prompt(writer: Writer, messages: Sequence[Message], text: str, number: int) -> int | None:
    """Where in the text the model goes on with this message."""
    try:
        before = writer.write(messages[:number], prompt=True)
    except PairsmithError:
        return None
    return len(before) if text.startswith(before) else None


def _added(writer: Writer, messages: Sequence[Message], text: str, number: int) -> Span | None:
    """From where the model goes on to the end of the text that has this message as its last."""
    start = _prompt(writer, messages, text, number)
    try:
        whole = writer.write(messages[: number + 1])
    except PairsmithError:
        return None
    if start is None or not text.startswith(whole) or messages[number].content.strip() not in whole[start:]:
        return None
    return start, len(whole)


def _up_to(
    writer: Writer, messages: Sequence[Message], text: str, number: int, ending: str | None
) -> Span | None:
    """From where the model goes on to the end of this message and of what ends the last one too."""
    start, rest = _prompt(writer, messages, text, number), _after(writer, messages, text, number)
    if start is None or rest is None or not ending or not rest.startswith(ending):
        return None
    end = len(text) - len(rest)
    return (start, end + len(ending)) if start <= end else None


def _after(writer: Writer, messages: Sequence[Message], text: str, number: int) -> str | None:
    """The text after the content of a message, found with another content in its place."""
    (mark, _), content = _unused_marks([text]), messages[number].content
    try:
        other = writer.write(
            [*messages[:number], replace(messages[number], content=mark), *messages[number + 1 :]]
        )
    except PairsmithError:
        return None
    before, _, after = other.partition(mark)
    same = text in (f"{before}{content}{after}", f"{before}{content.strip()}{after}")
    return after if same and mark not in after else None

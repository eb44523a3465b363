"""Writes a conversation out as a template has it, and finds what of it is trained."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from jinja2 import Template as Compiled
from jinja2 import TemplateSyntaxError

from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.core.text import one_line
from tui.templates.sandbox import Sandbox, TemplateRefused
from tui.templates.template import Template

MOST_WRITTEN = 50_000_000
"""Characters beyond which a template counts as one that never ends."""

GROUPS = {"what the assistant says": ("assistant",), "the other messages": ("user", "system")}
"""Messages that templates treat alike, in words, to their roles."""

_STAND_IN = "\ue003"

_ENDLESS = {MemoryError: "it takes too much memory", RecursionError: "it calls itself without an end"}
"""Errors that say nothing of themselves, in words."""

Spans = tuple[tuple[int, int], ...]


class Written(NamedTuple):
    """A rendering before anything is said about it."""

    text: str = ""
    trained: Spans = ()
    compared: bool = False
    """Whether what is trained was found by comparing renderings, as the template does not say it."""
    missing: int = 0
    """Assistant turns of which it could not be found."""
    asked_for_today: bool = False
    white_space: tuple[tuple[str, str], ...] = ()
    """What the template does with white space around messages, and with whose: of ``GROUPS``."""
    refused: str = ""
    """The words with which the template does not take the conversation; then there is no text."""
    fits_without_system: bool = False
    """Whether it would take it without its system messages."""


class Writer:
    """One template, understood and ready to write."""

    def __init__(self, template: Template) -> None:
        self.sandbox = Sandbox()
        self._template = template
        try:
            self._compiled: Compiled = self.sandbox.from_string(template.source)
        except TemplateSyntaxError as error:
            words = one_line(error.message or "it can't be understood")
            raise PairsmithError(
                f"{template.name}, line {error.lineno}", f"this is no template: {words}"
            ) from None
        except Exception as error:
            raise _broken(template, error) from None

    def write(
        self, messages: Sequence[Message], *, prompt: bool = False, marks: tuple[str, str] = ("", "")
    ) -> str:
        """The text of a conversation; with ``prompt`` up to where the model goes on.

        Raises:
            TemplateRefused: the template says that it does not take the conversation.
            PairsmithError: it can't be rendered.
        """
        self.sandbox.marks = marks
        turns = [{"role": message.role, "content": message.content} for message in messages]
        given = {**self._template.tokens, "messages": turns, "add_generation_prompt": prompt}
        pieces, size = [], 0
        try:
            for piece in self._compiled.generate(**given, tools=None, documents=None):
                size += len(piece)
                if size > MOST_WRITTEN:
                    raise PairsmithError(f"{self._template.name} was stopped", "its text would never end")
                pieces.append(piece)
        except PairsmithError:
            raise
        except Exception as error:
            raise _broken(self._template, error) from None
        return "".join(pieces)


def _broken(template: Template, error: Exception) -> PairsmithError:
    """A template is a program: whatever went wrong in it is its own doing, and is told of in a line."""
    words = _ENDLESS.get(type(error)) or one_line(str(error)) or type(error).__name__
    return PairsmithError(f"{template.name} can't write this pair", words)


def write_out(template: Template, messages: Sequence[Message]) -> Written:
    """The text of a conversation and what of it is trained; or with which words it is refused.

    Raises:
        PairsmithError: it can't be rendered.
    """
    writer = Writer(template)
    try:
        text = writer.write(messages)
    except TemplateRefused as refusal:
        return Written(refused=refusal.what, fits_without_system=_fits_without_system(writer, messages))
    found = _marked(writer, messages, text) if writer.sandbox.has_generation else None
    compared = not writer.sandbox.has_generation
    trained = (_compared(writer, messages, text) if compared else found) or ()
    unclear = compared or found is None
    white_space = ((_white_space(writer, messages, roles), group) for group, roles in GROUPS.items())
    return Written(
        text,
        trained,
        compared=compared,
        missing=sum(message.role == "assistant" for message in messages) - len(trained) if unclear else 0,
        asked_for_today=writer.sandbox.asked_for_today,
        white_space=tuple((does, group) for does, group in white_space if does),
    )


def _fits_without_system(writer: Writer, messages: Sequence[Message]) -> bool:
    spoken = [message for message in messages if message.role != "system"]
    try:
        return len(spoken) < len(messages) and bool(writer.write(spoken))
    except PairsmithError:
        return False


def _white_space(writer: Writer, messages: Sequence[Message], roles: Collection[str]) -> str:
    """What the template does with white space around messages of these roles; empty where there is none.

    Seen on stand-ins, as in the text itself the template's own spaces could be taken for a message's.
    """
    around = {
        number: message.content.partition(message.content.strip())[::2]
        for number, message in enumerate(messages)
        if message.role in roles and message.content != message.content.strip() != ""
    }
    bare = [
        replace(message, content=f"{_STAND_IN}{number}{_STAND_IN}") for number, message in enumerate(messages)
    ]
    spaced = list(bare)
    for number, (before, after) in around.items():
        spaced[number] = replace(bare[number], content=f"{before}{bare[number].content}{after}")
    if not around:
        return ""
    try:
        without, found = writer.write(bare), writer.write(spaced)
    except PairsmithError:
        return ""
    if found == without:
        return "trims"
    whole = without
    for number in around:
        whole = whole.replace(bare[number].content, spaced[number].content)
    return "keeps" if found == whole else "trims some"


def _marked(writer: Writer, messages: Sequence[Message], text: str) -> Spans | None:
    """What the template's generation blocks wrote; nothing where marks around it would change the text."""
    marks = _unused_marks([text, *(message.content for message in messages)])
    pieces = re.split(f"({re.escape(marks[0])}|{re.escape(marks[1])})", writer.write(messages, marks=marks))
    if "".join(piece for piece in pieces if piece not in marks) != text:
        return None
    spans: list[tuple[int, int]] = []
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
    for number in itertools.count():
        marks = f"\ue000{number}\ue001", f"\ue000{number}\ue002"
        if not any(mark in text for mark in marks for text in texts):
            return marks
    raise AssertionError("numbers do not end")


def _compared(writer: Writer, messages: Sequence[Message], text: str) -> Spans:
    """What each assistant turn adds to the text up to where the model goes on.

    A turn whose text is not simply what follows, as where the template rewrites earlier turns, is left out.
    """
    spans = []
    for number, message in enumerate(messages):
        if message.role != "assistant":
            continue
        try:
            before = writer.write(messages[:number], prompt=True)
            after = writer.write(messages[: number + 1])
        except PairsmithError:
            continue
        added = after[len(before) :]
        if after.startswith(before) and text.startswith(after) and message.content.strip() in added:
            spans.append((len(before), len(after)))
    return tuple(spans)

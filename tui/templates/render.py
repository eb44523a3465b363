"""Writes a conversation out as a template has it, with what can be found out about that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.pair import Message
from tui.templates.probes import GROUPS, fits_without_system, own_words, white_space
from tui.templates.sandbox import TemplateRefused
from tui.templates.template import Template
from tui.templates.trained import Span, compared, marked
from tui.templates.writer import Writer


class Written(NamedTuple):
    """A rendering before anything is said about it."""

    text: str = ""
    trained: tuple[Span, ...] = ()
    compared: bool = False
    """Whether what is trained was found by comparing renderings, as the template does not say it."""
    missing: int = 0
    """Assistant turns of which it could not be found."""
    asked_for_today: bool = False
    own_words: str = ""
    """What the template writes besides marks, speakers and what the messages say."""
    white_space: tuple[tuple[str, str], ...] = ()
    """What the template does with white space around messages, and with whose: of ``probes.GROUPS``."""
    refused: str = ""
    """The words with which the template does not take the conversation; then there is no text."""
    fits_without_system: bool = False
    """Whether it would take it without its system messages."""


def write_out(template: Template, messages: Sequence[Message]) -> Written:
    """The text of a conversation and what of it is trained; or with which words it is refused.

    Raises:
        PairsmithError: it can't be rendered.
    """
    writer = Writer(template)
    try:
        text = writer.write(messages)
    except TemplateRefused as refusal:
        return Written(refused=refusal.what, fits_without_system=fits_without_system(writer, messages))
    says = writer.sandbox.has_generation
    found = (marked if says else compared)(writer, messages, text)
    turns = sum(message.role == "assistant" for message in messages)
    spaces = ((white_space(writer, messages, roles), group) for group, roles in GROUPS.items())
    return Written(
        text,
        found or (),
        compared=not says,
        # A template that says what is trained may leave turns out: they are not missing.
        missing=turns - len(found or ()) if found is None or not says else 0,
        asked_for_today=writer.sandbox.asked_for_today,
        own_words=own_words(writer, messages),
        white_space=tuple((does, group) for does, group in spaces if does),
    )

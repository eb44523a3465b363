"""What a template does to any conversation like this one: seen on stand-ins for what the messages say."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.core.text import one_line
from tui.templates.writer import Writer

GROUPS = {"what the assistant says": ("assistant",), "the other messages": ("user", "system")}
"""Messages that templates treat alike, in words, to their roles."""

_STAND_IN = "\ue003"

_MARKS = re.compile(r"<[^<>\s]{1,40}>|\[[^\[\]\s]{1,40}\]")
"""What is a mark where only the template can have written it."""

_SPEAKERS = frozenset({"system", "user", "assistant", "model", "human"})


def stand_ins(messages: Sequence[Message]) -> list[Message]:
    """The conversation with a stand-in for each text; no template writes those by itself."""
    return [
        replace(message, content=f"{_STAND_IN}{number}{_STAND_IN}") for number, message in enumerate(messages)
    ]


def fits_without_system(writer: Writer, messages: Sequence[Message]) -> bool:
    """Whether the template would take the conversation without its system messages."""
    spoken = [message for message in messages if message.role != "system"]
    try:
        return len(spoken) < len(messages) and bool(writer.write(spoken))
    except PairsmithError:
        return False


def own_words(writer: Writer, messages: Sequence[Message]) -> str:
    """What the template writes besides marks, speakers and what the messages say."""
    try:
        text = writer.write(stand_ins(messages))
    except PairsmithError:
        return ""
    for token in filter(None, writer.template.tokens.values()):
        text = text.replace(token, _STAND_IN)
    pieces = _MARKS.sub("\n", text)
    found = (piece.strip() for piece in re.split(f"\n|{_STAND_IN}(?:[0-9]+{_STAND_IN})?", pieces))
    return one_line(", ".join(dict.fromkeys(one for one in found if one and one.lower() not in _SPEAKERS)))


def white_space(writer: Writer, messages: Sequence[Message], roles: Collection[str]) -> str:
    """What the template does with white space around messages of these roles; empty where there is none.

    In the text itself the template's own spaces could be taken for a message's.
    """
    around = {
        number: message.content.partition(message.content.strip())[::2]
        for number, message in enumerate(messages)
        if message.role in roles and message.content != message.content.strip() != ""
    }
    if not around:
        return ""
    bare = stand_ins(messages)
    spaced = list(bare)
    for number, (before, after) in around.items():
        spaced[number] = replace(bare[number], content=f"{before}{bare[number].content}{after}")
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

"""What keeps a pair from being exported: one table of checks, each over one pair."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, pairwise
from typing import NamedTuple

from tui.core.control_tokens import find_control_tokens
from tui.core.pair import Message, Pair
from tui.core.text import shown
from tui.core.texts import names, spoken
from tui.formats.writing import FORMATS, SYSTEM, TURN_ROLES, CannotWrite

ROLES = frozenset({SYSTEM, *TURN_ROLES})
"""What a message of a training row may be of."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Asked:
    """What the checks hold a pair against."""

    format: str = "messages"
    system_turns: bool = True
    """Whether the chat template has a place for a system message."""
    overlaps: Mapping[int, int] = field(default_factory=dict)
    """Training pair to the pair held out for evaluation that it repeats."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a pair keeps the export from being written; ``says`` goes on after the pair's name."""

    code: str
    pair_id: int
    says: str


Find = Callable[[Pair, Sequence[Message], Asked], str]
"""Is given a pair and its messages, which are put together once for all checks."""


class Check(NamedTuple):
    """One reason for which an export is not written."""

    code: str
    words: str
    """What is wrong with a pair that has it."""
    find: Find
    """What is wrong with this one, '' where nothing is."""
    allowable: bool
    """Whether ``--allow CODE`` writes the pair all the same; what has no form as a row is never written."""


Test = Callable[[Message], bool]


def _first(test: Test, says: str) -> Find:
    """A check for the first message that a test holds for; ``says`` has a place for its name."""

    def find(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
        for number, message in enumerate(messages):
            if test(message):
                return says.format(spoken(names(pair)[number]))
        return ""

    return find


def _is_no_text(message: Message) -> bool:
    return not (isinstance(message.role, str) and isinstance(message.content, str))


def _has_surrogate(message: Message) -> bool:
    return not message.content.isascii() and _SURROGATE.search(message.content) is not None


def _wrong_role(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    wrong = next((message.role for message in pair.context if message.role not in ROLES), None)
    return "" if wrong is None else f"has a message of the role {shown(wrong)}"


def _after_system(pair: Pair) -> list[Message]:
    return list(dropwhile(lambda message: message.role == SYSTEM, pair.context))


def _system_in_middle(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    late = any(message.role == SYSTEM for message in _after_system(pair))
    return "has a system message after the conversation began" if late else ""


def _assistant_first(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    spoken_first = _after_system(pair)[:1]
    return "begins with the assistant" if spoken_first and spoken_first[0].role == "assistant" else ""


def _repeated_role(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    twice = next((one.role for one, two in pairwise(messages) if one.role == two.role), None)
    return "" if twice is None else f"has two messages of the {twice} in a row"


def _system_turn(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    held = not asked.system_turns and any(message.role == SYSTEM for message in pair.context)
    return "has a system message, which the chat template has no place for" if held else ""


def _overlap(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    held_out = asked.overlaps.get(pair.id)
    return "" if held_out is None else f"repeats pair {held_out}, which is held out for evaluation"


def _control_tokens(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    tokens = (token for message in messages for token in find_control_tokens(message.content))
    token = next(tokens, None)
    return "" if token is None else f"holds the control token {token}"


def _blank_output(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    return "" if pair.output.strip() else "has no output"


def _blank_message(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    blank = next((number for number, said in enumerate(messages[:-1]) if not said.content.strip()), None)
    return "" if blank is None else f"holds nothing but space in {spoken(names(pair)[blank])}"


def _format(pair: Pair, messages: Sequence[Message], asked: Asked) -> str:
    try:
        FORMATS[asked.format](pair)
    except CannotWrite as error:
        return f"does not fit {asked.format}: {error}"
    return ""


CHECKS: tuple[Check, ...] = (
    Check("not_text", "a message is no text", _first(_is_no_text, "holds no text in {}"), allowable=False),
    Check(
        "surrogate",
        "half of a surrogate pair, which UTF-8 has no form for",
        _first(_has_surrogate, "holds half of a surrogate pair in {}"),
        allowable=False,
    ),
    Check(
        "nul",
        "the character NUL, at which some tokenisers end a text",
        _first(lambda message: "\x00" in message.content, "holds the character NUL in {}"),
        allowable=False,
    ),
    Check("wrong_role", "a role other than system, user and assistant", _wrong_role, allowable=False),
    Check("train_eval_overlap", "a training pair repeats one held out", _overlap, allowable=True),
    Check("control_tokens", "a chat template's control token in a text", _control_tokens, allowable=True),
    Check("blank_output", "no output", _blank_output, allowable=True),
    Check("blank_message", "a blank message before the output", _blank_message, allowable=True),
    Check("assistant_first", "the assistant speaks first", _assistant_first, allowable=True),
    Check("repeated_role", "two messages of one role in a row", _repeated_role, allowable=True),
    Check("system_in_middle", "a system message in the middle", _system_in_middle, allowable=True),
    Check("system_turn", "a system message for a template that has none", _system_turn, allowable=True),
    Check("format", "the format has no place for the pair", _format, allowable=False),
)
"""Every check, those first whose failing leaves nothing for the later ones to look at."""

ALLOWABLE = tuple(check.code for check in CHECKS if check.allowable)
"""Codes of the problems that an export can be written in spite of."""


def problems_of(pair: Pair, asked: Asked) -> Iterator[Problem]:
    """What keeps a pair from being exported; after one that can't be allowed no other is looked for."""
    messages = pair.messages
    for check in CHECKS:
        if says := check.find(pair, messages, asked):
            yield Problem(check.code, pair.id, says)
            if not check.allowable:
                return


def checks_table() -> str:
    """Every check as a Markdown table; the README carries it."""
    rows = [
        f"| `{check.code}` | {check.words} | {'yes' if check.allowable else 'no'} |"
        for check in sorted(CHECKS, key=lambda check: not check.allowable)
    ]
    return "\n".join(["| code | what is wrong | `--allow` |", "|---|---|---|", *rows])

"""What may be wrong with an exported pair: one table of checks, each over one pair."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, dropwhile, pairwise
from typing import Final, NamedTuple

from tui.core.control_tokens import find_control_tokens
from tui.core.pair import Message, Pair
from tui.core.text import one_line, shown
from tui.core.texts import names, spoken
from tui.formats.marks import TURN_NOT_TRAINED
from tui.formats.writing import FORMATS, LAST_ANSWER_ALONE, SYSTEM, TURN_ROLES, CannotWrite
from tui.jobs.measured import Measured, is_no_text

ROLES = frozenset({SYSTEM, *TURN_ROLES})
"""What a message of a training row may be of."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Asked:
    """What the checks hold a pair against."""

    format: str = "messages"
    system_turns: bool = True
    """Whether the chat template has a place for a system message."""
    marks: Sequence[str] = ()
    """Control tokens of the template and the tokenizer that the set is trained with, beside those known."""
    overlaps: Mapping[int, int] = field(default_factory=dict)
    """Training pair to the pair held out for evaluation that it repeats."""
    max_tokens: int = 0
    """The length that a row may have; 0 for any."""
    exact: bool = False
    """Whether tokens are counted by a model's tokenizer; an estimate is told as one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a pair that would be exported; ``says`` goes on after the pair's name."""

    code: str
    pair_id: int
    says: str


Find = Callable[[Measured, Asked], str]

REFUSED: Final = "refused"
"""What has no form as a row is never written."""
ALLOWED: Final = "allowed"
"""It keeps the export from being written, unless ``--allow CODE`` says otherwise."""
WARNED: Final = "warned"
"""It is written, and said."""


class Check(NamedTuple):
    """One thing that may be wrong with an exported pair."""

    code: str
    words: str
    """What is wrong with a pair that has it."""
    find: Find
    """What is wrong with this one, '' where nothing is."""
    level: str = ALLOWED


Test = Callable[[Message], bool]


def _first(test: Test, says: str) -> Find:
    """A check for the first message that a test holds for; ``says`` has a place for its name."""

    def find(row: Measured, asked: Asked) -> str:
        for number, message in enumerate(row.messages):
            if test(message):
                return says.format(spoken(names(row.pair)[number]))
        return ""

    return find


def _has_surrogate(message: Message) -> bool:
    return not message.content.isascii() and _SURROGATE.search(message.content) is not None


def _wrong_role(row: Measured, asked: Asked) -> str:
    wrong = next((message.role for message in row.pair.context if message.role not in ROLES), None)
    return "" if wrong is None else f"has a message of the role {shown(wrong)}"


def _after_system(pair: Pair) -> list[Message]:
    return list(dropwhile(lambda message: message.role == SYSTEM, pair.context))


def _system_in_middle(row: Measured, asked: Asked) -> str:
    late = any(message.role == SYSTEM for message in _after_system(row.pair))
    return "has a system message after the conversation began" if late else ""


def _assistant_first(row: Measured, asked: Asked) -> str:
    spoken_first = _after_system(row.pair)[:1]
    return "begins with the assistant" if spoken_first and spoken_first[0].role == "assistant" else ""


def _repeated_role(row: Measured, asked: Asked) -> str:
    twice = next((one.role for one, two in pairwise(row.messages) if one.role == two.role), None)
    return "" if twice is None else f"has two messages of the {twice} in a row"


def _system_turn(row: Measured, asked: Asked) -> str:
    held = not asked.system_turns and any(message.role == SYSTEM for message in row.pair.context)
    return "has a system message, which the chat template has no place for" if held else ""


def _template(row: Measured, asked: Asked) -> str:
    if row.rendered is None or _system_turn(row, asked):
        return ""
    if row.rendered.refused:
        return f"is refused by the chat template: {one_line(row.rendered.refused)}"
    lost = next((number for number, said in enumerate(row.messages) if row.rendered.loses(said)), None)
    return "" if lost is None else f"loses {spoken(names(row.pair)[lost])} in the chat template"


def _overlap(row: Measured, asked: Asked) -> str:
    held_out = asked.overlaps.get(row.pair.id)
    return "" if held_out is None else f"repeats pair {held_out}, which is held out for evaluation"


def _control_tokens(row: Measured, asked: Asked) -> str:
    known = (token for message in row.messages for token in find_control_tokens(message.content))
    own = (mark for message in row.messages for mark in asked.marks if mark in message.content)
    token = next(chain(known, own), None)
    return "" if token is None else f"holds the control token {token}"


def _blank_output(row: Measured, asked: Asked) -> str:
    return "" if row.pair.output.strip() else "has no output"


def _blank_message(row: Measured, asked: Asked) -> str:
    blank = next((number for number, said in enumerate(row.messages[:-1]) if not said.content.strip()), None)
    return "" if blank is None else f"holds nothing but space in {spoken(names(row.pair)[blank])}"


def _format(row: Measured, asked: Asked) -> str:
    try:
        FORMATS[asked.format](row.pair)
    except CannotWrite as error:
        return f"does not fit {asked.format}: {error}"
    return ""


def _long_row(row: Measured, asked: Asked) -> str:
    if not asked.max_tokens or row.tokens <= asked.max_tokens:
        return ""
    sign = "" if asked.exact else "~"
    return f"has {sign}{row.tokens:,} tokens, above the limit of {asked.max_tokens:,}: a trainer cuts it"


def _outer_space(row: Measured, asked: Asked) -> str:
    output = row.pair.output
    spaced = output != output.strip() != ""
    return "has white space around its output, which some templates train on" if spaced else ""


def _marked(mark: str, says: str) -> Find:
    """A check for a mark that came with a pair; one whose output was rewritten is the expert's."""

    def find(row: Measured, asked: Asked) -> str:
        return says if mark in row.pair.problems and row.pair.output == row.pair.original_output else ""

    return find


def _turn_not_trained(row: Measured, asked: Asked) -> str:
    if asked.format == LAST_ANSWER_ALONE or TURN_NOT_TRAINED not in row.pair.problems:
        return ""
    return f"has an earlier answer marked not to be trained on; only {LAST_ANSWER_ALONE} leaves it out"


CHECKS: tuple[Check, ...] = (
    Check("not_text", "a message is no text", _first(is_no_text, "holds no text in {}"), REFUSED),
    Check(
        "surrogate",
        "half of a surrogate pair, which UTF-8 has no form for",
        _first(_has_surrogate, "holds half of a surrogate pair in {}"),
        REFUSED,
    ),
    Check(
        "nul",
        "the character NUL, at which some tokenisers end a text",
        _first(lambda message: "\x00" in message.content, "holds the character NUL in {}"),
        REFUSED,
    ),
    Check("wrong_role", "a role other than system, user and assistant", _wrong_role, REFUSED),
    Check("train_eval_overlap", "a training pair repeats one held out", _overlap),
    Check("control_tokens", "a chat template's control token in a text", _control_tokens),
    Check("blank_output", "no output", _blank_output),
    Check("blank_message", "a blank message before the output", _blank_message),
    Check("assistant_first", "the assistant speaks first", _assistant_first),
    Check("repeated_role", "two messages of one role in a row", _repeated_role),
    Check("system_in_middle", "a system message in the middle", _system_in_middle),
    Check("system_turn", "a system message for a template that has none", _system_turn),
    Check("template", "the chat template refuses it, or leaves a message out", _template),
    Check("format", "the format has no place for the pair", _format, REFUSED),
    Check("long_row", "a row longer than `max_tokens`", _long_row, WARNED),
    Check("outer_space", "white space around the output", _outer_space, WARNED),
    Check(
        "not_trained",
        "its source marks it as not to be trained on",
        _marked("not_trained", "is marked not to be trained on"),
        WARNED,
    ),
    Check(
        "turn_not_trained",
        "its source marks an earlier answer as not to be trained on",
        _turn_not_trained,
        WARNED,
    ),
    Check(
        "labelled_bad",
        "its source labels the output a bad answer",
        _marked("labelled_bad", "is labelled a bad answer"),
        WARNED,
    ),
)
"""Every check, those first whose failing leaves nothing for the later ones to look at."""

ALLOWABLE = tuple(check.code for check in CHECKS if check.level == ALLOWED)
"""Codes of the problems that an export can be written in spite of."""

WARNINGS = frozenset(check.code for check in CHECKS if check.level == WARNED)
"""Codes of what is said and keeps no export from being written."""


def problems_of(row: Measured, asked: Asked) -> Iterator[Problem]:
    """What is wrong with a pair; after what leaves it without a row nothing else is looked for.

    What is parked for robustness tests is odd on purpose: nothing is warned of there.
    """
    for check in CHECKS:
        if check.level == WARNED and row.pair.split == "robustness":
            return
        if says := check.find(row, asked):
            yield Problem(check.code, row.pair.id, says)
            if check.level == REFUSED:
                return


_LEVELS = {ALLOWED: "not written unless allowed", REFUSED: "never written", WARNED: "written, with a warning"}


def is_allowed(problem: Problem, allow: Collection[str]) -> bool:
    """Whether a problem is written all the same: its code is allowed, or ``CODE:ID`` for its pair alone."""
    named = problem.code in allow or f"{problem.code}:{problem.pair_id}" in allow
    return named and problem.code in ALLOWABLE


def checks_table() -> str:
    """Every check as a Markdown table; the README carries it."""
    rows = [
        f"| `{check.code}` | {check.words} | {words} |"
        for level, words in _LEVELS.items()
        for check in CHECKS
        if check.level == level
    ]
    return "\n".join(["| code | what is wrong | the pair is |", "|---|---|---|", *rows])

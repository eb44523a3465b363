"""What was said before the prompt: each turn under its number and role, the early ones folded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from tui.actions import key_of
from tui.core import texts
from tui.core.pair import Message, Pair
from tui.core.text import invisible_count, plural, word_count
from tui.core.voice import Voice, findings
from tui.widgets.lines import BLANK, Line, rule
from tui.widgets.wrap import LONGEST_SHOWN, cut, wrap

LAST_OPEN = 2
"""Turns before the prompt that stay open where the others are folded."""

MOST_UNFOLDED = 400_000
"""Characters of an exchange that are laid out at once; turns that are beyond stay folded. More would hold up
a page turn."""

_MOST_COUNTED = 100_000
"""Characters of which the words are counted; of more the characters are told."""

LONG_TURN = 4_000
"""Characters from which on a turn that stays open is cut while an exchange is folded."""

_SYSTEM_LINES, _TURN_LINES = 2, 20
"""Lines that are then shown of a system message, and of a turn that is that long."""


def is_long(pair: Pair) -> bool:
    """Whether there is something to fold: many turns, or a long one."""
    return texts.is_conversation(pair) and (
        len(pair.context) - _opening(pair.context) > LAST_OPEN
        or any(len(message.content) > LONG_TURN for message in pair.context)
    )


def exchange_lines(pair: Pair, voice: Voice, width: int, *, unfolded: bool) -> list[Line]:
    """The messages before the prompt, each with an empty line after it."""
    opening, long = _opening(pair.context), is_long(pair)
    first = _first_open(pair.context, opening, unfolded=unfolded)
    lines: list[Line] = []
    most = _SYSTEM_LINES if long and not unfolded else None
    for name in texts.names(pair)[:opening]:
        lines += [*text_lines(pair, name, voice, width, most=most), BLANK]
    if first > opening or (long and unfolded):
        lines += [((cut(_fold_words(pair, opening, first, unfolded=unfolded), width), "heading"),), BLANK]
    for name, message in zip(texts.names(pair)[first:], pair.context[first:], strict=False):
        most = _TURN_LINES if len(message.content) > LONG_TURN and not unfolded else None
        lines += [*text_lines(pair, name, voice, width, most=most), BLANK]
    return lines


def text_lines(pair: Pair, name: str, voice: Voice, width: int, *, most: int | None = None) -> list[Line]:
    """One text under its heading, and where it leaves the voice; ``most`` lines of the text at most."""
    text = texts.read(pair, name)
    found = findings(voice, text) if texts.is_answer(pair, name) else []
    laid_out = wrap(text, width)
    role = "dim" if _role(pair, name) == "system" else "text"
    lines: list[Line] = [rule(_heading(pair, name, text, len(found)), width)]
    lines += [((line, role),) for line in laid_out[:most]]
    if most is not None and len(laid_out) > most:
        more = f"… {plural(len(laid_out) - most, 'more line')} · {key_of('curate.fold')} unfolds"
        lines.append(((cut(more, width), "dim"),))
    if found:
        details = "; ".join(finding.detail for finding in found)
        lines += [BLANK, *(((line, "held"),) for line in wrap(f"not in the voice: {details}", width))]
    return lines


def _heading(pair: Pair, name: str, text: str, findings_count: int) -> str:
    """Number and role of a text, whether it was rewritten, and what is to be known of it."""
    words = [_numbered(pair, name)]
    if texts.is_rewritten(pair, name):
        words.append("edited" if name == texts.PROMPT else "rewritten")
    if texts.is_answer(pair, name):
        words.append(_size(text))
    if findings_count:
        words.append(f"voice: {findings_count}")
    if hidden := invisible_count(text):
        words.append(plural(hidden, "hidden character"))
    return " · ".join(words)


def _numbered(pair: Pair, name: str) -> str:
    """The number is left out where there is nothing to count."""
    number = texts.place(pair, name)
    if number is None or not texts.is_conversation(pair):
        return _role(pair, name)
    return f"{number + 1} · {_role(pair, name)}"


def _role(pair: Pair, name: str) -> str:
    """The role of a message, or the name that says more than it."""
    found = texts.message(pair, name)
    return name if name in texts.COMPARED or found is None else found.role


def _opening(context: Sequence[Message]) -> int:
    """How many system messages go before the first turn."""
    return len(list(takewhile(lambda message: message.role == "system", context)))


def _first_open(context: Sequence[Message], opening: int, *, unfolded: bool) -> int:
    """The place of the first turn after the opening that is shown."""
    last = max(len(context) - LAST_OPEN, opening)
    if not unfolded:
        return last
    room = MOST_UNFOLDED
    for place in range(len(context) - 1, opening - 1, -1):
        room -= min(len(context[place].content), LONGEST_SHOWN)
        if room < 0:
            return min(place + 1, last)
    return opening


def _fold_words(pair: Pair, opening: int, first: int, *, unfolded: bool) -> str:
    """What is folded and what the key does about it, or that nothing is."""
    names, turns = texts.names(pair)[opening:first], pair.context[opening:first]
    keys, fold = f"{key_of('curate.turn')} rewrites one", key_of("curate.fold")
    if not turns:
        open_turns = plural(len(pair.context) - opening, "earlier turn")
        return f"… {open_turns} · {fold} folds · {keys}"
    size = _size(*(turn.content for turn in turns))
    key = f"too long to show, {fold} folds" if unfolded else f"{fold} unfolds"
    words = [f"… {plural(len(turns), 'earlier turn')}, {size}", key]
    if rewritten := sum(texts.is_rewritten(pair, name) for name in names):
        words.append(f"{rewritten} rewritten")
    return " · ".join([*words, keys])


def _size(*said: str) -> str:
    characters = sum(map(len, said))
    if characters > _MOST_COUNTED:
        return f"{characters:,} characters"
    return plural(sum(map(word_count, said)), "word")

"""The top line and the footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len, set_cell_size

from tui.actions import Action, actions_for
from tui.key_names import key_word
from tui.widgets.lines import Line, Span
from tui.widgets.wrap import cut, wrap

_DOT = " · "


def top_line(left: str, middle: str, mode: str, saved: int, width: int) -> Line:
    """Where the expert is on the left, what is looked at in between, mode and saved mark on the right.

    Each begins in the same column whatever the others say, so that the eye finds it.
    """
    role = "mode-edit" if mode == "EDIT" else "mode-browse"
    right: list[Span] = [(f" {mode:^6} ", f"{role} badge"), (f"  saved {saved:<4} ", "saved")]
    room = width - sum(cell_len(text) for text, _ in right)
    start = f" {cut(left, room - 1)}"
    space = room - cell_len(start)
    rest = set_cell_size(f"   {_whole_parts(middle, space - 4)}", space)
    return ((start, "heading strong"), (rest, "dim"), *right)


def place_words(number: int, total: int, included: int, left: int) -> str:
    """Where in a view the expert is; as wide for every pair of it, so that what follows stands still."""
    widest = max(total, included)
    room = len(_place(widest, total, widest, widest))
    return _place(number, total, included, left).ljust(room)


def _place(number: int, total: int, included: int, left: int) -> str:
    return f"{number}/{total} · {included} included · {left} left"


def _whole_parts(words: str, room: int) -> str:
    """The first of the parts between dots, as many as fit whole: half a number would be another one."""
    parts = words.split(_DOT)
    while len(parts) > 1 and cell_len(_DOT.join(parts)) > room:
        parts.pop()
    return cut(_DOT.join(parts), room)


def message_lines(message: str, width: int) -> list[Line]:
    """A message in full, on as many lines as it takes."""
    return [((f" {line}", "critical"),) for line in wrap(message, width - 2)]


def tour_lines(words: str, width: int) -> list[Line]:
    """The present step of the tour, over the footer."""
    return [((f" {line}", "mode-edit"),) for line in wrap(words, width - 2)]


def footer_line(context: str, width: int, offers: Callable[[Action], bool] = lambda action: True) -> Line:
    """The keys of a context that fit the width; the help and the way back go before all others.

    ``offers`` says which of its actions can be done now.
    """
    actions = list(filter(offers, actions_for(context)))
    hints = {
        at: _hint(action, actions[at : at + action.covers])
        for at, action in enumerate(actions)
        if action.footer
    }
    room, fitting = width, set()
    for at in sorted(hints, key=lambda at: actions[at].call not in _FIRST):
        size = cell_len("".join(text for text, _ in hints[at]))
        if size <= room:
            room -= size
            fitting.add(at)
    return tuple(span for at, hint in hints.items() if at in fitting for span in hint)


_FIRST = ("help", "back", "leave")


def _hint(action: Action, covered: Sequence[Action]) -> tuple[Span, Span]:
    return ((f" {_together([one.keys[0] for one in covered])}", "heading"), (f" {action.footer} ", "dim"))


def _together(keys: Sequence[str]) -> str:
    """Keys of actions that have one label: ``1-5``, ``jk``, ``PgDn/PgUp``."""
    words = [key_word(key) for key in keys]
    if len(words) > 2 and "".join(words) in "123456789":
        return f"{words[0]}-{words[-1]}"
    return ("" if max(map(len, words)) == 1 else "/").join(words)
